"""Places of the lead in which nobody stands: 牵头单位：待定, empty cells of a division that fills the others."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.audits.grids import grids
from decompose.model.plan import Attribution, Task
from decompose.model.source import BlockKind
from decompose.parser.attribution_words import UNDECIDED
from decompose.parser.table_columns import Meaning
from decompose.parser.tables import Row, Table
from decompose.text.patterns import regex

_NOBODY = regex(r"[无/\\—－\-–\s]*")
_OPEN = regex(r"[：:](?P<said>[^：:；;）)]+)")


def unfilled(case: AuditCase) -> dict[str, str]:
    """Return by task what stands in the place of its lead, an empty text where nothing does.

    Only tasks for which the document itself names nobody at all; cells only in a table that names
    somebody in most of its rows: a list without any names is still to be divided.
    """
    silent = [t for t in case.result.plan.tasks if not _names_somebody(t.attribution)]
    found = {t.id: said for t in silent if (said := _said_open(t.attribution)) is not None}
    left = [t for t in silent if t.attribution is None and _is_cell(case, t)]
    cells = _empty_cells(case) if left else {}
    return found | {t.id: cells[t.span.block] for t in left if t.span.block in cells}


def _names_somebody(stated: Attribution | None) -> bool:
    return stated is not None and bool(
        stated.lead or stated.support or stated.participants or stated.groups or stated.joint
    )


def _said_open(stated: Attribution | None) -> str | None:
    """Return the words by which a statement leaves its lead open."""
    if stated is None:
        return None
    found = _OPEN.search(stated.quote)
    said = (found["said"] if found else stated.quote).strip("（）() 。")
    return said if UNDECIDED.fullmatch(said) else None


def _is_cell(case: AuditCase, task: Task) -> bool:
    doc = case.result.plan.document
    return doc is not None and doc.blocks[task.span.block].kind is BlockKind.CELL


def _empty_cells(case: AuditCase) -> dict[int, str]:
    """Return by the blocks of a row what its place of the lead holds, where that is nobody."""
    found: dict[int, str] = {}
    for table in grids(case):
        column = Meaning.LEAD if Meaning.LEAD in table.meanings else Meaning.OWNER
        if column not in table.meanings:
            continue
        held = [(row, _held(table, row, column)) for row in table.rows]
        empty = [(row, text) for row, text in held if text is not None]
        if 2 * len(empty) >= len(held):
            continue
        for row, text in empty:
            found |= {cell.span.block: text for cell in row.cells if cell is not None}
    return found


def _held(table: Table, row: Row, column: Meaning) -> str | None:
    """Return what the place of the lead holds where it names nobody, None where it names somebody."""
    cell = table.cell(row, column)
    text = cell.text if cell else ""
    return text if _NOBODY.fullmatch(text) or UNDECIDED.fullmatch(text) else None
