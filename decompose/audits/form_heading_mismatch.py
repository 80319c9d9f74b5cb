"""Audit ``form.heading-mismatch``: a sentence under the heading of another trade."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.called_on import calls_on, led_elsewhere, named_for_all
from decompose.audits.case import (
    LEADING,
    NAMES_SUPERVISOR,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
)
from decompose.audits.companions import Misplaced, at_home, usual
from decompose.audits.deadlines import heading, quoted
from decompose.audits.headed import anchored
from decompose.audits.headings import (
    addressed,
    akin,
    foreign,
    headed_by,
    of_one_trade,
    regulator_of,
    root,
    speaks_of,
)
from decompose.audits.kinds_of_work import EVENT, inspections, other_work
from decompose.audits.link_words import is_link
from decompose.audits.misfiled import misfiled
from decompose.audits.other_chapters import other_chapters
from decompose.audits.outsiders import lone_outsiders, outsiders
from decompose.audits.patch import lead
from decompose.audits.powers import concerned, rescues
from decompose.audits.strays import strays
from decompose.audits.tacked_on import tacked_on
from decompose.model.knowledge import Duty
from decompose.model.plan import Measure, Task
from decompose.model.result import Severity
from decompose.rules.competence import holder_at

_SEVERAL = 2


@audit_facts(
    AuditFacts(
        name="form.heading-mismatch",
        code="F01",
        severity=Severity.INFO,
        why="内容与标题不是同一行业领域，按标题分工会派错部门。",
        fix="把该句移到相应任务下，或单列并明确其主管部门。",
        assigned=True,
    )
)
def form_heading_mismatch(case: AuditCase) -> Iterator[Fault]:
    """Report measures about an object that has nothing to do with the trade their heading names.

    Looks for:
        A measure that names no object of the heading, but one of another trade: another root, other holders, no word
        in common with the heading; its own measures, and subtasks of one measure. A measure that has the businesses
        of another trade urged to act counts too; one that asks for a supervisor to be named does not. Under a heading
        of assessment, of teaching or of emergencies: a measure of another kind of work, where others are of the
        heading's own. A measure that states its own units goes nowhere wrong, unless an item on another trade is led
        from there among several of the heading's own. Under a heading of teaching or emergencies: an item of several
        that inspects an object and has no word of the heading. Under a heading of one trade: the one item of four and
        more whose lead and object stand nowhere else under it, while one lead has half of the items or all others are
        of the heading; the one item about nothing but the object of another heading beside it (towers against forest
        fires under landslides). Under a heading, a table's field or a plan's title: the one item whose object, lead
        and words have nothing in common with it and with the items beside it. The only sentence under a heading of a
        trade that is about another trade and led by who has that, where other such headings fit; of two sentences
        with leads under such a heading, the one that is. A sentence tacked on to an item, about a trade of none of
        the item's units. In a list of duties, a unit's one duty on the trade of another unit of the list.
    Why it matters:
        Split by headings, the sentence goes to the wrong department.
    Source:
        Case T18 and T40; mechanism 50 of docs/mission.md.
    """
    told: set[str] = set()
    for fault in _under_tasks(case):
        told.add(fault.subject["measure"])
        yield fault
    for text, own, measure, objects, duty in (
        *outsiders(case),
        *lone_outsiders(case),
        *tacked_on(case),
        *other_chapters(case),
    ):
        linked = is_link(case, measure, under=text) or EVENT.search(text) is not None
        if measure.id not in told and not linked:
            told.add(measure.id)
            yield _misplaced(case, text, own, measure, objects, duty)


def _under_tasks(case: AuditCase) -> Iterator[Fault]:
    """Yield what is out of place under the heading of a task."""
    yield from other_work(case)
    yield from inspections(case)
    alone = list({each[1].id: each for each in (*strays(case), *misfiled(case))}.values())
    yield from (_misplaced(case, *each) for each in alone)
    told = {own.id for _, own, *_ in alone}
    for task, parts in _headed(case):
        title = headed_by(case, task)
        if not title or len(parts) < _SEVERAL or not of_one_trade(case, task.title, title):
            continue
        found = list(_strange(case, task, parts, title, told))
        if sum(not each.stated for each in found) >= _SEVERAL:  # the heading gathers
            continue
        yield from (_told(case, task, each) for each in found if not usual(case, task, title, each))


def _strange(
    case: AuditCase, task: Task, parts: list[tuple[Task, Measure]], title: set[str], told: set[str]
) -> Iterator[Misplaced]:
    """Yield the words under a heading that belong to another trade."""
    family = {root(case, sector) for sector in title}
    holders = {d for sector in title for d in concerned(case, sector)}
    by_parts = sum(m.attribution is not None for _, m in parts) > _SEVERAL
    for own, measure in parts:
        stated = measure.attribution or (own.attribution if own is not task else None)
        if (
            own.id in told
            or (own is task and stated is not None and not by_parts)
            or NAMES_SUPERVISOR.search(measure.text)
            or (by_parts and is_link(case, measure, under=task.title))
        ):
            continue
        if rescues(case, case.words_of.get(measure.id, []), case.kb.info.comprehensive):
            continue
        objects = foreign(case, measure.id, family)
        if objects and not stated and speaks_of(measure.text, task.title):
            continue
        urged = [] if objects or stated else addressed(case, measure, title)
        owned = [(s, d) for s in objects or urged if (d := regulator_of(case, s)) is not None]
        strange = [(s, d) for s, d in owned if s in urged or holders.isdisjoint(d.departments)]
        strange = [(s, d) for s, d in strange if s in urged or not akin(case, s, task.title)]
        lead_of = led_elsewhere(case, stated, holders)
        home = at_home(case, task.title, family, parts) if lead_of else 0
        strange = [
            (s, d)
            for s, d in strange
            if not (calls_on(case, stated, s) or named_for_all(case, own, d))
            or (lead_of in d.departments and home >= _SEVERAL)
        ]
        strange = [
            (s, d)
            for s, d in strange
            if urged or (anchored(case, s) and (stated or _sent_there(case, own, measure, d)))
        ]
        if not strange:
            continue
        yield Misplaced(
            own, measure, strange, len(owned) < len(objects or urged), stated is not None
        )


def _told(case: AuditCase, task: Task, found: Misplaced) -> Fault:
    """Return the finding, with a lead for words that state none."""
    objects, duty = [s for s, _ in found.strange], found.strange[0][1]
    fault = _misplaced(case, task, found.own, found.measure, objects, duty)
    patch = (lead(found.own.id, case.name(duty.departments[0]), measure=found.measure.id),)
    return fault if found.stated else fault._replace(patch=patch)


def _misplaced(
    case: AuditCase, task: Task | str, own: Task, measure: Measure, objects: list[str], duty: Duty
) -> Fault:
    """Return the finding on words about another trade than their heading's."""
    named = "、".join(case.kb.sectors[s].name for s in objects)
    field = f"{case.name(duty.departments[0])}的领域"
    under = task if isinstance(task, str) else heading(task)
    message = f"任务“{under}”中关于“{named}”的内容属于{field}，与标题不符"
    subject = {"task": own.id, "measure": measure.id}
    return Fault(subject, message, (quoted(measure), *duty_evidence(duty, case.kb)))


def _sent_there(case: AuditCase, own: Task, measure: Measure, duty: Duty) -> bool:
    """Tell whether the division gives a measure to those who answer for the other trade's object, or all to one."""
    if own.attribution is not None:
        return True
    alone = len(own.measures) == 1
    holders = {holder_at(case.setting, department).department for department in duty.departments}
    return any(
        a.department in holders
        for a in case.by_task[own.id]
        if a.role in LEADING and (a.measure == measure.id or (alone and a.measure is None))
    )


def _headed(case: AuditCase) -> Iterator[tuple[Task, list[tuple[Task, Measure]]]]:
    """Yield each task with what stands under its heading: its own measures, those of its subtasks.

    A subtask that names an object in its own title has a heading of its own.
    """
    for task in case.result.plan.tasks:
        yield task, [(task, m) for m in task.measures]
        below = case.below.get(task.id, ())
        yield task, [(each, m) for each in below if not each.measures[1:] for m in each.measures]
