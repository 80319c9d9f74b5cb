"""The tables of an alignment: task by task, tasks without parent, indicators, fields."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.compare.tables import columns, words_of_task
from decompose.labels.comparison import Words
from decompose.model.comparison import Alignment
from decompose.model.result import Decomposition
from decompose.reports.rows import Cell, Table

Row = tuple[Cell, ...]


class AlignTables:
    """Makes the tables of an alignment.

    Args:
        superior: The plan above.
        own: The plan that answers.
        found: How it does.
        lang: Language of the words.
    """

    def __init__(
        self, superior: Decomposition, own: Decomposition, found: Alignment, lang: str
    ) -> None:
        self.words = Words(lang)
        self.superior_title, self.own_title = superior.plan.title, own.plan.title
        self.title = self.words("align_title", self.own_title, self.superior_title)
        self.found = found
        self._superior = {task.id: task for task in superior.plan.tasks}
        self._own = {task.id: task for task in own.plan.tasks}

    def all(self) -> tuple[Table, ...]:
        """Return every table."""
        return (
            self._table(
                "alignment",
                ("superior", "old_words", "standing", "detail", "missing", "own", "new_words"),
                self.tasks(),
            ),
            self._table("without_parent", ("own", "new_words"), self.without_parent()),
            self._table(
                "indicators",
                ("indicator", "tightness", "superior_target", "own_target", "detail"),
                self.indicators(),
            ),
            self._table("fields", ("class", "names"), self.fields()),
        )

    def title_of(self, superior: str) -> str:
        """Return what a superior task is called."""
        task = self._superior[superior]
        return task.title or task.text

    def _table(self, key: str, keys: tuple[str, ...], rows: Iterator[Row]) -> Table:
        return Table(key, self.words[key], columns(keys, self.words), tuple(rows), frozen=1)

    def tasks(self) -> Iterator[Row]:
        """Yield a row a superior task."""
        for aligned in self.found.tasks:
            own = self._own.get(aligned.own or "")
            yield (
                aligned.superior,
                words_of_task(self._superior[aligned.superior]),
                "、".join(self.words[standing.value] for standing in aligned.standings),
                "\n".join(aligned.reasons),
                "\n".join(aligned.missing),
                aligned.own or "",
                words_of_task(own) if own else "",
            )

    def without_parent(self) -> Iterator[Row]:
        """Yield a row a task that answers nothing."""
        for task in self.found.without_parent:
            yield (task, words_of_task(self._own[task]))

    def indicators(self) -> Iterator[Row]:
        """Yield a row an indicator of the superior plan."""
        for one in self.found.indicators:
            yield (
                one.name,
                self.words[f"tight_{one.tightness.value}"],
                self.words.value(one.superior_target),
                self.words.value(one.own_target),
                one.reason,
            )

    def fields(self) -> Iterator[Row]:
        """Yield the fields of both plans, of the superior's only and of the own one only."""
        for key in ("gone", "come", "kept"):
            yield (self.words[key], self.words.value(getattr(self.found.fields, key)))
