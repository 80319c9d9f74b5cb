"""What the workbook takes along of its division, so that it can be read again as what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decompose.model.result import Decomposition
from decompose.readers.enclosed import (
    INDICATORS,
    MOST,
    TASKS,
    marks_of,
    packed,
    written_marks,
)
from decompose.reports.characters import fit
from decompose.reports.json import to_compact_json
from decompose.reports.rows import Cell, Table
from decompose.reports.sheet_xml import pieces
from decompose.reports.xlsx_working import Placed


def enclosing(result: Decomposition, placed: Mapping[str, Placed]) -> Iterator[tuple[Cell, ...]]:
    """Yield the lines of the hidden sheet that hold a division, and the marks of the cells that show it."""
    text = to_compact_json(result)
    if len(text) > MOST:
        return
    yield from (("division", piece) for piece in packed(text))
    marks = {kind: _marks(placed[kind].table, kind) for kind in (TASKS, INDICATORS)}
    yield from (("marks", piece) for piece in packed(written_marks(marks)))


def _marks(table: Table, kind: str) -> dict[str, str]:
    """Return the marks of every row by its id; none of a row that is longer than a cell may be."""
    keys = [column.key for column in table.columns]
    marks: dict[str, str] = {}
    for row in table.rows:
        cells = dict(zip(keys, map(_shown, row), strict=True))
        whole = len(pieces(row, "")) == 1
        marks[str(cells["_id"])] = marks_of(cells, kind) if whole else ""
    return marks


def _shown(value: Cell) -> Cell:
    return fit(value) if isinstance(value, str) else value
