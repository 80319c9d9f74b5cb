"""Lists of responsibilities, one department after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels, is_low
from decompose.labels.word import Sentences
from decompose.model.plan import Task
from decompose.model.result import Assignment, Decomposition
from decompose.reports.beside import beside_of
from decompose.reports.chapters import heading
from decompose.reports.deadlines import deadline_of
from decompose.reports.division import (
    SHARED_ROLES,
    Division,
    arrange,
    leads_of,
)
from decompose.reports.loads import LOADS, load_of
from decompose.reports.rows import Cell
from decompose.reports.titles import called
from decompose.reports.word.body import Body, Wide
from decompose.reports.word.concerning import concerning, without_units
from decompose.reports.word.parts import titled, to_docx
from decompose.text.titles import noun_of

_SHARES = (("serial", 4.2), ("role", 8.4), ("task_id", 8.4), ("content", 0.0), ("together", 14.6))
_CENTRED = ("serial", "role", "task_id", "deadline", "remark")
_DEADLINE, _REMARK, _WHOLE = 13.0, 6.7, 102.0
_GLANCE = 68
"""Characters of title and content that fill two lines."""
_USUAL = 0.75
"""Share of the rows from which on their deadline is told once for the whole list."""
_LED = 2
"""How many of the counts tell what a unit leads: tasks, and parts of them."""


def write_duties(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the lists of responsibilities of all departments as a Word file."""
    replace_file(path, duties_of(arrange(result), labels))


def duties_of(division: Division, labels: Labels, holders: Sequence[str] | None = None) -> bytes:
    """Return the lists of some departments, or of all, as a Word file.

    With one department alone its name stands in the title, there are no contents, and every task is
    told in full; else what a unit does not lead is told by the sentence that concerns it.
    """
    say = Sentences(labels.lang)
    plan, place = noun_of(called(division.result)), division.result.plan.place
    chosen = list(division.holders) if holders is None else list(holders)
    alone = division.holders[chosen[0]] if holders is not None and len(chosen) == 1 else ""
    title = say("duties_title", f"{plan}{alone}")
    body = Body()
    shown = titled(title, plan, place)
    lists = _Lists(division, labels, chosen, brief=not alone)
    body.heading(1, shown, "Title") if alone else body.add("Title", shown)
    if not alone:
        body.add("Subtitle", say("draft"))
        body.add("BodyText", say("duties_note", len(chosen)) + lists.note())
        body.contents(say("contents"), depth=1)
        body.page()
    for holder in chosen:
        told = _load(load_of(division, holder), say)
        if not alone:
            body.heading(1, division.holders[holder])
        body.add("TableNote", told + lists.note() if alone else told)
        body.table(lists.columns(), lists.rows(holder))
    return to_docx(body.to_xml(across=True), title)


def _load(counts: Sequence[int], say: Sentences) -> str:
    """Return how much a unit leads, and what else it has a part in."""
    told = [] if any(counts[:_LED]) else [say("unit_leads_nothing")]
    told += [say(f"unit_{key}", n) for key, n in zip(LOADS, counts, strict=True) if n]
    return say("unit_load", say("and_so").join(told))


class _Lists:
    """The tables of a file: all have the same columns.

    Args:
        division: Who does what.
        labels: The language.
        holders: Whose lists they are.
        brief: Whether tasks of others are told by the sentence that concerns a unit.
    """

    def __init__(
        self, division: Division, labels: Labels, holders: Sequence[str], *, brief: bool
    ) -> None:
        self._division, self._labels, self._brief = division, labels, brief
        self._say = Sentences(labels.lang)
        own = [each for holder in holders for each in division.by_holder[holder]]
        deadlines = Counter(map(self._deadline, own))
        usual, count = deadlines.most_common(1)[0] if own else ("", 0)
        self._usual = usual if count >= _USUAL * len(own) else None
        self._remarks = any(is_low(each.confidence) for each in own)

    def note(self) -> str:
        """Return what is told once for all rows."""
        space = " " if self._labels.lang == "en" else ""
        told = [self._say("duties_brief")] if self._brief else []
        told += [self._say("duties_usual", self._usual)] if self._usual else []
        return "".join(f"{space}{sentence}" for sentence in told)

    def columns(self) -> list[Wide]:
        """Return the columns of every table."""
        shares = dict(_SHARES)
        if self._usual is None:
            shares["deadline"] = _DEADLINE
        if self._remarks:
            shares["remark"] = _REMARK
        shares["content"] = _WHOLE - sum(shares.values())
        return [Wide(self._label(key), share, key in _CENTRED) for key, share in shares.items()]

    def _label(self, key: str) -> str:
        return self._say(key) if key in ("remark", "together") else self._labels[key]

    def rows(self, holder: str) -> list[list[Cell]]:
        """Return what one department must do: leads first, then by role, in task order."""
        own = self._division.by_holder[holder]
        return [[number, *self._row(each)] for number, each in enumerate(own, start=1)]

    def _row(self, own: Assignment) -> list[Cell]:
        division, labels = self._division, self._labels
        task, role = division.tasks[own.task], labels.role(own.role)
        row: list[Cell] = [
            labels.aside(f"{role}\n", labels["part_of"]) if own.measure else role,
            own.measure or own.task,
            self._content(task, own),
            self._together(task, own),
        ]
        if self._usual is None:
            row.append(self._deadline(own))
        if self._remarks:
            row.append(self._say("verify") if is_low(own.confidence) else "")
        return row

    def _together(self, task: Task, own: Assignment) -> str:
        """Return with whom: who leads, and whom one who leads has to help."""
        leads = leads_of(task, self._division, self._labels)
        if own.role not in SHARED_ROLES or own.measure:
            return leads
        everybody = self._division.by_task[task.id]
        names = beside_of(task, everybody, self._labels)
        told = [] if leads == own.name and names else [leads]
        return "\n".join([*told, *([self._say("helped_by", names)] if names else [])])

    def _content(self, task: Task, own: Assignment) -> str:
        """Return title and content, and the deadline where it is not the usual one."""
        whole = self._division.texts[own.measure or own.task]
        text = without_units(task, whole) or self._say("whole_part")
        if self._brief and own.role not in SHARED_ROLES:
            text = concerning(task, own, text, _GLANCE - len(heading(task)))
        shown = text if text.startswith(task.title) else self._say("entry", heading(task), text)
        deadline = self._deadline(own)
        if self._usual is None or deadline == self._usual or deadline in shown:
            return shown
        return f"{shown}{self._say('entry_until', deadline)}"

    def _deadline(self, own: Assignment) -> str:
        task = self._division.tasks[own.task]
        return deadline_of(task, self._division, self._labels, own.measure)
