"""Audit ``process.conflict-reported``: a conflict of figures that a comment reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.consultation import consultations
from decompose.audits.sources_apart import sources_apart
from decompose.audits.targets import contradiction, plain_name, printed_target, shown
from decompose.match.targets import judged
from decompose.model.comparison import Tightness
from decompose.model.plan import Indicator
from decompose.model.result import (
    Severity,
)
from decompose.parser.indicators import indicators_in
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_DIFFERS = CuedPattern(
    "(?:并)?不(?:完全)?(?:一致|统一|相符|吻合)|相互矛盾|有出入", cue="不矛出"
)  # differ
_ALIGN = CuedPattern(
    "(?:与|同)[^。；“”]{0,20}(?:规划|纲要|方案|指标|目标)[^。；“”]{0,14}(?:保持|相)?(?:一致|衔接)|按[^。；]{0,12}纲要[^。；]{0,12}(?:修改|调整)",
    cue="致接纲",
)  # ask for agreement with another plan
_OTHERWISE = CuedPattern(
    r"《(?P<plan>[^《》]{2,40}(?:纲要|规划|方案))》[^。；]{0,12}(?:确定|明确|提出|规定|要求|下达)[^。；]{0,30}?"
    r"(?P<theirs>\d+(?:\.\d+)?)(?P<unit>[%‰个处人家亿万元公里吨]{1,3})[^。；，,\d]{0,6}[，,](?:而)?(?:本规划|本方案|我[省市县区]|本[省市县区])"
    r"[^。；，,\d]{0,8}(?P<ours>\d+(?:\.\d+)?)(?P=unit)",
    cue="《",
)  # that plan sets one figure, this one another
_NOT_BELOW = regex("不[低松宽]于|[严高]于|优于")
_CITES = CuedPattern(
    r"《(?P<plan>[^《》]{0,40}(?:纲要|规划))》(?:中)?(?:关于|对于?|确定|明确|提出|规定|要求|下达)(?:的)?(?P<said>[^。；《》]{6,80})",
    cue="《",
)  # a figure of another plan


@audit_facts(
    AuditFacts(
        name="process.conflict-reported",
        code="P03",
        severity=Severity.WARNING,
        why="有单位指出本规划与其他规划的数字不一致，须确认定稿已统一。",
        fix="对照两份文件逐项核对，并在意见表中写明改成了什么。",
        reads=True,
    )
)
def process_conflict_reported(case: AuditCase) -> Iterator[Fault]:
    """Report comments which say that figures differ from those of another plan.

    Looks for:
        A row of a table of opinions that speaks of inconsistent data or indicators, or asks in vain for
        agreement with another plan; a sentence of the plan itself that sets another figure than the plan
        it cites; two texts with two figures side by side (本规划为70%，《纲要》为73%); an indicator
        of the plan with another value than it has where another plan is cited.
    Why it matters:
        Two plans with two numbers for one indicator are assessed twice.
    Source:
        Mechanisms 56 and 89 of docs/mission.md.
    """
    for table in consultations(case):
        for row in table.rows:
            found = _DIFFERS.search(row.opinion) or (row.rejected and _ALIGN.search(row.opinion))
            if found:
                settled = f"，采纳情况为“{row.decision}”" if row.decision else ""
                who = row.unit or "专家"
                message = (
                    f"{who}指出数据或指标{found.group()}（第{row.serial}条）{settled}，须核对定稿"
                )
                yield Fault(row.subject, message, row.evidence)
    yield from _own_words(case)
    yield from _two_texts(case)
    yield from _cited_otherwise(case)


def _own_words(case: AuditCase) -> Iterator[Fault]:
    """Report sentences in which the plan itself sets another figure than the plan it cites."""
    for passage in case.passages:
        for found in _OTHERWISE.finditer(passage.text):
            if float(found["theirs"]) != float(found["ours"]):
                theirs, ours = (f"{found[key]}{found['unit']}" for key in ("theirs", "ours"))
                message = (
                    f"《{found['plan']}》的“{theirs}”与本规划的“{ours}”不一致，须说明理由或改为一致"
                )
                yield Fault(passage.subject(), message, (passage.quote(*found.span()),))


def _two_texts(case: AuditCase) -> Iterator[Fault]:
    """Report sentences that set the figure of one text beside a different one of another text."""
    for apart in sources_apart(case):
        said = apart.passage.text[apart.start : apart.end]
        if _OTHERWISE.search(said) is None:
            message = f"文中写明“{apart.first}”与“{apart.second}”不一致，须核对统一或说明理由"
            evidence = (apart.passage.quote(apart.start, apart.end),)
            yield Fault(apart.passage.subject(), message, evidence)


def _cited_otherwise(case: AuditCase) -> Iterator[Fault]:
    """Report indicators that have another value here than where the plan cites another plan for them."""
    own: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in case.result.plan.indicators:
        if indicator.target is not None:
            own[plain_name(case, indicator)].append(indicator)
    for passage in case.passages if own else ():
        for found in _CITES.finditer(passage.text):
            start, end = found.span("said")
            for theirs in indicators_in(found["said"], block=passage.block, offset=start):
                for ours in own[plain_name(case, theirs)]:
                    here = ours.span.block == passage.block and start <= ours.span.start < end
                    years = {ours.target_year, theirs.target_year} - {None}
                    if here or len(years) > 1 or ours.kind is not theirs.kind:
                        continue
                    if not contradiction(ours, theirs):
                        continue
                    tightness, _ = judged(theirs, ours)
                    if tightness is Tightness.TIGHTER and _NOT_BELOW.search(passage.text):
                        continue  # 本计划相应指标不低于省定目标
                    told = [printed_target(one) for one in (theirs, ours)]
                    message = f"《{found['plan']}》的“{told[0]}”与本规划的“{told[1]}”不一致，须说明理由或改为一致"
                    evidence = (passage.quote(*found.span()), shown(case, ours))
                    yield Fault(passage.subject(), message, evidence)
