"""Workbooks: every visible sheet in order, as shown on the screen.

The sheets are read straight from their XML, once: the usual library believes false dimensions,
expands merged ranges of any size, and fails on damaged parts in ways nobody can foresee.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from decompose.errors import DamagedDocument
from decompose.labels.reading import note
from decompose.model.source import Document, Enclosed, EnclosedRow
from decompose.readers.blocks import Blocks, Note
from decompose.readers.division_sheets import header_of, own_work
from decompose.readers.enclosed import (
    INDICATORS,
    TASKS,
    Line,
    Marks,
    header_keys,
    read_marks,
    rows_of,
    unpacked,
)
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.package import Package
from decompose.readers.sheet_layout import Sheet, filled_rows, lay_out, numbers
from decompose.readers.xlsx_asides import asides_of
from decompose.readers.xlsx_sheet import Shared, read_shared, read_sheet
from decompose.text.patterns import regex

_WORKBOOK = "xl/workbook.xml"
_RELATION = regex(r"\{http://[^}]*/officeDocument/(?:2006/)?relationships\}id")
_UNNAMED = regex(r"(?:Sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)  # default names
_ON = frozenset({"1", "true", "on"})
_SHOWN = 20
_MOST_COMMENTS, _LONG = 20, 80
_OF_DIVISION = "_meta"
_SCHEMA = "decompose.workbook/1"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sheet as the workbook lists it."""

    title: str
    part: str
    hidden: bool
    is_sheet: bool


@dataclass(frozen=True, slots=True)
class _Division:
    """What the hidden sheet of a workbook that decompose wrote says of it."""

    title: str
    work: frozenset[str]
    """Names of the sheets that hold the division itself."""
    enclosed: str
    """The division as JSON; empty where the workbook does not take it along, or it is damaged."""
    marks: Marks
    """What the cells said when the workbook was written."""


