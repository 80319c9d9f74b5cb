"""One sheet of a form: its texts, its table, its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from decompose.errors import DamagedDocument
from decompose.reports.forms.attributes import LAST_ROW, real, whole
from decompose.reports.forms.ranges import Range, cell_at, range_of
from decompose.reports.forms.values import column_named
from decompose.reports.sheet_xml import column_letter
from decompose.text.patterns import regex

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DEEPEST_HEADER = 60
_FEWEST = 2
_WHAT = frozenset(("task", "title", "content", "measures"))
"""Columns that say what is to be done: without any of them a row would say nothing."""
_LAST_COLUMN = 16_384
_INDEX = regex(r"[0-9]{1,9}")


def tag(name: str) -> str:
    """Return the full name of an element of a sheet."""
    return f"{{{MAIN}}}{name}"


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header stands, and which column is which."""

    row: int
    columns: dict[str, int]


class Sheet:
    """The rows and cells of a sheet, by number.

    Args:
        root: The sheet's part.
        strings: The shared texts of the workbook.
    """

    def __init__(self, root: etree._Element, strings: Sequence[str]) -> None:
        self.root = root
        self._strings = strings
        found = root.find(tag("sheetData"))
        self.data = etree.SubElement(root, tag("sheetData")) if found is None else found
        self.rows: dict[int, etree._Element] = {}
        self._number()
        self.merged = [range_of(m.get("ref") or "") for m in root.iter(tag("mergeCell"))]

    def _number(self) -> None:
        """Give every row and cell its place; it may be left out where it follows the one before."""
        row_number = 0
        for row in self.data.iter(tag("row")):
            row_number = whole(row, "r", row_number + 1, most=LAST_ROW)
            if row_number < 1 or row_number in self.rows:
                raise _twice(row, row_number)
            row.set("r", str(row_number))
            self.rows[row_number] = row
            column = 0
            for cell in row.iter(tag("c")):
                place = cell_at(cell.get("r") or "")
                column = place[0] if place else column + 1
                cell.set("r", f"{column_letter(column)}{row_number}")

    @property
    def last(self) -> int:
        """Number of the last row."""
        return max(self.rows, default=0)

    def cells(self, row: int) -> Iterator[tuple[int, etree._Element]]:
        """Yield the cells of a row with the number of their column."""
        if row in self.rows:
            for cell in self.rows[row].iter(tag("c")):
                place = cell_at(cell.get("r") or "")
                if place is not None:
                    yield place[0], cell

    def text(self, cell: etree._Element) -> str:
        """Return what a cell shows, as far as it is stored."""
        value = cell.findtext(tag("v")) or ""
        if cell.get("t") == "s":
            number = int(value) if _INDEX.fullmatch(value) else -1
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if cell.get("t") == "inlineStr":
            return "".join(t.text or "" for t in cell.iter(tag("t")))
        return value

    def header(self) -> Header | None:
        """Return the row that names most columns, one of them for the task; of two equal ones the lower.

        A merged header holds for the first column and for every row it covers.
        """
        texts = {
            (column, number): self.text(cell)
            for number in self.rows
            if number <= _DEEPEST_HEADER
            for column, cell in self.cells(number)
        }
        for area in filter(None, self.merged):
            if area.bottom <= _DEEPEST_HEADER and (area.left, area.top) in texts:
                for row in range(area.top, area.bottom + 1):
                    texts[area.left, row] = texts[area.left, area.top]
        best: Header | None = None
        for row in sorted({row for _, row in texts}):
            columns: dict[str, int] = {}
            for column in sorted(column for column, at in texts if at == row):
                key = column_named(texts[column, row])
                if key is not None:
                    columns.setdefault(key, column)
            enough = len(columns) >= _FEWEST and not _WHAT.isdisjoint(columns)
            if enough and (best is None or len(columns) >= len(best.columns)):
                best = Header(row, columns)
        return best

    def row(self, number: int, sample: etree._Element | None) -> etree._Element:
        """Return a row, made in the look of a sample where there is none."""
        if number in self.rows:
            return self.rows[number]
        row = etree.Element(tag("row")) if sample is None else deepcopy(sample)
        row.tail = None
        row.set("r", str(number))
        for cell in row.iter(tag("c")):
            place = cell_at(cell.get("r") or "")
            if place is not None:
                cell.set("r", f"{column_letter(place[0])}{number}")
            empty(cell)
        earlier = [at for at in self.rows if at < number]
        at = list(self.data).index(self.rows[max(earlier)]) + 1 if earlier else 0
        self.data.insert(at, row)
        self.rows[number] = row
        return row

    def cell(self, row: etree._Element, column: int) -> etree._Element:
        """Return a cell of a row, made in the look of its row or column where there is none."""
        number = whole(row, "r")
        at = 0
        for index, cell in enumerate(row):
            place = cell_at(cell.get("r") or "")
            if place is not None and place[0] == column:
                return cell
            if place is not None and place[0] < column:
                at = index + 1
        made = etree.Element(tag("c"), r=f"{column_letter(column)}{number}")
        style = row.get("s") or self._column_style(column)
        if style:
            made.set("s", style)
        row.insert(at, made)
        row.attrib.pop("spans", "")
        return made

    def _column_style(self, column: int) -> str | None:
        for each in self.root.iter(tag("col")):
            if whole(each, "min") <= column <= whole(each, "max"):
                return each.get("style")
        return None

    def widths(self) -> dict[int, float]:
        """Return the widths of columns that have one of their own."""
        found: dict[int, float] = {}
        for each in self.root.iter(tag("col")):
            if each.get("width"):
                first, last = whole(each, "min"), min(whole(each, "max"), _LAST_COLUMN)
                found.update(dict.fromkeys(range(first, last + 1), real(each, "width", 0.0)))
        return found

    def merge(self, area: Range) -> None:
        """Merge one more area."""
        cells = self.root.find(tag("mergeCells"))
        if cells is not None:
            etree.SubElement(cells, tag("mergeCell"), ref=str(area))
            cells.set("count", str(len(cells)))
            self.merged.append(area)


def _twice(row: etree._Element, number: int) -> DamagedDocument:
    return DamagedDocument(
        f"the sheet has two rows {number}, or one that cannot be",
        hint="open the form in Word, Excel or WPS and save it again",
        where=row.getroottree().docinfo.URL or "",
    )


def empty(cell: etree._Element) -> None:
    """Take what stands in a cell; its look stays."""
    for child in list(cell):
        cell.remove(child)
    for name in ("t", "cm", "vm", "ph"):
        cell.attrib.pop(name, "")


def put(cell: etree._Element, value: str | float | None) -> None:
    """Write a text or a number into a cell; a text is never a formula."""
    empty(cell)
    if value is None or value == "":
        return
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
        text.text = value
        text.set(_SPACE, "preserve")
    else:
        etree.SubElement(cell, tag("v")).text = f"{value:g}"
