"""The workbook as a file: styles made once, pages set up, bytes the same for the same content."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from decompose.reports.archive import SteadyArchive
from decompose.reports.sheet_xml import Rows

_FONT = "宋体"
_TITLE_FONT = "黑体"
_GRID = Side(style="thin", color="999999")
_FILLS = {
    "chapter": "E8EEF7",
    "low": "FFF4CE",
    "error": "FBE0DD",
    "warning": "FFF4CE",
    "fill": "EAF5EA",
    "covered": "CFE3F2",
    "split": "E3F2FC",
    "overlap": "F9D9A0",
    "weak": "FBF3A5",
    "designation": "EBC5D9",
    "gap": "F3B28D",
    "unknown": "E6E6E6",
}
_HEADER_FILL = "D9E1F2"
_BLUE = "1F4E9E"
_TOP_DOWN = 255
_NO_TIME = datetime(2000, 1, 1)
_A4, _MM_PER_INCH = 9, 25.4
_ROWS_STAND_HERE = "rows"


class Styles:
    """Numbers of the cell styles of a workbook, each style made when it is first asked for."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._numbers: dict[tuple[str, str, bool], int] = {}

    def number(self, kind: str, mark: str = "", *, centred: bool = False) -> int:
        """Return the number of a style.

        Args:
            kind: ``title``, ``note``, ``header``, ``upright`` (a header read top down), ``link``
                or ``body``.
            mark: What is special about the row: words such as ``chapter``, ``lead`` or ``low``.
            centred: Whether the text stands in the middle.
        """
        key = (kind, mark, centred)
        if key not in self._numbers:
            cell = SheetCell(self._sheet, row=1, column=1)
            _dress(cell, kind, frozenset(mark.split()), centred=centred)
            self._numbers[key] = cell.style_id
        return self._numbers[key]


def _dress(cell: SheetCell, kind: str, marks: frozenset[str], *, centred: bool) -> None:
    """Give a cell the look of its kind."""
    header = kind in ("header", "upright")
    body = kind in ("body", "link")
    cell.font = Font(
        name=_TITLE_FONT if header or kind == "title" else _FONT,
        size={"title": 16, "note": 9}.get(kind, 10),
        bold=header or bool(marks & {"chapter", "lead"}),
        italic=kind == "note",
        underline="single" if kind == "link" else None,
        color=_BLUE if kind in ("note", "link") else None,
    )
    cell.alignment = Alignment(
        horizontal="center" if centred or header else "left",
        vertical="center" if not body or centred else "top",
        wrap_text=header or body,
        textRotation=_TOP_DOWN if kind == "upright" else 0,
    )
    if header or body:
        cell.border = Border(left=_GRID, right=_GRID, top=_GRID, bottom=_GRID)
        fills = [_FILLS[mark] for mark in _FILLS if mark in marks]
        color = _HEADER_FILL if header else "".join(fills[:1])
        if color:
            cell.fill = PatternFill("solid", fgColor=color)
        cell.quotePrefix = body
    if "fill" in marks:
        cell.protection = Protection(locked=False)


def link(sheet: Worksheet, place: str, target: str) -> None:
    """Let a cell lead to the first cell of another sheet."""
    # No cell object is ever made, so the link is handed to the sheet's list of links itself.
    links: Any = sheet
    links._hyperlinks.append(Hyperlink(ref=place, location=f"'{target}'!A1", display=target))


def fold_rows(sheet: Worksheet) -> None:
    """Let rows be folded away under the row before them."""
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    sheet.sheet_format.outlineLevelRow = 1


def set_up_page(sheet: Worksheet, page: str) -> None:
    """Set a sheet up for printing: A4 across, as wide as the paper, name and page at the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    inch = _MM_PER_INCH
    sheet.page_margins = PageMargins(
        left=12 / inch,
        right=12 / inch,
        top=14 / inch,
        bottom=16 / inch,
        header=7 / inch,
        footer=7 / inch,
    )
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = page


def saved(book: Workbook, rows: dict[str, Rows]) -> bytes:
    """Return a workbook's bytes, the same for the same content.

    Args:
        book: Sheets with links and set-up, but without columns and cells.
        rows: The columns and rows of every sheet by its title.
    """
    book.properties.created = book.properties.modified = _NO_TIME
    buffer = BytesIO()
    writer = _BookWriter(book, SteadyArchive(buffer, "w"))
    writer.rows = rows
    writer.save()
    return buffer.getvalue()


class _SheetWriter(WorksheetWriter):
    """Writes everything of a sheet but its rows, for which it leaves a mark."""

    extent = "A1"

    def write_dimensions(self) -> None:
        """Write which range the rows take."""
        writer: Any = self
        writer.xf.send(SheetDimension(self.extent).to_tree())

    def write_rows(self) -> None:
        """Write the mark."""
        writer: Any = self
        xml = writer.xf.send(True)
        with xml.element("sheetData"):
            xml.write(_ROWS_STAND_HERE)
        writer.xf.send(None)


class _BookWriter(ExcelWriter):
    """Writes sheets through memory: openpyxl's way through one temporary file a sheet is slower."""

    _archive: SteadyArchive
    rows: dict[str, Rows]

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet's part."""
        rows = self.rows[ws.title]
        ws._drawing = SpreadsheetDrawing()
        out = BytesIO()
        links = ws._hyperlinks
        writer: Any = _SheetWriter(ws, out)
        ws._hyperlinks = links  # a new writer forgets those that stand in no cell object
        writer.extent = rows.extent
        writer.write()
        ws._rels = writer._rels
        mark = f"<sheetData>{_ROWS_STAND_HERE}</sheetData>".encode()
        self._archive.writestr(ws.path[1:], out.getvalue().replace(mark, rows.to_xml(), 1))
        self.manifest.append(ws)
