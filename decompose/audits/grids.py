"""The tables of a document with their grids, whatever their columns are about."""

from __future__ import annotations

from itertools import groupby

from decompose.audits.case import AuditCase
from decompose.model.source import Document, Span
from decompose.parser.flattened import mark_tables
from decompose.parser.lexer import LineKind, cut_lines
from decompose.parser.tables import Table, read_table

_ROW = 40
"""A row of a table has no more cells."""


def grids(case: AuditCase) -> tuple[Table, ...]:
    """Return the tables with a header, in reading order; none for a plan loaded from JSON."""
    return tables_of(case.result.plan.document)


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


def beside_in_row(case: AuditCase, span: Span) -> tuple[str, ...]:
    """Return the texts of the other cells of the row of a table in which a span stands."""
    doc = case.result.plan.document
    place = doc.blocks[span.block].place if doc is not None else None
    if doc is None or place is None:
        return ()
    if place.table is None:
        text = doc.blocks[span.block].text
        return (text,) if "|" in text or "\t" in text else ()  # a row drawn with strokes or tabs
    row = (place.part, place.table, place.row)
    near = doc.blocks[max(0, span.block - _ROW) : span.block + _ROW]
    others = (block for block in near if block.index != span.block)
    return tuple(b.text for b in others if (b.place.part, b.place.table, b.place.row) == row)
