"""Projects in boxes (专栏2 重点工程) and in tables that stand behind projects of the text."""

from __future__ import annotations

from decompose.model.plan import SectionKind
from decompose.model.source import Document
from decompose.parser.annex_division import Likeness
from decompose.parser.tables import TableKind, TaskRow, task_rows
from decompose.parser.targets import PROJECT_NAME, add_children, tables_under
from decompose.parser.tree import Node
from decompose.text.patterns import regex

HOLDS_PROJECTS = regex("(?:工程|项目)(?:建设|清单|计划|安排|一览|汇总)?表?$")
"""A box of that title holds projects, whatever chapter it stands in."""


def gather_projects(root: Node, doc: Document) -> None:
    """Give boxes the rows of their tables, and a chapter of projects the boxes and tables behind its items."""
    for node in list(root.walk()):
        if node.box and not node.children and not node.body:
            add_children(node, _rows(node, doc), doc)
    for chapter in [n for n in root.walk() if n.kind is SectionKind.PROJECTS]:
        _lift_boxes(chapter)
        _add_rows_behind(chapter, doc)


def _lift_boxes(chapter: Node) -> None:
    """Let a box behind a project stand beside it: it is no part of the project before it."""
    children: list[Node] = []
    for child in chapter.children:
        boxes = [b for b in child.children if b.box and HOLDS_PROJECTS.search(b.title.text)]
        child.children = [node for node in child.children if node not in boxes]
        children += [child, *boxes]
    chapter.children = children


def _add_rows_behind(chapter: Node, doc: Document) -> None:
    """Add the rows of a table of projects that stands behind the projects of the text and names others."""
    if not chapter.children:
        return
    told = [n for n in chapter.walk() if n is not chapter]
    likeness = Likeness((n.title.text, "".join(p.text for p in n.body)) for n in told)
    taken = {n.title.block for n in told}
    rows = [
        row
        for node in (chapter, *chapter.children)
        for row in _rows(node, doc)
        if row.content.span.block not in taken and likeness.find(row.content.text) is None
    ]
    if 2 * sum(PROJECT_NAME.search(row.content.text) is not None for row in rows) >= len(rows):
        add_children(chapter, rows, doc)


def _rows(node: Node, doc: Document) -> list[TaskRow]:
    return [row for t in tables_under(node, doc, TableKind.PROJECTS) for row in task_rows(t)]
