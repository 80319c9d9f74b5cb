"""The indicators of a whole plan, and the tasks of its division tables, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from decompose.model.plan import Attribution, Indicator, SectionKind
from decompose.model.source import Document, Marker, Span
from decompose.parser.annex_division import Likeness
from decompose.parser.bracketed_facts import facts_in, with_facts, without_facts
from decompose.parser.dated_targets import dated_targets
from decompose.parser.helping import in_its_role
from decompose.parser.indicators import indicators_in, indicators_of_table, numbered
from decompose.parser.items import paragraph_node
from decompose.parser.kinds import WORK
from decompose.parser.lexer import Line, LineKind
from decompose.parser.listed_targets import listed_targets
from decompose.parser.respective_targets import respective_targets
from decompose.parser.table_columns import Meaning, meaning_of
from decompose.parser.tables import Cell, Table, TableKind, TaskRow, read_table, task_rows
from decompose.parser.tree import Node, Piece
from decompose.text.markers import marker_at
from decompose.text.patterns import regex

_ANSWERS = (Meaning.LEAD, Meaning.OWNER)
_REVIEW = (SectionKind.STATUS, SectionKind.SITUATION, SectionKind.OTHER)
_BY_YEAR = regex(
    r"(?:^|(?<=[。，；]))(?:力争|确保)?(?:[到至]20\d\d年(?:底|末)?[，,]|全年(?=[^。\n]{2,40}(?:控制在|不超过|以内)))[^。\n]*\d[^。\n]*",
    cue=("20", "全年"),
)
_DUE = regex(r"(?:^|(?<=。))20\d\d年(?:底|末)前[，,]?[^。\n]*\d[^。\n]*", cue="年")
"""What a schedule wants done by the end of a year: 2028年底前治理危房1200栋."""
_OF_TARGETS = regex(
    "(?<!工作)(?<!责任)(?:目标|指标)(?:值|体系|分解|清单|一览)?(?:表|汇总)?(?:[（(][^（）()]*[）)])?$"
)
PROJECT_NAME = regex(
    "(?:工程|项目|基地|中心|平台|系统)(?:[（(][^（）()]*[）)])?(?:建设|改造|提升)?$"
)
_BRACKET = regex(r"\s*[（(][^（）()]*[）)][。；;]?\s*")
_SHARE = regex(r"\d\s*[%％‰]|(?:达到|控制在|不低于|不超过|不高于)\d")
_COUNTED = regex(r"1[.．、](?!\d)")
_COUNTS_ON = regex(r"(?<=[。；;])(?:[2-9]|1\d)[.．、](?!\d)", cue="。；;")
_FIGURE = regex(r"(?:[0-9０-９]|百分之)[^。！？\n]*")  # from the first figure to the stop


def gather_indicators(
    root: Node, doc: Document, *, period: tuple[int, int] | None, title: str = ""
) -> tuple[Indicator, ...]:
    """Return every indicator of a plan: from its tables, its goals, and the text of its tasks.

    Shape:
        Numbered I1, I2 … in reading order; annexes and sections about the past give only tables.
    """
    found: list[Indicator] = []
    _gather(root, root.kind, _Reader(doc, period, holds_targets(title)), found)
    if root.kind is None:  # an extract begins with its goals, under no heading
        for piece in _until_a_year(root.body):
            found += _Reader(doc, period, goals=True).read(piece, goals=True)
    listed = list(listed_targets(doc, period=period))
    blocks = {indicator.span.block for indicator in listed}
    found = [i for i in found if i.table is not None or i.span.block not in blocks] + listed
    found.sort(key=lambda indicator: (indicator.span.block, indicator.span.start))
    return numbered(found)


def holds_targets(title: str) -> bool:
    """Tell whether a document is, by its title, a list of targets: 安全生产目标, 住房指标（2021—2025年）."""
    return _OF_TARGETS.search(title.strip()) is not None


_NOTES = regex("(?:填表|填报|有关|编制|使用)*(?:说明|备注|注释|注)[：:]?")
"""The line that announces the notes below a table."""
_FIRST_NOTE = regex(r"(?:填表|填报|有关)?(?:说明|备注|注)[：:]\s*1[.．、]")
"""The line that holds the first of them as well."""

_NOTE = regex(
    "(?:注|备注|说明|图例|填表说明)\\d?[：:]|[^，。；]{0,16}[●○★☆▲△◎√■□◆◇][^，。；]{0,8}(?:牵头|主责|负责|配合|协助)"
    "|[^，。；]{0,30}(?:如下表?|见下表)[：:。]?$"
)
"""What stands beside a table only to explain it: 注：●为牵头单位."""


def add_division_tables(root: Node, doc: Document) -> None:
    """Turn the rows of division and project tables into tasks, where the text itself has none.

    A table that repeats the tasks of the text (an annex) gives none.
    """
    for node in [n for n in root.walk() if n is not root and n.kind in (None, SectionKind.TASKS)]:
        # A heading with nothing below it but a table of tasks is their section.
        noted = all(_NOTE.match(piece.text) for piece in node.body)
        if noted and not node.children and node.whole is None:
            rows = [
                row for t in tables_under(node, doc, TableKind.DIVISION) for row in task_rows(t)
            ]
            if rows:
                node.kind = SectionKind.TASKS
                add_children(node, rows, doc)
    _set_notes_aside(root, doc)
    nodes = [node for node in root.walk() if node is not root]
    if not any(node.kind is None for node in nodes):
        _add_rows(root, doc, TableKind.DIVISION, SectionKind.TASKS)
        if not any(node.kind is None for node in root.walk() if node is not root):
            _add_rows(root, doc, TableKind.TASKS, SectionKind.TASKS)
    projects = [node for node in nodes if node.kind is SectionKind.PROJECTS]
    if not any(node.children or node.body for node in projects):
        _add_rows(root, doc, TableKind.PROJECTS, SectionKind.PROJECTS)
    for node in projects:
        if not node.children and not node.body:
            _add_rows(node, doc, TableKind.DIVISION, SectionKind.PROJECTS)
        elif not node.children:  # words before or behind the table: 以上项目总投资合计…
            rows = [
                row
                for table in tables_under(node, doc, TableKind.PROJECTS)
                for row in task_rows(table)
            ]
            if rows:
                add_children(node, rows, doc)


def _set_notes_aside(root: Node, doc: Document) -> None:
    """Take the numbered notes below a table of tasks (填表说明：1.… 2.…) for what they are."""
    notes = [
        (p.block, p.start)
        for p in root.body
        if _NOTES.fullmatch(p.text) or _FIRST_NOTE.match(p.text)
    ]
    if notes and any(tables_under(root, doc, TableKind.DIVISION)):
        for child in root.children:
            if child.position > notes[0]:
                child.kind = SectionKind.OTHER
                child.children, child.body = [], [*child.body, *(c.title for c in child.children)]


def add_annexed_tables(root: Node, doc: Document) -> tuple[TaskRow, ...]:
    """Return the rows of division tables in annexes and among the work; those that repeat no task become tasks.

    Shape:
        Empty where the text has no tasks: then the tables have given them already. A row that is a task
        is none again.
    """
    tasks = [
        node
        for node in root.walk()
        if node is not root and (node.kind is None or (node.kind in WORK and not node.children))
    ]
    if not tasks:
        return ()
    rows: list[TaskRow] = []
    likeness: Likeness | None = None
    for node, kind in list(_with_kinds(root, root.kind)):
        annex = node.kind is SectionKind.ANNEX
        if not annex and kind not in WORK and node is not root:
            continue
        tables = tables_under(node, doc, TableKind.DIVISION)
        own = [row for t in tables if annex or _names_roles(t) for row in task_rows(t)]
        projects = _projects(node, doc) if annex and not own else []
        own += projects
        if not own:
            continue
        likeness = likeness or Likeness((task.title.text, _all_text(task)) for task in tasks)
        taken = {task.title.block for task in tasks}
        own = [row for row in own if row.content.span.block not in taken]
        new = [row for row in own if likeness.find(row.content.text) is None]
        rows += [row for row in own if row not in new]
        if new:
            section = _untitled_section(root, new[0])
            if annex:
                section = Node(node.title, run_in=True)
                node.children.append(section)
            section.kind = SectionKind.PROJECTS if projects else SectionKind.TASKS
            add_children(section, new, doc)
            if node is root:
                root.children.sort(key=lambda child: child.position)
    return tuple(rows)


def _projects(annex: Node, doc: Document) -> list[TaskRow]:
    """Return the rows of an annex's table of projects, where most of them bear the name of one."""
    rows = [row for t in tables_under(annex, doc, TableKind.PROJECTS) for row in task_rows(t)]
    named = sum(PROJECT_NAME.search(row.content.text) is not None for row in rows)
    return rows if 2 * named >= len(rows) else []


