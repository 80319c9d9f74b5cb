"""The universe: which cells of sector, stage and aspect the law, the lists and the plan cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from decompose.audits.case import LEADING, AuditCase
from decompose.audits.parts import parts_of, with_objects
from decompose.audits.powers import answering
from decompose.audits.statuses import status_of
from decompose.knowledge import Knowledge
from decompose.knowledge.duty_import import is_of
from decompose.model.coverage import Cell, Coverage, Status
from decompose.model.knowledge import Duty, DutyRole, SectorKind
from decompose.model.result import Assignment, Basis, Decomposition, Mention, MentionKind, Role
from decompose.rules.competence import ACTIVITIES, holder_at, validity
from decompose.rules.proposal import Setting


class _Sources(NamedTuple):
    """The law alone; the ids of the user's own duties, whether they are whole lists, and the document one of them."""

    law: Knowledge
    own: set[str]
    complete: bool
    listed: bool


class _Bearing(NamedTuple):
    """The duties that bear on a cell: of the law alone, and of law and lists laid over it."""

    law: list[Duty]
    all: list[Duty]


_UNDIVIDED = (Status.GAP, Status.DESIGNATION, Status.OVERLAP, Status.WEAK, Status.UNKNOWN)
_HELD = (Status.COVERED, Status.SPLIT)
_UPKEEP = ("inspection", "maintenance", "modification")
_LIFE = frozenset(
    [
        *("production", "trading", "storage", "transport", "filling", "parcel"),
        *("parking-charging", "firing-blasting", "disposal", *_UPKEEP),
    ]
)
"""Stages of an object's own life: what a list that names some of them leaves out is left out."""
_NO_OBJECT = (SectorKind.RISK, SectorKind.TERRITORY)
Key = tuple[str, str, str]


def coverage(
    result: Decomposition,
    kb: Knowledge,
    *,
    law: Knowledge | None = None,
    whole: bool = False,
    listed: bool = False,
) -> Coverage:
    """Return the coverage of a plan's objects, or of every object of the knowledge.

    Args:
        result: The plan with its division; its jurisdiction decides level and date.
        kb: All knowledge, the user's packs laid over the built-in one.
        law: The built-in knowledge, to tell the user's lists from the law; ``kb`` when left out.
        whole: All objects, not only those the plan names.
        listed: The document is itself the list that ``kb`` holds, not a plan.

    Shape:
        For each object the cell of the object as a whole, then one for every stage and aspect that a
        duty on it names, or a measure of the plan where somebody regulates it: what is open as a
        whole is said once.
    """
    case = AuditCase(result, kb)
    law = law or kb
    own = {key for key, duty in kb.duties.items() if not _of_law(law.duties.get(key), duty)}
    named = _named(case)
    sources = _Sources(law, own, kb.info.complete and bool(own), listed)
    objects = kb.sectors if whole else case.sectors
    cells = tuple(
        _cell(case, key, duties, sources, named)
        for sector in objects
        if _supervised(case, sector)
        for key, duties in _keys(case, sector, sources, named)
    )
    where = result.jurisdiction
    return Coverage(title=result.plan.title, level=where.level, listed=listed, cells=cells)


def _of_law(was: Duty | None, now: Duty) -> bool:
    """Tell whether a duty is the law's, be it that another one answers for its object or some of them."""
    if was is None:
        return False
    same = now.model_copy(update={"main": was.main, "sectors": was.sectors}) == was
    return same and set(now.sectors) <= set(was.sectors)


def _supervised(case: AuditCase, sector: str) -> bool:
    """Tell whether an object is one that somebody has to inspect."""
    entry = case.kb.sectors[sector]
    return not (entry.kind in _NO_OBJECT or entry.policy or _of_all(case, sector))


def _named(case: AuditCase) -> dict[Key, list[str]]:
    """Return the cells the plan names, with the owners (measures, or titles) that name them.

    A stage or aspect is an object's own when it stands in the same part of the sentence; those of a
    measure that names no object are the title's.
    """
    found: dict[Key, dict[str, None]] = defaultdict(dict)
    for owner, words in case.words_of.items():
        text, start = case.text_of(owner)
        above = case.sectors_of(case.task_of[owner])
        inside = case.sectors_of(owner)
        for objects, part in with_objects(parts_of(text, start, words), set() if inside else above):
            for sector in objects:
                for stage, aspect in _sides(part):
                    found[(sector, stage, aspect)][owner] = None
    return {key: list(owners) for key, owners in found.items()}


def _sides(words: Iterable[Mention]) -> list[tuple[str, str]]:
    stages = {m.id for m in words if m.kind is MentionKind.STAGE}
    aspects = {m.id for m in words if m.kind is MentionKind.ASPECT}
    return [("", ""), *((s, "") for s in sorted(stages)), *(("", a) for a in sorted(aspects))]


