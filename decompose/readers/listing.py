"""Lists that a user keeps in a sheet or a text: columns by their headings, rows with their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from decompose.errors import DamagedDocument
from decompose.readers.csv import csv_sheet
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.loading import file_bytes
from decompose.readers.package import Package
from decompose.readers.reply import column_letters, plain_text
from decompose.readers.sheet_layout import Sheet
from decompose.readers.sniff import sniff
from decompose.readers.xlsx import book_sheets


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is not blank: its texts by column, from 1, and where it stands."""

    texts: dict[int, str]
    file: str
    sheet: str
    row: int

    def where(self, column: int | None = None) -> str:
        """Return where the row stands, or a cell of it: file:line, file:sheet!B3."""
        if not self.sheet:
            return f"{self.file}:{self.row}"
        return f"{self.file}:{self.sheet}!{column_letters(column or 1)}{self.row}"


def read_listing(path: Path, *, limits: Limits = LIMITS) -> tuple[Entry, ...]:
    """Read the rows of a workbook's visible sheets, of a csv file or of a plain text.

    Raises:
        ReadError: The file cannot be read, or is no table.
    """
    data = file_bytes(path, limits)
    name = path.name
    if not data:
        raise DamagedDocument(
            "the file is empty (0 bytes)",
            hint="check that the document was saved or copied completely",
            where=str(path),
        )
    return tuple(
        Entry(texts, name, sheet.title, row)
        for sheet in _sheets(data, name, limits)
        for row, texts in _rows(sheet)
    )


def _rows(sheet: Sheet) -> Iterator[tuple[int, dict[int, str]]]:
    for row in sorted(sheet.cells):
        texts = {at: plain_text(text) for at, text in sheet.cells[row].items()}
        filled = {at: text for at, text in texts.items() if text}
        if filled:
            yield row, filled


def _sheets(data: bytes, name: str, limits: Limits) -> Iterator[Sheet]:
    kind = sniff(data[:4096])
    if kind == "zip":
        package = Package(data, name=name, limits=limits, suffix=".xlsx")
        for sheet, _, hidden in book_sheets(package):
            if not hidden:
                yield sheet
        return
    if kind not in ("text", "markup"):
        raise DamagedDocument(
            "the file is no workbook and no csv table",
            hint="open it in Excel or WPS and save it again as .xlsx",
            where=name,
        )
    sheet, _ = csv_sheet(data, name=name, limits=limits)
    yield sheet
