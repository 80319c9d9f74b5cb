"""The working sheets of a workbook that decompose wrote, without what it says in them of its own work."""

from __future__ import annotations

from dataclasses import replace

from decompose.labels.deliverables import Labels
from decompose.readers.sheet_layout import Sheet

_KEYS = ("confidence", "doubts", "basis", "reason", "found")
_HEADERS = frozenset(Labels(lang)[key] for lang in ("zh", "en") for key in _KEYS) | {"_id"}
"""Columns that tell how sure a lead is, why it leads and what was found: no words of the plan."""
_NUMBERS = frozenset(Labels(lang)["serial"] for lang in ("zh", "en"))


def own_work(sheet: Sheet) -> Sheet:
    """Return a sheet from its header on, without the columns and lines in which decompose speaks itself."""
    header = header_of(sheet)
    if header is None:
        return sheet
    told = {column for column, text in sheet.cells[header].items() if text.strip() in _HEADERS}
    cells = {
        row: {column: text for column, text in texts.items() if column not in told}
        for row, texts in sheet.cells.items()
        if row >= header
    }
    return replace(sheet, cells=cells, hidden_columns=sheet.hidden_columns - told)


def header_of(sheet: Sheet) -> int | None:
    """Return the row of the header of a working sheet."""
    return next((row for row, texts in sorted(sheet.cells.items()) if _is_header(texts)), None)


def _is_header(texts: dict[int, str]) -> bool:
    first = min(texts, default=0)
    return len(texts) > 1 and texts.get(first, "").strip() in _NUMBERS
