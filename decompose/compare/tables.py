"""The tables of a diff: changes of tasks, changes by department, indicators, fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decompose.compare.sides import Side
from decompose.labels.comparison import Words
from decompose.labels.deliverables import Labels
from decompose.match.pairing import LEAST
from decompose.model.comparison import Diff, LeadChange, Regrouping
from decompose.model.plan import Task
from decompose.model.result import Decomposition, Role
from decompose.reports.rows import Cell, Column, Table

_WIDTHS: Mapping[str, float] = {
    "class": 16,
    "old": 9,
    "new": 9,
    "old_words": 48,
    "new_words": 48,
    "detail": 36,
    "department": 20,
    "task": 44,
    "indicator": 36,
    "field": 14,
    "was": 18,
    "now": 18,
    "names": 100,
}
JOIN = "、"
_AS_THEY_ARE: Mapping[str, str] = {}
Row = tuple[Cell, ...]


def columns(
    keys: tuple[str, ...],
    words: Words,
    said: Mapping[str, str] = _AS_THEY_ARE,
    widths: Mapping[str, float] = _WIDTHS,
) -> tuple[Column, ...]:
    """Return the columns of a table of a comparison; ``said`` names those with another label."""
    return tuple(Column(key, words[said.get(key, key)], widths.get(key, 24)) for key in keys)


def words_of_task(task: Task) -> str:
    """Return a task as it is shown: title, then text."""
    return f"{task.title}\n{task.text}" if task.title and task.text else task.title or task.text


class DiffTables:
    """Makes the tables of a diff between two results.

    Args:
        old: The earlier result.
        new: The later one.
        found: What differs.
        lang: Language of the words.
    """

    def __init__(self, old: Decomposition, new: Decomposition, found: Diff, lang: str) -> None:
        self.words, self.labels = Words(lang), Labels(lang)
        self.title = self.words("diff_title", old.plan.name, new.plan.name)
        self.diff = found
        self.old = {task.id: task for task in old.plan.tasks}
        self.new = {task.id: task for task in new.plan.tasks}
        self._was, self._now = Side(old), Side(new)
        self._names = {**self._was.names, **self._now.names}

    def all(self) -> tuple[Table, ...]:
        """Return every table."""
        keys = ("class", "old", "new", "old_words", "new_words", "detail")
        return (
            self._table("changes", keys, self.changes()),
            self._table("by_department", ("department", "class", "task", "detail"), self.owners()),
            self._table("indicators", ("indicator", "field", "was", "now"), self.indicators()),
            self._table("fields", ("class", "names"), self.fields()),
        )

    def _table(self, key: str, keys: tuple[str, ...], rows: Iterator[Row]) -> Table:
        return Table(key, self.words[key], columns(keys, self.words), tuple(rows), frozen=1)

    def named(self, holders: tuple[str, ...]) -> str:
        """Return holders by name."""
        return self.words.value(tuple(self._names.get(h, h) for h in holders))

    def _row(self, key: str, old: str | None, new: str | None, detail: str = "") -> Row:
        was = words_of_task(self.old[old]) if old else ""
        now = words_of_task(self.new[new]) if new else ""
        return (self.words[key], old or "", new or "", was, now, detail)

    def changes(self) -> Iterator[Row]:
        """Yield a row a change, by class."""
        for key in ("added", "removed"):
            for pair in getattr(self.diff, key):
                yield self._row(key, pair.old, pair.new)
        for pair in self.diff.reworded:
            told = self.words["afresh"] if pair.likeness < LEAST else ""
            yield self._row("reworded", pair.old, pair.new, told)
        yield from self._groups()
        grouped = {(a, b) for group in self._regrouped for a in group.old for b in group.new}
        for lead in self.diff.lead_changed:
            if (lead.old, lead.new) not in grouped:
                yield self._row("lead_changed", lead.old, lead.new, self._lead(lead))
        for support in self.diff.support_changed:
            told = f"{self.named(support.old_support)} → {self.named(support.new_support)}"
            yield self._row("support_changed", support.old, support.new, told)
        for time in self.diff.deadline_moved:
            told = f"{self.words.value(time.old_deadline)} → {self.words.value(time.new_deadline)}"
            yield self._row("deadline_moved", time.old, time.new, told)
        for pair in self.diff.moved:
            yield self._row("moved", pair.old, pair.new)

    @property
    def _regrouped(self) -> tuple[Regrouping, ...]:
        return (*self.diff.split, *self.diff.merged)

    def _groups(self) -> Iterator[Row]:
        """Yield a row for each task that was split or merged, with the leads of its parts."""
        for group in self._regrouped:
            key = "split" if group in self.diff.split else "merged"
            was = "\n".join(words_of_task(self.old[task]) for task in group.old)
            now = "\n".join(words_of_task(self.new[task]) for task in group.new)
            told = [
                f"{lead.new if key == 'split' else lead.old} {self._lead(lead)}"
                for lead in self.diff.lead_changed
                if lead.old in group.old and lead.new in group.new
            ]
            leads = "\n".join(told)
            if leads:
                leads = f"{self.words['lead_changed']}\n{leads}"
            yield (self.words[key], JOIN.join(group.old), JOIN.join(group.new), was, now, leads)

    def _lead(self, lead: LeadChange) -> str:
        return f"{self.named(lead.old_lead)} → {self.named(lead.new_lead)}"

    def owners(self) -> Iterator[Row]:
        """Yield a row a change of a department."""
        for holder, own in self.diff.by_department.items():
            for task in own.new:
                told = self._role(self._now, task, holder)
                yield (own.name, self.words["dept_new"], self._title(self.new[task]), told)
            for task in own.lost:
                told = self._role(self._was, task, holder)
                yield (own.name, self.words["dept_lost"], self._title(self.old[task]), told)
            for change in own.role_changed:
                told = " → ".join(
                    self.labels.role(Role(role)) for role in (change.old_role, change.new_role)
                )
                title = self._title(self.new[change.new or ""])
                yield (own.name, self.words["dept_role"], title, told)
            for time in own.deadline_changed:
                pair = (time.old_deadline, time.new_deadline)
                title = self._title(self.new[time.new or ""])
                told = " → ".join(map(self.words.value, pair))
                yield (own.name, self.words["dept_deadline"], title, told)

    def _role(self, side: Side, task: str, holder: str) -> str:
        """Return the role that a department has, or had, in a task."""
        role = side.roles.get(task, {}).get(holder)
        return self.labels.role(role) if role else ""

    @staticmethod
    def _title(task: Task) -> str:
        return f"{task.id} {task.title or task.text}"

    def indicators(self) -> Iterator[Row]:
        """Yield a row a field of an indicator."""
        for change in self.diff.indicator_changed:
            was, now = (
                self._value(change.field, value, change.unit) for value in (change.old, change.new)
            )
            yield (change.name, self.words[f"field_{change.field}"], was, now)

    def _value(self, field: str, value: object, unit: str | None) -> str:
        if field == "kind" and isinstance(value, str):
            return self.labels.indicator(value)
        if field.endswith("_year"):
            return self.words["empty_field"] if value is None else str(value)
        shown = self.words.value(value)
        return f"{shown}{unit}" if unit and value is not None else shown

    def fields(self) -> Iterator[Row]:
        """Yield the fields of both plans, of the old one only and of the new one only."""
        for key in ("gone", "come", "kept"):
            yield (self.words[key], self.words.value(getattr(self.diff.fields, key)))