def read_xlsx(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a workbook (xlsx, xlsm).

    Args:
        data: The file.
        name: Its name, for places and messages.
        encoding: Ignored: office files say their encoding themselves.
        limits: Safety limits.

    Shape:
        Sheets in order; title rows and notes as paragraphs, tables as cells with their reach.
        ``part`` of a place is the name of the sheet, ``row`` and ``column`` are the sheet's own.
        Of a workbook that decompose wrote only the sheets people work in are read, without what it
        tells of its own reasons: its other sheets say the same again by department, by finding, as a matrix.

    Raises:
        DamagedDocument: The file is broken, encrypted, misleading or has no text.
        LimitExceeded: It is larger than the limits allow.
    """
    package = Package(data, name=name, limits=limits, suffix=".xlsx")
    entries, shared = _opened(package)
    notes = [note("macro.left-out")] if package.has("xl/vbaProject.bin") else []
    sheets, listed = [], list(entries)
    kept: list[Sheet] = []
    division = _division_in(package, listed, shared)
    derived = [e for e in listed if division and not e.hidden and e.title not in division.work]
    if derived:
        notes.append(note("sheet.derived", str(len(derived)), derived[0].title))
    for entry in (e for e in listed if e not in derived):
        if entry.hidden and division:
            continue
        if entry.hidden:
            notes.append(note("sheet.hidden", entry.title))
        elif not entry.is_sheet:
            notes.append(note("sheet.other", entry.title))
        else:
            sheet = read_sheet(package, entry.part, entry.title, shared)
            kept.append(sheet)
            sheets.append(own_work(sheet) if division else sheet)
            notes += () if division else _comments(package, entry)
    blocks = Blocks(name, limits)
    if division and division.title:
        blocks.paragraph(division.title, at=(1, 1))
    notes += _lay_out(sheets, blocks)
    if not blocks.gathered:
        raise _no_cells(name)
    doc = blocks.document("xlsx", notes=notes)
    return _enclosing(doc, kept, division) if division else doc


def _comments(package: Package, entry: _Entry) -> Iterator[Note]:
    """Yield what people noted on the cells of a sheet: it is no part of the text, and is told."""
    try:
        told = [(cell, text) for cell, text in asides_of(package, entry.part) if cell and text]
    except DamagedDocument:
        return  # a broken part beside the sheet does not keep the sheet from being read
    for cell, text in told[:_MOST_COMMENTS]:
        yield note("comment", f"{entry.title} {cell}：", " ".join(text.split())[:_LONG])
    if len(told) > _MOST_COMMENTS:
        yield note("comment.more", str(len(told) - _MOST_COMMENTS))


def _enclosing(doc: Document, sheets: list[Sheet], division: _Division) -> Document:
    """Return the document with the division that its workbook takes along."""
    if not division.enclosed or not division.marks:
        return doc
    places = {(b.place.part, b.place.row, b.place.column): b.index for b in doc.blocks}
    rows: list[EnclosedRow] = []
    for sheet in sheets:
        header = header_of(sheet)
        if header is None:
            continue
        keys = header_keys(sheet.cells[header])
        kind = TASKS if "content" in keys.values() else INDICATORS
        lines = [
            Line(
                {key: sheet.cells[row].get(column, "") for column, key in keys.items()},
                {
                    key: places[sheet.title, row, column]
                    for column, key in keys.items()
                    if (sheet.title, row, column) in places
                },
            )
            for row in sorted(sheet.cells)
            if row > header
        ]
        rows += rows_of(lines, kind, division.marks)
    if not rows and any(division.marks.values()):
        return doc
    return doc.model_copy(update={"enclosed": Enclosed(division.enclosed, tuple(rows))})


def book_sheets(package: Package) -> Iterator[tuple[Sheet, str, bool]]:
    """Yield every sheet of a workbook with its part and whether it is hidden.

    Raises:
        DamagedDocument: The file is broken.
        LimitExceeded: It is larger than the limits allow.
    """
    entries, shared = _opened(package)
    for entry in entries:
        if entry.is_sheet:
            yield read_sheet(package, entry.part, entry.title, shared), entry.part, entry.hidden


def _division_in(package: Package, entries: list[_Entry], shared: Shared) -> _Division | None:
    """Return what a workbook written by decompose says of itself; None for any other, or a damaged one."""
    entry = next((e for e in entries if e.title == _OF_DIVISION and e.hidden and e.is_sheet), None)
    if entry is None:
        return None
    cells = read_sheet(package, entry.part, entry.title, shared).cells
    facts = [(row.get(1, ""), row.get(2, "")) for _, row in sorted(cells.items())]
    known = {e.title for e in entries if not e.hidden}
    work = frozenset(value for key, value in facts if key == "work" and value in known)
    if ("schema", _SCHEMA) not in facts or not work:
        return None
    title = next((value for key, value in facts if key == "title"), "")
    limits, name = package.limits, package.name
    texts = [
        unpacked((value for key, value in facts if key == wanted), limits, file=name)
        for wanted in ("division", "marks")
    ]
    return _Division(title, work, texts[0], read_marks(texts[1]))


def _opened(package: Package) -> tuple[Iterator[_Entry], Shared]:
    """Return the sheets that a workbook lists, and what they have in common."""
    part = package.related("").get("officeDocument", _WORKBOOK)
    workbook = package.xml(part)
    facts = workbook.find("{*}workbookPr")
    date1904 = facts is not None and (facts.get("date1904") or "").lower() in _ON
    shared = read_shared(package, part, date1904=date1904)
    return _entries(package, part, workbook), shared


def _entries(package: Package, part: str, workbook: etree._Element) -> Iterator[_Entry]:
    folder, file = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{file}.rels")
    targets: dict[str, tuple[str, str]] = {}
    for relation in package.xml(listing) if package.has(listing) else ():
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
        kind = posixpath.basename(relation.get("Type") or "")
        if relation.get("TargetMode") != "External":
            targets[relation.get("Id") or ""] = kind, target.lstrip("/")
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        key = next((str(v) for name, v in sheet.items() if _RELATION.fullmatch(str(name))), "")
        kind, target = targets.get(key, ("", ""))
        title = sheet.get("name") or ""
        if not package.has(target):
            raise package.damaged(f"the part of sheet {title} is missing")
        hidden = (sheet.get("state") or "visible") != "visible"
        yield _Entry(title, target, hidden, kind == "worksheet")


def _lay_out(sheets: list[Sheet], blocks: Blocks) -> Iterator[Note]:
    """Append the blocks of all sheets; yield what is hidden or was not read of them."""
    filled = [sheet for sheet in sheets if sheet.cells]
    for sheet in filled:
        hidden = len([row for row in sheet.hidden_rows if row in sheet.cells])
        columns = {c for texts in sheet.cells.values() for c in texts} & sheet.hidden_columns
        blocks.limits.check("area", _area(sheet), file=blocks.name)
        rows, covered = filled_rows(sheet)
        blocks.part = sheet.title
        titled = bool(rows) and rows[0].single
        if rows and len(filled) > 1 and not titled and not _UNNAMED.fullmatch(sheet.title):
            blocks.paragraph(sheet.title, at=(1, 1))
        lay_out(rows, blocks)
        if hidden:
            yield note("sheet.hidden-rows", sheet.title, str(hidden), numbers(sheet.hidden_rows))
        if columns:
            letters = "、".join(_letters(column) for column in sorted(columns))
            yield note("sheet.hidden-columns", sheet.title, str(len(columns)), letters)
        if covered:
            yield note("sheet.covered", sheet.title, str(len(covered)), covered[0][:_SHOWN])
    for sheet in sheets:
        if sheet.beyond:
            limit = str(blocks.limits.columns)
            yield note("sheet.wide", sheet.title, limit, str(sheet.beyond))
        if sheet.formulas:
            yield note("sheet.formula", sheet.title, str(sheet.formulas))


def _area(sheet: Sheet) -> int:
    """Return how many cells the merged ranges cover in the used part of a sheet."""
    last_row = max(sheet.cells)
    last_column = max(max(texts) for texts in sheet.cells.values())
    return sum(
        max(0, min(bottom, last_row) - top + 1) * max(0, min(right, last_column) - left + 1)
        for (top, left), (bottom, right) in sheet.merges.items()
    )


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _no_cells(name: str) -> DamagedDocument:
    return DamagedDocument(
        "the workbook is empty: no visible sheet holds a text",
        hint="check that the document was saved completely",
        where=name,
    )
