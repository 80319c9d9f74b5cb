"""Which task of one plan is which of another: by content, never by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from decompose.match.counterparts import Counterparts, alike
from decompose.model.plan import Plan, Task
from decompose.text.patterns import regex

LEAST = 0.6
"""Below this likeness two tasks are two tasks."""
_SAME_TITLE = 0.42
_TITLE_WEIGHT = 0.4
_SHORT_TITLE = 4
_MOST = 6
_WHO = regex(
    r"[（(][^（()）]*(?:牵头|负责|配合|参与|参加|责任单位)[^（()）]*[）)]"
    r"|(?:责任|牵头|配合|参加)(?:单位|部门)[：:][^\n。；]*[。；]?"
)


class Match(NamedTuple):
    """Positions of a task in the old and in the new plan, and how alike they are."""

    old: int
    new: int
    likeness: float


def words_of(task: Task) -> str:
    """Return a task's own words without white space: what makes it the same task."""
    return "".join(f"{task.title}|{task.text}".split())


def content_of(task: Task) -> str:
    """Return a task's title and text without the words that say who does it."""
    return f"{task.title}\n{_WHO.sub('', task.text)}".strip()


def _work_of(task: Task) -> str:
    """Return a task's content without the names of those to whom it is given: 由甲局治理… is 由乙局治理…."""
    stated = (task.attribution, *(m.attribution for m in task.measures))
    names = {name for a in stated if a is not None for name in (*a.lead, *a.support)}
    text = content_of(task)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


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
    titles: dict[str, list[int]] = defaultdict(list)
    for n in rest_new:
        titles[new[n].title].append(n)
    near = _near(old, rest_old, new, rest_new)
    near |= {(b, a) for a, b in _near(new, rest_new, old, rest_old)}
    near |= {(a, b) for a in rest_old for b in titles.get(old[a].title, ())}
    scored = (Match(a, b, likeness(old[a], new[b])) for a, b in sorted(near))
    proposals = [match for match in scored if match.likeness >= LEAST]
    found: list[Match] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for match in sorted(proposals, key=_order):
        if match.old not in used_old and match.new not in used_new:
            used_old.add(match.old)
            used_new.add(match.new)
            found.append(match)
    return found


def _near(
    asked: Sequence[Task], numbers: Sequence[int], others: Sequence[Task], rest: Sequence[int]
) -> set[tuple[int, int]]:
    """Return the pairs worth looking at: the most alike texts of the other plan for each task."""
    index = Counterparts([_work_of(others[n]) for n in rest])
    return {
        (n, rest[at]) for n in numbers for at, _ in index.ranked(_work_of(asked[n]), most=_MOST)
    }


def _order(match: Match) -> tuple[float, int, int]:
    """Order matches alike whichever of the two plans is the old one."""
    return -match.likeness, abs(match.old - match.new), match.old + match.new


def likeness(old: Task, new: Task) -> float:
    """Return how alike two tasks are: their words, and a title of their own that both bear."""
    whole = alike(_work_of(old), _work_of(new))
    if old.title == new.title and len(old.title) >= _SHORT_TITLE:
        # A draft's outline has no text yet, and a later period writes a new one under the heading.
        whole = max(whole, LEAST)
    if old.title and new.title and (old.text or new.text) and whole >= _SAME_TITLE:
        title = alike(old.title, new.title) if len(old.title) >= _SHORT_TITLE else 0.0
        whole = max(whole, (1 - _TITLE_WEIGHT) * whole + _TITLE_WEIGHT * title)
    return round(whole, 4)
