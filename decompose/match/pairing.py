"""Which task of one plan is which of another: by content, never by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from decompose.match.counterparts import Counterparts, alike
from decompose.model.plan import Plan, Task

LEAST = 0.6
"""Below this likeness two tasks are two tasks."""
_SAME_TITLE = 0.42
_TITLE_WEIGHT = 0.4
_SHORT_TITLE = 4


class Match(NamedTuple):
    """Positions of a task in the old and in the new plan, and how alike they are."""

    old: int
    new: int
    likeness: float


def words_of(task: Task) -> str:
    """Return a task's own words without white space: what makes it the same task."""
    return "".join(f"{task.title}|{task.text}".split())


def pair_tasks(old: Plan, new: Plan) -> list[Match]:
    """Match the tasks of two plans one to one: the same words first, then the most alike.

    Shape:
        Ordered by the position in the old plan.
    """
    same = _same(old.tasks, new.tasks)
    taken_old, taken_new = {m.old for m in same}, {m.new for m in same}
    rest_old = [n for n in range(len(old.tasks)) if n not in taken_old]
    rest_new = [n for n in range(len(new.tasks)) if n not in taken_new]
    similar = _similar(old.tasks, rest_old, new.tasks, rest_new)
    return sorted([*same, *similar])


def _same(old: Sequence[Task], new: Sequence[Task]) -> list[Match]:
    """Match equal words; among several equal ones the parent's words decide, then the order."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for number, task in enumerate(new):
        waiting[words_of(task)].append(number)
    above = [_above(old), _above(new)]
    found: list[Match] = []
    left: list[int] = []
    for number, task in enumerate(old):
        near = [n for n in waiting[words_of(task)] if above[1][n] == above[0][number]]
        if near:
            waiting[words_of(task)].remove(near[0])
            found.append(Match(number, near[0], 1.0))
        else:
            left.append(number)
    for number in left:
        equal = waiting[words_of(old[number])]
        if equal:
            found.append(Match(number, equal.pop(0), 1.0))
    return found


def _above(tasks: Sequence[Task]) -> list[str]:
    """Return the words of each task's parent."""
    words = {task.id: words_of(task) for task in tasks}
    return [words.get(task.parent or "", "") for task in tasks]


def _similar(
    old: Sequence[Task], rest_old: Sequence[int], new: Sequence[Task], rest_new: Sequence[int]
) -> list[Match]:
    """Match what is alike enough, the most alike pair first."""
    index = Counterparts([f"{new[n].title}{new[n].text}" for n in rest_new])
    titles: dict[str, list[int]] = defaultdict(list)
    for n in rest_new:
        titles[new[n].title].append(n)
    proposals: list[Match] = []
    for number in rest_old:
        task = old[number]
        near = [rest_new[at] for at, _ in index.ranked(f"{task.title}{task.text}", most=6)]
        for candidate in dict.fromkeys([*near, *titles.get(task.title, ())]):
            score = likeness(task, new[candidate])
            if score >= LEAST:
                proposals.append(Match(number, candidate, score))
    found: list[Match] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for match in sorted(proposals, key=lambda m: (-m.likeness, m.old, m.new)):
        if match.old not in used_old and match.new not in used_new:
            used_old.add(match.old)
            used_new.add(match.new)
            found.append(match)
    return found


def likeness(old: Task, new: Task) -> float:
    """Return how alike two tasks are: their words, and a title of their own that both bear."""
    whole = alike(f"{old.title}{old.text}", f"{new.title}{new.text}")
    if old.title == new.title and len(old.title) >= _SHORT_TITLE:
        # A draft's outline has no text yet, and a later period writes a new one under the heading.
        whole = max(whole, LEAST)
    if old.title and new.title and (old.text or new.text) and whole >= _SAME_TITLE:
        title = alike(old.title, new.title) if len(old.title) >= _SHORT_TITLE else 0.0
        whole = max(whole, (1 - _TITLE_WEIGHT) * whole + _TITLE_WEIGHT * title)
    return round(whole, 4)
