"""Who has a part in a task beside those who lead it."""

from __future__ import annotations

from decompose.labels.deliverables import Labels
from decompose.model.plan import Task
from decompose.model.result import Assignment
from decompose.reports.division import (
    HELPING_ROLES,
    SHARED_ROLES,
    held,
    holders_of,
    others_of,
)


def beside_of(task: Task, own: list[Assignment], labels: Labels) -> str:
    """Return all others who have a part in a task: helpers, other roles, and who has a role in a part alone."""
    shown = {a.name for a in own if a.measure is None} | {a.name for a in held(own, SHARED_ROLES)}
    parts = {a.name: a for a in reversed(own) if a.name not in shown}
    role = (" " if labels.lang == "en" else "").join
    named = (
        labels.aside(a.name, role((labels["part_of"], labels.role(a.role))))
        for a in reversed(parts.values())
        if a.measure is not None
    )
    groups = (
        holders_of(own, HELPING_ROLES, labels),
        others_of(task, own, labels, marked=False),
        labels.joined(named),
    )
    return labels.joined(filter(None, groups))
