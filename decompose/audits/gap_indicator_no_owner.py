"""Audit ``gap.indicator-no-owner``: targets that no department answers for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.owners import owned
from decompose.audits.targets import of_tasks, plain_name, shown
from decompose.model.plan import (
    Indicator,
    IndicatorKind,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_OWNER = CuedPattern(
    "责任(?:单位|部门)|牵头(?:单位|部门)?|(?:主管|负责)部门|负责单位", cue="责牵主负"
)  # a column of owners
_HEADER = 14


@audit_facts(
    AuditFacts(
        name="gap.indicator-no-owner",
        code="G06",
        severity=Severity.INFO,
        why="指标没有责任部门，完不成时无人负责。",
        fix="在指标表中增加“责任部门”一栏，逐项明确。",
        reads=True,
    )
)
def gap_indicator_no_owner(case: AuditCase) -> Iterator[Fault]:
    """Report tables and paragraphs of targets that name no responsible department.

    Looks for:
        Targets outside the tasks, where neither the table nor the paragraph has a column or
        words for the responsible unit.
    Why it matters:
        When a target without an owner is missed, nobody failed.
    Source:
        Mechanism 60 of docs/mission.md.
    """
    own = of_tasks(case.result.plan)
    tabled = {plain_name(case, i) for i in case.result.plan.indicators if i.table is not None}
    groups: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in case.result.plan.indicators:
        future = indicator.actual is None and indicator.target is not None
        repeated = indicator.table is None and plain_name(case, indicator) in tabled
        if (
            future
            and not repeated
            and indicator.id not in own
            and indicator.owner is None
            and indicator.kind is not IndicatorKind.CEILING
        ):
            groups[indicator.table or ""].append(indicator)
    for table, members in groups.items():
        if _named(case, members):
            continue
        where = f"“{table}”" if table else "目标部分"
        message = f"{where}的{len(members)}项指标没有写明责任部门"
        evidence = tuple(shown(case, indicator) for indicator in members[:3])
        subject = {"indicator": members[0].id}
        yield Fault(subject, message, evidence, patch=owned(case, members))


def _named(case: AuditCase, members: list[Indicator]) -> bool:
    """Tell whether the table's header, or the paragraph itself, speaks of responsible units."""
    first, last = members[0].span.block, members[-1].span.block
    table = members[0].table
    above = [p.block for p in case.passages if table and p.block < first and table in p.text]
    start = max(above, default=first - _HEADER if table else first)
    return any(
        _OWNER.search(passage.text)
        for passage in case.passages
        if start <= passage.block <= last + 1
    )
