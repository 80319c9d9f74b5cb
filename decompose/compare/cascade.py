"""What a plan hands down: who carries each task at the level below, and each place's share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decompose.compare.shares import shares
from decompose.compare.tables import columns, words_of_task
from decompose.errors import ReportError
from decompose.knowledge import Knowledge
from decompose.labels.comparison import Words
from decompose.labels.deliverables import Labels
from decompose.model.organization import Level
from decompose.model.plan import IndicatorKind
from decompose.model.result import Assignment, Decomposition, Role
from decompose.reports.rows import Cell, Table

_BELOW = {
    Level.NATIONAL: Level.PROVINCE,
    Level.PROVINCE: Level.CITY,
    Level.CITY: Level.COUNTY,
    Level.COUNTY: Level.TOWNSHIP,
}
_KEPT = (Role.LICENSING, Role.TERRITORIAL, Role.OVERSIGHT)
_COUNTED = (IndicatorKind.ABSOLUTE, IndicatorKind.CEILING)


class Place(NamedTuple):
    """A place below, and what it weighs when counts are shared."""

    name: str
    weight: float = 1.0


class Cascade:
    """The tables that each place below gets.

    Args:
        result: The division of the plan above.
        kb: Which bodies exist at which level.
        places: The places below.
        lang: Language of the tables.

    Raises:
        ReportError: The plan's level is not known, or there is none below it.
    """

    def __init__(
        self, result: Decomposition, kb: Knowledge, places: Sequence[Place], lang: str
    ) -> None:
        level = _BELOW.get(result.jurisdiction.level or Level.TOWNSHIP)
        if level is None:
            raise ReportError(
                "there is no level below that of the plan", hint="name its level with --level"
            )
        self.level = level
        self.words, self._labels = Words(lang), Labels(lang)
        self._result, self._kb, self._places = result, kb, places

    def tables(self, place: Place) -> tuple[Table, ...]:
        """Return the tables of one place: its tasks and its indicators."""
        return (
            self._table(
                "handed_down", "task new_words role superior_owner carrier detail", self.tasks()
            ),
            self._table(
                "handed_targets", "indicator superior_target own_target detail", self.targets(place)
            ),
        )

    def _table(self, key: str, keys: str, rows: Iterator[tuple[Cell, ...]]) -> Table:
        return Table(
            key, self.words[key], columns(tuple(keys.split()), self.words), tuple(rows), frozen=1
        )

    def tasks(self) -> Iterator[tuple[Cell, ...]]:
        """Yield who carries each role below; what is kept above is left out."""
        tasks = {task.id: task for task in self._result.plan.tasks}
        for own in self._result.assignments:
            if own.department is None or own.role in _KEPT:
                continue
            carrier, note = self.carrier(own)
            role = self._labels.role(own.role)
            words = words_of_task(tasks[own.task])
            yield (own.measure or own.task, words, role, own.name, carrier, note)

    def carrier(self, own: Assignment) -> tuple[str, str]:
        """Return the body below that answers a department, and a note where there is none."""
        department, year = own.department or "", self._result.jurisdiction.year
        if self._kb.exists(department, level=self.level, year=year):
            return self._kb.name_of(department, level=self.level, year=year), ""
        entry = self._kb.departments[department]
        for other in (entry.substitute.get(self.level), entry.parent):
            if other and self._kb.exists(other, level=self.level, year=year):
                name = self._kb.name_of(other, level=self.level, year=year)
                return name, self.words["no_body_carrier"]
        return self.words["empty_field"], self.words["no_body"]

    def targets(self, place: Place) -> Iterator[tuple[Cell, ...]]:
        """Yield each indicator with the share of one place; rates hold for every place alike."""
        at = self._places.index(place)
        weights = [one.weight for one in self._places]
        for one in self._result.plan.indicators:
            target = one.target
            shown = self.words.value(target)
            if target is None or one.kind not in _COUNTED or one.unit == "%" or target % 1:
                yield (one.name, shown, shown, self.words["same_rate"])
                continue
            parts = shares(int(target), weights) if target else tuple(0 for _ in weights)
            if parts is None:
                yield (one.name, shown, self.words["empty_field"], self.words["pooled"])
            else:
                yield (one.name, shown, str(parts[at]), self.words["shared"])
