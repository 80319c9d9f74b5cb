"""The indicators of a whole plan, and the tasks of its division tables, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from decompose.model.plan import Indicator, SectionKind
from decompose.model.source import Document, Span
from decompose.parser.headings import split_heading
from decompose.parser.indicators import indicators_in, indicators_of_table, numbered
from decompose.parser.kinds import WORK
from decompose.parser.lexer import Line, LineKind
from decompose.parser.tables import Cell, Table, TableKind, TaskRow, read_table, task_rows
from decompose.parser.tree import Node, Piece
from decompose.text.patterns import regex

_FIGURE = regex(r"(?:[0-9０-９]|百分之)[^。！？\n]*")  # from the first figure to the stop


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
    """Turn the rows of division and project tables into tasks, where the text itself has none.

    A table that repeats the tasks of the text (an annex) gives none.
    """
    nodes = [node for node in root.walk() if node is not root]
    if not any(node.kind is None for node in nodes):
        _add_rows(root, doc, TableKind.DIVISION, SectionKind.TASKS)
    projects = [node for node in nodes if node.kind is SectionKind.PROJECTS]
    if not any(node.children or node.body for node in projects):
        _add_rows(root, doc, TableKind.PROJECTS, SectionKind.PROJECTS)
    for node in projects:
        if not node.children and not node.body:
            _add_rows(node, doc, TableKind.DIVISION, SectionKind.PROJECTS)


def _add_rows(root: Node, doc: Document, kind: TableKind, section: SectionKind) -> None:
    for node in list(root.walk()):
        rows = [row for table in _tables(node, doc, kind) for row in task_rows(table)]
        if not rows:
            continue
        owner = node if node.title.text else _untitled_section(root, rows[0])
        if owner.kind not in WORK:
            owner.kind = section
        _add_children(owner, rows, doc)


def _add_children(owner: Node, rows: Sequence[TaskRow], doc: Document) -> None:
    """Add the rows as tasks, under the broader task whose cell reaches over them."""
    groups: dict[Span, Node] = {}
    for row in rows:
        parent = owner
        if row.group is not None:
            if row.group.span not in groups:
                groups[row.group.span] = _cell_node(row.group, doc)
                owner.children.append(groups[row.group.span])
            parent = groups[row.group.span]
        parent.children.append(_row_node(row, doc))


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


def _row_node(row: TaskRow, doc: Document) -> Node:
    node = _cell_node(row.content, doc)
    node.number = row.number
    node.body += [piece for cell in row.details for piece in _cell_pieces(cell, doc)]
    node.funds, node.site = row.funds, row.site
    node.attribution = row.attributions[0] if row.attributions else None
    node.deadline = row.deadline
    return node


def _cell_node(cell: Cell, doc: Document) -> Node:
    first, *more = _cell_pieces(cell, doc)
    heading = split_heading(first.text)
    node = Node(first.part(0, heading.title_end), run_in=heading.run_in, whole=first)
    if heading.body_start < len(first.text):
        node.body.append(first.part(heading.body_start, len(first.text)))
    node.body += more
    return node


def _cell_pieces(cell: Cell, doc: Document) -> list[Piece]:
    return [Piece(span.block, span.start, span.end, doc.slice(span)) for span in cell.spans]
