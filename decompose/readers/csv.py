"""Tables as text (csv, tsv): one sheet without merged cells."""

from __future__ import annotations

import csv
import io
import re

from decompose.errors import DamagedDocument
from decompose.labels.reading import note
from decompose.model.source import Document
from decompose.readers.blocks import Blocks
from decompose.readers.encodings import Decoded, decode
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.sheet_layout import Sheet, filled_rows, lay_out
from decompose.readers.txt import without_controls
from decompose.text.patterns import regex

_DELIMITERS = ",;\t|，；"
_SAMPLE = 20
_MARK = regex(r"sep=(.)\r?\n", re.IGNORECASE)  # first line that Excel writes
_QUOTED = regex(r'"[^"]*"')


def read_csv(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a csv or tsv file.

    Shape:
        As for a sheet; ``row`` of a place is the number of the record.

    Raises:
        DamagedDocument: The bytes are no text, or hold nothing but blanks.
        LimitExceeded: It has more rows or columns than the limits allow.
    """
    sheet, decoded = csv_sheet(data, name=name, encoding=encoding, limits=limits)
    blocks = Blocks(name, limits)
    rows, _ = filled_rows(sheet)
    lay_out(rows, blocks)
    if not blocks.gathered:
        raise DamagedDocument(
            "the file is empty: there is no text in it",
            hint="check that the document was saved completely",
            where=name,
        )
    return blocks.document("csv", notes=decoded.notes, encoding=decoded.encoding)


def csv_sheet(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> tuple[Sheet, Decoded]:
    """Return the bytes of a csv or tsv file as a sheet, and how they were read.

    Raises:
        DamagedDocument: The bytes are no text.
        LimitExceeded: It has more rows or columns than the limits allow.
    """
    limits.check("text_file", len(data), file=name)
    decoded = without_controls(decode(data, name=name, encoding=encoding), name)
    text = decoded.text.removeprefix("\ufeff")
    mark = _MARK.match(text)
    delimiter = mark[1] if mark else _delimiter(text)
    text = text[mark.end() :] if mark else text
    sheet = Sheet()
    try:
        _fill(sheet, _records(text, delimiter), name, limits)
    except csv.Error:
        sheet = Sheet()
        _fill(sheet, _literally(text, delimiter), name, limits)
        odd = note("csv.quotes", str(_odd_line(text)))
        decoded = decoded._replace(notes=(*decoded.notes, odd))
    return sheet, decoded


def _delimiter(text: str) -> str:
    """Return the sign that parts the first lines into the most cells."""
    head = _QUOTED.sub("", "\n".join(text[:20_000].splitlines()[:_SAMPLE]))
    counts = [(head.count(sign), -i) for i, sign in enumerate(_DELIMITERS)]
    return _DELIMITERS[-max(counts)[1]]


def _records(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return list(reader)


def _literally(text: str, delimiter: str) -> list[list[str]]:
    """Part every line at the delimiter, quotes counting as any other sign."""
    return [
        [cell.strip().strip('"') for cell in line.split(delimiter)] for line in text.splitlines()
    ]


def _odd_line(text: str) -> int:
    """Return the first line whose quotes do not pair up."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count('"') % 2:
            return number
    return 1


def _fill(sheet: Sheet, records: list[list[str]], name: str, limits: Limits) -> None:
    limits.check("rows", len(records), file=name)
    cells = 0
    for number, record in enumerate(records, start=1):
        limits.check("columns", len(record), file=name)
        texts = {i: text.strip() for i, text in enumerate(record, start=1) if text.strip()}
        cells += len(texts)
        limits.check("cells", cells, file=name)
        if texts:
            sheet.cells[number] = texts
