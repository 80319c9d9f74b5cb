"""The cells of a web page's table, and whether a table holds facts or only lays out the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from decompose.text.patterns import regex

_LONG_CELL = 1500
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_LEADING_NUMBER = regex(r"\s*(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Units:
        ``row`` and ``column`` count from 1, in the table's grid.
    """

    element: etree._Element
    row: int
    column: int
    row_span: int
    column_span: int


def table_rows(table: etree._Element) -> list[list[etree._Element]]:
    """Return the cells of every row of a table itself, not of tables inside it."""
    return [[cell for cell in row if cell.tag in {"td", "th"}] for row in _rows(table)]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from (row for row in child if row.tag == "tr")


def is_data(table: etree._Element, rows: list[list[etree._Element]]) -> bool:
    """Tell whether a table holds facts: several rows and columns, and no page inside a cell.

    Args:
        table: The table.
        rows: The cells of its rows.
    """
    rows = [row for row in rows if row]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    if table.get("role") in {"presentation", "none"}:
        return False
    if next(table.iterdescendants("table", "h1", "h2", "h3", "h4"), None) is not None:
        return False
    sizes = [sum(map(len, cell.itertext())) for row in rows for cell in row]
    return max(sizes) <= _LONG_CELL or max(sizes) < sum(sizes) / 2


def cells(rows: list[list[etree._Element]], *, widest: int) -> Iterator[Cell]:
    """Yield the cells row by row, each with its place in the grid.

    Args:
        rows: The cells of every row.
        widest: The largest column, and column span, that is believed.
    """
    reaching: dict[int, int] = {}
    """Column → last row that a cell from above reaches."""
    for number, row in enumerate(rows, start=1):
        column = 1
        for element in row:
            while reaching.get(column, 0) >= number:
                column += 1
            column = min(column, widest)
            right = min(_span(element.get("colspan"), 1), widest - column + 1)
            left = len(rows) - number + 1
            down = min(_span(element.get("rowspan"), left), left)
            yield Cell(element, number, column, down, right)
            for covered in range(column, column + right):
                reaching[covered] = number + down - 1
            column += right


def _span(text: str | None, endless: int) -> int:
    """Return a span as written; 0 means to the end."""
    found = _LEADING_NUMBER.match(text or "")
    if found is None:
        return 1
    return int(found[1]) or endless
