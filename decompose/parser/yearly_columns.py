"""Columns of a table that give a target for every year: 2026年目标 | 2027年目标 | 2028年目标.

Of an indicator the last year is read, of a task none: what was not read is told.
"""

from __future__ import annotations

from collections import defaultdict

from decompose.model.source import Document, Problem, Span
from decompose.parser.lexer import Line, LineKind
from decompose.parser.table_columns import TableKind
from decompose.parser.tables import Table, read_table
from decompose.parser.tree import Node
from decompose.text.patterns import regex

_YEAR = regex(
    r"(?:到|至)?(?P<year>20\d\d)\s?年?(?:度|底|末)?(?:的?(?:工作|年度|阶段|分解)?(?:目标|任务|计划|指标|进度))?(?:值|数|要求)?"
)
"""The header of a column of one year's target."""
_BASE = regex("基数|基期|基准|基值|现状|实际|实绩|完成")
_HEADERS = 3
"""Rows in which headers stand."""
_SEVERAL = 2


def unread_years(root: Node, doc: Document) -> list[Problem]:
    """Say of every table which years' targets were not read.

    Shape:
        One problem a table; none for a table with a single year beside the base.
    """
    problems = []
    for node in root.walk():
        tables: dict[object, list[Line]] = defaultdict(list)
        for line in node.tables:
            if line.kind is LineKind.CELL and line.row is not None:
                tables[line.table].append(line)
        for lines in tables.values():
            first = min(line.row or 0 for line in lines)
            heads = [ln for ln in lines if (ln.row or 0) < first + _HEADERS]
            years = [line for line in heads if _YEAR.fullmatch(line.text.strip())]
            if len(years) < _SEVERAL:
                continue
            table = read_table(lines, doc)
            left = _left_out(table, years) if table else []
            if left:
                names = "、".join(line.text.strip() for line in left)
                message = f"表中分年度的“{names[:60]}”没有读入，请对照原表"
                span = Span(block=left[0].block, start=left[0].start, end=left[0].end)
                place = doc.blocks[left[0].block].place
                problems.append(
                    Problem(code="table.years", message=message, place=place, span=span)
                )
    return problems


def _left_out(table: Table, years: list[Line]) -> list[Line]:
    """Return the headers of the years of which nothing was read."""
    if table.kind in (TableKind.DIVISION, TableKind.TASKS):
        return years
    if table.kind is not TableKind.INDICATORS:
        return []
    based = any(map(_BASE.search, table.header))  # else the first year is the base
    return years[:-1] if based else years[1:-1]
