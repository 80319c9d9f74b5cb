"""The cells of a row beside the one that says who is responsible, and what their columns are for."""

from __future__ import annotations

import re
from itertools import takewhile

from decompose.audits.case import AuditCase
from decompose.model.plan import Attribution
from decompose.model.source import Block, BlockKind
from decompose.text.patterns import regex

_LABELLED = regex(r"\s*(?:牵头|责任|主办|配合|参加|参与|协办|协助)(?:单位|部门)[:：]")
_LINES = 3
"""A line that says who is responsible, below the one that says who leads."""
_WIDEST = 24
_NO_PART = regex(
    "备注|说明|所在|被[检督整查]|隐患单位|企业名称|单位名称|来源|填报|完成情况|进展|问题|点位|场所"
)
"""Heads a column whose names have no part in the task of the row."""


def beside(case: AuditCase, attribution: Attribution) -> tuple[Block, ...]:
    """Return the other cells of the row in which a statement of responsibility stands, or the lines below it."""
    doc = case.result.plan.document
    block = attribution.span.block
    if doc is None:
        return ()
    if doc.blocks[block].kind is not BlockKind.CELL:
        below = (
            doc.blocks[block + 1 : block + 1 + _LINES] if _LABELLED.match(attribution.quote) else ()
        )
        return tuple(takewhile(lambda line: _LABELLED.match(line.text), below))
    if attribution.quote != doc.blocks[block].text:
        return ()  # a sentence in a cell
    place = doc.blocks[block].place
    row = (place.file, place.part, place.table, place.row)
    near = doc.blocks[max(0, block - _WIDEST) : block + _WIDEST]
    return tuple(
        other
        for other in near
        if other.kind is BlockKind.CELL
        and other.index != block
        and (other.place.file, other.place.part, other.place.table, other.place.row) == row
    )


def asides(case: AuditCase, attribution: Attribution, name: str, parted: re.Pattern[str]) -> int:
    """Return how many cells of the row name a unit for another reason than its part: 备注, 所在单位."""
    cells = [c for c in beside(case, attribution) if name in parted.split(c.text)]
    return sum(_NO_PART.search(_header_above(case, cell)) is not None for cell in cells)


def _header_above(case: AuditCase, cell: Block) -> str:
    """Return the words of the first cell of a table's column."""
    doc, place, header = case.result.plan.document, cell.place, ""
    table = (place.file, place.part, place.table)
    for block in reversed(doc.blocks[: cell.index] if doc else ()):
        if block.kind is not BlockKind.CELL or table != (
            block.place.file,
            block.place.part,
            block.place.table,
        ):
            break
        header = block.text if block.place.column == place.column else header
    return header
