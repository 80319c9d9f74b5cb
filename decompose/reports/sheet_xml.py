"""The rows of a sheet as XML, and the room they need: cells are written without a library.

Every text is an inline string, so that nothing a plan says can become a formula.
"""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from decompose.errors import ReportError
from decompose.reports.characters import fit
from decompose.reports.rows import Cell
from decompose.text.patterns import regex

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""How far a sheet reaches."""
MOST_UNITS = 32_000
"""Longest text of a cell, in UTF-16 units; spreadsheets stop at 32,767."""

_MARKUP = regex("[&<>]")
_COPIED = ' xml:space="preserve"'
_HALF = 2
_SHOWN = (' hidden="1"', "")
_FIXED = ("", ' customHeight="1"')
_LINE_POINTS = 14.0
_SPARE_POINTS = 3.0
_LINES_A_SPARE_ONE = 12
_LATIN, _WIDE, _HALF_WORD = 1.3, 16, 3
_PIXELS, _LETTER_PIXELS = 7.0, 6.6
"""Width of a digit, by which columns are measured, and of a letter, half as wide as a Chinese character."""
_MOST_POINTS = 400.0


class Note(NamedTuple):
    """A note hanging on a cell."""

    row: int
    column: str
    text: str


class Rows:
    """Collects the rows of one sheet, from top to bottom.

    Attributes:
        widths: Widths of the columns, in Latin characters; a column of no width is hidden.
        links: Cells that lead to a place in the workbook: (cell, place).
        notes: Notes hanging on cells.
    """

    def __init__(self) -> None:
        self.widths: Sequence[float] = ()
        self.links: list[tuple[str, str]] = []
        self.notes: list[Note] = []
        self._parts: list[str] = []
        self.last = 0
        self.width = 1

    def add(
        self,
        values: Sequence[Cell],
        styles: Sequence[int],
        height: float | None = None,
        level: int = 0,
        *,
        folded: bool = False,
        folds: bool = False,
        fixed: bool = False,
    ) -> None:
        """Add the next row; a value that is None leaves an empty cell of its style.

        A row of a ``level`` above 0 can be folded away under the row before it; one that is ``folded``
        is at first, under the row that ``folds``.

        A height is an estimate, and the program fits the row anew as soon as somebody writes in it. One
        that is ``fixed`` stays, as rows need whose cells are merged or lie on their side.

        Units:
            ``height`` in points; the program that shows the sheet decides when it is left out.
        """
        self.last += 1
        self.width = max(self.width, len(values))
        room = "" if height is None else f' ht="{height:g}"{_FIXED[fixed]}'
        room += f' outlineLevel="{level}"' if level else ""
        room += ' hidden="1"' if folded else ""
        room += ' collapsed="1"' if folds else ""
        number = str(self.last)
        self._parts.append(f'<row r="{number}"{room}>')
        letters = _letters(len(values))
        self._parts += [
            _cell(f"{letter}{number}", style, value)
            for letter, style, value in zip(letters, styles, values, strict=True)
        ]
        self._parts.append("</row>")

    def skip(self) -> None:
        """Leave one row empty."""
        self.last += 1

    @property
    def extent(self) -> str:
        """Range that the rows take, such as ``A1:F20``."""
        return f"A1:{_letters(self.width)[-1]}{max(1, self.last)}"

    def to_xml(self) -> bytes:
        """Return the elements ``cols`` and ``sheetData``, which follow each other.

        Raises:
            ReportError: There are more rows or columns than a sheet can have.
        """
        if self.last > MOST_ROWS or self.width > MOST_COLUMNS:
            raise ReportError(
                f"a sheet would have {self.last} rows and {self.width} columns, more than a workbook can hold",
                hint="write the division as .sqlite, .csv or .parquet (--also data), or divide the plan",
            )
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width:g}" customWidth="1"{_SHOWN[width > 0]}/>'
            for at, width in enumerate(self.widths, start=1)
        )
        head = f"<cols>{columns}</cols>" if columns else ""
        return f"{head}<sheetData>{''.join(self._parts)}</sheetData>".encode()

    def links_to_xml(self) -> bytes:
        """Return what stands in the element ``hyperlinks``."""
        return "".join(
            f'<hyperlink ref="{cell}" location="{_attribute(place)}"/>'
            for cell, place in self.links
        ).encode()


def height_of(values: Sequence[Cell], widths: Sequence[float]) -> float | None:
    """Return the height that the fullest text of a row needs, or None when one line will do.

    Units:
        ``widths`` in Latin characters; the height in points.
    """
    lines = 1
    for value, width in zip(values, widths, strict=True):
        # Three bytes a Chinese character, two columns: most cells are settled by this bound.
        if width and isinstance(value, str) and (_HALF * len(value) >= width or "\n" in value):
            lines = max(lines, lines_of(value, width))
    lines += lines // _LINES_A_SPARE_ONE  # lines end early before marks that may not begin one
    return None if lines == 1 else min(lines * _LINE_POINTS + _SPARE_POINTS, _MOST_POINTS)


def lines_of(text: str, width: float) -> int:
    """Estimate how many lines a text takes: a Chinese character is two Latin ones wide.

    Latin words are not broken: half of one is lost on every line.
    """
    room = max(_HALF, int(width * (_PIXELS / _LETTER_PIXELS)) - 1)
    lines = 0
    for part in text.split("\n"):
        columns = columns_of(part)
        words = columns < _LATIN * len(part) and room > _WIDE
        lines += -(-max(1, columns) // (room - _HALF_WORD * words))
    return lines


def pieces(row: tuple[Cell, ...], continued: str) -> list[tuple[Cell, ...]]:
    """Split a row whose text is longer than a cell may hold into several rows."""
    if not any(isinstance(value, str) and len(value) > MOST_UNITS // _HALF for value in row):
        return [row]
    cut = [_cut(value) for value in row]
    return [
        tuple(_piece(parts, number, continued) for parts in cut)
        for number in range(max(map(len, cut)))
    ]


def _cut(value: Cell) -> list[Cell]:
    if not isinstance(value, str) or not value:
        return [value]
    size = MOST_UNITS if max(value) <= "\uffff" else MOST_UNITS // _HALF
    return [value[at : at + size] for at in range(0, len(value), size)]


def _piece(parts: list[Cell], number: int, continued: str) -> Cell:
    """Return one part; what fits one cell is repeated beside every part of a longer text."""
    if len(parts) == 1:
        return parts[0]
    if number >= len(parts):
        return ""
    return f"{continued}{parts[number]}" if number else parts[number]


def _cell(place: str, style: int, value: Cell) -> str:
    if value is None or value == "":
        return f'<c r="{place}" s="{style}"/>'
    if not isinstance(value, str):
        if math.isfinite(value):
            return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
        value = str(value)
    value = fit(value)
    if _MARKUP.search(value):
        value = html.escape(value, quote=False)
    space = _COPIED if value != value.strip() else ""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{space}>{value}</t></is></c>'


def _attribute(text: str) -> str:
    return html.escape(fit(text))


def columns_of(text: str) -> int:
    """Return the width of a text: a byte of UTF-8 more or less tells wide from narrow."""
    return (len(text.encode("utf-8", "replace")) + len(text)) // _HALF


@cache
def _letters(count: int) -> tuple[str, ...]:
    """Return the names of the first columns, from A."""
    return tuple(column_letter(number) for number in range(1, count + 1))


def column_letter(number: int) -> str:
    """Return the name of a column counted from 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """Return the number, counted from 1, of a column by its name."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
