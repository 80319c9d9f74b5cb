"""Leads that answer for a side of an object only, of which the words do not speak."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.audits.case import AuditCase
from decompose.audits.powers import answering_duty, kin
from decompose.audits.supervision import supervises
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.result import Mention, MentionKind
from decompose.rules.competence import ACTIVITIES, LEADING_ROLES
from decompose.text.cues import CuedPattern

TEACHES = CuedPattern("演练|培训|教育|宣讲|宣传", cue="演培教宣")
"""Whoever has to do with an object may teach and rehearse."""
_FEW = 3
"""Of what more departments answer for, each may lead some part."""


def one_side(
    case: AuditCase, leads: set[str], sectors: list[str], about: Sequence[Mention], text: str
) -> Duty | None:
    """Return the main duty on the one object that is supervised, where all that leads have is another side of it.

    The content of signs is the market's, how firmly they hang is not; making cranes, not using them.
    """
    found = _of_others(case, leads, sectors[0], about) if len(sectors) == 1 else None
    if found is None or TEACHES.search(text):
        return None
    staged = not {m.id for m in about}.isdisjoint(set(found.stages) - ACTIVITIES)
    return found if staged or supervises(text) else None


def _of_others(
    case: AuditCase, leads: set[str], sector: str, about: Sequence[Mention]
) -> Duty | None:
    named = {m.id for m in about if m.kind in (MentionKind.STAGE, MentionKind.ASPECT)}
    duties, main = case.duties(sector), answering_duty(case, sector)
    held = [d for d in duties if any(leads & kin(case, each) for each in d.departments)]
    if main is None or not held or main in held or not _is_alone(case, main):
        return None
    if len({each for d in duties if d.role in LEADING_ROLES for each in d.departments}) > _FEW:
        return None
    if any(case.kb.aspects[a].sector for d in held for a in d.aspects):
        return None  # police and fire brigade have their side of any object
    sides = [{*d.stages, *d.aspects} for d in held if d.role is not DutyRole.SUPPORT]
    return main if sides and all(side and side.isdisjoint(named) for side in sides) else None


def _is_alone(case: AuditCase, main: Duty) -> bool:
    """Tell whether one department answers for an object by law, not the comprehensive supervisor."""
    open_ = main.one_of or main.overlap or main.designation
    return not open_ and main.departments[0] != case.kb.info.comprehensive
