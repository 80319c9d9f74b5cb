"""Published divisions in a workbook, for ``evaluate``: one row a task, columns named as in JSON."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from decompose.errors import DamagedDocument, ReadError
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.package import Package
from decompose.readers.sniff import sniff

COLUMNS = frozenset({"id", "domain", "task", "level", "place", "year", "lead", "support", "joint"})
_LISTS = frozenset({"lead", "support"})
_YES = frozenset({"1", "true", "yes", "是"})
_SEPARATOR = re.compile(r"[、，,；;\n]+")
_WIDEST = 200


def read_truth(path: str | Path, *, limits: Limits = LIMITS) -> list[Mapping[str, Any]]:
    """Read the first sheet that has a ``task`` column.

    Shape:
        One mapping per row with a task; ``lead`` and ``support`` are lists, ``year`` a number.

    Raises:
        ReadError: The file is no workbook, or no sheet has the columns.
    """
    source = Path(path)
    try:
        limits.check("file", source.stat().st_size, file=source.name)
        data = source.read_bytes()
    except OSError as error:
        raise ReadError(
            f"the file cannot be read: {error.strerror or error}",
            hint="check the path",
            where=str(source),
        ) from error
    if sniff(data[:64]) != "zip":
        raise DamagedDocument(
            "the file is named .xlsx but is no workbook",
            hint="save it again as .xlsx, or give the rows as JSON lines",
            where=source.name,
        )
    Package(data, name=source.name, limits=limits).check_all()
    for rows in _sheets(data, source.name, limits):
        found = list(_mappings(rows))
        if found:
            return found
    raise ReadError(
        "no sheet has a column named task with rows below it",
        hint="the first row names the columns: task, level, place, year, lead, support",
        where=source.name,
    )


def _sheets(data: bytes, name: str, limits: Limits) -> Iterator[Iterator[tuple[object, ...]]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, OSError, TypeError) as error:
        raise DamagedDocument(
            f"the workbook cannot be read: {error}",
            hint="open it in Excel or WPS and save it again as .xlsx",
            where=name,
        ) from error
    for sheet in book.worksheets:
        # Without this a false dimension in the file hides cells, in silence.
        sheet.reset_dimensions()
        yield sheet.iter_rows(max_row=limits.blocks, max_col=_WIDEST, values_only=True)
    book.close()


def _mappings(rows: Iterator[tuple[object, ...]]) -> Iterator[Mapping[str, Any]]:
    header = [str(cell or "").strip().lower() for cell in next(rows, ())]
    if "task" not in header:
        return
    for number, row in enumerate(rows, start=2):
        fields = dict(_fields(header, row))
        if fields.get("task"):
            yield {"id": f"{number}", **fields}


def _fields(header: list[str], row: Iterable[object]) -> Iterator[tuple[str, Any]]:
    for column, cell in zip(header, row, strict=False):
        text = "" if cell is None else str(cell).strip()
        if column not in COLUMNS or not text:
            continue
        if column in _LISTS:
            yield column, [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
        elif column == "year":
            digits = re.match(r"\d{4}", text)
            yield column, int(digits.group()) if digits else None
        elif column == "joint":
            yield column, text.lower() in _YES
        else:
            yield column, text
