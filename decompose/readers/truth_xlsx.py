"""Truth rows of an evaluation from the first sheet of a workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from decompose.errors import DamagedDocument, ReadError

_COLUMNS = frozenset({"id", "task", "level", "place", "year", "lead", "support", "joint", "domain"})
_LISTS = ("lead", "support")
_BETWEEN = re.compile(r"[、,，;；\n]+")
_MOST_ROWS = 100_000


def read_truth(path: Path) -> list[Mapping[str, Any]]:
    """Read truth rows: the first row names the columns (task, level, lead, support …).

    Several names in a cell are separated by 、 , ; or a line break.

    Raises:
        ReadError: The file is no workbook, has no ``task`` column, or has too many rows.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, KeyError, InvalidFileException) as error:
        raise DamagedDocument(f"not a workbook: {error}", where=str(path)) from error
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)
    header = [str(v).strip().lower() if v is not None else "" for v in next(rows, ())]
    if "task" not in header:
        known = ", ".join(sorted(_COLUMNS))
        raise ReadError(
            "the first row names no column task",
            hint=f"name the columns {known}",
            where=f"{path}:{sheet.title}!1",
        )
    return [_row(header, values) for values in rows if any(v is not None for v in values)]


def _row(header: list[str], values: tuple[Any, ...]) -> dict[str, Any]:
    row = {k: v for k, v in zip(header, values, strict=False) if k in _COLUMNS and v is not None}
    for key in _LISTS:
        row[key] = [n.strip() for n in _BETWEEN.split(str(row.get(key, ""))) if n.strip()]
    row["task"] = str(row.get("task", ""))
    return row
