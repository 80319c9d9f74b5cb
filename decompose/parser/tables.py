"""Tables, real or flattened to one cell a line, as rows of cells under headers with a meaning.

A real table's lines carry row and column; a flattened one's lines carry neither and are dealt out
by the width of the header and the row numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from decompose.model.plan import Attribution
from decompose.model.source import Document, Span
from decompose.parser.attribution_words import Part
from decompose.parser.attributions import all_units, attribution_of_cells
from decompose.parser.deadlines import deadline_in, field_deadline
from decompose.parser.unit_names import plain


class CellLine(Protocol):
    """The facts about a line that a table is built from."""

    @property
    def block(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def row(self) -> int | None: ...
    @property
    def column(self) -> int | None: ...


class Meaning(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    CATEGORY = "category"
    CONTENT = "content"
    LEAD = "lead"
    OWNER = "owner"
    SUPPORT = "support"
    GUIDE = "guide"
    PERSON = "person"
    DEADLINE = "deadline"
    RESULT = "result"
    INDICATOR = "indicator"
    UNIT = "unit"
    BASE = "base"
    TARGET = "target"
    ACTUAL = "actual"
    FALL = "fall"
    BINDING = "binding"
    FUNDS = "funds"
    SITE = "site"
    REMARK = "remark"
    OTHER = "other"


class TableKind(StrEnum):
    """What a table is for."""

    DIVISION = "division"
    INDICATORS = "indicators"
    PROJECTS = "projects"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text as printed, blanks at the ends removed, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One body row; ``cells`` has an entry a column, None where the cell is missing."""

    cells: tuple[Cell | None, ...]
    heading: str | None = None
    """Text of the nearest row above that spans the whole table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header texts (two header rows joined by /), their meanings, body rows."""

    caption: str | None
    header: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    rows: tuple[Row, ...]
    kind: TableKind

    def cell(self, row: Row, meaning: Meaning) -> Cell | None:
        """Return the first filled cell of a row under a meaning."""
        return next(iter(self.cells(row, meaning)), None)

    def cells(self, row: Row, meaning: Meaning) -> tuple[Cell, ...]:
        """Return the filled cells of a row under a meaning, left to right."""
        pairs = zip(self.meanings, row.cells, strict=False)
        return tuple(cell for what, cell in pairs if what is meaning and cell and cell.text)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task division table."""

    number: str
    content: Cell
    category: str | None
    attributions: tuple[Attribution, ...]
    deadline: str | None


_MEANINGS: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    (Meaning.NUMBER, re.compile(r"序号|编号|^号$|^No\.?$", re.IGNORECASE)),
    (Meaning.DEADLINE, re.compile(r"(?:时限|期限|时间|进度|节点|年限|日期)(?!.*内容)")),
    (Meaning.PERSON, re.compile(r"领导|责任人|负责人|联系人")),
    (Meaning.LEAD, re.compile(r"牵头|主办|主责|主管(?:单位|部门)|owner|lead", re.IGNORECASE)),
    (Meaning.SUPPORT, re.compile(r"配合|参加|参与|协办|协助|协同|成员单位|支持(?:单位|部门)|责任县|责任区|co(?:-|\b)|support", re.IGNORECASE)),
    (Meaning.GUIDE, re.compile(r"(?:指导|督导|督办|监督|督查)(?:单位|部门|机构)")),
    (Meaning.OWNER, re.compile(r"责任(?:单位|部门|主体|处室|科室|分工|机构|方)?$|承办|实施(?:单位|主体)|建设单位|承担单位|(?:负责|落实|完成|执行)(?:单位|部门|处室|科室)|任务分工$|项目单位|业主|责任单位")),
    (Meaning.BINDING, re.compile(r"属性|指标(?:性质|类型)|^类型$|^性质$")),
    (Meaning.FALL, re.compile(r"降幅|下降|降低|减少|增幅|年均增长|累计")),
    (Meaning.INDICATOR, re.compile(r"指标(?:名称|内容|体系|项目)?$")),
    (Meaning.ACTUAL, re.compile(r"(?:19|20)\d\d年.*(?:实际|完成|现状|基数|基期|实绩)|实际(?:数|值|完成)|完成(?:数|值|情况)")),
    (Meaning.BASE, re.compile(r"基期|基准|基数|现状|基础值")),
    (Meaning.TARGET, re.compile(r"目标(?:值|数)?$|规划(?:数|值|目标)|预期(?:值|目标)?|计划(?:数|值)|控制(?:数|目标|指标)|^(?:到)?(?:19|20)\d\d年(?:底|末)?$|指标值|目标")),
    (Meaning.UNIT, re.compile(r"^(?:计量)?单位$")),
    (Meaning.FUNDS, re.compile(r"投资|资金|经费|概算|估算|金额")),
    (Meaning.SITE, re.compile(r"地点|选址|地址")),
    (Meaning.RESULT, re.compile(r"成果|提交材料|成效|考核标准|评分")),
    (Meaning.CATEGORY, re.compile(r"类别|分类|领域|一级|板块|大类|重点工程|工程类|任务类")),
    (Meaning.CONTENT, re.compile(r"内容|任务|措施|举措|事项|工作|项目|工程|要求|名称|问题|职责")),
    (Meaning.REMARK, re.compile(r"备注|说明")),
)
_ROLES = {
    Meaning.LEAD: Part.LEAD,
    Meaning.OWNER: Part.OWNER,
    Meaning.SUPPORT: Part.SUPPORT,
    Meaning.GUIDE: Part.GUIDE,
    Meaning.DEADLINE: Part.DEADLINE,
}
_NUMBER_CELL = re.compile(r"\s*(?:[（(]?[0-9０-９]{1,3}[）).、．]?|[（(]?[一二三四五六七八九十]{1,3}[）)]?、?)\s*")
_MAX_COLUMNS = 40


def meaning_of(header: str) -> Meaning:
    """Return what a column holds, by the words of its header."""
    form = re.sub(r"\s+", "", plain(header))
    for meaning, pattern in _MEANINGS:
        if pattern.search(form):
            return meaning
    return Meaning.OTHER


def read_table(
    lines: Sequence[CellLine], doc: Document, *, caption: str | None = None
) -> Table | None:
    """Read the cell lines of one table; None when they make no table with a header.

    Shape:
        Lines in reading order, all of one table. Merged cells count for every row and column they
        reach; rows that repeat the header are left out.
    """
    if not lines:
        return None
    if lines[0].row is not None:
        grid, title = _grid_of_cells(lines, doc)
        return _table(grid, _header_rows(grid, lines, doc), caption or title)
    if any("\t" in line.text for line in lines):
        grid = [_tab_cells(line) for line in lines]
        return _table(grid, 1, caption)
    grid = _deal_out(lines)
    return _table(grid, 1, caption) if grid else None


def _table(grid: list[list[Cell | None]], head: int, caption: str | None) -> Table | None:
    if len(grid) <= head or not grid[0]:
        return None
    width = len(grid[0])
    header = tuple(_header_text(grid[:head], column) for column in range(width))
    meanings = _settle_meanings(header)
    body = [row for row in grid[head:] if not _repeats(row, grid[0])]
    return Table(caption, header, meanings, _rows(body), _kind(meanings, caption))


def _header_text(rows: list[list[Cell | None]], column: int) -> str:
    cells = (row[column] if column < len(row) else None for row in rows)
    texts = dict.fromkeys(cell.text for cell in cells if cell and cell.text)
    return "/".join(re.sub(r"\s+", "", text) for text in texts)


def _settle_meanings(header: tuple[str, ...]) -> tuple[Meaning, ...]:
    """Give every column its meaning; of two headers joined by / the lower one decides first."""
    meanings = []
    for text in header:
        parts = text.split("/")[::-1]
        found = [meaning for part in parts if (meaning := meaning_of(part)) is not Meaning.OTHER]
        meanings.append(found[0] if found else Meaning.OTHER)
    if Meaning.INDICATOR in meanings:
        return tuple(meanings)
    has_target = Meaning.TARGET in meanings or Meaning.FALL in meanings
    if has_target and Meaning.CONTENT in meanings and not set(meanings) & set(_ROLES):
        meanings[meanings.index(Meaning.CONTENT)] = Meaning.INDICATOR
    return tuple(meanings)


def _kind(meanings: tuple[Meaning, ...], caption: str | None) -> TableKind:
    known = set(meanings)
    if Meaning.INDICATOR in known and known & {Meaning.TARGET, Meaning.FALL, Meaning.BASE, Meaning.ACTUAL}:
        return TableKind.INDICATORS
    if known & {Meaning.FUNDS, Meaning.SITE} and Meaning.CONTENT in known:
        return TableKind.PROJECTS
    named = caption is not None and re.search(r"工程|项目", caption) is not None
    if known & {Meaning.LEAD, Meaning.OWNER, Meaning.SUPPORT}:
        return TableKind.PROJECTS if named and "任务" not in (caption or "") else TableKind.DIVISION
    return TableKind.OTHER


def _repeats(row: list[Cell | None], header: list[Cell | None]) -> bool:
    return [cell and cell.text for cell in row] == [cell and cell.text for cell in header]


def _rows(body: list[list[Cell | None]]) -> tuple[Row, ...]:
    rows: list[Row] = []
    heading: str | None = None
    for cells in body:
        texts = {cell.text for cell in cells if cell and cell.text}
        if not texts:
            continue
        if len(texts) == 1 and len(cells) > 2 and not _NUMBER_CELL.fullmatch(next(iter(texts))):
            heading = next(iter(texts))
            continue
        rows.append(Row(tuple(cells), heading))
    return tuple(rows)


def _grid_of_cells(
    lines: Sequence[CellLine], doc: Document
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
                if place not in cells or place == (row, column) or cells[place].span.block == line.block:
                    cells[place] = cell
                    width = max(width, place[1])
    numbers = sorted({row for row, _ in cells})
    grid = [[cells.get((row, column)) for column in range(1, width + 1)] for row in numbers]
    title = None
    while len(grid) > 2 and len({cell.span if cell else None for cell in grid[0]}) == 1 and width > 1:
        title = title or (grid[0][0].text if grid[0][0] else None)
        grid = grid[1:]
    return grid, title


def _cell(line: CellLine, previous: Cell | None) -> Cell:
    """Return a line as a cell, or as the next line of the cell it belongs to."""
    span = Span(block=line.block, start=line.start, end=line.end)
    text = line.text.strip()
    if previous is None or not previous.text:
        return Cell(text, span)
    if previous.span.block == line.block:
        span = Span(block=line.block, start=previous.span.start, end=line.end)
    else:
        span = previous.span
    return Cell(f"{previous.text}\n{text}", span)


def _header_rows(grid: list[list[Cell | None]], lines: Sequence[CellLine], doc: Document) -> int:
    """Return 2 when a cell of the first row spans several columns that the second row divides."""
    if len(grid) < 3:
        return 1
    first, second = grid[0], grid[1]
    wide = len({cell.span for cell in first if cell}) < len([cell for cell in first if cell])
    tall = any(a and b and a.span == b.span for a, b in zip(first, second, strict=False))
    numbered = second[0] is not None and bool(_NUMBER_CELL.fullmatch(second[0].text))
    return 2 if wide and not numbered and (tall or not _looks_like_body(second)) else 1


def _looks_like_body(row: list[Cell | None]) -> bool:
    return any(cell and len(cell.text) > 20 for cell in row)


def _tab_cells(line: CellLine) -> list[Cell | None]:
    cells: list[Cell | None] = []
    start = line.start
    for part in line.text.split("\t"):
        lead = len(part) - len(part.lstrip())
        begin = start + lead
        text = part.strip()
        cells.append(Cell(text, Span(block=line.block, start=begin, end=begin + len(text))))
        start += len(part) + 1
    return cells


def _deal_out(lines: Sequence[CellLine]) -> list[list[Cell | None]]:
    """Deal the lines of a flattened table out into rows, by its width and its row numbers."""
    cells = [_cell(line, None) for line in lines]
    width = _flat_width(cells)
    if width < 2:
        return []
    header, body = cells[:width], cells[width:]
    meanings = _settle_meanings(tuple(cell.text for cell in header))
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
    for step in (width, *range(width - 1, 1, -1), *range(width + 1, 3 * width + 1)):
        if start + step < len(body) and body[start + step].text.strip() == number:
            return start + step
    return len(body)


def _fit(row: list[Cell], meanings: tuple[Meaning, ...]) -> list[Cell | None]:
    """Fit a row's cells to the columns when some are missing or were cut at line breaks."""
    cells: list[Cell | None] = list(row)
    while len(cells) > len(meanings) and (index := _broken_at(cells, meanings)) is not None:
        left, right = cells[index], cells[index + 1]
        if left and right:
            cells[index : index + 2] = [Cell(f"{left.text}\n{right.text}", left.span)]
    missing = len(meanings) - len(cells)
    for column in reversed(range(len(meanings))):
        if missing <= 0:
            break
        cell = cells[column - missing] if 0 <= column - missing < len(cells) else None
        if cell is not None and not _fits(cell.text, meanings[column]):
            cells.insert(column - missing + 1, None)
            missing -= 1
    return cells + [None] * max(0, missing)


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
        return bool(deadline_in(text)) or bool(re.search(r"年|月|推进|坚持|每|期", text))
    if meaning in {Meaning.SUPPORT, Meaning.LEAD, Meaning.OWNER, Meaning.GUIDE}:
        return len(text) < 60 and not re.fullmatch(r".*(?:年|月|底|前|推进)", text)
    if meaning is Meaning.REMARK:
        return not _is_list(text) and not deadline_in(text)
    return True


