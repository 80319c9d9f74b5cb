"""The cells of a Word table, with how far merged cells reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from decompose.readers.docx_runs import ALTERNATE, GONE, WRAPPERS, chosen
from decompose.readers.docx_styles import VAL, W, child_value, whole


@dataclass(slots=True)
class Cell:
    """One cell; ``covered`` are the merged cells it hides.

    Units:
        ``row`` and ``column`` count from 1, in the table's grid.
    """

    element: etree._Element
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    covered: tuple[etree._Element, ...] = ()


def inner(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of a container, looking through wrappers and past deletions."""
    for child in element:
        if child.tag in WRAPPERS:
            yield from inner(child)
        elif child.tag == ALTERNATE:
            for branch in chosen(child):
                yield from inner(branch)
        elif child.tag not in GONE:
            yield child


def cells(table: etree._Element, *, widest: int) -> list[Cell]:
    """Return the visible cells of a table, row by row.

    Args:
        table: The ``w:tbl`` element.
        widest: The largest column span that is believed.
    """
    found: list[Cell] = []
    open_merges: dict[int, Cell] = {}
    rows = (child for child in inner(table) if child.tag == f"{W}tr")
    kept = (row for row in rows if row.find(f"{W}trPr/{W}del") is None)
    for number, row in enumerate(kept, start=1):
        _row(row, number, found, open_merges, widest)
    return found


def _row(
    row: etree._Element, number: int, found: list[Cell], merges: dict[int, Cell], widest: int
) -> None:
    column = 1 + min(whole(child_value(row, "trPr", "gridBefore")) or 0, widest)
    previous: Cell | None = None
    for element in inner(row):
        if element.tag != f"{W}tc":
            continue
        properties = element.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            continue
        span = min(max(whole(child_value(properties, "gridSpan")) or 1, 1), widest)
        origin = merges.get(column) if _continues(properties, "vMerge") else None
        if _continues(properties, "hMerge") and previous is not None:
            previous.column_span += span
            previous.covered += (element,)
        elif origin is not None:
            origin.row_span = number - origin.row + 1
            origin.covered += (element,)
            previous = None
        else:
            previous = Cell(element, number, column, column_span=span)
            found.append(previous)
            merges[column] = previous
        column += span


def _continues(properties: etree._Element | None, kind: str) -> bool:
    """Tell whether a cell only continues a merge that began above or to the left."""
    merge = None if properties is None else properties.find(W + kind)
    return merge is not None and merge.get(VAL) != "restart"