def _with_kinds(node: Node, kind: SectionKind | None) -> Iterator[tuple[Node, SectionKind | None]]:
    """Yield the nodes, items with the kind of their section."""
    yield node, node.kind or kind
    for child in node.children:
        yield from _with_kinds(child, node.kind or kind)


def _names_roles(table: Table) -> bool:
    """Tell whether a table's header says who leads or answers (牵头单位), not only 部门."""
    return any(meaning_of(text) in _ANSWERS for text in table.header)


def _all_text(node: Node) -> str:
    return "".join(piece.text for below in node.walk() for piece in (below.title, *below.body))


def _add_rows(root: Node, doc: Document, kind: TableKind, section: SectionKind) -> None:
    named: set[str] = set()
    for node, above in list(_with_kinds(root, root.kind)):
        found = [row for table in tables_under(node, doc, kind) for row in task_rows(table)]
        # A later table that only names tasks of an earlier one (what is still open) repeats them.
        rows = [row for row in found if row.details or row.content.text not in named]
        named |= {row.content.text for row in found}
        if not rows:
            continue
        item = node.kind is None and above in WORK and bool(node.body)  # with a text of its own
        owner = node if node.title.text and not item else _untitled_section(root, rows[0])
        if owner.kind not in WORK or (section is SectionKind.PROJECTS and not owner.children):
            owner.kind = section  # a chapter that is nothing but a table of projects is theirs
        add_children(owner, rows, doc)


