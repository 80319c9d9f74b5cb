"""The indicators of a whole plan, and the tasks of its division tables, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from decompose.model.plan import Indicator, SectionKind
from decompose.model.source import Document
from decompose.parser.headings import split_heading
from decompose.parser.indicators import indicators_in, indicators_of_table, numbered
from decompose.parser.kinds import WORK
from decompose.parser.lexer import Line, LineKind
from decompose.parser.tables import Cell, Table, TableKind, TaskRow, read_table, task_rows
from decompose.parser.tree import Node, Piece

_FIGURE = re.compile(r"(?:[0-9０-９]|百分之)[^。！？\n]*")  # from the first figure to the stop


def gather_indicators(
    root: Node, doc: Document, *, period: tuple[int, int] | None
) -> tuple[Indicator, ...]:
    """Return every indicator of a plan: from its tables, its goals, and the text of its tasks.

    Shape:
        Numbered I1, I2 … in reading order; annexes and sections about the past give only tables.
    """
    found: list[Indicator] = []
    _gather(root, root.kind, doc, period, found)
    found.sort(key=lambda indicator: (indicator.span.block, indicator.span.start))
    return numbered(found)


def add_division_tables(root: Node, doc: Document) -> None:
    """Turn the rows of task division tables into tasks, where the text itself has no tasks.

    A table that repeats the tasks of the text (an annex) gives none.
    """
    if any(node.kind is None for node in root.walk() if node is not root):
        return
    for node in list(root.walk()):
        tables = _tables(node, doc, TableKind.DIVISION)
        rows = [row for table in tables for row in task_rows(table)]
        if not rows:
            continue
        owner = node if node is not root else _untitled_section(root, rows[0])
        if owner.kind not in WORK:
            owner.kind = SectionKind.TASKS
        owner.children += [_row_node(row) for row in rows]


def _untitled_section(root: Node, first: TaskRow) -> Node:
    section = Node(Piece(first.content.span.block, 0, 0, ""))
    root.children.append(section)
    return section


def _gather(
    node: Node,
    kind: SectionKind | None,
    doc: Document,
    period: tuple[int, int] | None,
    found: list[Indicator],
) -> None:
    kind = node.kind or kind
    for table in _tables(node, doc, TableKind.INDICATORS):
        found.extend(indicators_of_table(table, period=period))
    if kind is SectionKind.GOALS or kind in WORK:
        goals = kind is SectionKind.GOALS
        pieces = _texts(node) if goals else _with_figures(_texts(node))
        for piece in pieces:
            found.extend(
                indicators_in(
                    piece.text, block=piece.block, offset=piece.start, goals=goals, period=period
                )
            )
    for child in node.children:
        _gather(child, kind, doc, period, found)


def _texts(node: Node) -> Sequence[Piece]:
    """Return what the node says: its body, or its title when that is all there is."""
    return node.body or ((node.whole or node.title,) if not node.children else ())


def _with_figures(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the sentences that hold a figure: only they can state a target of a task."""
    for piece in pieces:
        for found in _FIGURE.finditer(piece.text):
            start = piece.text.rfind("。", 0, found.start()) + 1
            yield piece.part(start, found.end())


def _tables(node: Node, doc: Document, kind: TableKind) -> Iterator[Table]:
    if not node.tables:
        return
    for _, group in groupby(node.tables, key=lambda line: line.table):
        lines = list(group)
        cells = [line for line in lines if line.kind is LineKind.CELL]
        table = read_table(cells, doc, caption=_caption(lines)) if cells else None
        if table is not None and table.kind is kind:
            yield table


def _caption(lines: Sequence[Line]) -> str | None:
    return next((line.text for line in lines if line.kind is LineKind.CAPTION), None)


def _row_node(row: TaskRow) -> Node:
    piece = _cell_piece(row.content)
    heading = split_heading(piece.text)
    node = Node(piece.part(0, heading.title_end), number=row.number, run_in=heading.run_in)
    node.whole = piece
    if heading.body_start < len(piece.text):
        node.body.append(piece.part(heading.body_start, len(piece.text)))
    node.attribution = row.attributions[0] if row.attributions else None
    node.deadline = row.deadline
    return node


def _cell_piece(cell: Cell) -> Piece:
    return Piece(cell.span.block, cell.span.start, cell.span.end, cell.text)
