"""Replies of departments in sheets: rows by their id, columns by their headings, nothing swallowed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from decompose.errors import DamagedDocument, ReadError
from decompose.readers.csv import csv_sheet
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.office import converted, kind_of
from decompose.readers.package import Package
from decompose.readers.sheet_layout import Sheet
from decompose.readers.sniff import sniff
from decompose.readers.xlsx import book_sheets
from decompose.readers.xlsx_asides import asides_of
from decompose.text.patterns import regex
from decompose.text.withholding import without_persons

ID = "_id"
_LEAST_HEADINGS = 2
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_TEXTS = (".csv", ".tsv", ".txt")
_OLD_KINDS = ("xls", "ods", "encrypted")
"""Opened by LibreOffice, or refused with the reason."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a reply.

    ``values`` holds the texts of the columns that the sheet still has; ``id`` is empty when the
    column of ids is gone. A cell that a merged one covers has the text of that one when it is a
    cell to be filled in, and is left out of ``values`` when it is not.
    """

    id: str
    values: dict[str, str]
    file: str
    sheet: str
    row: int
    columns: dict[str, str]

    def place(self, key: str = "") -> str:
        """Return where the row, or a cell of it, stands."""
        return _place(self.file, self.sheet, self.columns.get(key, ""), self.row)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that stand in no column of the table: around it, in a note on a cell, in a drawing."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The rows of a file and whatever else it says.

    ``formulas`` counts the cells that hold a formula without a value: what they say is not known.
    """

    lines: tuple[Line, ...]
    asides: tuple[Aside, ...]
    formulas: int = 0


def read_reply(
    data: bytes,
    name: str,
    headings: Mapping[str, str],
    *,
    filled_in: frozenset[str] = frozenset(),
    limits: Limits = LIMITS,
) -> Reply:
    """Read the rows of every sheet that has a row of known headings.

    Args:
        data: The file: a workbook, or a table as text (csv, tsv).
        name: Its name, for messages.
        headings: Which column a heading stands for.
        filled_in: Columns whose merged cells speak for every row that they cover.
        limits: Safety limits.

    Raises:
        ReadError: It is no table, or none of its sheets has the headings.
    """
    limits.check("file", len(data), file=name)
    asides: list[Aside] = []
    sheets = list(_sheets(data, name, limits, asides))
    lines: list[Line] = []
    seen = False
    for sheet in sheets:
        table = _Table(sheet, name, headings, filled_in)
        lines += table.lines()
        asides += table.asides
        seen = seen or table.seen
    if not seen:
        raise ReadError(
            "no sheet has the columns of the workbook that was sent",
            hint="fill in the workbook as it was sent",
            where=name,
        )
    return Reply(
        tuple(map(_without_persons, lines)),
        tuple(Aside(each.where, without_persons(each.text)) for each in asides),
        sum(sheet.formulas for sheet in sheets),
    )


def _without_persons(line: Line) -> Line:
    values = {key: without_persons(text) for key, text in line.values.items()}
    return replace(line, values=values)


def _sheets(data: bytes, name: str, limits: Limits, asides: list[Aside]) -> Iterator[Sheet]:
    if not data:
        raise DamagedDocument(
            "the file is empty (0 bytes)",
            hint="ask for it again: it was not saved or copied completely",
            where=name,
        )
    if kind_of(data) in _OLD_KINDS:
        data = converted(data, name=name, limits=limits)
    kind = sniff(data[:4096])
    if kind == "text" and name.lower().endswith(_TEXTS):
        sheet, _ = csv_sheet(data, name=name, limits=limits)
        yield sheet
        return
    if kind != "zip":
        raise _no_table(name)
    package = Package(data, name=name, limits=limits, suffix=".xlsx")
    for sheet, part, _ in book_sheets(package):
        yield sheet
        for cell, text in asides_of(package, part):
            where = f"{name}:{sheet.title}!{cell}" if cell else f"{name}:{sheet.title}"
            asides.append(Aside(where, plain_text(text)))


class _Table:
    """One sheet, read from its row of headings on."""

    def __init__(
        self, sheet: Sheet, name: str, headings: Mapping[str, str], filled_in: frozenset[str]
    ) -> None:
        self._sheet, self._name, self._headings = sheet, name, headings
        self._filled_in = filled_in
        self._covers = dict(_covered(sheet))
        self.asides: list[Aside] = []
        self.seen = False

    def lines(self) -> Iterator[Line]:
        columns: dict[str, int] = {}
        for number in sorted({*self._sheet.cells, *(row for row, _ in self._covers)}):
            texts = {at: plain_text(t) for at, t in self._sheet.cells.get(number, {}).items()}
            heads = self._heads(texts)
            if heads:
                columns, self.seen = heads, True
                texts = {at: t for at, t in texts.items() if at not in columns.values()}
            elif columns and (line := self._line(texts, columns, number)):
                yield line
                texts = {at: t for at, t in texts.items() if at not in columns.values()}
            self._beside(texts, number)

    def _heads(self, texts: dict[int, str]) -> dict[str, int]:
        """Return where the columns stand when a row holds their headings, else nothing."""
        found: dict[str, int] = {}
        for at in sorted(texts):
            text = "".join(texts[at].split())
            key = ID if text.lower() == ID else self._headings.get(text)
            if key and key not in found:
                found[key] = at
        known = len(found) - (ID in found)
        enough = known >= _LEAST_HEADINGS and known >= len([t for t in texts.values() if t]) / 3
        return found if enough else {}

    def _line(self, texts: dict[int, str], columns: dict[str, int], number: int) -> Line | None:
        values: dict[str, str] = {}
        for key, at in columns.items():
            top = self._covers.get((number, at))
            if top is None:
                values[key] = texts.get(at, "")
            elif key in self._filled_in and at == top[1]:
                values[key] = plain_text(self._sheet.cells.get(top[0], {}).get(at, ""))
        if not any(values.values()):
            return None
        letters = {key: column_letters(at) for key, at in columns.items()}
        id_ = values.pop(ID, "").upper()
        return Line(id_, values, self._name, self._sheet.title, number, letters)

    def _beside(self, texts: dict[int, str], number: int) -> None:
        for at, text in sorted(texts.items()):
            if text:
                where = _place(self._name, self._sheet.title, column_letters(at), number)
                self.asides.append(Aside(where, text))


def _covered(sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield each cell that a merged one covers, with the place of that one."""
    last_row = max(sheet.cells, default=0)
    last_column = max((max(texts) for texts in sheet.cells.values()), default=0)
    for (top, left), (bottom, right) in sheet.merges.items():
        for row in range(top, min(bottom, last_row) + 1):
            for column in range(left, min(right, last_column) + 1):
                if (row, column) != (top, left):
                    yield (row, column), (top, left)


def _place(file: str, sheet: str, letters: str, row: int) -> str:
    return f"{file}:{sheet}!{letters}{row}" if sheet else f"{file}:{letters}{row}"


def column_letters(number: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain_text(value: object) -> str:
    """Return a cell as it was meant: escapes resolved, wide signs made narrow, no blanks around."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        value = value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_narrow, text)).strip()


def _narrow(sign: str) -> str:
    """Make a full-width letter or digit narrow; signs of Chinese writing stay."""
    wide = "０" <= sign <= "９" or "Ａ" <= sign <= "Ｚ" or "ａ" <= sign <= "ｚ" or sign == "＿"
    return unicodedata.normalize("NFKC", sign) if wide else sign


def _no_table(name: str) -> DamagedDocument:
    return DamagedDocument(
        "the file is no workbook and no csv table",
        hint="open it in Excel or WPS and save it again as .xlsx",
        where=name,
    )
