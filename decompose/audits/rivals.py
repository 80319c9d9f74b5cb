"""The bodies that hold one duty alike."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.knowledge import Duty
from decompose.rules.competence import holder_at, validity

GENERAL = ("enforcement", "investigation")
"""Stages that every supervisor has."""


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
