"""Tables as rows of cells under headers with a meaning: task divisions, indicators, projects.

A real table's lines carry row and column; a flattened one's lines carry neither and are dealt out
by the width of the header and the row numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from decompose.model.plan import Attribution
from decompose.model.source import Document, Span
from decompose.parser.attribution_cells import attribution_of_cells
from decompose.parser.attribution_words import Part
from decompose.parser.deadlines import field_deadline
from decompose.parser.helping import in_its_role
from decompose.parser.lexer import Line
from decompose.parser.table_columns import (
    Meaning,
    TableKind,
    kind_of,
    meanings_of,
    names_departments,
)
from decompose.parser.table_grid import (
    NUMBER_CELL,
    Cell,
    deal_out,
    grid_of_cells,
    header_rows,
    tab_cells,
)
from decompose.parser.table_marks import mark_columns, roles_of_marks
from decompose.text.patterns import regex

__all__ = ["Cell", "Meaning", "Row", "Table", "TableKind", "TaskRow", "read_table", "task_rows"]
_BLANKS = regex(r"\s+")
_DITTO = regex(r"[（(]?(?:同上|同前|〃|″)[）)]?")
_ARABIC = regex(r"\d{1,3}[.．、]?")
_PART = regex("[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_NARROW = 3
_MONEY_UNIT = regex(r"[（(/]((?:万|亿|千万|百万)?元)[）)]?")


class Row(NamedTuple):
    """One body row; ``cells`` has an entry a column, None where the cell is missing."""

    cells: tuple[Cell | None, ...]
    heading: Cell | None = None
    """The nearest row above that spans the whole table."""


class Table(NamedTuple):
    """A table: header texts (two header rows joined by /), their meanings, body rows."""

    caption: str | None
    header: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    rows: tuple[Row, ...]
    kind: TableKind
    marks: Mapping[int, str] = MappingProxyType({})
    """Columns of organs with signs in the cells."""
    legend: str = ""
    """The words around a table of signs."""

    def cell(self, row: Row, meaning: Meaning) -> Cell | None:
        """Return the first filled cell of a row under a meaning."""
        return next(iter(self.cells(row, meaning)), None)

    def cells(self, row: Row, meaning: Meaning) -> tuple[Cell, ...]:
        """Return the filled cells of a row under a meaning, left to right."""
        pairs = zip(self.meanings, row.cells, strict=False)
        return tuple(cell for what, cell in pairs if what is meaning and cell and cell.text)


class TaskRow(NamedTuple):
    """A row of a task division or project table.

    ``group``: the cell of a broader task that reaches over several rows; ``details``: the cells that
    say more of the task. ``funds`` with the unit of the column's header, ``site`` as printed.
    """

    number: str
    content: Cell
    category: Cell | None
    attributions: tuple[Attribution, ...]
    deadline: str | None
    group: Cell | None = None
    group_number: str = ""
    details: tuple[Cell, ...] = ()
    funds: str | None = None
    site: str | None = None


_NEAR = 4
_SEVERAL = regex("[；;。\n].")
"""Parts the duties of a cell, each of which says its own role."""
_TOTAL = regex(
    r"(?:第?\s*\d{1,3}\s*项?\s*[至到—–~～-]+\s*第?\s*\d{1,3}\s*项?|本类|分类|以上|上述|[一二三四五六七八九十]{1,2}、?类?)?\s*"
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计)(?:[:：]?\s*\d+\s*[项个条]|[（(][^（）()]{0,16}[）)])?[:：]?"
)  # 合计, 第3至6项小计（4个项目）
_ROLES = {
    Meaning.LEAD: Part.LEAD,
    Meaning.DECIDED: Part.LEAD,
    Meaning.OWNER: Part.OWNER,
    Meaning.SUPPORT: Part.SUPPORT,
    Meaning.GUIDE: Part.GUIDE,
    Meaning.DEADLINE: Part.DEADLINE,
}
_UNSETTLED = regex(r"(?:再|待|另行)研究|to be settled", re.IGNORECASE)
_BEFORE_DECIDED = (Meaning.LEAD, Meaning.OWNER)


def read_table(lines: Sequence[Line], doc: Document, *, caption: str | None = None) -> Table | None:
    """Read the cell lines of one table; None when they make no table with a header.

    Shape:
        Lines in reading order, all of one table. Merged cells count for every row and column they
        reach; rows that repeat the header are left out.
    """
    if not lines:
        return None
    if lines[0].row is not None:
        grid, title = grid_of_cells(lines, doc)
        return _table(grid, header_rows(grid, lines, doc), caption or title, doc)
    if any("\t" in line.text for line in lines):
        grid = [tab_cells(line) for line in lines]
        return _table(grid, 1, caption, doc)
    grid = deal_out(lines)
    return _table(grid, 1, caption, doc) if grid else None


def _table(
    grid: list[list[Cell | None]], head: int, caption: str | None, doc: Document
) -> Table | None:
    if len(grid) <= head or not grid[0]:
        return None
    width = len(grid[0])
    header = tuple(_header_text(grid[:head], column) for column in range(width))
    meanings = meanings_of(header)
    body = [row for row in grid[head:] if not _repeats(row, grid[0])]
    marks = mark_columns(header, body)
    meanings = tuple(Meaning.MARK if i in marks else what for i, what in enumerate(meanings))
    legend = f"{caption or ''}\n{_around(grid, doc)}" if marks else ""
    rows = _rows(body)
    return Table(caption, header, meanings, rows, kind_of(meanings, caption, header), marks, legend)


def _around(grid: list[list[Cell | None]], doc: Document) -> str:
    """Return the paragraphs before and behind a table."""
    blocks = [cell.span.block for row in grid for cell in row if cell]
    near = (
        *range(min(blocks) - _NEAR, min(blocks)),
        *range(max(blocks) + 1, max(blocks) + 1 + _NEAR),
    )
    return "\n".join(doc.blocks[n].text[:200] for n in near if 0 <= n < len(doc.blocks))


def _header_text(rows: list[list[Cell | None]], column: int) -> str:
    cells = (row[column] if column < len(row) else None for row in rows)
    texts = dict.fromkeys(cell.text for cell in cells if cell and cell.text)
    # A stroke inside a cell is part of its words, one between cells parts header rows.
    return "/".join(_BLANKS.sub("", text).replace("/", "、") for text in texts)


def _repeats(row: list[Cell | None], header: list[Cell | None]) -> bool:
    return [cell and cell.text for cell in row] == [cell and cell.text for cell in header]


def _filled_from_above(cells: list[Cell | None], rows: list[Row]) -> list[Cell | None]:
    """Return the cells of a row, a 同上 replaced by what the row above holds there."""
    above = rows[-1].cells if rows else ()
    return [
        above[at] if cell and at < len(above) and _DITTO.fullmatch(cell.text) else cell
        for at, cell in enumerate(cells)
    ]


def _names_a_part(filled: list[Cell]) -> bool:
    """Tell whether a row holds nothing but the number and the name of a part of the table: 二、电网项目."""
    return len(filled) == 2 and _PART.fullmatch(filled[0].text) is not None


def _rows(body: list[list[Cell | None]]) -> tuple[Row, ...]:
    rows: list[Row] = []
    heading: Cell | None = None
    counted = any(cell and _ARABIC.fullmatch(cell.text) for row in body for cell in row[:1])
    for printed in body:
        cells = _filled_from_above(printed, rows)
        filled = [cell for cell in cells if cell and cell.text]
        if not filled:
            continue
        same = all(cell.text == filled[0].text for cell in filled)
        if same and len(cells) > 2 and not NUMBER_CELL.fullmatch(filled[0].text):
            heading = filled[0]
            continue
        if counted and len(cells) > _NARROW and _names_a_part(filled):
            heading = filled[1]
            continue
        rows.append(Row(tuple(cells), heading))
    return tuple(rows)


def task_rows(table: Table) -> tuple[TaskRow, ...]:
    """Return the rows of a task division table as tasks with their attributions.

    Shape:
        A row without content is left out. When one column says who is responsible, several names
        are joint; when there are a lead column and a responsible column, the latter supports.
    """
    reach = Counter(
        cell.span
        for row in table.rows
        for what in (Meaning.CONTENT, Meaning.NUMBER)
        for cell in table.cells(row, what)[:1]
    )
    grouped = any(
        len(found := table.cells(row, Meaning.CONTENT)) > 1 and reach[found[0].span] > 1
        for row in table.rows
    )
    rows = []
    for row in table.rows:
        contents = table.cells(row, Meaning.CONTENT) or table.cells(row, Meaning.INDICATOR)[:1]
        if not contents or _is_total(table, row, contents[0]):
            continue
        group = contents[0] if len(contents) > 1 and grouped else None
        contents = contents[1:] if group else contents
        rows.append(_task_row(table, row, contents, group, reach))
    return tuple(rows)


def _is_total(table: Table, row: Row, content: Cell) -> bool:
    number = table.cell(row, Meaning.NUMBER)
    return any(_TOTAL.fullmatch(cell.text) for cell in (number, content) if cell)


def _task_row(
    table: Table, row: Row, contents: tuple[Cell, ...], group: Cell | None, reach: Counter[Span]
) -> TaskRow:
    number = table.cell(row, Meaning.NUMBER)
    # The number belongs to the broader task when it reaches as far as that task's cell.
    own = group is None or number is None or reach[number.span] < reach[group.span]
    category = table.cell(row, Meaning.CATEGORY)
    deadline = table.cell(row, Meaning.DEADLINE)
    site = table.cell(row, Meaning.SITE)
    return TaskRow(
        number=number.text if number and own else "",
        content=contents[0],
        category=category or row.heading,
        attributions=_in_their_roles(table, contents[0], _attributions(table, row)),
        deadline=field_deadline(deadline.text) if deadline else None,
        group=group,
        group_number=number.text if number and not own else "",
        details=tuple(dict.fromkeys(cell for cell in contents[1:] if cell != contents[0])),
        funds=_funds(table, row),
        site=site.text if site else None,
    )


def _in_their_roles(
    table: Table, content: Cell, stated: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """Read a row of units and their duties (部门、职责) as its duty says: 配合市X局… only helps."""
    plainly = any(
        what is Meaning.OWNER and names_departments(header)
        for what, header in zip(table.meanings, table.header, strict=True)
    )
    several = _SEVERAL.search(content.text)
    return tuple(in_its_role(content.text, a) if plainly and not several else a for a in stated)


def _funds(table: Table, row: Row) -> str | None:
    """Return the money of a project, with the unit that the header gives: 投资（万元） → 3200万元."""
    for meaning, header, cell in zip(table.meanings, table.header, row.cells, strict=False):
        if meaning is Meaning.FUNDS and cell and cell.text:
            unit = _MONEY_UNIT.search(header)
            return f"{cell.text}{unit[1]}" if unit and cell.text[-1:].isdigit() else cell.text
    return None


def _attributions(table: Table, row: Row) -> tuple[Attribution, ...]:
    if table.marks:
        return _marked(table, row)
    decision = table.cell(row, Meaning.DECISION)
    if decision and is_unsettled(decision.text):
        return ()  # what the row proposes is not stated
    pairs = zip(table.meanings, row.cells, strict=False)
    filled = [(what, cell) for what, cell in pairs if what in _ROLES and cell and cell.text]
    if any(what is Meaning.DECIDED for what, _ in filled):
        filled = [(what, cell) for what, cell in filled if what not in _BEFORE_DECIDED]
    cells = [(_ROLES[what], cell) for what, cell in filled]
    named = [cell for part, cell in cells if part is not Part.DEADLINE]
    if not named:
        return ()
    parts = tuple((part, cell.text) for part, cell in cells)
    return attribution_of_cells(parts, span=named[0].span, quote=named[0].text)


def is_unsettled(decision: str) -> bool:
    """Tell whether a decision says that a task is still to be settled."""
    return _UNSETTLED.fullmatch(decision) is not None


def _marked(table: Table, row: Row) -> tuple[Attribution, ...]:
    """Return who is responsible by the signs of a row."""
    cells = [
        (name, cell)
        for column, name in table.marks.items()
        if (cell := row.cells[column] if column < len(row.cells) else None) is not None
    ]
    parts, first = roles_of_marks(cells, table.legend)
    if first is None:
        return ()
    deadline = table.cell(row, Meaning.DEADLINE)
    if deadline:
        parts = (*parts, (Part.DEADLINE, deadline.text))
    return attribution_of_cells(parts, span=first.span, quote=first.text)
