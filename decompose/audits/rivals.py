"""The bodies that hold one duty alike."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.knowledge import Duty
from decompose.rules.competence import holder_at, validity

GENERAL = ("enforcement", "investigation")
"""Stages that every supervisor has."""
_SEVERAL = 2


def sides_of(duty: Duty, case: AuditCase) -> dict[str, str]:
    """Return which side of the object each holder looks after, where the duty's summary says: 整治：房屋安全、经营登记.

    Shape:
        The holder's name with its side, in order; none where not every holder has one.
    """
    told = duty.summary.partition("：")[2]
    sides = told.split("、") if told else []
    if len(sides) < _SEVERAL or len(sides) != len(duty.departments):
        return {}
    names = (holder_at(case.setting, d).name for d in duty.departments)
    return dict(zip(names, sides, strict=True))


def rivals(case: AuditCase, sector: str, duty: Duty) -> dict[str, str]:
    """Return the bodies that hold a duty alike; of one with a single holder also those of its rivals.

    A rival is an overlapping duty on the object, on one above it or on one it is made of, in the same role
    and at no other stage: it is general, or inspects.
    """
    departments = list(duty.departments)
    if len(departments) == 1:
        made_of = case.kb.sectors[sector].together
        for step in dict.fromkeys((*case.kb.sector_path(sector), *made_of)):
            for other in case.kb.duties_of_sector.get(step, ()):
                general = {*other.stages, *other.aspects} <= {
                    *duty.stages,
                    *duty.aspects,
                    *GENERAL,
                }
                if other.overlap and other.role is duty.role and general:
                    departments += other.departments if validity(other, case.setting) else ()
    found = [holder_at(case.setting, d) for d in dict.fromkeys(departments)]
    return {h.department: h.name for h in found}
