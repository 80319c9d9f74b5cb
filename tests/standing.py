"""The words a finding stands in: its own, those of its paragraph, and of the row where it stands in a table."""

from __future__ import annotations

from collections import defaultdict

from decompose.model.source import Document


def rows_of(document: Document) -> dict[int, str]:
    """Return by block the whole row of a cell, drawn with strokes; a paragraph has no entry."""
    rows: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for block in document.blocks:
        if block.place.row is not None:
            rows[block.place.table, block.place.row].append(block.index)
    texts = {block.index: block.text for block in document.blocks}
    drawn: dict[int, str] = {}
    for cells in rows.values():
        row = "".join(f"| {texts[cell]} ".replace("  ", " ") for cell in cells) + "|"
        drawn |= dict.fromkeys(cells, f"{row}\n{row.replace(' ', '')}")
    return drawn
