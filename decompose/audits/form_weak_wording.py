"""Audit ``form.weak-wording``: a task that binds nobody to anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import (
    LEADING,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.creed import only_creed
from decompose.audits.deadlines import heading, quoted
from decompose.audits.moods import is_wish
from decompose.audits.weak_words import (
    FIRM,
    dated,
    encourages,
    only_encourages,
    only_general,
    only_moods,
    only_strengthens,
)
from decompose.model.plan import Measure, Task
from decompose.model.result import (
    Severity,
)

_TOLD, _SEVERAL = 24, 2


@audit_facts(
    AuditFacts(
        name="form.weak-wording",
        code="F09",
        severity=Severity.INFO,
        why="全部措施都是“鼓励、支持、引导、探索”或者“加强、推动、提升”一类的话，没有人必须做什么，无法考核。",
        fix="至少写明一项要完成的工作、成果或频次。",
        assigned=True,
    )
)
def form_weak_wording(case: AuditCase) -> Iterator[Fault]:
    """Report tasks all of whose measures only encourage or explore, or only strengthen and promote.

    Looks for:
        A task without subtasks whose every measure begins with such a word and names no number,
        no date and no product; or whose every clause is of the kind 加强、推动、提升, with no action
        that can be seen to be done; a paragraph of such words among others that state their units; one wish of
        nobody's among items with units, dates or figures.
        A task that has subtasks or a date, its own or that of its attribution, and a single
        statement outside a plan are left aside.
    Why it matters:
        What may be done need not be done.
    Source:
        Mechanism 46 of docs/mission.md.
    """
    for task in case.result.plan.tasks:
        if task.id in case.parents or not task.measures or _is_told(case, task):
            continue
        if only_encourages(task):
            message = f"任务“{heading(task)}”只有鼓励、引导性表述，没有约束任何单位的要求"
            yield Fault({"task": task.id}, message, tuple(quoted(m) for m in task.measures[:3]))
        elif only_strengthens(task, case.result.plan.title) or _wish_among_deeds(case, task):
            message = f"任务“{heading(task)}”只有“加强、推动、提升”一类的要求，没有可检查的工作、成果或频次"
            yield Fault({"task": task.id}, message, (quoted(task.measures[0]),))
        else:
            yield from _paragraphs(task)


def _is_told(case: AuditCase, task: Task) -> bool:
    """Tell whether form.principle-as-task says of a task that it is none."""
    led = any(a.role in LEADING for a in case.by_task.get(task.id, ()))
    return led and only_creed(case, task)


def _wish_among_deeds(case: AuditCase, task: Task) -> bool:
    """Tell whether an item of a list is one wish and nobody's, where most items beside it state units or dates."""
    if len(task.measures) != 1 or task.attribution or task.measures[0].attribution:
        return False
    text = task.measures[0].text
    if text != task.title:
        return False
    if not (is_wish(text) or only_moods(task.measures[0], "") or only_general(text)):
        return False
    beside = [t for t in _beside(case, task) if t is not task]
    bound = [t for t in beside if t.attribution or dated(t) or FIRM.search(t.text or t.title)]
    return len(bound) >= _SEVERAL and 2 * len(bound) > len(beside)


def _beside(case: AuditCase, task: Task) -> list[Task]:
    """Return the tasks beside one; where each has a section to itself, those of the sections beside its own."""
    same = [t for t in case.result.plan.tasks if t.parent == task.parent]
    here = [t for t in same if t.section == task.section]
    if len(here) > 1 or task.parent is not None:
        return here
    over = {section.id: section.parent for section in case.result.plan.sections}
    return [t for t in same if over.get(t.section) == over.get(task.section)]


def _paragraphs(task: Task) -> Iterator[Fault]:
    """Yield the paragraphs that only encourage, where the others of the task state their units.

    There each paragraph is a task of its own.
    """
    by_block: dict[int, list[Measure]] = defaultdict(list)
    for measure in task.measures:
        by_block[measure.span.block].append(measure)
    stated = [block for block, own in by_block.items() if any(m.attribution for m in own)]
    if not stated or task.attribution is not None:
        return
    for block, own in by_block.items():
        if block not in stated and all(encourages(m.text) for m in own):
            message = f"任务“{heading(task)}”中“{own[0].text[:_TOLD]}”只有鼓励、引导性表述，也没有责任单位"
            subject = {"task": task.id, "measure": own[0].id}
            yield Fault(subject, message, tuple(quoted(m) for m in own[:3]))
