"""The cells of a table, real or flattened to one cell a line, laid out in rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from decompose.model.source import Document, Span
from decompose.parser.attribution_clauses import all_units
from decompose.parser.deadlines import deadline_in
from decompose.parser.lexer import Line
from decompose.parser.table_columns import Meaning, meaning_of, meanings_of
from decompose.text.patterns import regex

NUMBER_CELL = regex(
    r"\s*(?:[（(]?[0-9０-９]{1,3}[）).、．]?|"
    r"[（(]?[一二三四五六七八九十]{1,3}[）)]?、?)\s*"
)  # 1, (1), 一
_HAN = regex("[一-鿿]")
_MAX_COLUMNS = 40
_MOST_BROKEN = 4
_OPTIONAL = {Meaning.SUPPORT, Meaning.GUIDE}
_HEADER_LENGTH = 8
_ORGANS = {Meaning.LEAD, Meaning.OWNER, Meaning.SUPPORT, Meaning.GUIDE}
_DIVIDED = {*_ORGANS, Meaning.DEADLINE, Meaning.PERSON, Meaning.RESULT}
_TIME_WORD = regex(r"年|月|推进|坚持|每|期")
_TIME_AT_END = regex(r".*(?:年|月|底|前|推进)")


class Cell(NamedTuple):
    """A cell's text as printed, blanks at the ends removed, and where it stands."""

    text: str
    span: Span
    more: tuple[Span, ...] = ()
    """Where the text goes on in other blocks."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything the cell consists of, block by block."""
        return (self.span, *self.more)


def grid_of_cells(
    lines: Sequence[Line], doc: Document
) -> tuple[list[list[Cell | None]], str | None]:
    """Lay a real table's cells out, repeating merged ones; take a title row off the top."""
    cells: dict[tuple[int, int], Cell] = {}
    width = 0
    for line in lines:
        row, column = line.row or 1, min(line.column or 1, _MAX_COLUMNS)
        block = doc.blocks[line.block]
        cell = _cell(line, cells.get((row, column)))
        for below in range(max(1, block.row_span)):
            for right in range(min(max(1, block.column_span), _MAX_COLUMNS)):
                place = (row + below, column + right)
                if (
                    place not in cells
                    or place == (row, column)
                    or cells[place].span.block == line.block
                ):
                    cells[place] = cell
                    width = max(width, place[1])
    numbers = sorted({row for row, _ in cells})
    grid = [[cells.get((row, column)) for column in range(1, width + 1)] for row in numbers]
    title = None
    while (
        len(grid) > 2 and len({cell.span if cell else None for cell in grid[0]}) == 1 and width > 1
    ):
        title = title or (grid[0][0].text if grid[0][0] else None)
        grid = grid[1:]
    return grid, title


def _cell(line: Line, previous: Cell | None) -> Cell:
    """Return a line as a cell, or as the next line of the cell it belongs to."""
    span = Span(block=line.block, start=line.start, end=line.end)
    text = line.text.strip()
    if previous is None or not previous.text:
        return Cell(text, span)
    if previous.span.block == line.block:
        span = Span(block=line.block, start=previous.span.start, end=line.end)
        return Cell(f"{previous.text}\n{text}", span, previous.more)
    return Cell(f"{previous.text}\n{text}", previous.span, (*previous.more, span))


def header_rows(grid: list[list[Cell | None]], lines: Sequence[Line], doc: Document) -> int:
    """Return 2 when the second row divides a cell of the first one, or says what the columns below it hold."""
    if len(grid) < 3:
        return 1
    first, second = grid[0], grid[1]
    wide = len({cell.span for cell in first if cell}) < len([cell for cell in first if cell])
    tall = any(a and b and a.span == b.span for a, b in zip(first, second, strict=False))
    numbered = second[0] is not None and bool(NUMBER_CELL.fullmatch(second[0].text))
    if wide and not numbered and (tall or not _looks_like_body(second)):
        return 2
    return 2 if _says_who(first, second) else 1


def _says_who(first: list[Cell | None], second: list[Cell | None]) -> bool:
    """Tell whether a row below the first one adds nothing to it but the headers of columns of organs or times."""
    own = [
        cell
        for above, cell in zip(first, second, strict=False)
        if cell and cell.text and not (above and above.span == cell.span)
    ]
    if not 1 < len(own) < len(second) or max(len(cell.text) for cell in own) > _HEADER_LENGTH:
        return False
    parts = {meaning_of(cell.text) for cell in own}
    return parts <= _DIVIDED | {Meaning.TARGET} and not parts.isdisjoint(_ORGANS)


def _looks_like_body(row: list[Cell | None]) -> bool:
    return any(cell and len(cell.text) > 20 for cell in row)