def _keys(
    case: AuditCase, sector: str, sources: _Sources, named: dict[Key, list[str]]
) -> Iterator[tuple[Key, _Bearing]]:
    path = case.kb.sector_path(sector)
    law = _nearest(sources.law, path, case.setting)
    duties = _duties(case, path, sources.own)
    by_duties: dict[tuple[str, str], None] = {("", ""): None}
    for duty in (*duties, *law):
        by_duties |= {(stage, ""): None for stage in duty.stages}
        by_duties |= {("", aspect): None for aspect in duty.aspects}
    by_plan = {(stage, aspect): None for s, stage, aspect in named if s == sector}
    for stage, aspect in by_duties | by_plan:
        bearing = _Bearing(
            _bearing(sources.law, law, stage, aspect, case.setting),
            _bearing(case.kb, duties, stage, aspect, case.setting),
        )
        if (stage, aspect) in by_duties or status_of(bearing.all, case.setting) not in _UNDIVIDED:
            yield (sector, stage, aspect), bearing


def _bearing(
    kb: Knowledge, duties: list[Duty], stage: str, aspect: str, setting: Setting
) -> list[Duty]:
    """Return the duties that bear on a stage or a side, those on the side of any object among them.

    The object as a whole awaits a decision where all that law says of it does, of one stage only.
    """
    speaking = [d for d in duties if _speaks(d, stage, aspect)]
    if not (stage or aspect or speaking):
        speaking = [d for d in duties if d.designation]
    if aspect and not any(aspect in d.aspects or d.one_of for d in speaking):
        speaking += _of_aspect(kb, aspect, speaking, setting)
    return speaking


def _duties(case: AuditCase, path: Sequence[str], own: set[str]) -> list[Duty]:
    """Return the duties on a sector, or on the nearest ancestor that has any: by law, then by the lists."""
    listed = _nearest(case.kb, path, case.setting, within=own)
    return [*_nearest(case.kb, path, case.setting, without=own), *listed]


def _of_aspect(kb: Knowledge, aspect: str, own: list[Duty], setting: Setting) -> list[Duty]:
    """Return the duties that answer for a side of any object, where its own leave the side open.

    Whoever steers a trade does not thereby regulate the fire safety or the public order of its places:
    those have a regulator of their own.
    """
    sector = kb.aspects[aspect].sector
    if sector is None or status_of(own, setting) in (Status.COVERED, Status.SPLIT):
        return []
    duties = kb.duties_of_sector.get(sector, ())
    return [d for d in duties if d.main and d not in own and validity(d, setting)]


def _nearest(
    kb: Knowledge,
    path: Iterable[str],
    setting: Setting,
    *,
    within: Container[str] | None = None,
    without: Container[str] = (),
) -> list[Duty]:
    for step in path:
        known = kb.duties_of_sector.get(step, ())
        there = (d for d in known if d.id not in without and (within is None or d.id in within))
        found = [d for d in there if validity(d, setting)]
        if found:
            return found
    return []


def _of_all(case: AuditCase, sector: str) -> bool:
    """Tell whether an object stands for all units of all trades: comprehensive supervision's own."""
    return any(
        d.role is DutyRole.COMPREHENSIVE and not d.stages for d in _own(case, sector)
    ) and not (
        any(
            d.role in (DutyRole.SECTOR, DutyRole.LICENSING) and d.departments
            for d in _own(case, sector)
        )
    )


def _own(case: AuditCase, sector: str) -> tuple[Duty, ...]:
    return case.kb.duties_of_sector.get(sector, ())


def _speaks(duty: Duty, stage: str, aspect: str) -> bool:
    """Tell whether a duty bears on a cell.

    The object as a whole is for main and undivided duties; the main holder also inspects, watches,
    teaches and counts what it regulates.
    """
    if not stage and not aspect:
        return duty.main or not (duty.stages or duty.aspects)
    if stage:
        undivided = not duty.stages and not duty.aspects
        return stage in duty.stages or undivided or (duty.main and stage in ACTIVITIES)
    return aspect in duty.aspects or (not duty.aspects and not duty.stages)


