"""Until when a task is to be done."""

from __future__ import annotations

from decompose.labels.deliverables import Labels
from decompose.model.plan import Task
from decompose.reports.division import Division


def deadline_of(task: Task, division: Division, labels: Labels, measure: str | None = None) -> str:
    """Return until when: as printed for the measure or the task, else within the plan's period."""
    printed = printed_deadline(task, measure)
    period = division.result.plan.period
    return printed or (labels["within_period"].format(period[1]) if period else "")


def printed_deadline(task: Task, measure: str | None = None) -> str:
    """Return the deadlines printed for a task, or the one of a measure; empty when there is none."""
    own = [m for m in task.measures if measure in (None, m.id)]
    whole = task.deadline or (task.attribution.deadline if task.attribution else None)
    parts = [m.deadline or (m.attribution.deadline if m.attribution else None) for m in own]
    printed = [d for d in dict.fromkeys([*parts, whole] if measure else [whole, *parts]) if d]
    return "；".join(printed[:1] if measure else printed)
