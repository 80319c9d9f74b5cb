"""The other cells of a row of a table."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.source import Span

_ROW = 40
"""A row of a table has no more cells."""


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
