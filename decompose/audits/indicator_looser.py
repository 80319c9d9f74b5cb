"""Audit ``indicator.looser``: a target below that of the plan above."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.allotted import allotted
from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.each_place import for_each_place
from decompose.audits.patch import target
from decompose.audits.targets import (
    number,
    plain_name,
    printed_target,
    shown,
    shown_in,
    titled,
    told_target,
)
from decompose.match.indicators import plain_name as named_plainly
from decompose.match.indicators import without_object
from decompose.match.targets import answered_indicators, judged
from decompose.model.comparison import Tightness
from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.result import Change, Decomposition, Severity


@audit_facts(
    AuditFacts(
        name="indicator.looser",
        code="I08",
        severity=Severity.WARNING,
        why="目标比上级规划宽松，上级的指标到本级就完不成，考核时无法向上交账。",
        fix="把目标提高到不低于上级，或写明上级同意的理由。",
        compares=True,
    )
)
def indicator_looser(case: AuditCase) -> Iterator[Fault]:
    """Report targets that ask for less than the superior plan's, or later.

    Looks for:
        An indicator that a plan given with ``--superior`` has too, whose target is lower, whose
        fall is smaller, or whose year is later; counts of two territories are compared by how far
        they change from their base. A target that binds above is an error. A name
        without an object (覆盖率) is not compared. A target beyond what a table above allots to this
        place by name, or than what the text above asks of each place (各县不低于25%).
    Why it matters:
        The sum of looser targets cannot reach the target above.
    Source:
        Mechanism 59 of docs/mission.md.
    """
    for superior in case.beside.superiors:
        for asked, below in answered_indicators(superior.plan, case.result.plan):
            if below is None or without_object(below.name):
                continue
            above = for_each_place(superior, asked)
            tightness, reason = judged(above, below)
            if tightness is not Tightness.LOOSER:
                continue
            subject = {"indicator": below.id, "superior": titled(superior)}
            message = (
                f"指标“{below.name}”的目标{told_target(below)}，"
                f"比《{titled(superior)}》的{told_target(above)}宽松"
            )
            yield Fault(
                subject,
                f"{message}：{reason.text}" if reason else message,
                (shown(case, below), shown_in(superior, above)),
                severity=Severity.ERROR if above.binding else None,
                patch=_raised(case, above, below),
            )
        yield from _beyond_its_share(case, superior)


def _beyond_its_share(case: AuditCase, superior: Decomposition) -> Iterator[Fault]:
    """Report targets that ask for less than what a table above allots to this place by name."""
    own = {
        plain_name(case, i): i
        for i in reversed(case.result.plan.indicators)
        if i.target is not None and i.kind is not IndicatorKind.CUMULATIVE_FALL
    }
    for share in allotted(superior, case.result.plan.place or ""):
        below = own.get(named_plainly(share.name, case.result.plan.place))
        if below is None or below.target is None:
            continue
        if below.target <= share.value if share.limit else below.target >= share.value:
            continue
        subject = {"indicator": below.id, "superior": titled(superior)}
        message = (
            f"指标“{below.name}”的目标{told_target(below)}，"
            f"比《{titled(superior)}》分解到本地的{number(share.value)}宽松"
        )
        yield Fault(subject, message, (shown(case, below), *share.evidence))


def _raised(case: AuditCase, above: Indicator, below: Indicator) -> tuple[Change, ...]:
    """Return the superior's target as the fix, where it can stand here as it stands there."""
    name = plain_name(case, below)
    same = [i for i in case.result.plan.indicators if plain_name(case, i) == name]
    late = (below.target_year or 0) > (above.target_year or below.target_year or 0)
    if above.kind is not below.kind or above.unit != "%" or late or len(same) > 1:
        return ()
    return (target(below.id, printed_target(above)),)
