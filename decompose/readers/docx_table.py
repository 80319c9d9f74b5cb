"""The cells of a Word table, with how far merged cells reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from decompose.readers.docx_drawings import ALTERNATE, chosen
from decompose.readers.docx_left_out import LeftOut
from decompose.readers.docx_runs import WRAPPERS
from decompose.readers.docx_styles import VAL, W, child_value, toggle, whole

_CONTROL = f"{W}sdt"
_ROW, _CELL = f"{W}tr", f"{W}tc"
_TABLE_FACTS = frozenset(W + name for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr"))


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
    covered: list[etree._Element] = field(default_factory=list)


def inner(element: etree._Element, left_out: LeftOut) -> Iterator[etree._Element]:
    """Yield the children of a container, looking through what only wraps.

    A content control that holds a table of contents is yielded whole.
    """
    for child in element:
        tag = child.tag
        if tag in WRAPPERS:
            if tag == _CONTROL and _is_contents(child):
                yield child
            else:
                yield from inner(child, left_out)
        elif tag == ALTERNATE:
            for branch in chosen(child, left_out):
                yield from inner(branch, left_out)
        else:
            yield child


def _is_contents(control: etree._Element) -> bool:
    gallery = child_value(control.find(f"{W}sdtPr"), "docPartObj", "docPartGallery")
    return gallery == "Table of Contents"


class Table:
    """The visible cells of a table, row by row.

    Args:
        element: The ``w:tbl`` element.
        widest: The largest column span that is believed.
        left_out: Where text of hidden rows goes.
    """

    def __init__(self, element: etree._Element, *, widest: int, left_out: LeftOut) -> None:
        self.cells: list[Cell] = []
        self.cut_spans: list[int] = []
        self._widest = widest
        self._left_out = left_out
        self._merges: dict[int, Cell] = {}
        number = 0
        for row in inner(element, left_out):
            if row.tag != _ROW:
                if row.tag not in _TABLE_FACTS:
                    left_out.element("unknown", row)
                continue
            facts = row.find(f"{W}trPr")
            if toggle(facts, "hidden"):
                left_out.element("hidden", row)
                continue
            number += 1
            self._row(row, number, facts)

    @property
    def is_frame(self) -> bool:
        """Whether it has but one column: then it is a frame around text, not a table."""
        return all(cell.column == cell.column_span == 1 for cell in self.cells)

    def _row(self, row: etree._Element, number: int, facts: etree._Element | None) -> None:
        column = 1 + min(max(whole(child_value(facts, "gridBefore")) or 0, 0), self._widest)
        previous: Cell | None = None
        for element in inner(row, self._left_out):
            if element.tag != _CELL:
                if element.tag not in _TABLE_FACTS:
                    self._left_out.element("unknown", element)
                continue
            span, down, right = self._reach(element)
            origin = self._merges.get(column) if down else None
            if right and previous is not None:
                previous.column_span += span
                previous.covered.append(element)
            elif origin is not None:
                origin.row_span = number - origin.row + 1
                origin.covered.append(element)
                previous = None
            else:
                previous = Cell(element, number, column, column_span=span)
                self.cells.append(previous)
                self._merges[column] = previous
            column += span

    def _reach(self, cell: etree._Element) -> tuple[int, bool, bool]:
        """Return a cell's columns, and whether it only continues one above or to the left."""
        span, down, right = 1, False, False
        properties = cell[0] if len(cell) and cell[0].tag == f"{W}tcPr" else None
        for fact in () if properties is None else properties:
            tag = fact.tag
            if tag == f"{W}gridSpan":
                span = max(whole(fact.get(VAL)) or 1, 1)
            elif tag == f"{W}vMerge":
                down = fact.get(VAL) != "restart"
            elif tag == f"{W}hMerge":
                right = fact.get(VAL) != "restart"
        if span > self._widest:
            self.cut_spans.append(span)
            span = self._widest
        return span, down, right
