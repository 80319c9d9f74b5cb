"""The workbook as a file: styles made once, pages set up, bytes the same for the same content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.comments.author import AuthorList
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import Relationship
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from decompose.reports.archive import SteadyArchive
from decompose.reports.sheet_notes import shapes_of, texts_of
from decompose.reports.sheet_xml import Rows

_FONT = "宋体"
_TITLE_FONT = "黑体"
_MEASURE = Font(name="Arial", size=10)
"""The font of the workbook's plain style, by whose digits programs measure the columns.

Arial has a stand-in of the same widths wherever there is no Arial. Calibri, which openpyxl names,
is 30 % wider where it is missing: every column grows and the print shrinks to 6 points.
"""
_GRID = Side(style="thin", color="999999")
FILLS = {
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
"""Colours of rows, by mark."""
TITLE_SIZE, SIZE = 16, 10
TITLE_LINE = 24.0
"""Height of a title, in points: LibreOffice does not find it for itself."""
_WORDS = (*FILLS, "lead")
_HEADER_FILL = "D9E1F2"
_BLUE = "1F4E9E"
_ROTATED = {"upright": 255, "sideways": 90}
"""Kinds of headers that do not lie as text does: read top down, or turned by a quarter."""
_NO_TIME = datetime(2000, 1, 1)
_A4, _MM_PER_INCH = 9, 25.4
_MOST_IN_HEADER = 100
_ROWS_STAND_HERE, _LINKS_STAND_HERE = "rows stand here", "links stand here"


class Styles:
    """Numbers of the cell styles of a workbook, each style made when it is first asked for."""

    def __init__(self, sheet: Worksheet, names: Callable[[str], str] = str) -> None:
        self._sheet = sheet
        self._names = names
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._made: set[str] = set()

    def number(self, kind: str, mark: str = "", *, centred: bool = False) -> int:
        """Return the number of a style.

        Args:
            kind: ``title``, ``note``, ``header``, ``upright`` (a header read top down),
                ``sideways`` (one turned by a quarter), ``link``, ``body`` or ``run_on`` (a text
                that goes on over empty cells).
            mark: What is special about the row: words such as ``chapter``, ``lead`` or ``low``.
            centred: Whether the text stands in the middle.
        """
        key = (kind, mark, centred)
        if key not in self._numbers:
            marks = [word for word in _WORDS if word in mark.split()]
            style = _styled(kind, frozenset(marks), centred=centred)
            words = [kind, *marks, *(["centred"] if centred else [])]
            style.name = "·".join(self._names(f"style_{word}") for word in words)
            cell = SheetCell(self._sheet, row=1, column=1)
            cell.style = style.name if style.name in self._made else style
            cell.quotePrefix = kind in ("body", "link", "run_on")
            self._made.add(style.name)
            self._numbers[key] = cell.style_id
        return self._numbers[key]


def _styled(kind: str, marks: frozenset[str], *, centred: bool) -> NamedStyle:
    """Return the look of a kind of cells, to be named and changed once for all of them."""
    header, title = kind == "header" or kind in _ROTATED, kind in ("title", "banner")
    body = kind in ("body", "link", "run_on")
    style = NamedStyle(
        font=Font(
            name=_TITLE_FONT if header or title else _FONT,
            size=TITLE_SIZE if title else {"note": 9}.get(kind, SIZE),
            bold=header or bool(marks & {"chapter", "lead"}),
            italic=kind == "note",
            underline="single" if kind == "link" else None,
            color=_BLUE if kind in ("note", "link") else None,
        ),
        alignment=Alignment(
            horizontal="center" if centred or header else "left",
            vertical="center" if not body or centred else "top",
            wrap_text=header or kind in ("body", "link", "banner"),
            textRotation=_ROTATED.get(kind, 0),
        ),
    )
    if header or body:
        style.border = Border(left=_GRID, right=_GRID, top=_GRID, bottom=_GRID)
        fills = [FILLS[mark] for mark in FILLS if mark in marks]
        color = _HEADER_FILL if header else "".join(fills[:1])
        if color:
            style.fill = PatternFill("solid", fgColor=color)
    if "fill" in marks:
        style.protection = Protection(locked=False)
        style.number_format = "@"  # what looks like a date stays as it was typed
    return style


def fold_rows(sheet: Worksheet) -> None:
    """Let rows be folded away under the row before them."""
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    sheet.sheet_format.outlineLevelRow = 1


def set_up_page(sheet: Worksheet, page: str, *, upright: bool = False) -> None:
    """Set a sheet up for printing: A4 across, as wide as the paper, name and page at the foot."""
    sheet.page_setup.orientation = "portrait" if upright else "landscape"
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


def entitle_pages(sheet: Worksheet, title: str) -> None:
    """Print a title above every page, which a cell that columns are repeated beside would lose."""
    if sheet.oddHeader is not None:
        # Half of what the programs hold: a sign may count for two, and & is written twice.
        sheet.oddHeader.center.text = title[:_MOST_IN_HEADER].replace("&", "&&")
        sheet.oddHeader.center.font = _TITLE_FONT
        sheet.oddHeader.center.size = TITLE_SIZE


def saved(book: Workbook, rows: dict[str, Rows]) -> bytes:
    """Return a workbook's bytes, the same for the same content.

    Args:
        book: Sheets with links and set-up, but without columns and cells.
        rows: The columns and rows of every sheet by its title.
    """
    book.properties.created = book.properties.modified = _NO_TIME
    _measure_by(book, _MEASURE)
    buffer = BytesIO()
    writer = _BookWriter(book, SteadyArchive(buffer, "w"))
    writer.rows = rows
    writer.save()
    return buffer.getvalue()


def _measure_by(book: Workbook, font: Font) -> None:
    """Set the font of the plain style, which is the first of all fonts too."""
    inside: Any = book
    inside._named_styles["Normal"].font = font
    inside._fonts[0] = font


class _SheetWriter(WorksheetWriter):
    """Writes everything of a sheet but its rows and links, for which it leaves marks."""

    extent = "A1"
    linked = False

    def write_dimensions(self) -> None:
        """Write which range the rows take."""
        writer: Any = self
        writer.xf.send(SheetDimension(self.extent).to_tree())

    def write_rows(self) -> None:
        """Write the mark."""
        self._mark("sheetData", _ROWS_STAND_HERE)

    def write_hyperlinks(self) -> None:
        """Write the mark, where there are links."""
        if self.linked:
            self._mark("hyperlinks", _LINKS_STAND_HERE)

    def _mark(self, element: str, words: str) -> None:
        writer: Any = self
        xml = writer.xf.send(True)
        with xml.element(element):
            xml.write(words)
        writer.xf.send(None)


class _BookWriter(ExcelWriter):
    """Writes sheets through memory: openpyxl's way through one temporary file a sheet is slower."""

    _archive: SteadyArchive
    rows: dict[str, Rows]

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet's part."""
        rows = self.rows[ws.title]
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        out = BytesIO()
        writer: Any = _SheetWriter(ws, out)
        ws._comments = rows.notes  # a new writer forgets those that stand in no cell object
        writer.extent, writer.linked = rows.extent, bool(rows.links)
        writer.write()
        ws._rels = writer._rels
        text = out.getvalue()
        if rows.links:
            text = text.replace(_LINKS_STAND_HERE.encode(), rows.links_to_xml(), 1)
        mark = f"<sheetData>{_ROWS_STAND_HERE}</sheetData>".encode()
        self._archive.writestr(ws.path[1:], text.replace(mark, rows.to_xml(), 1))
        self.manifest.append(ws)

    def _write_comment(self, ws: Any) -> None:
        """Write the notes of one sheet."""
        notes, writer = self.rows[ws.title].notes, cast(Any, self)
        part: Any = CommentSheet(authors=AuthorList(), commentList=())
        writer._comments.append(part)
        part._id = len(writer._comments)
        self._archive.writestr(part.path[1:], texts_of(notes))
        self.manifest.append(part)
        ws.legacy_drawing = f"xl/drawings/notes{part._id}.vml"
        self._archive.writestr(ws.legacy_drawing, shapes_of(notes))
        ws._rels.append(Relationship(Id="comments", type=part._rel_type, Target=part.path))