def add_children(owner: Node, rows: Sequence[TaskRow], doc: Document) -> None:
    """Add the rows as tasks, under the broader task whose cell reaches over them.

    Rows under a heading, or in a category, stand in a section of that name.
    """
    groups: dict[Span, Node] = {}
    section, name = owner, ""
    for row in rows:
        if row.category is not None and row.category.text != name:
            name = row.category.text
            section = _section_node(row.category, owner, doc)
            owner.children.append(section)
        parent = section
        if row.group is not None:
            if row.group.span not in groups:
                groups[row.group.span] = _cell_node(row.group, doc)
                groups[row.group.span].number = row.group_number or groups[row.group.span].number
                section.children.append(groups[row.group.span])
            parent = groups[row.group.span]
        parent.children += _row_nodes(row, doc)


def _section_node(category: Cell, owner: Node, doc: Document) -> Node:
    """Return the section that a category of a table is: 一、健全责任体系."""
    span = category.span
    text = doc.slice(span)
    marker = marker_at(doc.blocks[span.block].text, span.start)
    start = marker.end - span.start if marker is not None and marker.end < span.end else 0
    title = Piece(span.block, span.start, span.end, text).part(start, len(text))
    return Node(title, number=text[:start].strip(), run_in=True, kind=owner.kind)


def _untitled_section(root: Node, first: TaskRow) -> Node:
    section = Node(Piece(first.content.span.block, 0, 0, ""))
    root.children.append(section)
    return section


class _Reader(NamedTuple):
    """What the paragraphs of a plan are read with."""

    doc: Document
    period: tuple[int, int] | None
    goals: bool
    """Its title says that it holds nothing but targets."""

    def read(self, piece: Piece, *, goals: bool) -> Iterator[Indicator]:
        """Yield the targets of a paragraph; those beside a figure of the base year hold it too."""
        facts = facts_in(piece.text) if goals else []
        if facts:
            bare = piece._replace(text=without_facts(piece.text, facts))
            yield from with_facts([*self._read(bare, goals=goals)], facts, piece.start)
        else:
            yield from self._read(piece, goals=goals)

    def _read(self, piece: Piece, *, goals: bool) -> Iterator[Indicator]:
        at = {"block": piece.block, "offset": piece.start}
        dated = (
            *dated_targets(piece.text, **at, period=self.period),
            *respective_targets(piece.text, **at, period=self.period),
        )
        yield from dated
        for one in indicators_in(
            piece.text, block=piece.block, offset=piece.start, goals=goals, period=self.period
        ):
            if all(one.span.end <= d.span.start or d.span.end <= one.span.start for d in dated):
                yield one


def _gather(node: Node, kind: SectionKind | None, reader: _Reader, found: list[Indicator]) -> None:
    kind = node.kind or kind
    for table in tables_under(node, reader.doc, TableKind.INDICATORS):
        found.extend(indicators_of_table(table, period=reader.period))
    if kind is SectionKind.GOALS or kind in WORK:
        goals = kind is SectionKind.GOALS
        for piece in _goals(node) if goals else _with_figures(_said(node)):
            found.extend(reader.read(piece, goals=goals or reader.goals))
    elif kind is SectionKind.GUIDANCE or kind is SectionKind.PROCESS or kind in _REVIEW:
        due = _DUE if kind is SectionKind.PROCESS else None
        for piece in _until_a_year(_texts(node), due):
            found.extend(
                indicators_in(
                    piece.text, block=piece.block, offset=piece.start, period=reader.period
                )
            )
    for child in node.children:
        _gather(child, kind, reader, found)


def _texts(node: Node) -> Sequence[Piece]:
    """Return what the node says: its body, or its title when that is all there is."""
    return node.body or ((node.whole or node.title,) if not node.children else ())


