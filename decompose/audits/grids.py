"""The other cells of a row of a table."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.plan import Task
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


def task_in_row(case: AuditCase, block: int) -> Task | None:
    """Return the one task whose title or statement of responsibility stands in the row of a cell."""
    doc = case.result.plan.document
    if doc is None:
        return None
    place = doc.blocks[block].place
    row = (place.part, place.table, place.row)
    found = {}
    for task in case.result.plan.tasks:
        stated = task.attribution.span if task.attribution else None
        for span in (task.title_span, stated):
            at = doc.blocks[span.block].place if span is not None else None
            if at is not None and place.table is not None:
                if (at.part, at.table, at.row) == row:
                    found[task.id] = task
            elif span is not None and place.table is None and span.block == block:
                found[task.id] = task
    return next(iter(found.values())) if len(found) == 1 else None
