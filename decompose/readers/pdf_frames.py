"""Frames around running text that holds tables: the text and the tables are taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.readers.pdf_lines import MARKER
from decompose.readers.pdf_tables import Cell, Table

_LINES = 6
_ITEMS = 2


def unframed(table: Table) -> Iterator[Table]:
    """Yield the parts of a grid: cells of running text as frames, the rows between them as tables.

    Text in a frame often reaches down to a table in it, whose rules touch the frame's.
    """
    rows: list[list[Cell]] = []
    for row in table.rows:
        if not any(_running(cell, table) for cell in row):
            rows.append(row)
            continue
        if rows:
            yield _part(table, rows)
        yield _part(table, [[cell for cell in row if cell.lines]])
        rows = []
    if rows:
        yield _part(table, rows) if len(rows) < len(table.rows) else table


def _running(cell: Cell, table: Table) -> bool:
    """Tell whether a cell as wide as the grid, or nearly, holds numbered running text."""
    wide = cell.width > 0.9 * (table.edges[-1] - table.edges[0])
    if not wide or len(table.edges) < 3 or len(cell.lines) < _LINES:
        return False
    return sum(MARKER.match(line.text) is not None for line in cell.lines) >= _ITEMS


def _part(table: Table, rows: list[list[Cell]]) -> Table:
    """Return some rows as a table of their own, without the columns at its sides that are empty."""
    filled = [cell for row in rows for cell in row if cell.lines]
    if not filled:
        return Table(table.box, table.page, table.edges, table.levels, [])
    first = min(cell.column for cell in filled)
    last = max(cell.column + cell.column_span for cell in filled)
    top = min(cell.row for row in rows for cell in row)
    foot = max(cell.row + cell.row_span for cell in filled)
    kept = [[cell for cell in row if first <= cell.column < last] for row in rows]
    for cell in (cell for row in kept for cell in row):
        cell.row, cell.column = cell.row - top, cell.column - first
        cell.column_span = min(cell.column_span, last - first - cell.column)
    edges, levels = table.edges[first : last + 1], table.levels[top : foot + 1]
    kept = [row for row in kept if row]
    box = edges[0], levels[0], edges[-1], levels[-1]
    return Table(box, table.page, edges, levels, kept, [table.page] * len(kept))
