"""Where the plan itself has the supervisor of an object settled."""

from __future__ import annotations

from decompose.audits.case import AuditCase


def settled(case: AuditCase, name: str) -> bool:
    """Tell whether some measure has the supervisor of an object settled by name."""
    return any(name in text for text in case.settling)


def led_by_name(case: AuditCase, sector: str) -> bool:
    """Tell whether the document itself gives a measure on an object alone to one lead."""
    for task in case.result.plan.tasks:
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            if stated is None or stated.joint or len(stated.lead) != 1:
                continue
            if case.sectors_of(measure.id) == {sector} and case.resolved(stated.lead[0]).department:
                return True
    return False
