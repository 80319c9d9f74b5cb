"""The workbook: index, all tasks, a sheet per department, matrix, findings, evidence."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from decompose.model.result import Decomposition
from decompose.reports.archive import SteadyArchive
from decompose.reports.files import replace_file
from decompose.reports.labels import Labels
from decompose.reports.rows import (
    Cell,
    Table,
    arrange,
    department_table,
    evidence_table,
    finding_tables,
    indicator_table,
    load_rows,
    matrix_table,
    problem_table,
    task_table,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_CHARACTERS = 32_000
_NAME_LIMIT = 31
_BAD_IN_NAME = re.compile(r"[\\/*?:\[\]'\x00-\x1f]")
_RESERVED = "history"
_FONT = "宋体"
_TITLE_FONT = "黑体"
_GRID = Side(style="thin", color="999999")
_FILLS = {"chapter": "E8EEF7", "low": "FFF4CE", "error": "FBE0DD", "warning": "FFF4CE", "lead": ""}
_HEADER_FILL = "D9E1F2"
_HEADER_ROW = 3
_LINE_POINTS = 13.5
_MOST_POINTS = 400.0
_NO_TIME = datetime(2000, 1, 1)
_A4, _MM_PER_INCH = 9, 25.4


def write_xlsx(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the workbook of a result.

    Every text is written as text: a leading = is never a formula. Two runs give the same bytes.
    """
    division = arrange(result)
    book = Workbook()
    sheets = _Sheets(book, labels)
    index = sheets.new(labels["index"])
    tables = [task_table(division, labels)]
    tables += [department_table(division, holder, labels) for holder in division.holders]
    tables += [
        matrix_table(division, labels),
        *finding_tables(division, labels),
        indicator_table(division, labels),
        evidence_table(division, labels),
        problem_table(division, labels),
    ]
    written: list[tuple[Table, str]] = []
    for table in tables:
        name = labels["tasks"] if table.key == "tasks" else table.title
        if table.key in division.holders:
            name = division.holders[table.key]
        sheet = sheets.new(name)
        sheets.fill(sheet, table)
        written.append((table, sheet.title))
    sheets.index(index, result, written, load_rows(division))
    replace_file(path, _saved(book))


class _MemoryWriter(ExcelWriter):
    """Writes sheets through memory: openpyxl's way through one temporary file a sheet is slower."""

    _archive: SteadyArchive

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet's part."""
        ws._drawing = SpreadsheetDrawing()
        out = BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def _saved(book: Workbook) -> bytes:
    """Return a workbook's bytes, the same for the same content."""
    book.properties.created = book.properties.modified = _NO_TIME
    buffer = BytesIO()
    _MemoryWriter(book, SteadyArchive(buffer, "w")).save()
    return buffer.getvalue()


