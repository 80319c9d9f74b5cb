"""What was not read of tables: columns of a target for every year, and tables of no known kind.

Of an indicator the last year is read, of a task none; of a table without a known header nothing.
"""

from __future__ import annotations

from collections import defaultdict

from decompose.model.source import Document, Problem, Span
from decompose.parser.kinds import WORK
from decompose.parser.lexer import Line, LineKind
from decompose.parser.table_columns import Meaning, TableKind, meaning_of
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
_LONGEST = 16
_KNOWN = frozenset(
    {Meaning.LEAD, Meaning.OWNER, Meaning.SUPPORT, Meaning.INDICATOR, Meaning.FUNDS, Meaning.SITE}
)


def unread_of_tables(root: Node, doc: Document) -> list[Problem]:
    """Say of every table which years' targets were not read, and of a table among the work that nothing was.

    Shape:
        At most one problem a table; none for a table with a single year beside the base.
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
                if (
                    node is not root
                    and node.kind in (None, *WORK)
                    and _is_strange(node, heads, lines)
                ):
                    problems.append(_unread(heads, doc))
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


def _is_strange(node: Node, heads: list[Line], lines: list[Line]) -> bool:
    """Tell whether nothing was read from a table of several rows: no header is known, or its section is empty."""
    if len({line.row for line in lines}) <= _SEVERAL:
        return False
    known = {meaning_of(line.text) for line in heads if len(line.text) <= _LONGEST}
    if Meaning.INDICATOR in known:
        return False
    return known.isdisjoint(_KNOWN) or not (node.children or node.body)


def _unread(heads: list[Line], doc: Document) -> Problem:
    first = heads[0]
    words = "、".join(line.text.strip() for line in heads if line.row == first.row)
    return Problem(
        code="table.unread",
        message=f"表头为“{words[:30]}”的表格看不出是任务表，没有读入，请核实",
        place=doc.blocks[first.block].place,
        span=Span(block=first.block, start=first.start, end=first.end),
    )


def _left_out(table: Table, years: list[Line]) -> list[Line]:
    """Return the headers of the years of which nothing was read."""
    if table.kind in (TableKind.DIVISION, TableKind.TASKS):
        return years
    if table.kind is not TableKind.INDICATORS:
        return []
    based = any(map(_BASE.search, table.header))  # else the first year is the base
    return years[:-1] if based else years[1:-1]
