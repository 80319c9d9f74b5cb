"""A sheet of cells as paragraphs and tables: what stands above and below a table is text.

The header of a table is the first row that names columns; a row with one text above it is a title,
one below it a chapter of the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from decompose.readers.blocks import Blocks
from decompose.text.patterns import regex

_COLUMN_NAME = regex(
    r"(?:序\s*号|编\s*号|单位|部门|主体|任务|内容|事项|措施|举措|工作|要求|时限|时间|期限|进度|节点"
    r"|名称|项目|类别|领域|备注|职责|分工|目标|成果|指标|.*20\d\d年)(?:[（(][^）)]*[）)])?"
)  # how the names of columns end
_NUMBER_NAME = regex(r"序\s*号|编\s*号")  # the column of numbers
_NOTE = regex(r"\s*(?:[备附]?注|说明|填[表报]说明|附\s*件)\s*[0-9]*\s*[:：.]?")  # below a table
_LONGEST_NAME = 20
_COVERED_SHARE = 0.6
_MAX_SHOWN = 10
_BLANKS = regex(r"\s+")


@dataclass(slots=True)
class Sheet:
    """The texts of one sheet by row and column, from 1, and what is merged or hidden."""

    title: str = ""
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Top left cell → bottom right cell."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: int = 0
    """Formulas without a value."""
    beyond: int = 0
    """Cells right of the last column that is read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with its place and reach.

    Units:
        ``row`` and ``column`` are those of the sheet, from 1.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Row:
    """A row that is not blank."""

    number: int
    cells: list[Cell] = field(default_factory=list)
    above: int = 0
    """Columns that cells of the rows above reach into."""

    @property
    def covered(self) -> int:
        """Columns with a text."""
        return self.above + sum(cell.column_span for cell in self.cells)

    @property
    def single(self) -> bool:
        """Whether the row holds one text only."""
        return len(self.cells) == 1 and not self.above

    @property
    def key(self) -> tuple[str, ...]:
        """The texts without blanks."""
        return tuple(_BLANKS.sub("", cell.text) for cell in self.cells)

    @property
    def names_columns(self) -> bool:
        """Whether the row is a header by its words: most cells name a column."""
        names = [text for text in self.key if len(text) <= _LONGEST_NAME and _ends_as_name(text)]
        return len(names) >= 2 and len(names) * 2 >= len(self.cells)


def _ends_as_name(text: str) -> bool:
    return any(found.end() == len(text) for found in _COLUMN_NAME.finditer(text))


def filled_rows(sheet: Sheet) -> tuple[list[Row], list[str]]:
    """Return the rows that are not blank, and the texts that merged cells cover."""
    rows = {number: Row(number) for number in sorted(sheet.cells)}
    last_column = max((max(texts) for texts in sheet.cells.values()), default=0)
    taken, covered = _taken(sheet, max(sheet.cells, default=0), last_column)
    for cell in _cells(sheet, taken):
        own = rows.get(cell.row)
        if own is None:
            own = rows[cell.row] = Row(cell.row)
        own.cells.append(cell)
        for below in range(cell.row + 1, cell.row + cell.row_span):
            rows.setdefault(below, Row(below)).above += cell.column_span
    ordered = [rows[number] for number in sorted(rows) if rows[number].cells or rows[number].above]
    for row in ordered:
        row.cells.sort(key=lambda cell: cell.column)
    return ordered, covered


Areas = dict[tuple[int, int], tuple[int, int]]


def _taken(sheet: Sheet, last_row: int, last_column: int) -> tuple[Areas, list[str]]:
    """Return merged areas cut to the used part of the sheet, and the texts under them."""
    areas: Areas = {}
    hidden_by: dict[int, list[tuple[int, int, int]]] = {}
    for (top, left), reach in sheet.merges.items():
        bottom, right = min(reach[0], last_row), min(reach[1], last_column)
        if bottom < top or right < left or left not in sheet.cells.get(top, {}):
            continue
        areas[top, left] = bottom, right
        for row in range(top, bottom + 1):
            hidden_by.setdefault(row, []).append((top, left, right))
    covered = []
    for row, ranges in hidden_by.items():
        texts = sheet.cells.get(row, {})
        for column in [
            c
            for c in texts
            if any(left <= c <= right and (top, left) != (row, c) for top, left, right in ranges)
        ]:
            covered.append(texts.pop(column))
            areas.pop((row, column), None)
    return areas, covered


def _cells(sheet: Sheet, areas: Areas) -> Iterator[Cell]:
    for row, texts in sheet.cells.items():
        for column, text in texts.items():
            bottom, right = areas.get((row, column), (row, column))
            yield Cell(text.strip(), row, column, bottom - row + 1, right - column + 1)


def lay_out(rows: list[Row], blocks: Blocks) -> None:
    """Append the rows of a sheet as paragraphs and tables."""
    start = 0
    while start < len(rows):
        head = _header(rows, start)
        if head is None:
            _paragraphs(rows[start:], blocks)
            return
        _paragraphs(rows[start:head], blocks)
        end, following = _end_of_table(rows, head)
        _table(rows[head:end], blocks)
        _paragraphs(rows[end:following], blocks)
        start = following


def _header(rows: list[Row], start: int) -> int | None:
    """Return the first row of the next table: one that names columns, else one that is as wide."""
    for i in range(start, len(rows)):
        if rows[i].names_columns:
            return i
    widest = max(row.covered for row in rows[start:])
    for i in range(start, len(rows)):
        if len(rows[i].cells) >= 2 and rows[i].covered >= _COVERED_SHARE * widest:
            return i
    return None


def _end_of_table(rows: list[Row], head: int) -> tuple[int, int]:
    """Return where the table ends, and where the texts that belong to it end."""
    end = next((i for i in range(head + 2, len(rows)) if _opens_table(rows, i, head)), len(rows))
    following = end
    if end < len(rows):
        while following > head + 1 and rows[following - 1].single:
            following -= 1
    last = following
    while last > head + 1 and _stands_alone(rows[last - 1], rows[head]):
        last -= 1
    return last, following


def _opens_table(rows: list[Row], i: int, head: int) -> bool:
    """Whether a row below a header is the header of another table."""
    row, first = rows[i], rows[head]
    if not row.names_columns or row.key == first.key or row.key[0].isdigit():
        return False
    alike = row.key[0] == first.key[0] or _NUMBER_NAME.fullmatch(row.key[0]) is not None
    return alike or rows[i - 1].single


def _stands_alone(row: Row, header: Row) -> bool:
    """Whether the last row of a table is a text below it: no row follows that it could head."""
    if not row.single:
        return False
    cell, left = row.cells[0], header.cells[0].column
    return cell.column <= left or _NOTE.match(cell.text) is not None


def _paragraphs(rows: list[Row], blocks: Blocks) -> None:
    for row in rows:
        for cell in row.cells:
            blocks.paragraph(cell.text, at=(cell.row, cell.column))


def _table(rows: list[Row], blocks: Blocks) -> None:
    blocks.open_table()
    for row in rows:
        for cell in row.cells:
            blocks.cell(
                cell.text,
                at=(cell.row, cell.column),
                span=(cell.row_span, cell.column_span),
            )


def numbers(found: set[int]) -> str:
    """Return row numbers as text, the first few."""
    ordered = sorted(found)
    more = "…" if len(ordered) > _MAX_SHOWN else ""
    return "、".join(map(str, ordered[:_MAX_SHOWN])) + more
