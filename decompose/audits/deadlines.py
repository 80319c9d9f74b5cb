"""What the audits of deadlines share: every printed deadline with its task and its words."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, printed, words
from decompose.audits.patch import due
from decompose.model.plan import Measure, Task
from decompose.model.result import Change, Evidence, EvidenceKind

Dated = tuple[Task, dict[str, str], str, tuple[Evidence, ...]]
"""A task, the subject of a finding, the deadline as printed, and where it stands."""

_SHOWN = 20


def deadlines(case: AuditCase) -> Iterator[Dated]:
    """Yield every deadline once: of a task, of its statement of responsibility, of its measures."""
    periods = {p.task: p.period for p in case.result.plan.projects if p.period}
    for task in case.result.plan.tasks:
        seen: set[str] = set()
        own = task.attribution.deadline if task.attribution else None
        for deadline in (own, task.deadline, periods.get(task.id)):
            if deadline and deadline not in seen:
                seen.add(deadline)
                stated = task.attribution is not None and deadline == own
                holding = next((m for m in task.measures if deadline in m.text), None)
                evidence = quoted(holding) if holding else words(task)
                if stated and task.attribution is not None:
                    evidence = printed(task.attribution)
                yield task, {"task": task.id}, deadline, (evidence,)
        for measure in task.measures:
            if measure.deadline and measure.deadline not in seen:
                seen.add(measure.deadline)
                subject = {"task": task.id, "measure": measure.id}
                yield task, subject, measure.deadline, (quoted(measure),)


def moved(task: Task, deadline: str, when: str) -> tuple[Change, ...]:
    """Return the changes that set another time wherever a task prints a deadline."""
    own = {task.deadline, task.attribution.deadline if task.attribution else None}
    whole = (due(task.id, when),) if deadline in own else ()
    parts = (due(task.id, when, measure=m.id) for m in task.measures if m.deadline == deadline)
    return (*whole, *parts)


def quoted(measure: Measure) -> Evidence:
    """Return a measure's words as evidence."""
    return Evidence(kind=EvidenceKind.TEXT, quote=measure.text, span=measure.span)


def heading(task: Task) -> str:
    """Return how a message calls a task: its title, else the beginning of its text."""
    title = task.title or task.text[:_SHOWN]
    return title.replace("\n", "") if "\n" in title else title


def part_of(task: Task, measure: Measure | None) -> str:
    """Return how a message calls one measure of a task, the task itself where none is meant."""
    title = heading(task)
    if measure is None or measure.text.startswith(title):
        return title
    return f"{title}”中的“{measure.text[:_SHOWN].rstrip('，、；')}"
