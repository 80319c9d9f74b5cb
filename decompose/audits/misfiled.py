"""Items under one heading that speak of nothing but the object of another heading of the same plan."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.headings import akin, headed_by, regulator_of, speaks_of
from decompose.audits.powers import kin
from decompose.audits.strays import regulators
from decompose.model.knowledge import Duty, SectorKind
from decompose.model.plan import Measure, Task

_FEWEST = 2
_HAZARD = "灾害"
"""What the headings of all hazards have in common."""

Found = tuple[Task, Task, Measure, list[str], Duty]
"""The heading, the item under it, its measure, its objects, and the duty of who answers for them."""


def misfiled(case: AuditCase) -> Iterator[Found]:
    """Yield the one item under a heading whose objects another heading beside it is about.

    Its lead answers for its objects and has nothing to do with the heading it stands under, nor with the items
    beside it, with which it has no word in common.
    """
    headings = [(task, _title(case, task)) for task in case.result.plan.tasks if _items(case, task)]
    headings = [(task, title) for task, title in headings if title]
    for task, title in headings:
        items = _items(case, task)
        others = [
            (other, named)
            for other, named in headings
            if other is not task and other.parent == task.parent and other.kind is task.kind
        ]
        told = [f for item in items if (f := _misfiled(case, task, title, item, others))]
        found = [f for f in told if f[-1].departments[0] not in _units(case, items, f[1])]
        if len(found) == 1 and len(items) > _FEWEST:
            yield found[0]


def _items(case: AuditCase, task: Task) -> list[tuple[Task, Measure]]:
    return [(t, t.measures[0]) for t in case.below.get(task.id, ()) if len(t.measures) == 1]


def _title(case: AuditCase, task: Task) -> set[str]:
    """Return the objects of a heading, also where it is its own only measure."""
    own = {s for m in task.measures if m.text == task.title for s in case.sectors_of(m.id)}
    sides = {aspect.sector for aspect in case.kb.aspects.values()}
    return (headed_by(case, task) | own) - sides


def _misfiled(
    case: AuditCase,
    task: Task,
    title: set[str],
    item: tuple[Task, Measure],
    others: list[tuple[Task, set[str]]],
) -> Found | None:
    each, measure = item
    objects = [
        s
        for s in sorted(case.sectors_of(measure.id) | case.sectors_of(each.id))
        if case.kb.sectors[s].kind is not SectorKind.TERRITORY
    ]
    stated = each.attribution or measure.attribution
    if not objects or stated is None or len(stated.lead) != 1 or stated.joint:
        return None
    lead = case.resolved(stated.lead[0]).department
    if lead is None or lead == case.kb.info.comprehensive:
        return None
    home = [named for _, named in others if any(_within(case, s, named) for s in objects)]
    if (
        len(home) != 1
        or not _of_one_office(case, objects, home[0])
        or any(_related(case, s, title) for s in objects)
    ):
        return None
    words = task.title.replace(_HAZARD, "，")
    near = regulators(case, title)
    units = {case.resolved(n).department for n in (*stated.support, *stated.participants)}
    if not near.isdisjoint(kin(case, lead) | units) or speaks_of(measure.text, words):
        return None
    if any(akin(case, s, words) for s in objects):
        return None
    duty = regulator_of(case, next(s for s in objects if _within(case, s, home[0])))
    if duty is None or kin(case, lead).isdisjoint(duty.departments):
        return None
    return task, each, measure, objects, duty


def _units(case: AuditCase, items: list[tuple[Task, Measure]], item: Task) -> set[str | None]:
    """Return the departments that the other items under a heading name."""
    stated = [t.attribution or m.attribution for t, m in items if t is not item]
    names = (n for s in stated if s for n in (*s.lead, *s.support, *s.participants))
    return {case.resolved(name).department for name in names}


def _of_one_office(case: AuditCase, objects: list[str], named: set[str]) -> bool:
    """Tell whether what else an item speaks of has the regulator of what the other heading is about."""
    duties = {
        s: duty.departments[:1] for s in objects if (duty := regulator_of(case, s)) is not None
    }
    home = {duties.get(s) for s in objects if _within(case, s, named)}
    return all(duties.get(s) in home for s in objects)


def _within(case: AuditCase, sector: str, named: set[str]) -> bool:
    """Tell whether an object is one of some, or a kind of one."""
    return not named.isdisjoint(case.kb.sector_path(sector))


def _related(case: AuditCase, sector: str, title: set[str]) -> bool:
    """Tell whether an object and one of a heading are of one line."""
    path = set(case.kb.sector_path(sector))
    return any(s in path or sector in case.kb.sector_path(s) for s in title)