def _cell(
    case: AuditCase, key: Key, bearing: _Bearing, sources: _Sources, named: dict[Key, list[str]]
) -> Cell:
    sector, stage, aspect = key
    setting, duties = case.setting, bearing.all
    law = status_of(bearing.law, setting)
    by_list = [d for d in duties if d.id in sources.own]
    lists = own = status_of(by_list, setting)
    if sources.complete and lists is Status.UNKNOWN and law not in (lists, Status.NOT_APPLICABLE):
        lists = _listed(case, key, sources.own, bearing.law)
    owners = () if sources.listed else named.get(key, ())
    stated = _competent(list(_stated(case, owners)), duties, setting)
    plan = _by_plan(stated, bool(owners))
    derived = _by_law_and_lists(law, own, status_of(duties, setting))
    settled = derived is own and derived is not status_of(duties, setting)
    holders = dict.fromkeys(
        [a.name for a in stated if a.role in LEADING]
        + [name for d in (by_list if settled else duties) for name in answering(d, setting)]
    )
    return Cell(
        sector=sector,
        name=case.kb.sectors[sector].name,
        stage=stage,
        aspect=aspect,
        level=setting.jurisdiction.level,
        law=law,
        lists=lists,
        plan=plan,
        together=_together(derived, plan),
        holders=tuple(holders),
        tasks=tuple(dict.fromkeys(case.task_of[owner] for owner in named.get(key, ()))),
    )


def _by_law_and_lists(law: Status, lists: Status, both: Status) -> Status:
    """Return the status of a cell by law and lists together.

    Where the list names another holder than the law, the place has decided; a list takes nothing away that the
    law gives.
    """
    if both is Status.OVERLAP and law is not both and lists in _HELD:
        return lists
    return law if law in _HELD and both not in (*_HELD, Status.OVERLAP) else both


def _listed(case: AuditCase, key: Key, own: set[str], law: Sequence[Duty]) -> Status:
    """Return what a whole list says of a cell that none of its duties names as such.

    It may give the object by its stages, or the stage by an object of that kind (the carriage of
    dangerous goods among dangerous goods), or some work on the object to the holder by law: who permits what it
    supervises need not be told; else it leaves the cell out.
    """
    sector, stage, aspect = key
    parts: list[Duty] = []
    near = _nearest(case.kb, case.kb.sector_path(sector), case.setting, within=own)
    holders = {holder_at(case.setting, d).department for duty in law for d in duty.departments}
    alike = [d for d in near if holders.intersection(d.departments)]
    if stage in _LIFE and not (stage in _UPKEEP and any("use" in d.stages for d in alike)):
        alike = []
    if alike:
        return status_of(alike, case.setting)
    if (not stage and not aspect) or stage in ACTIVITIES:
        parts = near
    elif aspect:
        side = case.kb.aspects[aspect].sector or ""
        parts = [d for d in case.kb.duties_of_sector.get(side, ()) if d.main and d.id in own]
    else:
        for duty in (case.kb.duties[d] for d in sorted(own) if d in case.kb.duties):
            kin = {s for c in case.kb.chains.values() if sector in c.sectors for s in c.sectors}
            below = [s for s in duty.sectors if s in kin or sector in case.kb.sector_path(s)[1:]]
            if any(stage in duty.stages or is_of(case.kb, stage, s) for s in below):
                parts.append(duty)
    return status_of(parts, case.setting) if parts else Status.GAP


def _stated(case: AuditCase, owners: Iterable[str]) -> Iterator[Assignment]:
    """Yield what the plan itself says of the measures, or tasks, that name a cell."""
    for owner in dict.fromkeys(owners):
        for own in case.by_task.get(case.task_of[owner], ()):
            if own.basis is Basis.STATED and own.measure in (None, owner):
                yield own


def _competent(
    stated: list[Assignment], duties: Iterable[Duty], setting: Setting
) -> list[Assignment]:
    """Leave of several who lead together the one to whom the object belongs: each has its own part."""
    together = {a.department for a in stated if a.role is Role.CO_LEAD}
    held = {holder_at(setting, d).department for duty in duties for d in duty.departments}
    own = together & held
    if len(together) < 2 or len(own) != 1:
        return stated
    return [
        a.model_copy(update={"role": Role.LEAD}) if a.department in own else a
        for a in stated
        if a.role is not Role.CO_LEAD or a.department in own
    ]


def _by_plan(stated: list[Assignment], mentioned: bool) -> Status:
    if not mentioned:
        return Status.UNKNOWN
    if any(a.role is Role.CO_LEAD for a in stated):
        return Status.OVERLAP
    leads = {a.holder for a in stated if a.role is Role.LEAD}
    if leads:
        by_task = {(a.task, a.measure): set[str]() for a in stated}
        for own in stated:
            if own.role is Role.LEAD:
                by_task[(own.task, own.measure)].add(own.holder)
        crowded = any(len(holders) > 1 for holders in by_task.values())
        return Status.OVERLAP if crowded else Status.SPLIT if len(leads) > 1 else Status.COVERED
    return Status.WEAK if stated else Status.GAP


def _together(derived: Status, plan: Status) -> Status:
    """Return the status of a cell when a lead that the plan states settles what the law leaves open."""
    settles = plan in (Status.COVERED, Status.SPLIT)
    return plan if settles and derived is not Status.COVERED else derived
