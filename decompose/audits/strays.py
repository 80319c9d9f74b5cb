"""Items under a heading that belong to another trade, told by who leads them and who leads the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.headings import akin, foreign, headed_by, regulator_of, root
from decompose.audits.powers import concerned, kin
from decompose.model.knowledge import Duty, SectorKind
from decompose.model.plan import Attribution, Measure, Task

_LEAST = 4
_CROSSING = (SectorKind.RISK, SectorKind.TERRITORY)

Item = tuple[Task, Measure, Attribution, str]
"""A task under a heading, its only measure, what it states, and the department of its one lead."""


def strays(case: AuditCase) -> Iterator[tuple[Task, Task, Measure, list[str], Duty]]:
    """Yield the one item under a heading of a trade whose lead and object stand nowhere else under it.

    Half of the items and more are led by one that answers for the heading's trade; the item's lead regulates
    its object.
    """
    sides = {aspect.sector for aspect in case.kb.aspects.values()}
    for task in case.result.plan.tasks:
        title = headed_by(case, task)
        for measure in task.measures:  # a heading without a body is its own measure
            title |= case.sectors_of(measure.id) if measure.text == task.title else set()
        crossing = any(case.kb.sectors[s].kind in _CROSSING or s in sides for s in title)
        items = list(_items(case, task))
        if not title or crossing or len(items) < _LEAST:
            continue
        leads = Counter(lead for *_, lead in items)
        common, led = leads.most_common(1)[0]
        holders = {d for sector in title for d in concerned(case, sector)}
        if 2 * led < len(items) or not kin(case, common) & holders:
            continue
        found = [s for item in items if (s := _stray(case, task, title, items, item, leads))]
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
    duties = [regulator_of(case, s) for s in objects]
    known = [d for d in duties if d is not None and kin(case, d.departments[0]) & kin(case, lead)]
    if len(known) < len(objects) or any(akin(case, s, task.title) for s in objects):
        return None
    return task, each, measure, objects, known[0]
