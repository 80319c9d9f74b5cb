"""Audit ``indicator.sister-conflict``: another value in another document of the same place."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.targets import contradiction, number, shown, shown_in, titled
from decompose.match.indicators import pair_indicators, without_object
from decompose.model.plan import Indicator
from decompose.model.result import Decomposition, Severity


@audit_facts(
    AuditFacts(
        name="indicator.sister-conflict",
        code="I09",
        severity=Severity.WARNING,
        why="同一地方的两份文件对同一指标给出不同的数，各部门会各取所需，考核没有统一口径。",
        fix="与该文件的牵头部门核对，统一数值；确需不同的，写明口径。",
        compares=True,
    )
)
def indicator_sister_conflict(case: AuditCase) -> Iterator[Fault]:
    """Report indicators whose value differs from that of a sister document.

    Looks for:
        An indicator that a document given with ``--sister`` has too, of the same place, year and
        unit, with another target, or with another value for the same base year. Documents of
        another place are not compared, nor names without an object (覆盖率).
    Why it matters:
        Each side will quote the number that suits it.
    Source:
        Mechanism 56 of docs/mission.md.
    """
    for sister in case.beside.sisters:
        if not _same_place(case.result, sister):
            continue
        for own, other in pair_indicators(case.result.plan, sister.plan):
            clash = own and other and not without_object(own.name) and _clash(own, other)
            if own and other and clash:
                subject = {"indicator": own.id, "sister": titled(sister)}
                message = f"指标“{own.name}”与《{titled(sister)}》不一致：{clash}"
                yield Fault(subject, message, (shown(case, own), shown_in(sister, other)))


def _same_place(result: Decomposition, sister: Decomposition) -> bool:
    """Tell whether two documents may be of one place; one that names none is taken as given."""
    places = {result.jurisdiction.place, sister.jurisdiction.place} - {None}
    levels = {result.jurisdiction.level, sister.jurisdiction.level} - {None}
    return len(places) <= 1 and (len(levels) <= 1 or not places)


def _clash(own: Indicator, other: Indicator) -> str | None:
    if own.scope and other.scope and own.scope != other.scope:
        return None
    if own.target_year == other.target_year and None not in (own.target, other.target):
        found = contradiction(own, other)
        if found:
            return f"目标{found}"
    same_base = own.base_year == other.base_year and own.unit == other.unit
    if (
        same_base
        and own.base_year
        and None not in (own.base, other.base)
        and own.base != other.base
    ):
        return f"{own.base_year}年{number(own.base)}与{number(other.base)}"
    return None
