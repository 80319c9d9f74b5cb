"""Which chapter a task belongs to: the main task it is a part of, or else the section it stands in."""

from __future__ import annotations

from typing import NamedTuple

from decompose.labels.deliverables import Labels
from decompose.model.plan import Plan, Section, Task, TaskKind


class Chapter(NamedTuple):
    """Tasks that stand together.

    ``main`` is the main task that the chapter is; None where a section holds tasks beside each other.
    """

    key: str
    name: str
    kind: TaskKind
    tasks: tuple[Task, ...]
    main: Task | None

    def shown(self, labels: Labels) -> str:
        """Return its name, or what kind of tasks it has where the plan gives it none."""
        return self.name or labels.kind(self.kind)


def chapters_of(plan: Plan) -> tuple[Chapter, ...]:
    """Return the chapters in reading order; every task stands in exactly one.

    Where a main task of a section has parts, every main task of it is a chapter; so is one that stands
    alone in its section. Main tasks without parts have their section for a chapter.
    """
    by_id = {task.id: task for task in plan.tasks}
    mains = {task.id: _main(task, by_id) for task in plan.tasks}
    roots: dict[str, list[Task]] = {}
    for task in plan.tasks:
        if task.parent is None:
            roots.setdefault(task.section, []).append(task)
    parted = {mains[task.id].section for task in plan.tasks if task.parent is not None}
    sections = {section.id: section for section in plan.sections}
    names: dict[str, tuple[str, Task | None]] = {}
    inside: dict[str, list[Task]] = {}
    for task in plan.tasks:
        main = mains[task.id]
        own = main.section in parted or len(roots[main.section]) == 1
        key = main.id if own else main.section
        name = heading(main) if own else name_of(sections.get(main.section))
        names.setdefault(key, (name, main if own else None))
        inside.setdefault(key, []).append(task)
    return tuple(
        Chapter(key, name, inside[key][0].kind, tuple(inside[key]), main)
        for key, (name, main) in names.items()
    )


def _main(task: Task, tasks: dict[str, Task]) -> Task:
    while task.parent is not None:
        task = tasks[task.parent]
    return task


def heading(part: Task | Section) -> str:
    """Return a printed number and title."""
    return f"{numbered(part)}{part.title}"


def numbered(part: Task | Section) -> str:
    """Return the printed number as it stands before the title: a bare one (1, 2.3) apart from the words."""
    number = part.number or ""
    bare = number[-1:].isalnum() and number[-1:].isascii()
    if bare and number.isdecimal() and part.title:
        return f"{number}. "
    apart = bare or (part.title[:1].isascii() and part.title[:1].isalpha())
    return f"{number} " if number and apart else number


def name_of(section: Section | None) -> str:
    """Return what a section is called; nothing where it has no heading."""
    return heading(section) if section else ""
