"""What makes the workbook one to work in: decisions, drop-downs, colours that follow them, links, notes.

The tables are those of every other deliverable; here columns to fill in and hidden ids are added, and,
once all sheets are written, whatever leads from one to another.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from decompose.labels.deliverables import Labels
from decompose.model.plan import Task
from decompose.model.result import Assignment, EvidenceKind, Finding, Role
from decompose.reports.division import Division, lead_of
from decompose.reports.rows import Cell, Column, Table, finding_groups
from decompose.reports.sheet_xml import Note, Rows, column_letter, lines_of
from decompose.reports.xlsx_book import FILLS

LISTS, META = "_lists", "_meta"
DECISIONS = ("as_proposed", "changed", "to_settle")
_ID = Column("_id", "_id", 0)
_LONGEST_NOTE = 800
_MOST_LINKS = 60_000
_LAWS = (EvidenceKind.LAW, EvidenceKind.PRECEDENT)


def with_decisions(table: Table, division: Division, labels: Labels) -> Table:
    """Return the table of all tasks with its findings, columns to decide in, and hidden ids."""
    extra = (
        Column("found", labels["found"], 12, True, link=True),
        Column("decision", labels["decision"], 12, True, fill=True),
        Column("decided_lead", labels["decided_lead"], 18, fill=True),
        Column("remark", labels["remark"], 24, fill=True),
        _ID,
    )
    rows = tuple(
        (*row, _codes(division.by_subject.get(task.id, ()), labels), None, None, None, task.id)
        for row, task in zip(table.rows, division.result.plan.tasks, strict=True)
    )
    at = _at(table, "lead")
    width = table.columns[at].width
    marks = tuple(
        _plain(mark) + ("" if _only_lead(row[at], width, task, division) else " open")
        for mark, row, task in zip(table.marks, table.rows, division.result.plan.tasks, strict=True)
    )
    columns = _linked(table.columns, "lead")
    return table._replace(columns=(*columns, *extra), rows=rows, marks=marks)


def _only_lead(shown: Cell, width: float, task: Task, division: Division) -> bool:
    """Tell whether a task shows one lead on one line: a link has one target, and some programs do not wrap it."""
    lead = lead_of(task, division.by_task.get(task.id, []))
    return (
        lead is not None
        and shown == division.holders[lead.holder]
        and lines_of(str(shown), width) == 1
    )


def with_ids(table: Table, division: Division) -> Table:
    """Return the table of a department with the hidden id of every assignment."""
    own = division.by_holder[table.key]
    rows = tuple((*row, each.id) for row, each in zip(table.rows, own, strict=True))
    columns = (*_linked(table.columns, "task_id"), _ID)
    return table._replace(columns=columns, rows=rows, marks=tuple(map(_plain, table.marks)))


def with_fingerprints(table: Table, found: Sequence[Finding], known: Container[str]) -> Table:
    """Return a table of findings with the hidden fingerprint of each.

    Args:
        table: The table.
        found: Its findings.
        known: Ids of everything that has a row or a sheet to lead to.
    """
    rows = tuple((*row, each.fingerprint) for row, each in zip(table.rows, found, strict=True))
    at = _at(table, "subject")
    width = table.columns[at].width
    marks = tuple(
        f"{mark} {_bound(str(row[at]), width, any(v in known for v in each.subject.values()))}"
        for mark, row, each in zip(table.marks, table.rows, found, strict=True)
    )
    columns = _linked(_linked(table.columns, "subject"), "serial")
    return table._replace(columns=(*columns, _ID), rows=rows, marks=marks)


def with_indicator_ids(table: Table, division: Division) -> Table:
    """Return the table of indicators with the hidden id of each."""
    listed = division.result.plan.indicators
    rows = tuple((*row, each.id) for row, each in zip(table.rows, listed, strict=True))
    return table._replace(columns=(*table.columns, _ID), rows=rows)


def _linked(columns: Iterable[Column], key: str) -> tuple[Column, ...]:
    return tuple(c._replace(link=True) if c.key == key else c for c in columns)


def _bound(subject: str, width: float, leads: bool) -> str:
    """Return what keeps a subject from being a link: nowhere to lead, or more words than one line."""
    if not leads:
        return "bare"
    return "open" if lines_of(subject, width) > 1 else ""


def _at(table: Table, key: str) -> int:
    return [column.key for column in table.columns].index(key)


def _plain(mark: str) -> str:
    """Take the colour of doubt from a mark: the sheet itself gives it, until it is decided."""
    return mark.replace("low", "").strip()


def _codes(found: Iterable[Finding], labels: Labels) -> str:
    return labels.joined(dict.fromkeys(each.code for each in found))


class Placed(NamedTuple):
    """A table on its sheet: its name, its rows, and the row of the sheet where each begins."""

    table: Table
    name: str
    rows: Rows
    places: Sequence[int]

    def at(self, key: str) -> str:
        """Return the letter of a column."""
        return column_letter(1 + _at(self.table, key))

    def range(self, key: str) -> str:
        """Return the cells of a column below the header."""
        first = self.places[0] if self.places else self.rows.last + 1
        return f"{self.at(key)}{first}:{self.at(key)}{max(self.rows.last, first)}"


def tie(placed: dict[str, Placed], division: Division) -> None:
    """Let tasks, departments and findings lead to each other, and note the grounds at each lead."""
    tasks = placed["tasks"]
    where = {
        task.id: f"'{tasks.name}'!A{place}"
        for task, place in zip(division.result.plan.tasks, tasks.places, strict=True)
    }
    _from_tasks(tasks, placed, division)
    listed = placed["indicators"]
    for each, place in zip(division.result.plan.indicators, listed.places, strict=True):
        where[each.id] = f"'{listed.name}'!A{place}"
    for holder, own in division.by_holder.items():
        if holder not in placed:
            continue
        sheet = placed[holder]
        column = sheet.at("task_id")
        for one, place in zip(own, sheet.places, strict=True):
            _lead(sheet, f"{column}{place}", where[one.task])
    for key, found in finding_groups(division).items():
        sheet = placed[key]
        at = _at(sheet.table, "subject")
        width = sheet.table.columns[at].width
        rows = zip(found, sheet.table.rows, sheet.places, strict=True)
        for finding, row, place in rows:
            long = lines_of(str(row[at]), width) > 1
            columns = ("serial",) if long else ("subject", "serial")
            target = next(filter(None, map(where.get, finding.subject.values())), "")
            holder = finding.subject.get("department", "")
            if not target and holder in placed:
                target = f"'{placed[holder].name}'!A1"
            for column in columns:
                _lead(sheet, f"{sheet.at(column)}{place}", target)


def _from_tasks(tasks: Placed, placed: dict[str, Placed], division: Division) -> None:
    spots = _spots(placed, division)
    leads, found = tasks.at("lead"), tasks.at("found")
    shown = _at(tasks.table, "lead")
    width = tasks.table.columns[shown].width
    rows = zip(division.result.plan.tasks, tasks.table.rows, tasks.places, strict=True)
    for task, row, place in rows:
        lead = lead_of(task, division.by_task.get(task.id, []))
        if lead is not None:
            if lead.holder in placed and _only_lead(row[shown], width, task, division):
                _lead(tasks, f"{leads}{place}", f"'{placed[lead.holder].name}'!A1")
            tasks.rows.notes.append(Note(place, leads, _note(task, lead)))
        first = next(iter(division.by_subject.get(task.id, ())), None)
        if first is not None:
            _lead(tasks, f"{found}{place}", spots[id(first)])


def _spots(placed: dict[str, Placed], division: Division) -> dict[int, str]:
    """Return where every finding stands."""
    return {
        id(finding): f"'{placed[key].name}'!A{place}"
        for key, found in finding_groups(division).items()
        for finding, place in zip(found, placed[key].places, strict=True)
    }


def _lead(sheet: Placed, cell: str, target: str) -> None:
    if target and len(sheet.rows.links) < _MOST_LINKS:
        sheet.rows.links.append((cell, target))


def _note(task: Task, lead: Assignment) -> str:
    """Return the grounds of a lead: why, which words, which law."""
    lines = [lead.reason]
    lines += [f"“{e.quote}”" for e in lead.evidence if e.kind is EvidenceKind.TEXT]
    lines += [e.quote for e in lead.evidence if e.kind in _LAWS]
    return "\n".join(dict.fromkeys(filter(None, lines)))[:_LONGEST_NOTE]


def let_decide(sheet: Worksheet, tasks: Placed, names: int, labels: Labels) -> None:
    """Offer decisions and departments to choose from, and colour rows that wait for one."""
    _offer(sheet, tasks.range("decision"), _inline(labels[key] for key in DECISIONS), strict=True)
    if names:
        _offer(sheet, tasks.range("decided_lead"), f"{LISTS}!$A$1:$A${names}")
    if not tasks.places:
        return
    first, last = tasks.places[0], tasks.rows.last
    at = {key: f"${tasks.at(key)}{first}" for key in ("found", "decision", "confidence")}
    area = f"A{first}:{tasks.at('found')}{last}"
    open_ = f'{at["decision"]}=""'
    low = f'{at["confidence"]}="{labels["low"]}"'
    conflict = f'ISNUMBER(SEARCH("{_OVERLAP_CODE}",{at["found"]}))'
    _colour(sheet, area, f"AND({conflict},{open_})", "error")
    _colour(sheet, area, f"AND({low},{open_})", "low")


_OVERLAP_CODE = "O"
"""Begins the codes of findings that name too many owners; no other family's code holds it."""


