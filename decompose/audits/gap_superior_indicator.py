"""Audit ``gap.superior-indicator``: an indicator of the plan above that this one leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.disowned import disowned
from decompose.audits.targets import of_tasks, plain_name, shown, shown_in, titled, told_target
from decompose.match.indicators import pair_indicators
from decompose.match.indicators import plain_name as named_plainly
from decompose.match.targets import answered_indicators, other_definition, other_whole
from decompose.model.plan import Indicator
from decompose.model.result import Evidence, EvidenceKind, Severity
from decompose.text.edits import share_of, without_signs
from decompose.text.patterns import regex

_TOGETHER = regex("[（(](?:[一二三四五]年|规划期内?)?(?:累计|合计|总计)[）)]$")
_OUTLINE = regex("国民经济和社会发展|规划纲要")
_PAIR = 2
_MOSTLY = 0.7
_CLAUSE = regex("[^，,。；;]+")
_GENERAL = regex(
    "生产|安全|综合|能力|地区|城镇|城市|农村|乡村|人均|水平|人口|人员|就业|新增|覆盖|达标|完成|合格|标准|服务|设施|建设|比例|比重|数量"
    "|总量|年均|平均|累计|增长|下降|降低|规划|发展|[A-Za-z\\d（）()]+"
)
"""Words that indicators of all fields have."""
_COMMON = regex(
    "公众|居民|群众|市民|全民|社会|安全|建设|管理|专职|重点|拥有|数量?$|人数$|知识|素养|情况|水平|年均|综合"
)
"""Words by which one indicator is told in two ways."""
_TELLING, _MOST = 4, 0.75
_MEASURES = ("人数", "起数", "数量", "总数")


@audit_facts(
    AuditFacts(
        name="gap.superior-indicator",
        code="G13",
        severity=Severity.WARNING,
        why="上级下达的指标本级没有承接，上级考核时本级没有目标、没有责任人。",
        fix="列入该指标并定出本级目标；不适用的，在规划或衔接说明中写明理由。",
        compares=True,
    )
)
def gap_superior_indicator(case: AuditCase) -> Iterator[Fault]:
    """Report indicators of the superior plan that this plan does not have.

    Looks for:
        A target for the whole place in a plan given with ``--superior`` that has no counterpart here
        and is not mentioned; where the text does speak of it without a target, a hint, and nothing where
        it says that the place does not set it. A plan
        with an image in the place of a table may have any indicator: nothing is said.
    Why it matters:
        What nobody below carries is missed above.
    Source:
        Mechanisms 57 and 59 of docs/mission.md.
    """
    if any(problem.code == "table.image" for problem in case.result.plan.problems):
        return
    none_here = disowned(case) if case.beside.superiors else {}
    for superior in case.beside.superiors:
        of_some_task = of_tasks(superior.plan)
        if all(one.id in of_some_task for one in superior.plan.indicators):
            of_some_task = frozenset()  # an excerpt with nothing but its targets
        place = superior.plan.place
        pairs = pair_indicators(superior.plan, case.result.plan)
        otherwise = {
            a.id
            for a, b in pairs
            if a and b and None not in (a.target, b.target) and other_definition(b, a)
        }
        alone = [b for a, b in pairs if a is None and b is not None]
        otherwise |= {
            a.id for a, b in pairs if a and b is None and any(other_whole(own, a) for own in alone)
        }
        for above, below in answered_indicators(superior.plan, case.result.plan):
            if below is not None or above.target is None or above.id in of_some_task:
                continue
            if above.id in otherwise:
                continue  # told by indicator.definition
            name = named_plainly(above.name, place)
            if any(_over_all(plain_name(case, own)) == name for own in case.result.plan.indicators):
                continue
            if any(word in above.name for words in none_here.values() for word in words):
                continue
            if _carried(case, above):
                continue
            subject = {"superior": titled(superior), "missing": above.name}
            if _OUTLINE.search(superior.plan.title) and not _of_this_field(case, above):
                continue
            words = next(_spoken_of(case, above), None)
            near = None if words else next((i for i in alone if _is_near(case, i, name)), None)
            has = "只提到，没有定目标" if words else "没有，也没有提到"
            if near is not None:
                has, words = f"没有同名的，相近的是“{near.name}”，须核对口径", shown(case, near)
            message = (
                f"《{titled(superior)}》的指标“{above.name}”（{told_target(above)}）本规划{has}"
            )
            evidence = (*((words,) if words else ()), shown_in(superior, above))
            yield Fault(subject, message, evidence, Severity.INFO if words else None)


def _is_near(case: AuditCase, own: Indicator, above: str) -> bool:
    """Tell whether an indicator of this plan may be the same under another name: 居民消防知识知晓率, 公众….

    Nearly all that tells of the shorter name stands in the longer one, and both end alike.
    """
    name = plain_name(case, own)
    told = [set(_COMMON.sub("", each)) for each in (name, above)]
    short = min(told, key=len)
    if len(short) < _TELLING or (name[-1] != above[-1] and "率" in (name[-1], above[-1])):
        return False
    return len(told[0] & told[1]) >= _MOST * len(short)


def _of_this_field(case: AuditCase, above: Indicator) -> bool:
    """Tell whether the title or an indicator here shares a word with an indicator of the whole outline.

    Harvests and jobs are no work safety.
    """
    words = _GENERAL.sub(" ", named_plainly(above.name))
    pairs = {words[i : i + _PAIR] for i in range(len(words) - 1)}
    own = (case.result.plan.title, *(plain_name(case, i) for i in case.result.plan.indicators))
    return any(pair in text for pair in pairs if " " not in pair for text in own)


def _carried(case: AuditCase, above: Indicator) -> bool:
    """Tell whether a sentence here has the very figure and nearly all words: 为8000户老年人家庭实施适老化改造."""
    figure = without_signs(told_target(above))
    return any(
        figure in (said := without_signs(sentence)) and share_of(above.name, said) >= _MOSTLY
        for passage in case.passages
        if figure[:1] in passage.text
        for sentence in _CLAUSE.findall(passage.text)
    )


def _over_all(name: str) -> str:
    """Return a name without the note that its number is that of all years together: 较大事故（五年累计）."""
    return named_plainly(_TOGETHER.sub("", name))


def _spoken_of(case: AuditCase, above: Indicator) -> Iterator[Evidence]:
    """Yield the places where the text speaks of an indicator, whatever it says."""
    core = named_plainly(above.name)
    for word in _MEASURES:
        core = core.removesuffix(word)
    pattern = re.compile(
        "[“”]?".join(map(re.escape, core))
    )  # a name is compared without its quotation marks
    for passage in case.passages:
        if found := pattern.search(passage.text):
            yield passage.quote(*found.span())
    if not case.passages:
        for task in case.result.plan.tasks:
            for measure in task.measures:
                if core in measure.text:
                    yield Evidence(kind=EvidenceKind.TEXT, quote=measure.text, span=measure.span)
