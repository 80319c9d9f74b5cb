"""Published divisions in a workbook, for ``evaluate``: one row a task, columns named as in JSON."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from decompose.errors import DamagedDocument, ReadError
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.loading import file_bytes
from decompose.readers.package import Package
from decompose.readers.sniff import sniff
from decompose.text.patterns import regex

COLUMNS = ("id", "domain", "task", "level", "place", "year", "lead", "support", "joint")
_LISTS = ("lead", "support")
_BETWEEN = regex(r"[、，,；;\n]+")
_YES = frozenset({"1", "true", "yes", "是"})
_MOST_ROWS = 100_000
_WIDEST = 200
_YEAR = regex(r"\d{4}")


def read_truth(path: Path, *, limits: Limits = LIMITS) -> list[Mapping[str, Any]]:
    """Read truth rows from the first sheet; its first row names the columns.

    Several names in a cell are separated by 、 , ; or a line break.

    Shape:
        One mapping a row that is not blank; ``lead`` and ``support`` are lists.

    Raises:
        ReadError: The file is no workbook, or has no ``task`` column.
        LimitExceeded: It is larger than the limits allow.
    """
    data = file_bytes(path, limits)
    if sniff(data[:64]) != "zip":
        raise _no_workbook(path, "it is no office file")
    Package(data, name=path.name, limits=limits).check_all()
    return list(_rows(data, path))


def _no_workbook(path: Path, reason: object) -> DamagedDocument:
    return DamagedDocument(
        f"not a workbook: {reason}",
        hint="open it in Excel or WPS and save it again as .xlsx, or give JSON lines",
        where=str(path),
    )


def _rows(data: bytes, path: Path) -> Iterator[Mapping[str, Any]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
    except (OSError, BadZipFile, KeyError, ValueError, IndexError, InvalidFileException) as error:
        raise _no_workbook(path, error) from error
    # Without this a false dimension in the file hides cells, in silence.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_WIDEST, values_only=True)
    header = [str(cell or "").strip().lower() for cell in next(rows, ())]
    if "task" not in header:
        raise ReadError(
            "the first row names no column task",
            hint=f"name the columns {', '.join(COLUMNS)}",
            where=f"{path}:{sheet.title}!1",
        )
    yield from (_row(header, row) for row in rows if any(cell is not None for cell in row))
    book.close()


def _row(header: list[str], cells: tuple[object, ...]) -> dict[str, Any]:
    texts = {
        name: str(cell).strip()
        for name, cell in zip(header, cells, strict=False)
        if name in COLUMNS and cell is not None
    }
    row: dict[str, Any] = {"task": "", **texts}
    for name in _LISTS:
        row[name] = [part.strip() for part in _BETWEEN.split(texts.get(name, "")) if part.strip()]
    year = _YEAR.match(texts.get("year", ""))
    if year:
        row["year"] = int(year[0])
    if "joint" in texts:
        row["joint"] = texts["joint"].lower() in _YES
    return row