def _said(node: Node) -> Sequence[Piece]:
    """Return the text of a task, and its heading where that alone has a share (达到98%)."""
    texts = _texts(node)
    if node.body and node.title.text and all(_BRACKET.fullmatch(p.text) for p in node.body):
        return (node.title,)
    headed = node.kind is None and bool(node.body) and bool(node.title.text)
    if headed and not any(_FIGURE.search(piece.text) for piece in node.body):
        return (node.title, *texts) if _SHARE.search(node.title.text) else texts
    return texts


def _goals(node: Node) -> Sequence[Piece]:
    """Return what a node of targets says: its title too, before a bracket that only tells whose it is."""
    own = node.whole or node.title
    if node.body and own.text and all(_BRACKET.fullmatch(piece.text) for piece in node.body):
        return (own, *node.body)
    return _texts(node)


def _with_figures(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the sentences that hold a figure: only they can state a target of a task."""
    for piece in pieces:
        for found in _FIGURE.finditer(piece.text):
            start = piece.text.rfind("。", 0, found.start()) + 1
            yield piece.part(start, found.end())


def _until_a_year(pieces: Sequence[Piece], due: re.Pattern[str] | None = None) -> Iterator[Piece]:
    """Yield the sentences of a guiding section that say what is to be so by a year: 到2028年，…控制在6起以内."""
    for piece in pieces:
        for found in (*_BY_YEAR.finditer(piece.text), *(due.finditer(piece.text) if due else ())):
            yield piece.part(found.start(), found.end())


def tables_under(node: Node, doc: Document, kind: TableKind) -> Iterator[Table]:
    """Yield the tables of a kind that stand right under a node."""
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


def _row_nodes(row: TaskRow, doc: Document) -> list[Node]:
    """Return a row as a task; several when its only text is a list of numbered lines."""
    pieces = _cell_pieces(row.content, doc)
    lines = [line for piece in pieces for line in _lines(piece)]
    markers = [marker_at(line.text, 0) for line in lines]
    if row.details or len(lines) < 2 or not all(markers):
        node = _cell_node(row.content, doc)
        node.number = row.number or node.number
        node.body += [piece for cell in row.details for piece in _cell_pieces(cell, doc)]
        return [_with_facts(node, row)]
    return [
        _in_its_role(_with_facts(_numbered_node(line, marker), row))
        for line, marker in zip(lines, markers, strict=True)
        if marker is not None
    ]


def _in_its_role(node: Node) -> Node:
    """Return a numbered duty of a cell with who has it in the role that its words give."""
    if node.attribution is not None:
        node.attribution = in_its_role((node.whole or node.title).text, node.attribution)
    return node


def _lines(piece: Piece) -> Iterator[Piece]:
    at = 0
    for line in piece.text.split("\n"):
        lead = len(line) - len(line.lstrip())
        if line.strip():
            yield from _numbered_parts(piece.part(at + lead, at + len(line.rstrip())))
        at += len(line) + 1


def _numbered_parts(line: Piece) -> Iterator[Piece]:
    """Yield the items of a line that counts them: 1.负责…。2.配合…."""
    starts = [0]
    if _COUNTED.match(line.text):
        starts += [found.start() for found in _COUNTS_ON.finditer(line.text)]
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        yield line.part(start, start + len(line.text[start:end].rstrip()))


def _numbered_node(line: Piece, marker: Marker) -> Node:
    end = marker.end + len(line.text[marker.end :]) - len(line.text[marker.end :].lstrip())
    if end >= len(line.text):
        return paragraph_node(line)
    node = paragraph_node(line.part(end, len(line.text)))
    node.number = marker.text
    return node


def _with_facts(node: Node, row: TaskRow) -> Node:
    node.funds, node.site = row.funds, row.site
    node.attribution = _together(row.attributions)
    node.deadline = row.deadline
    return node


def _together(found: Sequence[Attribution]) -> Attribution | None:
    """Return the pairs of one cell (甲局，配合部门：乙局；丙局，配合部门：丁局) as one attribution."""
    if len(found) < 2:
        return found[0] if found else None
    return found[0].model_copy(
        update={
            "lead": tuple(dict.fromkeys(name for pair in found for name in pair.lead)),
            "support": tuple(dict.fromkeys(name for pair in found for name in pair.support)),
            "groups": tuple(dict.fromkeys(name for pair in found for name in pair.groups)),
        }
    )


def _cell_node(cell: Cell, doc: Document) -> Node:
    first, *more = _cell_pieces(cell, doc)
    marker = marker_at(first.text, 0)
    node = _numbered_node(first, marker) if marker is not None else paragraph_node(first)
    node.body += more
    return node


def _cell_pieces(cell: Cell, doc: Document) -> list[Piece]:
    return [Piece(span.block, span.start, span.end, doc.slice(span)) for span in cell.spans]
