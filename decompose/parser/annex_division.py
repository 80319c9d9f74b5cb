"""A division table behind the text (附件 任务分工表): it says who does the tasks of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from decompose.model.plan import Attribution, Measure, Task
from decompose.parser.tables import TaskRow
from decompose.text.patterns import regex

_SAME = 0.8
"""Share of a row's pairs of signs that stand in a task's text when the row repeats it."""
_LEAST = 4
_RAREST = 3
_MOST = 200
"""Texts that are compared with a row."""
_SIGNS = regex(r"[\W_]+")
_NUMBER = regex(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[）)、．.]\s*")
"""Number before a row's text, which the texts do not have."""


class Likeness:
    """Finds which of many texts a row repeats, by their pairs of signs."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._pairs: list[set[str]] = []
        self._titles: dict[str, int] = {}
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, (title, text) in enumerate(texts):
            self._titles.setdefault(_plain(title), at)
            own = _pairs(f"{title}{text}")
            self._pairs.append(own)
            for pair in own:
                self._holders[pair].append(at)

    def find(self, text: str) -> int | None:
        """Return the text that a row repeats, the likest of several; None when none does."""
        if number := _NUMBER.match(text):
            text = text[number.end() :]
        plain = _plain(text)
        if plain in self._titles:
            return self._titles[plain]
        wanted = _pairs(text)
        if len(plain) < _LEAST or not wanted:
            return None
        # Only the rarest pairs are looked up: what repeats a text shares most of its pairs.
        near: set[int] = set()
        rarest = sorted((len(self._holders.get(pair, ())), pair) for pair in wanted)
        for count, pair in rarest[: _RAREST + int((1 - _SAME) * len(wanted))]:
            if near and len(near) + count > _MOST:
                break
            near.update(self._holders.get(pair, ())[:_MOST])
        found = [at for at in near if covers(self._pairs[at], wanted)]
        return max(found, key=lambda at: self._nearness(at, wanted), default=None)

    def _nearness(self, at: int, wanted: set[str]) -> tuple[int, int, int]:
        return len(self._pairs[at] & wanted), -len(self._pairs[at]), -at


def covers(pairs: set[str], wanted: set[str]) -> bool:
    """Tell whether most of the wanted pairs are there."""
    return bool(wanted) and len(pairs & wanted) >= _SAME * len(wanted)


def with_division(tasks: Sequence[Task], rows: Sequence[TaskRow]) -> tuple[Task, ...]:
    """Give tasks that state nobody who does them what a division table says of them.

    A row that repeats a task's title, or most of its text, speaks for the whole task, others for
    the measures they repeat.
    """
    if not rows:
        return tuple(tasks)
    likeness = Likeness((task.title, task.text) for task in tasks)
    of_task: dict[int, list[TaskRow]] = defaultdict(list)
    for row in rows:
        at = likeness.find(row.content.text)
        if at is not None:
            of_task[at].append(row)
    return tuple(_divided(task, of_task[at]) if at in of_task else task
                 for at, task in enumerate(tasks))  # fmt: skip


def _divided(task: Task, rows: Sequence[TaskRow]) -> Task:
    change: dict[str, object] = {}
    stated = task.attribution or any(measure.attribution for measure in task.measures)
    whole = next((row for row in rows if _is_whole(task, row)), None)
    if whole is not None:
        if not stated and whole.attributions:
            change["attribution"] = whole.attributions[0]
        if task.deadline is None and whole.deadline:
            change["deadline"] = whole.deadline
    elif not stated:
        change["measures"] = tuple(_measure(measure, rows) for measure in task.measures)
    return task.model_copy(update=change) if change else task


def _is_whole(task: Task, row: TaskRow) -> bool:
    text = row.content.text
    if _plain(text).startswith(_plain(task.title)) and len(task.title) >= _LEAST:
        return True
    return covers(_pairs(text), _pairs(task.text or task.title))


def _measure(measure: Measure, rows: Sequence[TaskRow]) -> Measure:
    own = _pairs(measure.text)
    for row in rows:
        said = _pairs(row.content.text)
        if row.attributions and (covers(own, said) or covers(said, own)):
            found: Attribution = row.attributions[0]
            return measure.model_copy(update={"attribution": found})
    return measure


def _plain(text: str) -> str:
    return _SIGNS.sub("", text)


def _pairs(text: str) -> set[str]:
    plain = _plain(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
