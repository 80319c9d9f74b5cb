"""One side of a comparison: a result with what is asked of it again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from decompose.model.plan import Task
from decompose.model.result import Decomposition, Role

LEADING = (Role.LEAD, Role.CO_LEAD)
SUPPORTING = (Role.SUPPORT, Role.PARTICIPANT)
_RANK = {role: number for number, role in enumerate(Role)}


class Side:
    """A result, seen by task."""

    def __init__(self, result: Decomposition) -> None:
        self.result = result
        self.tasks = result.plan.tasks

    @cached_property
    def roles(self) -> dict[str, dict[str, Role]]:
        """The strongest role of every holder, by task: in the whole of it or in a part."""
        found: dict[str, dict[str, Role]] = defaultdict(dict)
        for own in self.result.assignments:
            known = found[own.task].get(own.holder)
            if known is None or _RANK[own.role] < _RANK[known]:
                found[own.task][own.holder] = own.role
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of every holder."""
        given = {own.holder: own.name for own in self.result.assignments}
        return {**given, **self.result.departments}

    def holders(self, task: str, roles: tuple[Role, ...]) -> tuple[str, ...]:
        """Return who has one of the roles in a task, ordered by id."""
        return tuple(sorted(h for h, role in self.roles.get(task, {}).items() if role in roles))

    @cached_property
    def by_id(self) -> dict[str, Task]:
        """The tasks by id."""
        return {task.id: task for task in self.tasks}

    def strongest(self, holder: str, tasks: Iterable[str]) -> tuple[str, Role] | None:
        """Return the strongest role of a holder in any of some tasks, with the task; None for none."""
        held = [(_RANK[self.roles[t][holder]], t) for t in tasks if holder in self.roles.get(t, {})]
        return (min(held)[1], self.roles[min(held)[1]][holder]) if held else None

    def deadline(self, task: Task) -> str | None:
        """Return when a task is due, as printed: its own time, or those of its measures."""
        if task.deadline:
            return task.deadline
        own = dict.fromkeys(m.deadline for m in task.measures if m.deadline)
        return "、".join(filter(None, own)) or None
