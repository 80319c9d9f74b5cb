"""Whom a statement of responsibility under a heading calls on."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.audits.powers import concerned
from decompose.model.knowledge import Duty
from decompose.model.plan import Attribution, Task


def led_elsewhere(case: AuditCase, stated: Attribution | None, holders: set[str]) -> str | None:
    """Return the one lead of an item when it has nothing to do with the heading."""
    if stated is None or stated.joint or len(stated.lead) != 1:
        return None
    department = case.resolved(stated.lead[0]).department
    return None if department in holders or department == case.kb.info.comprehensive else department


def calls_on(case: AuditCase, stated: Attribution | None, sector: str) -> bool:
    """Tell whether a statement of responsibility names somebody who has to do with an object."""
    if stated is None:
        return False
    names = (*stated.lead, *stated.support, *stated.participants)
    units = {d for name in names if (d := case.resolved(name).department) is not None}
    return (
        stated.undecidable or bool(stated.groups) or not units.isdisjoint(concerned(case, sector))
    )


def named_for_all(case: AuditCase, task: Task, duty: Duty) -> bool:
    """Tell whether the statement for a whole task names who answers for the other object."""
    stated = task.attribution
    if stated is None:
        return False
    names = (*stated.lead, *stated.support, *stated.participants)
    return duty.departments[0] in {case.resolved(name).department for name in names}
