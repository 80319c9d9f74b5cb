"""Lines → tree: a stack of marker families whose order the document itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from decompose.model.plan import Attribution, SectionKind
from decompose.model.source import Document, Marker, MarkerFamily, Problem, Span
from decompose.parser.headings import split_heading
from decompose.parser.inline import cut_items
from decompose.parser.kinds import is_section_title, title_kind, work_kind
from decompose.parser.lexer import Line, LineKind
from decompose.text.numerals import numeral_value

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or the part of it that is body; ``text`` is the slice of the block."""

    block: int
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The piece as a span."""
        return Span(block=self.block, start=self.start, end=self.end)

    def part(self, start: int, end: int) -> Piece:
        """Return a part of the piece; offsets count in its text."""
        return Piece(self.block, self.start + start, self.start + end, self.text[start:end])


@dataclass(slots=True, eq=False)
class Node:
    """A heading with what stands under it, while the tree is being built."""

    title: Piece
    number: str = ""
    value: int = 0
    family: MarkerFamily | None = None
    run_in: bool = False
    """Heading and body stand in one line."""
    whole: Piece | None = None
    """Heading and body together where they share a line."""
    body: list[Piece] = field(default_factory=list)
    tables: list[Line] = field(default_factory=list)
    """Cells, captions and images under the heading, in order."""
    children: list[Node] = field(default_factory=list)
    kind: SectionKind | None = None
    annex: bool = False
    box: bool = False
    attribution: Attribution | None = None
    """Stated in another cell of the row the task comes from."""
    deadline: str | None = None

    @property
    def position(self) -> tuple[int, int]:
        """Place in reading order."""
        return (self.title.block, self.title.start)

    @property
    def is_blank(self) -> bool:
        """Whether it is a number with nothing behind it."""
        untitled = not self.title.text or self.title.text.startswith(self.number or "\n")
        return untitled and self.is_empty

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the heading."""
        return not (self.body or self.tables or self.children)

    def walk(self) -> Iterator[Node]:
        """Yield the node and everything under it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class _Level:
    """A list that is open: its keys, its last item and number."""

    keys: set[Key]
    node: Node
    value: int
    text: str
    outline: int | None
    list_level: int | None

    @property
    def is_leaf(self) -> bool:
        return self.node.family in _LEAVES


_LEAVES = (MarkerFamily.ORDINAL, MarkerFamily.DASH, MarkerFamily.CIRCLED)
_COUNTED = tuple(family for family in MarkerFamily if family is not MarkerFamily.DASH)
_SMALL = (MarkerFamily.ARABIC, MarkerFamily.ARABIC_PAREN, MarkerFamily.DECIMAL, *_LEAVES)
_BRACKETS = (MarkerFamily.HAN_PAREN, MarkerFamily.ARABIC_PAREN)
_PART_UNIT = re.compile(r"部分|[章节篇编]")
_ANNEX = re.compile(
    r"附\s*[件录]\s*[:：]?\s*([0-9０-９一二三四五六七八九十]{0,3})\s*[:：.．、]?\s*([^。；]{0,60})"
)  # annex 1: …
_BOX = re.compile(
    r"专栏\s*([0-9一二三四五六七八九十]{0,3})\s*[:：.．、]?\s*([^。；]{2,40})"
)  # box 1
_PLAN_TITLE = re.compile(r"(?:规划|方案|计划|纲要)(?:[（(][^）)]*[）)])?》?$")
_LONG_PARAGRAPH = 80


class Outline:
    """Builds the tree of one document; feed it the lines in order, then take ``root``."""

    def __init__(self, doc: Document, *, numbered: bool) -> None:
        self.doc = doc
        self.root = Node(Piece(0, 0, 0, ""))
        self.problems: list[Problem] = []
        self._numbered = numbered
        self._stack: list[_Level] = []
        self._closed: dict[Key, tuple[int, int]] = {}
        """Last number and depth of lists that ended, for those that count on in the next chapter."""
        self._outside: list[_Level] = []
        """The open lists outside the box that is being read."""
        self._untitled: Node | None = None

    def add(self, line: Line) -> None:
        """Place one line: as a heading, as body, or as part of a table."""
        for item in cut_items(line):
            self._add_item(item)

    def _add_item(self, line: Line) -> None:
        if line.kind is LineKind.DEBRIS:
            return
        if line.kind is not LineKind.TEXT:
            if self._untitled is not None and line.kind is LineKind.CAPTION:
                node, self._untitled = self._untitled, None
                _set_heading(node, line)
            self._current.tables.append(line)
        elif line.marker is not None and self._is_item(line, line.marker):
            self._add_numbered(line, line.marker)
        else:
            self._add_plain(self._with_number(line))

    def _with_number(self, line: Line) -> Line:
        """Give a line back the figure that turned out to be no item number (3.15消费者权益日)."""
        if line.marker is None or line.marker.automatic:
            return line
        start = line.marker.start
        text = self.doc.blocks[line.block].text[start : line.end]
        return replace(line, text=text, start=start, marker=None)

    @property
    def _current(self) -> Node:
        return self._stack[-1].node if self._stack else self.root

    def _is_item(self, line: Line, marker: Marker) -> bool:
        """Whether the number belongs to a list: a decimal must begin or continue one."""
        if marker.family is not MarkerFamily.DECIMAL or marker.value == 1:
            return True
        key = _key(marker)
        return any(key in level.keys and marker.value == level.value + 1 for level in self._stack)

    def _add_numbered(self, line: Line, marker: Marker) -> None:
        if self._continues_annexes(line, marker):
            self._open_annex(_piece(line), marker.text)
            return
        if self._outside and not self._is_in_box(marker):
            self._leave_box()
        node = self._node(line, marker)
        self._untitled = node if not line.text else None
        at, mixed = self._find_list(line, marker)
        if at is None:
            self._open(node, line, marker)
            return
        level = self._stack[at]
        self._check_number(level, marker, line, mixed=mixed)
        self._close(at + 1)
        level.keys.add(_key(marker))
        level.node, level.value, level.text = node, marker.value, marker.text
        level.outline = line.outline_level if level.outline is None else level.outline
        self._parent_of(at).children.append(node)

    def _find_list(self, line: Line, marker: Marker) -> tuple[int | None, bool]:
        """Return the list the item continues, deepest first, and whether its style differs."""
        key = _key(marker)
        same = [i for i in range(len(self._stack) - 1, -1, -1) if self._matches(i, key, line)]
        for i in same:
            if marker.value == self._stack[i].value + 1:
                return i, False
        if same and marker.value > self._stack[same[0]].value:
            return same[0], False
        if not same and self._counts_on(marker):
            return None, False
        if marker.value >= 2 and marker.family in _COUNTED:
            for i in range(len(self._stack) - 1, -1, -1):
                if self._may_continue(i, marker, backwards=bool(same)):
                    return i, True
        return (same[0], False) if same else (None, False)

    def _may_continue(self, i: int, marker: Marker, *, backwards: bool) -> bool:
        """Whether an item of another style goes on with an open list.

        Another list may lie between only when both styles are brackets, or when the item's own
        style would step backwards.
        """
        level = self._stack[i]
        family = level.node.family
        if family not in _COUNTED or marker.value != level.value + 1:
            return False
        if MarkerFamily.PART in (family, marker.family):
            return False
        if (family in _LEAVES or marker.family in _LEAVES) and family is not marker.family:
            return False
        brackets = family in _BRACKETS and marker.family in _BRACKETS
        return i == len(self._stack) - 1 or brackets or backwards

    def _counts_on(self, marker: Marker) -> bool:
        """Whether the item goes on with the numbers of the chapter before (二、 … 3.)."""
        return self._closed.get(_key(marker)) == (marker.value - 1, len(self._stack))

    def _close(self, depth: int) -> None:
        for i in range(depth, len(self._stack)):
            level = self._stack[i]
            for key in level.keys:
                self._closed[key] = (level.value, i)
        del self._stack[depth:]

    def _matches(self, i: int, key: Key, line: Line) -> bool:
        level = self._stack[i]
        if key not in level.keys:
            return False
        both = level.outline is not None and line.outline_level is not None
        if both and level.outline != line.outline_level:
            return False
        lists = level.list_level is not None and line.list_level is not None
        return not (lists and level.list_level != line.list_level)

    def _open(self, node: Node, line: Line, marker: Marker | None) -> None:
        """Open a new list under the current item, above items that cannot hold one."""
        if marker is not None:
            self._close_smaller(marker.family)
            first = marker.value <= 1 or self._counts_on(marker)
            if not first and marker.family in _COUNTED:
                self._problem("number.skipped", f"列表从“{marker.text}”开始，前面的编号缺失", line)
        self._current.children.append(node)
        keys = {_key(marker)} if marker is not None else {("outline", str(line.outline_level))}
        value, text = (marker.value, marker.text) if marker is not None else (0, "")
        level = _Level(keys, node, value, text, line.outline_level, line.list_level)
        self._stack.append(level)

    def _close_smaller(self, family: MarkerFamily) -> None:
        large = family in (MarkerFamily.PART, MarkerFamily.HAN)
        closing = _SMALL if large else _LEAVES
        if family in _LEAVES:
            closing = (MarkerFamily.DASH,) if family is not MarkerFamily.DASH else ()
        while self._stack and self._stack[-1].node.family in closing:
            self._stack.pop()

    def _parent_of(self, at: int) -> Node:
        return self._stack[at - 1].node if at else self.root

    def _check_number(self, level: _Level, marker: Marker, line: Line, *, mixed: bool) -> None:
        if mixed or (_delimiter(level.text) != _delimiter(marker.text) and _styled(marker)):
            message = f"同一列表的编号样式不一：“{level.text}”之后是“{marker.text}”"
            self._problem("number.mixed-style", message, line)
        if marker.family not in _COUNTED or marker.value == level.value + 1:
            return
        if marker.value > level.value:
            message = f"编号从“{level.text}”跳到“{marker.text}”"
            self._problem("number.skipped", message, line)
        elif marker.family is not MarkerFamily.ORDINAL or marker.value != 1:
            message = f"编号“{marker.text}”重复或倒退，前一个是“{level.text}”"
            self._problem("number.repeated", message, line)

    def _problem(self, code: str, message: str, line: Line) -> None:
        start = line.marker.start if line.marker and not line.marker.automatic else line.start
        span = Span(block=line.block, start=start, end=line.end)
        place = self.doc.blocks[line.block].place
        self.problems.append(Problem(code=code, message=message, place=place, span=span))

    def _add_plain(self, line: Line) -> None:
        if self._untitled is not None:
            node, self._untitled = self._untitled, None
            if len(line.text) <= _LONG_PARAGRAPH:
                _set_heading(node, line)
                return
        if line.text[0] == "附" and self._add_annex(line):
            return
        if line.text[0] == "专" and self._add_box(line):
            return
        if line.outline_level is not None and not _is_paragraph(line.text):
            self._add_outlined(line)
        elif self._is_unnumbered_heading(line):
            self._add_word_heading(line)
        else:
            self._owner(line).body.append(_piece(line))

    def _owner(self, line: Line) -> Node:
        """Return whose body the paragraph is: finished ordinals and dashes take no more."""
        for level in reversed(self._stack):
            complete = level.node.body or level.node.whole is not None
            if not (level.is_leaf and complete):
                return level.node
        return self.root

    def _add_annex(self, line: Line) -> bool:
        found = _ANNEX.fullmatch(line.text)
        if found is None or any(level.node.box for level in self._stack):
            return False
        title = found[2].strip()
        has_work = any(work_kind(node.title.text) for node in self.root.walk())
        if not has_work and (not title or _PLAN_TITLE.search(title)):
            self._stack.clear()
            self.root.body.append(_piece(line))
            return True
        self._open_annex(_piece(line).part(found.start(2), found.end(2)), found[1])
        return True

    def _open_annex(self, title: Piece, number: str) -> None:
        self._outside = []
        value = numeral_value(number.rstrip(".．、")) or 0
        node = Node(title, number=f"附件{number.rstrip('.．、')}", value=value)
        self.root.children = [
            child
            for child in self.root.children
            if not (child.annex and child.number == node.number and child.is_empty)
        ]
        node.annex = True
        node.kind = SectionKind.ANNEX
        self._stack.clear()
        self.root.children.append(node)
        self._stack.append(_Level({("annex", "")}, node, value, "", None, None))
        self._untitled = node if not title.text else None

    def _continues_annexes(self, line: Line, marker: Marker) -> bool:
        """Whether the line is the next entry of a list of annexes (附件：1.… 2.…)."""
        node = self._stack[-1].node if len(self._stack) == 1 else None
        if node is None or not node.annex or not node.is_empty:
            return False
        arabic = marker.family is MarkerFamily.ARABIC
        return (
            arabic and node.value > 0 and marker.value == node.value + 1 and "。" not in line.text
        )

    def _add_box(self, line: Line) -> bool:
        found = _BOX.fullmatch(line.text)
        if found is None or len(self._stack) < 2:
            return False
        node = Node(_piece(line).part(found.start(2), found.end(2)), number=f"专栏{found[1]}")
        node.box = True
        self._leave_box()
        self._outside = list(self._stack)
        del self._stack[self._main_depth() :]
        self._current.children.append(node)
        self._stack.append(_Level({("box", "")}, node, 0, "", None, None))
        return True

    def _main_depth(self) -> int:
        """Return how deep the stack is down to the main task that a box stands under."""
        sections = [i for i, level in enumerate(self._stack) if title_kind(level.node.title.text)]
        return min((sections[-1] if sections else 0) + 2, len(self._stack))

    def _leave_box(self) -> None:
        if self._outside:
            self._stack, self._outside = self._outside, []

    def _is_in_box(self, marker: Marker) -> bool:
        """Whether the item belongs to the open box: it begins or continues a list there."""
        at = next(i for i, level in enumerate(self._stack) if level.node.box)
        key = _key(marker)
        for level in self._stack[at + 1 :]:
            if key in level.keys and marker.value in (level.value + 1, 0):
                return True
        above = self._outside[: self._main_depth()]
        return marker.value <= 1 and not any(key in level.keys for level in above)

    def _add_outlined(self, line: Line) -> None:
        self._leave_box()
        level = line.outline_level or 0
        while self._stack and not _is_above(self._stack[-1], level):
            self._stack.pop()
        self._open(self._node(line, None), line, None)

    def _is_unnumbered_heading(self, line: Line) -> bool:
        if len(line.text) > 20 or line.text[-1] in "；;，,：:" or not is_section_title(line.text):
            return False
        return not self._numbered or bool(self._stack)

    def _add_word_heading(self, line: Line) -> None:
        """Place a heading that only its words tell: 主要任务 at the top, 基本原则 below it."""
        depth = "sub" if is_section_title(line.text, sub=True) else "top"
        base = 0
        for i, level in enumerate(self._stack):
            if ("word", depth) in level.keys:
                base = i
                break
            if ("word", "top") in level.keys and depth == "sub":
                base = i + 1
        else:
            base = min(len(self._stack), 1) if self._numbered else min(base, len(self._stack))
        del self._stack[base:]
        node = self._node(line, None)
        self._current.children.append(node)
        self._stack.append(_Level({("word", depth)}, node, 0, "", line.outline_level, None))

    def _node(self, line: Line, marker: Marker | None) -> Node:
        node = Node(_piece(line))
        if marker is not None:
            node.number = marker.text.rstrip("：:，, ")
            node.value = marker.value
            node.family = marker.family
        if line.text:
            _set_heading(node, line)
        elif marker is not None and not marker.automatic:
            node.title = Piece(
                line.block, marker.start, marker.start + len(marker.text), marker.text
            )
        return node


def _prune(node: Node) -> None:
    for child in node.children:
        _prune(child)
    node.children = [child for child in node.children if not child.is_blank]


def build_outline(doc: Document, lines: Iterable[Line]) -> Outline:
    """Build the tree of a document's lines.

    Shape:
        ``root`` has no title; its body is what stands before the first heading.
    """
    lines = tuple(lines)
    large = (MarkerFamily.HAN, MarkerFamily.PART)
    numbered = any(line.marker is not None and line.marker.family in large for line in lines)
    outline = Outline(doc, numbered=numbered)
    for line in lines:
        outline.add(line)
    _prune(outline.root)
    return outline


def _set_heading(node: Node, line: Line) -> None:
    piece = _piece(line)
    heading = split_heading(line.text, bold_prefix=line.bold_prefix)
    node.title = piece.part(0, heading.title_end)
    node.run_in = heading.run_in
    if heading.body_start < len(line.text):
        node.body.append(piece.part(heading.body_start, len(line.text)))
        node.whole = piece
    elif line.text[-1] in "。；" and node.family in _LEAVES:
        node.whole = piece


def _piece(line: Line) -> Piece:
    return Piece(line.block, line.start, line.end, line.text)


def _key(marker: Marker) -> Key:
    """Return what tells lists apart: the family, and the form within it."""
    text = marker.text
    if marker.family is MarkerFamily.PART:
        unit = _PART_UNIT.search(text)
        return marker.family, unit.group() if unit else ""
    if marker.family is MarkerFamily.DECIMAL:
        return marker.family, str(text.replace("．", ".").rstrip(".").count("."))
    if marker.family is MarkerFamily.ORDINAL:
        return marker.family, text[0] if text[0] in "第其首再最" else text[-1]
    if marker.family is MarkerFamily.ARABIC_PAREN:
        return marker.family, "half" if text[0].isdigit() else ""
    if marker.family is MarkerFamily.DASH:
        return marker.family, text[0]
    return marker.family, ""


def _delimiter(text: str) -> str:
    last = text[-1:]
    return {"．": ".", "）": ")", "〕": ")", "]": ")"}.get(last, "" if last.isalnum() else last)


def _styled(marker: Marker) -> bool:
    return marker.family in (MarkerFamily.ARABIC, MarkerFamily.HAN) and not marker.automatic


def _is_paragraph(text: str) -> bool:
    return len(text) > _LONG_PARAGRAPH or text.count("。") > 1


def _is_above(level: _Level, outline: int) -> bool:
    return level.outline is not None and level.outline < outline
