"""The workbook of one department: what it must do, with columns to answer in.

Drop-downs suggest, hidden ids let the answers find their way back, and only the cells that are to
be filled in are open; the protection has no password: it is help, not security.
"""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from decompose.labels.deliverables import Labels
from decompose.model.result import Finding
from decompose.reports.division import SHARED_ROLES, Division
from decompose.reports.loads import LOADS, load_of
from decompose.reports.rows import (
    Cell,
    Column,
    Table,
    department_table,
    evidence_table,
    finding_table,
)
from decompose.reports.sheet_xml import column_letter
from decompose.reports.xlsx import FIRST_ROW, Sheets

SCHEMA = "decompose.pack/1"
_ANSWERS = (("opinion", 12.0), ("own_lead", 16.0), ("own_support", 16.0), ("remark", 24.0))
_BEFORE = "confidence"
"""Column before which the answers stand: what comes behind it is for the screen."""
_OPINIONS = ("agree", "disagree", "agree_partly")
_WIDEST = 40.0
_LISTS, _META = "_lists", "_meta"


def pack_book(
    division: Division, holder: str, labels: Labels, tables: tuple[Table, ...] = ()
) -> bytes:
    """Return the workbook of one department, the same bytes for the same content.

    ``tables`` are those of :func:`pack_tables`, where they have been made already.
    """
    sheets = Sheets(labels)
    tables = tables or pack_tables(division, holder, labels)
    written = [(table, sheets.fill(labels[table.key], table)) for table in tables]
    duties = tables[0]
    sheets.index(duties.title, _facts(division, holder), written)
    names = list(division.holders.values())
    sheets.hidden(_LISTS, [(name,) for name in names])
    sheets.hidden(_META, [("schema", SCHEMA), ("department", holder), *_facts(division, holder)])
    _let_answer(sheets.book[written[0][1]], duties, len(names), labels)
    return sheets.saved()


def pack_tables(division: Division, holder: str, labels: Labels) -> tuple[Table, ...]:
    """Return the tables of a pack: what is to be done, the findings about it, the evidence."""
    return (
        _with_answers(division, holder, labels),
        finding_table("findings", _findings(division, holder), division, labels),
        evidence_table(division, labels, holder),
    )


def ids_in(tables: tuple[Table, ...]) -> list[str]:
    """Return the ids of the assignments that stand in the tables of a pack."""
    return [str(row[-1]) for row in tables[0].rows]


def _findings(division: Division, holder: str) -> list[Finding]:
    """Return the findings about a department and about the tasks it leads, each once."""
    led = [own.task for own in division.by_holder[holder] if own.role in SHARED_ROLES]
    keys = dict.fromkeys([holder, *led])
    found = [finding for key in keys for finding in division.by_subject.get(key, ())]
    return list({id(finding): finding for finding in found}.values())


def _with_answers(division: Division, holder: str, labels: Labels) -> Table:
    """Return the table of a department with columns to fill in and the hidden id of every row.

    On paper it ends with the answers.
    """
    table = department_table(division, holder, labels)
    answers = [Column(key, labels[key], width, fill=True) for key, width in _ANSWERS]
    own = [c._replace(width=min(c.width, _WIDEST)) for c in table.columns]
    at = [column.key for column in own].index(_BEFORE)
    columns = (*own[:at], *answers, *own[at:], Column("_id", "_id", 0))
    blank = (None,) * len(answers)
    ids = [own.id for own in division.by_holder[holder]]
    rows = tuple(
        (*row[:at], *blank, *row[at:], key) for row, key in zip(table.rows, ids, strict=True)
    )
    note, printed = labels["how_to_answer"], at + len(answers)
    return table._replace(key="duties", columns=columns, rows=rows, printed=printed, note=note)


def _facts(division: Division, holder: str) -> tuple[tuple[str, Cell], ...]:
    return (
        ("source", division.result.source),
        ("knowledge", division.result.knowledge),
        *zip(LOADS, load_of(division, holder), strict=True),
    )


def _let_answer(sheet: Worksheet, table: Table, names: int, labels: Labels) -> None:
    """Add the drop-downs, and close all cells but those to fill in."""
    first, last = FIRST_ROW, FIRST_ROW + max(len(table.rows), 1) - 1
    at = {column.key: column_letter(n) for n, column in enumerate(table.columns, start=1)}
    opinions = ",".join(labels[key] for key in _OPINIONS)
    lists = {
        "opinion": (f'"{opinions}"', True),
        "own_lead": (f"{_LISTS}!$A$1:$A${names}", False),
        "own_support": (f"{_LISTS}!$A$1:$A${names}", False),
    }
    for key, (formula, strict) in lists.items():
        choice = DataValidation(type="list", formula1=formula, allow_blank=True)
        choice.showErrorMessage = strict
        choice.add(f"{at[key]}{first}:{at[key]}{last}")
        sheet.add_data_validation(choice)
    guard = sheet.protection
    guard.sheet = True
    guard.autoFilter = guard.sort = guard.formatColumns = guard.formatRows = False