def task_rows(table: Table) -> tuple[TaskRow, ...]:
    """Return the rows of a task division table as tasks with their attributions.

    Shape:
        A row without content is left out. When one column says who is responsible, several names
        are joint; when there are a lead column and a responsible column, the latter supports.
    """
    rows = []
    for row in table.rows:
        content = table.cell(row, Meaning.CONTENT) or table.cell(row, Meaning.INDICATOR)
        if content is None:
            continue
        number = table.cell(row, Meaning.NUMBER)
        category = table.cell(row, Meaning.CATEGORY)
        deadline = table.cell(row, Meaning.DEADLINE)
        rows.append(
            TaskRow(
                number=number.text if number else "",
                content=content,
                category=category.text if category else row.heading,
                attributions=_attributions(table, row),
                deadline=field_deadline(deadline.text) if deadline else None,
            )
        )
    return tuple(rows)


def _attributions(table: Table, row: Row) -> tuple[Attribution, ...]:
    pairs = zip(table.meanings, row.cells, strict=False)
    cells = [(_ROLES[what], cell) for what, cell in pairs if what in _ROLES and cell and cell.text]
    named = [cell for part, cell in cells if part is not Part.DEADLINE]
    if not named:
        return ()
    parts = tuple((part, cell.text) for part, cell in cells)
    return attribution_of_cells(parts, span=named[0].span, quote=named[0].text)
