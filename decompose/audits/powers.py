"""Who stands behind the duties: the bodies that hold them, who regulates an object, who has to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decompose.audits.case import AuditCase
from decompose.audits.remembered import remembered
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.organization import DepartmentKind
from decompose.model.result import Mention, MentionKind
from decompose.rules.competence import holder_at
from decompose.rules.proposal import Setting
from decompose.rules.reform import as_named_then
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_RESCUE = "rescue"
_REGULATING = (DutyRole.SECTOR, DutyRole.LICENSING)
_OF_PLACES = frozenset({DepartmentKind.GOVERNMENT, DepartmentKind.TERRITORIAL})
_ANSWERING = (*_REGULATING, DutyRole.INDUSTRY)


_FORMALITIES = CuedPattern(
    "(?:依法|依规|按规定|按程序)[^，。；]{0,4}(?:办理|履行|取得|完善)[^，。；]{0,14}(?:手续|审批|许可|验收|备案)",
    cue="依按",
)
_TO_PAUSE = regex("[^，,；;。]*")


@remembered
def regulator(case: AuditCase, sector: str) -> Duty | None:
    """Return the main regulator's duty over a sector, None where no single department regulates it."""
    found = [d for d in case.duties(sector) if d.role in _REGULATING and d.departments]
    if not found or any(d.one_of or d.designation for d in found):
        return None
    return next((d for d in found if d.main), None)


def answering_duty(case: AuditCase, sector: str) -> Duty | None:
    """Return the duty that answers for a sector, also where the place designates one of its departments."""
    found = (d for d in case.duties(sector) if d.role in _REGULATING and d.departments)
    return next((duty for duty in found if duty.main), None)


def answering(duty: Duty, setting: Setting) -> tuple[str, ...]:
    """Return the names here and then of those who answer for a duty: all who share it, else the first."""
    return tuple(
        as_named_then(
            holder_at(setting, department), setting, next(iter(duty.sectors), ""), duty
        ).name
        for department in (duty.departments if duty.overlap else duty.departments[:1])
    )


@remembered
def concerned(case: AuditCase, sector: str) -> frozenset[str]:
    """Return every department with some duty or mechanism on a sector, those above or below it."""
    path = set(case.kb.sector_path(sector))
    below = {s for s in case.kb.sectors if sector in case.kb.sector_path(s)}
    found: set[str] = set()
    for step in path | below:
        for duty in case.kb.duties_of_sector.get(step, ()):
            for department in duty.departments:
                found |= kin(case, department)
        for link in case.kb.linkages_of_topic.get(step, ()):
            for department in (link.lead, *link.support):
                found |= kin(case, department)
    return frozenset(found)


def answerable(case: AuditCase, sector: str, about: Sequence[Mention]) -> set[str]:
    """Return the departments that answer for a sector: regulators and trades, not for another side of it.

    A duty limited to some stages or aspects counts where the words name one of them.
    """
    named = {m.id for m in about if m.kind in (MentionKind.STAGE, MentionKind.ASPECT)}
    found: set[str] = set()
    for step in case.kb.sector_path(sector):
        for duty in case.kb.duties_of_sector.get(step, ()):
            sides = {*duty.stages, *duty.aspects}
            if duty.role in _ANSWERING and (not sides or sides & named):
                for department in duty.departments:
                    found |= kin(case, department)
        for link in case.kb.linkages_of_topic.get(step, ()):
            found.add(link.lead)
    return found


def trades(case: AuditCase, sectors: Iterable[str]) -> list[str]:
    """Return the objects without parts of places and sides of all trades: the wiring, the fire safety of schools."""
    named = list(sectors)
    sides = {aspect.sector for aspect in case.kb.aspects.values()}
    own = [s for s in named if s not in sides and not is_part(case, s)]
    return own or named


def but_of_laws(case: AuditCase, about: Sequence[Mention]) -> list[Mention]:
    """Return the words but those in the titles of laws: to carry a law out is not to supervise what it names."""
    kept = []
    for mention in about:
        text, begin = case.text_of(mention.owner)
        at = mention.start - begin
        if without_laws(text)[at : at + 1] == text[at : at + 1]:
            kept.append(mention)
    return kept


def without_formalities(case: AuditCase, about: Sequence[Mention]) -> list[Mention]:
    """Return the words but those of what is to be gone through besides: 改造工程依法办理消防手续."""
    kept = []
    for mention in about:
        text, begin = case.text_of(mention.owner)
        at = mention.start - begin
        clause = _TO_PAUSE.match(text, max(text.rfind(s, 0, at) for s in "，,；;。") + 1)
        if clause is None or not _FORMALITIES.search(clause.group()):
            kept.append(mention)
    return kept


def is_part(case: AuditCase, sector: str) -> bool:
    """Tell whether nobody answers for an object, some only help: its place's trade does."""
    duties = list(case.duties(sector))
    return bool(duties) and all(d.role is DutyRole.SUPPORT and not d.designation for d in duties)


@remembered
def kin(case: AuditCase, department: str) -> frozenset[str]:
    """Return a department with those it belongs to and the one that stands in for it at this level."""
    found = {department}
    above = case.kb.departments[department].parent
    while above is not None and above not in found:
        found.add(above)
        above = case.kb.departments[above].parent
    level = case.setting.jurisdiction.level
    if level is not None:
        stand_in = case.kb.departments[department].substitute.get(level)
        found |= {stand_in} if stand_in else set()
    return frozenset(found)


def bodies(case: AuditCase, name: str) -> set[str]:
    """Return the departments a printed name stands for, with their kin: a merged bureau for all it is merged of."""
    named = case.resolved(name)
    found = {d for d in (named.department, *named.candidates) if d in case.kb.departments}
    return {k for d in found for k in kin(case, d)} if named.department else set()


def rescues(case: AuditCase, about: Sequence[Mention], supervisor: str | None) -> bool:
    """Tell whether words are about rescue forces, which the comprehensive supervisor builds for every sector."""
    rescue = any(m.kind is MentionKind.STAGE and m.id == _RESCUE for m in about)
    return rescue and any(
        m.kind is MentionKind.FUNCTION and supervisor in case.kb.functions[m.id].lead for m in about
    )


def exists_here(case: AuditCase, department: str) -> bool:
    """Tell whether whoever acts for a department has a body of its own at the plan's level and date."""
    holder = holder_at(case.setting, department).department
    level, year = case.setting.jurisdiction.level, case.setting.year
    return level is None or case.kb.exists(holder, level=level, year=year)


def places(case: AuditCase, names: Iterable[str]) -> frozenset[str]:
    """Return the printed names of leads that are governments or zones, each for its own place; else none."""
    named = tuple(names)
    kinds = {
        case.kb.departments[d].kind
        for name in named
        if (d := case.resolved(name).department) is not None
    }
    whole = named and all(case.resolved(name).department for name in named)
    return frozenset(named) if whole and kinds <= _OF_PLACES else frozenset()
