"""The tables of a document with their grids, whatever their columns are about."""

from __future__ import annotations

from itertools import groupby

from decompose.model.source import Document
from decompose.parser.flattened import mark_tables
from decompose.parser.lexer import LineKind, cut_lines
from decompose.parser.tables import Table, read_table


def tables_of(doc: Document | None) -> tuple[Table, ...]:
    """Return the tables of any document that have a header, in reading order; none where it is not at hand."""
    if doc is None:
        return ()
    lines = mark_tables(cut_lines(doc).lines, doc)
    found: list[Table] = []
    parts = [line for line in lines if line.table is not None]
    for _, group in groupby(parts, key=lambda line: line.table):
        own = list(group)
        caption = next((line.text for line in own if line.kind is LineKind.CAPTION), None)
        cells = [line for line in own if line.kind is LineKind.CELL]
        table = read_table(cells, doc, caption=caption) if cells else None
        if table is not None:
            found.append(table)
    return tuple(found)
