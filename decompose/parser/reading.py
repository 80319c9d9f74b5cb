"""Document → Plan: the order of the parser's steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decompose.model.base import building
from decompose.model.plan import Indicator, Plan, SectionKind, Task
from decompose.model.source import Block, Document, MarkerFamily, Place, Problem, Span
from decompose.model.wording import Wording
from decompose.parser.annex_division import with_division
from decompose.parser.assemble import Parts
from decompose.parser.closings import take_closings
from decompose.parser.duty_lists import assign_duties, mark_duty_heads
from decompose.parser.finishing import (
    level_of_units,
    under_document,
    with_parents_deadline,
    without_past,
)
from decompose.parser.flattened import mark_tables
from decompose.parser.items import expand
from decompose.parser.kinds import WORK, title_kind, work_kind
from decompose.parser.leftovers import mark_leftovers
from decompose.parser.lexer import Line, LineKind, cut_lines
from decompose.parser.loose import loose_items
from decompose.parser.metadata import Metadata, read_metadata
from decompose.parser.opinions import leave_out_opinions
from decompose.parser.outline import build_outline
from decompose.parser.project_boxes import gather_projects
from decompose.parser.relisted import leave_out_relisted
from decompose.parser.sections import assign_kinds
from decompose.parser.targets import add_annexed_tables, add_division_tables, gather_indicators
from decompose.parser.tree import Node, Piece
from decompose.parser.unit_rules import assign_to_title
from decompose.parser.unread_tables import unread_of_tables
from decompose.parser.wording import spoken
from decompose.text.patterns import regex
from decompose.text.withholding import withholding

_PAUSE = regex("[，,；;]")
_LIST_OF_WORK = regex("任务|分工|措施|(?:职责|责任)清单|(?:工作|行动|整治|实施)(?:方案|计划|要点)")
_ABOUT_ITSELF = regex(
    "制定本|(?:施行|负责解释|废止)[。；]?$|本[一-龥]{1,4}(?:所称|适用|自)",
    cue=("本", "施行", "负责解释", "废止"),
)
_TABLE_NAME = regex(r"[\u4e00-\u9fff]*表|[BbTt]\d")  # B1.jpg, 表2.png
_ANNOUNCES_TABLE = regex(r"表\s?\d|(?:如下|下|见)表|指标[^。]{0,12}[：:]?$")  # see table


@building()
def parse(doc: Document, *, wordings: Iterable[Wording] = ()) -> Plan:
    """Read a document into a plan: sections, tasks, measures, projects, indicators, problems.

    Args:
        doc: The document as read.
        wordings: Conventions of other languages, as packs give them (``kb.wordings.values()``).

    Shape:
        Flat lists in reading order, linked by ids; every span slices back to the document.
    """
    with spoken(tuple(wordings)):
        return _read(withholding(doc))


def _read(doc: Document) -> Plan:
    cut = cut_lines(doc)
    lines, leftovers = mark_leftovers(mark_tables(mark_duty_heads(cut.lines), doc), doc)
    metadata = read_metadata(lines, _first_heading(lines))
    outline = build_outline(doc, lines)
    root = outline.root
    frame: list[Piece] = []
    if root.children or not any(line.kind is LineKind.CELL for line in root.tables):
        frame = _wrap_loose_items(root, metadata.title)
    assign_kinds(root)
    opinions = leave_out_opinions(root, metadata.title, doc)
    relisted = leave_out_relisted(root, doc)
    add_division_tables(root, doc)
    gather_projects(root, doc)
    annexed = add_annexed_tables(root, doc)
    for node in root.children:
        expand(node)
    assign_duties(root)
    assign_to_title(root, cut.lines, metadata.title)
    closings = take_closings(root)
    parts = Parts()
    parts.add_sections(root.children)
    problems = (
        *doc.problems,
        *cut.problems,
        *leftovers,
        *outline.problems,
        *_image_problems(root, doc),
        *_annex_problems(root, doc),
        *_background_problems(root, doc),
        *opinions,
        *relisted,
        *unread_of_tables(root, doc),
        *_untold_problems(root, doc),
        *_frame_problems(frame, closings, doc),
    )
    indicators = gather_indicators(root, doc, period=metadata.period, title=metadata.title)
    tasks = under_document(without_past(parts.tasks, metadata.period), doc)
    tasks = with_parents_deadline(with_division(tasks, annexed))
    if not tasks:
        problems = (*problems, *_nothing_to_divide(doc))
    plan = _plan(metadata, parts, tasks, indicators, problems)
    return plan.model_copy(update={"document": doc})


def parse_text(text: str, *, name: str = "文本", wordings: Iterable[Wording] = ()) -> Plan:
    """Read a plan given as a string, one line a paragraph."""
    blocks = tuple(
        Block(index=i, text=line, place=Place(file=name, paragraph=i + 1))
        for i, line in enumerate(text.splitlines())
    )
    return parse(Document(name=name, format="text", blocks=blocks), wordings=wordings)


def _plan(
    metadata: Metadata,
    parts: Parts,
    tasks: tuple[Task, ...],
    indicators: tuple[Indicator, ...],
    problems: Sequence[Problem],
) -> Plan:
    return Plan(
        title=metadata.title,
        place=metadata.place,
        level=metadata.level or (None if metadata.place else level_of_units(tasks)),
        period=metadata.period,
        issuer=metadata.issuer,
        number=metadata.number,
        date=metadata.date,
        sections=tuple(parts.sections),
        tasks=tasks,
        projects=tuple(parts.projects),
        indicators=indicators,
        problems=tuple(problems),
    )


def _first_heading(lines: Sequence[Line]) -> int:
    for i, line in enumerate(lines):
        large = line.marker is not None and line.marker.family is not MarkerFamily.DASH
        if large or (line.outline_level is not None and title_kind(line.text)):
            return i
    return len(lines)


def _wrap_loose_items(root: Node, title: str) -> list[Piece]:
    """Put items that stand under no chapter at all into one section of tasks; return what is no item.

    A text of a few sentences, or a bare list, is a list of tasks.
    """
    frame: list[Piece] = []
    if not root.children:
        pieces = [piece for piece in root.body if title not in piece.text or len(piece.text) > 60]
        root.children = loose_items(pieces or root.body)
        used = {piece for node in root.children for piece in (node.whole, node.title, *node.body)}
        frame = [piece for piece in pieces if piece not in used]
        root.body = []
    elif any(_is_chapter(c) or _is_headed(c) for c in root.children):
        return frame
    if root.children:
        section = Node(Piece(root.children[0].title.block, 0, 0, ""), kind=SectionKind.TASKS)
        section.children = root.children
        root.children = [section]
    return frame


def _is_headed(node: Node) -> bool:
    """Tell whether a numbered line bears the name of a kind of chapter, and is no sentence."""
    text = node.title.text
    part = node.family is MarkerFamily.PART and not node.number.isascii()
    counted = part and not _is_chapter(node)  # 问题五：广播覆盖不足
    return not counted and title_kind(text) is not None and _PAUSE.search(text) is None


def _is_chapter(node: Node) -> bool:
    if node.family is MarkerFamily.PART:
        return node.number.startswith("第") and not node.number.endswith("项")
    return node.family in (None, MarkerFamily.HAN)


def _image_problems(root: Node, doc: Document) -> list[Problem]:
    """Say of every image whether it stands for a table: its values are unknown, not zero."""
    problems = []
    for node in root.walk():
        for i, line in enumerate(node.tables):
            if line.kind is not LineKind.IMAGE:
                continue
            captioned = i > 0 and node.tables[i - 1].kind is LineKind.CAPTION
            table = captioned or _stands_for_table(line, node)
            code = "table.image" if table else "figure.image"
            what = "表格是图片，其中的数值未知（不是零）" if table else "图片内容无法读取"
            span = Span(block=line.block, start=line.start, end=line.end)
            problems.append(
                Problem(
                    code=code,
                    message=f"{what}：{line.text or '未命名图片'}",
                    place=doc.blocks[line.block].place,
                    span=span,
                )
            )
    return problems


def _annex_problems(root: Node, doc: Document) -> list[Problem]:
    """Say of every annex that is a plan of its own: its tasks are not among those of this plan."""
    problems = []
    for node in root.children:
        works = [c for c in node.children if (c.children or c.body) and work_kind(c.title.text)]
        plan = any(child.kind not in WORK for child in works)
        if node.kind is SectionKind.ANNEX and (plan or _lists_work(node)):
            message = f"附件“{node.title.text[:40]}”自成方案，其中的任务未计入，请单独分解"
            problems.append(
                Problem(
                    code="annex.plan",
                    message=message,
                    place=doc.blocks[node.title.block].place,
                    span=node.title.span,
                )
            )
    return problems


def _lists_work(node: Node) -> bool:
    """Tell whether an annex is, by its title, a list of tasks, and its items are printed as text."""
    items = [c for c in node.children if c.family is not None and c.kind not in WORK]
    lines = [] if node.children or node.tables else node.body
    return len(items or lines) > 1 and _LIST_OF_WORK.search(node.title.text) is not None


def _background_problems(root: Node, doc: Document) -> list[Problem]:
    """Say of every section that only its sentences show to be background: no task was read from it."""
    return [
        Problem(
            code="section.background",
            message=f"“{node.title.text[:40]}”的标题看不出类别，按文字认作背景，没有从中读任务，请核实",
            place=doc.blocks[node.title.block].place,
            span=node.title.span,
        )
        for node in root.walk()
        if node.by_text and node.kind is SectionKind.STATUS
    ]


def _untold_problems(root: Node, doc: Document) -> list[Problem]:
    """Say of every item from which nothing was read because nothing tells what it is."""
    return [
        Problem(
            code="section.unread",
            message=f"“{node.title.text[:40]}”看不出是任务还是其他内容，没有从中读任务，请核实",
            place=doc.blocks[node.title.block].place,
            span=(node.whole or node.title).span,
        )
        for node in root.walk()
        if node.untold and node.kind is SectionKind.OTHER and node.family is not None
        if not _ABOUT_ITSELF.search(node.title.text)
        if not any(below.kind in WORK for below in node.walk())
    ]


def _frame_problems(
    frame: Sequence[Piece], closings: Sequence[Piece], doc: Document
) -> list[Problem]:
    """Say of every paragraph around a list, and of what closes a letter, that no task was read from it."""
    told = [(piece, "是称呼或引出下文的话，没有从中读任务") for piece in frame]
    told += [(piece, "是说明或收尾的话（报送、联系、照办），没有从中读任务") for piece in closings]
    return [
        Problem(
            code="text.frame",
            message=f"“{piece.text[:40]}”{what}",
            place=doc.blocks[piece.block].place,
            span=piece.span,
        )
        for piece, what in told
    ]


def _nothing_to_divide(doc: Document) -> list[Problem]:
    """Say that nothing was taken for a task, where anything was read at all."""
    if not doc.blocks:
        return []
    message = "没有读到任务：文件中没有可认作任务的条目，或表头没有“任务、措施”一类的字样"
    return [Problem(code="tasks.none", message=message, place=doc.blocks[0].place)]


def _stands_for_table(line: Line, node: Node) -> bool:
    if _TABLE_NAME.match(line.text):
        return True
    if line.text.startswith("图"):
        return False
    before = [piece.text for piece in node.body if piece.block < line.block]
    announced = bool(before) and _ANNOUNCES_TABLE.search(before[-1]) is not None
    return announced or node.kind is SectionKind.GOALS
