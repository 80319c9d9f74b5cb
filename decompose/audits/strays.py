"""Items under a heading that belong to another trade, told by who leads them and who leads the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from decompose.audits.case import AuditCase
from decompose.audits.headings import (
    GATHERING,
    akin,
    foreign,
    headed_by,
    regulator_of,
    root,
    speaks_of,
)
from decompose.audits.powers import concerned, kin
from decompose.audits.remembered import remembered
from decompose.model.knowledge import Duty, DutyRole, SectorKind
from decompose.model.plan import Attribution, Measure, Task

_LEAST = 4
_CROSSING = (SectorKind.RISK, SectorKind.TERRITORY)

_ROADS = "road-traffic"
"""A side of all vehicles, but the places and plants of other trades do not stand under it."""

Item = tuple[Task, Measure, Attribution, str]
"""A task under a heading, its only measure, what it states, and the department of its one lead."""


def strays(case: AuditCase) -> Iterator[tuple[Task, Task, Measure, list[str], Duty]]:
    """Yield the one item under a heading of a trade whose lead and object stand nowhere else under it.

    Half of the items and more are led by one that answers for the heading's trade, or all others are of it; the
    item's lead regulates its object.
    """
    sides = {aspect.sector for aspect in case.kb.aspects.values()} - {_ROADS}
    for task in case.result.plan.tasks:
        title = headed_by(case, task)
        for measure in task.measures:  # a heading without a body is its own measure
            title |= case.sectors_of(measure.id) if measure.text == task.title else set()
        gathering = sides | GATHERING
        crossing = any(case.kb.sectors[s].kind in _CROSSING or s in gathering for s in title)
        items = list(_items(case, task))
        if not title or crossing or len(items) < _LEAST:
            continue
        leads = Counter(lead for *_, lead in items)
        common, led = leads.most_common(1)[0]
        holders = {d for sector in title for d in concerned(case, sector)}
        most = 2 * led >= len(items) and kin(case, common) & holders
        guests = [i for i in items if not _at_home(case, task, title, holders, i)]
        if not most and len(guests) != 1:
            continue
        asked = [item for item in (items if most else guests) if not _near(case, title, item)]
        found = [s for item in asked if (s := _stray(case, task, title, items, item, leads))]
        if len(found) == 1:
            yield found[0]


def _items(case: AuditCase, task: Task) -> Iterator[Item]:
    for each in case.below.get(task.id, ()):
        stated = each.attribution or (each.measures[0].attribution if each.measures else None)
        if len(each.measures) != 1 or stated is None or len(stated.lead) != 1:
            continue
        department = case.resolved(stated.lead[0]).department
        if department is not None:
            yield each, each.measures[0], stated, department


def _bearers(case: AuditCase, duty: Duty) -> set[str]:
    """Return who answers for a duty, with their kin: each that a place may give it to, else the first."""
    bearers = duty.departments if duty.one_of else duty.departments[:1]
    return {near for department in bearers for near in kin(case, department)}


def _near(case: AuditCase, title: set[str], item: Item) -> bool:
    """Tell whether who answers for a heading's trade has to do with an item's objects too, or supports its lead."""
    objects = (step for s in case.sectors_of(item[1].id) for step in case.kb.sector_path(s))
    stated = item[2]
    units = {case.resolved(n).department for n in (*stated.support, *stated.participants)}
    return not regulators(case, title).isdisjoint(units | regulators(case, objects))


def regulators(case: AuditCase, sectors: Iterable[str]) -> set[str]:
    """Return who answers for some objects, also where a place decides who of several does."""
    return {department for sector in sectors for department in _regulators(case, sector)}


@remembered
def _regulators(case: AuditCase, sector: str) -> frozenset[str]:
    duties = (duty for duty in case.duties(sector) if duty.main and duty.departments)
    return frozenset(department for duty in duties for department in _bearers(case, duty))


def _at_home(case: AuditCase, task: Task, title: set[str], holders: set[str], item: Item) -> bool:
    """Tell whether an item is of its heading's trade: by a word, an object or one of its units."""
    each, measure, stated, lead = item
    units = {case.resolved(n).department for n in (*stated.support, *stated.participants)}
    objects = case.sectors_of(measure.id) | case.sectors_of(each.id)
    family = {root(case, sector) for sector in title}
    return (
        not holders.isdisjoint(units | {lead})
        or any(root(case, s) in family or akin(case, s, task.title) for s in objects)
        or speaks_of(f"{each.title}{measure.text}", task.title)
    )


def _stray(
    case: AuditCase,
    task: Task,
    title: set[str],
    items: list[Item],
    item: Item,
    leads: Counter[str],
) -> tuple[Task, Task, Measure, list[str], Duty] | None:
    each, measure, _, lead = item
    if leads[lead] != 1 or lead == case.kb.info.comprehensive:
        return None
    others = [other for other in items if other is not item]
    helping = {
        case.resolved(name).department
        for _, _, stated, _ in others
        for name in (*stated.support, *stated.participants)
    }
    roots = {root(case, s) for _, m, _, _ in others for s in case.sectors_of(m.id)}
    objects = foreign(case, measure.id, {root(case, s) for s in title})
    if lead in helping or not objects or any(root(case, s) in roots for s in objects):
        return None
    duties = [regulator_of(case, s) or _one_of_several(case, s, lead) for s in objects]
    known = [
        d for d in duties if d is not None and not kin(case, lead).isdisjoint(_bearers(case, d))
    ]
    if len(known) < len(objects) or any(akin(case, s, task.title) for s in objects):
        return None
    return task, each, measure, objects, known[0]


def _one_of_several(case: AuditCase, sector: str, lead: str) -> Duty | None:
    """Return the duty by which a lead is one of those among whom an object is divided: dams of water, of power."""
    held = (d for d in case.duties(sector) if d.role is DutyRole.SECTOR and d.main)
    return next((d for d in held if d.departments[:1] == (lead,)), None)