class _Sheets:
    """Makes sheets with legal unique names and shared cell styles."""

    def __init__(self, book: Workbook, labels: Labels) -> None:
        self.book = book
        self.labels = labels
        self._names: set[str] = set()
        self._styles: dict[tuple[str, str, bool], StyleArray] = {}
        first = book.active
        if first is not None:
            book.remove(first)
        self._scratch = book.create_sheet("scratch")

    def new(self, name: str) -> Worksheet:
        """Create a sheet named after ``name``: legal, at most 31 characters, unique."""
        clean = _BAD_IN_NAME.sub("", name).strip() or self.labels["sheet"]
        if clean.casefold() == _RESERVED:
            clean += "~"
        clean = clean[:_NAME_LIMIT]
        number = 2
        unique = clean
        while unique.casefold() in self._names:
            suffix = f"~{number}"
            unique = clean[: _NAME_LIMIT - len(suffix)] + suffix
            number += 1
        self._names.add(unique.casefold())
        if "scratch" in self.book.sheetnames:
            self.book.remove(self._scratch)
        sheet: Worksheet = self.book.create_sheet(unique)
        return sheet

    def style(self, kind: str, mark: str = "", *, centred: bool = False) -> StyleArray:
        """Return the style array of a kind of cell; made once, then shared."""
        key = (kind, mark, centred)
        if key not in self._styles:
            cell = self._scratch.cell(row=1, column=len(self._styles) + 1)
            _dress(cell, kind, mark, centred=centred)
            self._styles[key] = cell._style
        return self._styles[key]

    def fill(self, sheet: Worksheet, table: Table) -> None:
        """Write a table: title, note, header, rows; then freeze, filter and set up the print."""
        width = len(table.columns)
        self._put(sheet, 1, 1, table.title, self.style("title"))
        note = table.note or self.labels["back"]
        self._put(sheet, 2, 1, note, self.style("note"))
        _link(sheet, 2, 1, self.labels["index"])
        if width > 1:
            sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=min(width, 13))
        for at, column in enumerate(table.columns, start=1):
            self._put(sheet, _HEADER_ROW, at, column.label, self.style("header"))
            sheet.column_dimensions[get_column_letter(at)].width = column.width
        at_row = _HEADER_ROW
        for number, row in enumerate(table.rows):
            mark = table.marks[number] if number < len(table.marks) else ""
            for piece in _pieces(row, self.labels["continued"]):
                at_row += 1
                self._row(sheet, at_row, piece, table, mark)
        _set_up(sheet, table, at_row, self.labels)

    def _row(
        self, sheet: Worksheet, at_row: int, row: tuple[Cell, ...], table: Table, mark: str
    ) -> None:
        lines = 1
        for at, (value, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            if value is None:
                continue
            style = self.style("body", mark, centred=column.centred)
            self._put(sheet, at_row, at, value, style)
            if isinstance(value, str):
                lines = max(lines, _lines(value, column.width))
        if lines > 1:
            sheet.row_dimensions[at_row].height = min(lines * _LINE_POINTS, _MOST_POINTS)

    def _put(self, sheet: Worksheet, row: int, column: int, value: Cell, style: StyleArray) -> None:
        cell: Any = sheet.cell(row=row, column=column)
        if isinstance(value, str):
            cell._value = _CONTROL.sub("", value)
            cell.data_type = "s"
        elif value is not None:
            cell._value = value
            cell.data_type = "n"
        cell._style = style

    def index(
        self,
        sheet: Worksheet,
        result: Decomposition,
        written: list[tuple[Table, str]],
        load: tuple[tuple[str, str, int, int, int], ...],
    ) -> None:
        """Write the index: what the plan is, links to every sheet, the load of every department."""
        labels = self.labels
        self._put(sheet, 1, 1, f"{result.plan.title} {labels['division']}", self.style("title"))
        self._put(sheet, 2, 1, labels["draft_note"], self.style("note"))
        at = self._facts(sheet, result, _HEADER_ROW)
        holders = {holder: counts for holder, _, *counts in load}
        header = ("sheet", "rows", "leads", "supports", "others")
        for column, key in enumerate(header, start=1):
            self._put(sheet, at, column, labels[key], self.style("header"))
        for table, name in written:
            at += 1
            cells: list[Cell] = [name, len(table.rows), *holders.get(table.key, ())]
            for column in range(1, len(header) + 1):
                value = cells[column - 1] if column <= len(cells) else None
                self._put(sheet, at, column, value, self.style("body", centred=column > 1))
            _link(sheet, at, 1, name)
        for letter, size in zip("ABCDE", (40, 30, 10, 10, 10), strict=True):
            sheet.column_dimensions[letter].width = size
        _print_set_up(sheet, self.labels)

    def _facts(self, sheet: Worksheet, result: Decomposition, at: int) -> int:
        labels, where, plan = self.labels, result.jurisdiction, result.plan
        period = f"{plan.period[0]}—{plan.period[1]}" if plan.period else labels["unknown"]
        facts: tuple[tuple[str, Cell], ...] = (
            ("place", where.place or labels["unknown"]),
            ("level", labels.level(where.level.value if where.level else None)),
            ("period", period),
            ("source", result.source or labels["unknown"]),
            ("knowledge", result.knowledge),
            ("count_tasks", len(plan.tasks)),
            ("count_departments", len({a.holder for a in result.assignments})),
            ("count_findings", len(result.findings)),
        )
        for key, value in facts:
            self._put(sheet, at, 1, labels[key], self.style("body"))
            self._put(sheet, at, 2, value, self.style("body"))
            at += 1
        return at + 1


def _dress(cell: SheetCell, kind: str, mark: str, *, centred: bool) -> None:
    """Give a cell the look of its kind."""
    body = kind in ("body", "header")
    size = {"title": 16, "note": 9}.get(kind, 10)
    cell.font = Font(
        name=_TITLE_FONT if kind in ("title", "header") else _FONT,
        size=size,
        bold=kind == "header" or mark in ("chapter", "lead"),
        italic=kind == "note",
        color="1F4E9E" if kind == "note" else None,
    )
    cell.alignment = Alignment(
        horizontal="center" if centred or kind == "header" else "left",
        vertical="center" if kind != "body" or centred else "top",
        wrap_text=body,
    )
    if body:
        cell.border = Border(left=_GRID, right=_GRID, top=_GRID, bottom=_GRID)
        color = _HEADER_FILL if kind == "header" else _FILLS.get(mark, "")
        if color:
            cell.fill = PatternFill("solid", fgColor=color)
        cell.quotePrefix = kind == "body"


def _pieces(row: tuple[Cell, ...], continued: str) -> list[tuple[Cell, ...]]:
    """Split a row whose text is longer than a cell may hold into several rows."""
    parts = max(
        (len(v) - 1) // _MOST_CHARACTERS + 1 if isinstance(v, str) and v else 1 for v in row
    )
    if parts == 1:
        return [row]
    return [tuple(_piece(value, n, continued) for value in row) for n in range(parts)]


def _piece(value: Cell, number: int, continued: str) -> Cell:
    if not isinstance(value, str):
        return value
    text = value[number * _MOST_CHARACTERS : (number + 1) * _MOST_CHARACTERS]
    if number and len(value) <= _MOST_CHARACTERS:
        return value
    return f"{continued}{text}" if number and text else text


def _lines(text: str, width: int) -> int:
    """Estimate how many lines a text takes: a Chinese character is two Latin ones wide."""
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    return sum(-(-max(1, 2 * len(part)) // max(2, width - 1)) for part in text.split("\n"))


def _link(sheet: Worksheet, row: int, column: int, target: str) -> None:
    cell = sheet.cell(row=row, column=column)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1", display=target)


def _set_up(sheet: Worksheet, table: Table, last: int, labels: Labels) -> None:
    width = len(table.columns)
    frozen = 3 if width > 4 else 1
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(width)}{max(last, _HEADER_ROW + 1)}"
    if table.printed is not None:
        sheet.print_area = f"A1:{get_column_letter(table.printed)}{max(last, _HEADER_ROW + 1)}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    _print_set_up(sheet, labels)


def _print_set_up(sheet: Worksheet, labels: Labels) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    inch = _MM_PER_INCH
    sheet.page_margins = PageMargins(
        left=15 / inch, right=15 / inch, top=20 / inch, bottom=20 / inch
    )
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = labels["page"]