def tab_cells(line: Line) -> list[Cell | None]:
    """Return the cells of a line whose cells are parted by tabs."""
    cells: list[Cell | None] = []
    start = line.start
    for part in line.text.split("\t"):
        lead = len(part) - len(part.lstrip())
        begin = start + lead
        text = part.strip()
        cells.append(Cell(text, Span(block=line.block, start=begin, end=begin + len(text))))
        start += len(part) + 1
    return cells


def deal_out(lines: Sequence[Line]) -> list[list[Cell | None]]:
    """Deal the lines of a flattened table out into rows, by its width and its row numbers."""
    cells = [_cell(line, None) for line in lines]
    width = _flat_width(cells)
    if width < 2:
        return []
    header, body = cells[:width], cells[width:]
    meanings = meanings_of(tuple(cell.text for cell in header))
    grid: list[list[Cell | None]] = [list(header)]
    if body and body[0].text.strip() == "1":
        for row in _numbered_rows(body, width):
            grid.append(_fit(row, meanings))
    else:
        for start in range(0, len(body), width):
            grid.append(_fit(body[start : start + width], meanings))
    return grid


def _flat_width(cells: list[Cell]) -> int:
    for index, cell in enumerate(cells[:_MAX_COLUMNS]):
        if cell.text.strip() == "1":
            return index
    width = 0
    for cell in cells[:_MAX_COLUMNS]:
        if len(cell.text) > 16 or meaning_of(cell.text) is Meaning.OTHER:
            break
        width += 1
    return width


def _numbered_rows(body: list[Cell], width: int) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    start = 0
    while start < len(body):
        end = _next_number(body, start, width, str(len(rows) + 2))
        rows.append(body[start:end])
        start = end
    return rows


def _next_number(body: list[Cell], start: int, width: int, number: str) -> int:
    """Return where the next row begins: a full width on, or as near to that as its number stands."""
    steps: tuple[int, ...] = (width, *range(width - 1, 1, -1), *range(width + 1, 3 * width + 1))
    for step in steps:
        at = start + step
        named = step == width or any(_HAN.search(cell.text) for cell in body[at + 1 : at + 2])
        if named and at < len(body) and body[at].text.strip() == number:
            return at  # a figure at the end of a row has no name behind it
    return len(body)


def _fit(row: list[Cell], meanings: tuple[Meaning, ...]) -> list[Cell | None]:
    """Fit a row's cells to the columns when some are missing or were cut at line breaks."""
    cells: list[Cell | None] = list(row[: _MOST_BROKEN * len(meanings)])
    while len(cells) > len(meanings) and (index := _broken_at(cells, meanings)) is not None:
        left, right = cells[index], cells[index + 1]
        if left and right:
            joined = Cell(f"{left.text}\n{right.text}", left.span, (*left.more, *right.spans))
            cells[index : index + 2] = [joined]
    return _spread(cells, meanings) if len(cells) < len(meanings) else cells


def _spread(cells: list[Cell | None], meanings: tuple[Meaning, ...]) -> list[Cell | None]:
    """Deal too few cells out from the right, leaving columns empty whose cell is missing."""
    missing = len(meanings) - len(cells)
    row: list[Cell | None] = []
    left = list(cells)
    for meaning in reversed(meanings):
        cell = left[-1] if left else None
        if missing and (cell is None or not _fits(cell.text, meaning) or _alone(left, meaning)):
            row.append(None)
            missing -= 1
        else:
            row.append(left.pop() if left else None)
    return row[::-1]


def _alone(left: list[Cell | None], meaning: Meaning) -> bool:
    """Whether the only list of organs that is left stands at an optional column: it is the lead's."""
    before = left[-2] if len(left) > 1 else None
    return meaning in _OPTIONAL and not (before and _is_list(before.text))


def _broken_at(cells: list[Cell | None], meanings: tuple[Meaning, ...]) -> int | None:
    """Return the cell whose continuation stands in the next one: two lists of organs in a row."""
    for index in range(1, len(cells) - 1):
        left, right = cells[index], cells[index + 1]
        if left and right and left.text.endswith(("、", "，", ",")):
            return index
    for index in range(1, len(cells) - 1):
        left, right = cells[index], cells[index + 1]
        if left and right and _is_list(left.text) and _is_list(right.text):
            return index
    content = meanings.index(Meaning.CONTENT) if Meaning.CONTENT in meanings else 1
    return content if content + 1 < len(cells) else None


def _is_list(text: str) -> bool:
    return all_units(text) is not None


def _fits(text: str, meaning: Meaning) -> bool:
    """Whether a cell's text can stand under a meaning; unsure means yes."""
    if meaning is Meaning.DEADLINE:
        return bool(deadline_in(text)) or bool(_TIME_WORD.search(text))
    if meaning in {Meaning.SUPPORT, Meaning.LEAD, Meaning.OWNER, Meaning.GUIDE}:
        return len(text) < 60 and not _TIME_AT_END.fullmatch(text)
    if meaning is Meaning.REMARK:
        return not _is_list(text) and not deadline_in(text)
    return True