def let_regard(sheet: Worksheet, own: Placed, labels: Labels) -> None:
    """Offer roles to choose from on a department's sheet, and colour what is uncertain."""
    if not own.places:
        return
    _offer(sheet, own.range("role"), _inline(labels.role(role) for role in Role))
    last = column_letter(len(own.table.columns) - 1)
    low = f'${own.at("confidence")}{own.places[0]}="{labels["low"]}"'
    _colour(sheet, f"A{own.places[0]}:{last}{own.rows.last}", low, "low")


def _inline(words: Iterable[str]) -> str:
    return f'"{",".join(words)}"'


def _offer(sheet: Worksheet, cells: str, formula: str, *, strict: bool = False) -> None:
    choice = DataValidation(type="list", formula1=formula, allow_blank=True)
    choice.showErrorMessage = strict
    choice.add(cells)
    sheet.add_data_validation(choice)


def _colour(sheet: Worksheet, cells: str, formula: str, mark: str) -> None:
    fill = PatternFill("solid", bgColor=FILLS[mark])
    look = DifferentialStyle(fill=fill)
    rule = Rule(type="expression", dxf=look, formula=[formula])
    sheet.conditional_formatting.add(cells, rule)


def meta(division: Division) -> Iterator[tuple[Cell, ...]]:
    """Yield what a program must know to find the way back from the workbook."""
    result = division.result
    yield ("schema", "decompose.workbook/1")
    yield ("source", result.source)
    yield ("knowledge", result.knowledge)
    yield ("title", result.plan.title)
