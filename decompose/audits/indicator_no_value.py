"""Audit ``indicator.no-value``: an indicator without a target."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.targets import of_tasks, shown
from decompose.model.plan import SectionKind
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

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
_WORDED = CuedPattern(
    r"(?:^|(?<=[，；。]))(?P<name>[^，。；、：\d]{4,28}?(?:率|面积|比例|比重|占比|人数|数量|起数))"
    r"(?:持续|不断|逐步|逐年|稳步|明显|显著|进一步|大幅)+(?:降低|下降|提高|提升|增加|增长|减少|扩大|改善)(?=[，；。]|$)",
    cue=("持续", "不断", "逐", "稳步", "明显", "显著", "进一步", "大幅"),
)


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
        A row of an indicator table whose target is empty (unknown, never zero); a rate or area that is to
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
            if _AS_ASSIGNED.search(indicator.target_text or ""):
                continue
            message = f"指标“{indicator.name}”没有目标值"
            yield Fault({"indicator": indicator.id}, message, (shown(case, indicator),))
    yield from _worded(case)
    image = any(problem.code == "table.image" for problem in plan.problems)
    own = of_tasks(case.result.plan)
    whole = [i for i in plan.indicators if i.id not in own]
    long = plan.period is not None and plan.period[1] - plan.period[0] >= _YEARS
    list_ = _DIVIDES.search(plan.title) is not None
    first = case.passages[0].text if case.passages else plan.title
    list_ = list_ or _ABOUT.search(first) is not None
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
