"""Audit ``indicator.no-value``: an indicator without a target."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.grids import task_in_row
from decompose.audits.open_targets import open_targets
from decompose.audits.targets import of_tasks, shown
from decompose.model.plan import SectionKind
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.quantities import UNIT

_WHOLE_PLAN, _YEARS = 10, 2
_DIVIDES = regex("分工|分解|清单|台账|要点|职责|责任表|任务(?:一览)?表")
"""Titles of what divides the work of a plan and has no goals of its own."""
_ABOUT = regex(
    "》[^《]{0,6}(?:解读|说明|(?:印发|发布|出台|公布)(?:实施)?(?:[，,。]|$))|答记者问|新闻发布会|意见(?:采纳|汇总|反馈)情况"
)
"""First lines of what speaks about a plan and is none."""
_GOAL = "目标"
_FIGURE = regex(
    r"(?:下降|降低|降至|减少|控制在|保持在|达到?|提高到?|不[低高少超][于过])[^，。；\d]{0,8}\d+(?:\.\d+)?\s*(?:[%％]|[起人亿万个‰]|以[上下内])"
)
_GOALS = (SectionKind.GOALS, SectionKind.GUIDANCE)
_AS_ASSIGNED = regex("完成[^，。；]{0,4}(?:国家|省|市|上级)[^，。；]{0,3}下达")
"""A target that the level above sets: 完成省下达任务."""
_WHOLE = regex(
    "(?:基本|全面)?(?:实现)?(?:全部|全面|全)(?:覆盖|达标|普及|完成|建成|合格|脱贫|清零|消除)|应[一-鿿]尽[一-鿿]|(?:动态)?清零|(?:稳定|持续|全部)?(?:达标|合格)"
    r"|(?:与|同)[^，。；\d]{2,16}(?:基本)?同步|(?:高于|快于|不低于|达到)[^，。；\d]{2,12}(?:平均水平|平均|增速)"
)
"""A target in words that can be checked: 全覆盖."""
_WORDED = CuedPattern(
    r"(?:^\s*|(?<=[，；。.．）)]))(?:[-•·—*●]\s*)?\s*(?P<name>[^，。；、：\d.．\s]{4,28}?(?:率|面积|比例|比重|占比|人数|数量|起数|时间|素养水平))"
    r"(?:持续|不断|逐步|逐年|稳步|明显|显著|进一步|大幅|力争|有|较大)+(?:幅度)?(?:的)?(?:降低|下降|提高|提升|增加|增长|减少|扩大|改善|缩短)(?=[，；。（(]|$)",
    cue=("持续", "不断", "逐", "稳步", "明显", "显著", "进一步", "大幅"),
)

_REACHES = (
    "(?:达到?|控制在|保持在|不[低高少超][于过]|为|新增|建成|完成"
    "|(?:提高|提升|上升|增加|下降|降低|降|减少|压减)(?:到|至)"
    "|(?:年均|累计|每年|同比)?(?:增长|提高|提升|下降|降低|减少))"
)
_BLANK = CuedPattern(
    rf"(?P<name>[^，。；、：:|（）()_＿]{{2,24}}?)"
    rf"(?:{_REACHES}[ \u3000]*(?:[×xX*＊]{{2,4}}|[（(][ \u3000]*[）)]|[ \u3000]{{2,8}})"
    rf"|{_REACHES}?[ \u3000]*[_＿]{{2,12}})[ \u3000]*(?:{UNIT}|％|批次|公里)",
    cue="_＿×xX*＊（( \u3000",
)
"""A place left for a figure: 检验量达到____批次/千人."""
_GAP = regex("[_＿×xX*＊ \u3000]{2}|[（(][ \u3000]*[）)]")


@audit_facts(
    AuditFacts(
        name="indicator.no-value",
        code="I04",
        severity=Severity.WARNING,
        why="没有目标值的指标等于没有指标。",
        fix="补充目标值；不设指标的，说明以何考核。",
    )
)
def indicator_no_value(case: AuditCase) -> Iterator[Fault]:
    """Report indicators without a target, and plans without any target for the place as a whole.

    Looks for:
        A row of an indicator table whose target is empty (unknown, never zero); a blank (____, ××) where a
        figure belongs, or words that leave it open (另行确定, 若干个百分点); a rate or area that is to
        rise or fall without a figure, among goals that have one (information); a plan of ten
        tasks and more with a period but no target outside its tasks and no figure among its goals (hint);
        what only divides the work of a plan, or speaks about one, has none.
    Why it matters:
        Nobody can tell whether the plan was fulfilled.
    Source:
        Mechanism 61 of docs/mission.md.
    """
    plan = case.result.plan
    for indicator in plan.indicators:
        if indicator.target is None and indicator.table is not None:
            words = (indicator.target_text or "").strip()
            if _AS_ASSIGNED.search(words) or _WHOLE.fullmatch(words):
                continue
            message = f"指标“{indicator.name}”没有目标值"
            yield Fault({"indicator": indicator.id}, message, (shown(case, indicator),))
    yield from _worded(case)
    yield from _left_blank(case)
    image = any(problem.code == "table.image" for problem in plan.problems)
    own = of_tasks(case.result.plan)
    whole = [i for i in plan.indicators if i.id not in own]
    long = plan.period is not None and plan.period[1] - plan.period[0] >= _YEARS
    list_ = _DIVIDES.search(plan.title) is not None
    first = case.passages[0].text if case.passages else plan.title
    list_ = list_ or case.of_own_workbook or _ABOUT.search(first) is not None
    read = whole or image or list_ or _figures_in_goals(case)
    if long and len(plan.tasks) >= _WHOLE_PLAN and not read and plan.period:
        message = f"{plan.period[0]}—{plan.period[1]}年的规划没有可读的总体目标指标"
        yield Fault({"plan": plan.title}, message, (), Severity.INFO)


def _figures_in_goals(case: AuditCase) -> bool:
    """Tell whether goals set figures in words that are read as no indicator: 起数、死亡率分别下降两成."""
    goals = {s.block for t in case.result.plan.tasks if _GOAL in t.title for s in t.body}
    return any(
        _FIGURE.search(passage.text)
        for passage in case.passages
        if passage.kind in _GOALS or passage.block in goals
    )


def _worded(case: AuditCase) -> Iterator[Fault]:
    """Report what is to rise or fall without a figure, among goals that have one."""
    own = of_tasks(case.result.plan)
    goals = {i.span.block for i in case.result.plan.indicators if i.id not in own}
    for passage in case.passages:
        if goals.isdisjoint({passage.block, passage.block - 1}) or passage.kind not in _GOALS:
            continue
        for found in _WORDED.finditer(passage.text):
            evidence = (passage.quote(found.start("name"), found.end()),)
            message = f"指标“{found['name']}”没有目标值"
            yield Fault(passage.subject(), message, evidence, Severity.INFO)


def _left_blank(case: AuditCase) -> Iterator[Fault]:
    """Report places left for a figure in the text or in a cell."""
    told = {i.name for i in case.result.plan.indicators if i.target is None and i.table is not None}
    for passage in case.passages:
        blank = _BLANK.finditer(passage.text) if _GAP.search(passage.text) else ()
        left = [(f["name"].strip(), f.start("name"), f.end()) for f in blank]
        taken = [end for _, _, end in left]
        left += [one for one in open_targets(passage.text) if one.end not in taken]
        for name, start, end in left:
            if name and name not in told:
                task = task_in_row(case, passage.block)
                subject = {"task": task.id} if task is not None else passage.subject()
                evidence = (passage.quote(start, end),)
                yield Fault(subject, f"指标“{name}”没有目标值", evidence)
