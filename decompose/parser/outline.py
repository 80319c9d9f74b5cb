"""Lines → tree: a stack of marker families whose order the document itself gives."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.model.plan import SectionKind
from decompose.model.source import Document, Marker, MarkerFamily, Problem, Span
from decompose.parser.inline import cut_items, holds_before
from decompose.parser.kinds import is_section_title, title_kind, work_kind
from decompose.parser.lexer import Line, LineKind
from decompose.parser.lists import (
    COUNTED,
    Level,
    OpenLists,
    is_chapter,
    key_of,
    styles_differ,
)
from decompose.parser.tree import LEAVES, Node, Piece, node_of, piece_of, prune
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_ANNEX = regex(
    r"附\s*[件录]\s*[:：]?\s*([0-9０-９一二三四五六七八九十]{0,3})\s*[:：.．、]?\s*([^。；]{0,60})"
)  # annex 1: …
_BOX = regex(
    r"专栏\s*([0-9一二三四五六七八九十]{0,3})(?![年大项个类])\s*[:：.．、]?\s*([^。；]{2,40})"
)  # box 1
_PLAN_TITLE = regex(r"(?:规划|方案|计划|纲要)(?:[（(][^）)]*[）)])?》?$")
_STATED_END = regex(r"。[（(][^（()）]*(?:牵头|负责|配合|责任单位)[^（()）]*[）)]\s*$")
_OF_THE_ITEM = regex(
    r"[（(]?(?:责任|牵头|配合|主办|协办|完成|时限|时间|进度|以上|上述|其中|注|具体|一是|同时|此外)"
)  # how a paragraph begins that goes on with an item, or speaks of all items
_SEVERAL = 1
_LONG_PARAGRAPH = 80
_MAX_WORD_HEADING = 20
_LONGEST_LABEL = 8


class Outline:
    """Builds the tree of one document; feed it the lines in order, then take ``root``."""

    def __init__(self, doc: Document, *, numbered: bool) -> None:
        self.doc = doc
        self.root = Node(Piece(0, 0, 0, ""))
        self.problems: list[Problem] = []
        self._numbered = numbered
        self._lists = OpenLists(self.root)
        self._outside: list[Level] = []
        """The open lists outside the box that is being read."""
        self._untitled: Node | None = None
        self._file = doc.blocks[0].place.file if doc.blocks else ""

    def add(self, line: Line) -> None:
        """Place one line: as a heading, as body, or as part of a table."""
        if line.kind is LineKind.DEBRIS:
            return
        file = self.doc.blocks[line.block].place.file
        if file != self._file:
            self._file = file
            if self._open_file(line):
                return
        if line.kind is not LineKind.TEXT:
            self._add_to_table(line)
            return
        for item in cut_items(line):
            if item.marker is not None and self._is_item(item.marker):
                self._add_numbered(item, item.marker)
            else:
                self._add_plain(self._with_number(item))

    def _add_to_table(self, line: Line) -> None:
        if self._untitled is not None and line.kind is LineKind.CAPTION:
            node, self._untitled = self._untitled, None
            node.set_heading(line)
        self._lists.current.tables.append(line)

    def _with_number(self, line: Line) -> Line:
        """Give a line back the figure that turned out to be no item number (3.15消费者权益日)."""
        if line.marker is None or line.marker.automatic:
            return line
        start = line.marker.start
        text = self.doc.blocks[line.block].text[start : line.end]
        return line._replace(text=text, start=start, marker=None)

    def _is_item(self, marker: Marker) -> bool:
        """Whether the number belongs to a list: a decimal must begin or continue one."""
        if marker.family is not MarkerFamily.DECIMAL or marker.value == 1:
            return True
        return self._lists.continues(marker)

    def _add_numbered(self, line: Line, marker: Marker) -> None:
        if self._continues_annexes(line, marker):
            self._open_annex(piece_of(line), marker.text)
            return
        if self._outside and not self._is_in_box(marker):
            self._leave_box()
        node = node_of(line, marker)
        self._untitled = node if not line.text else None
        at, mixed = self._lists.find(line, marker)
        if at is None:
            self._open_list(node, line, marker)
            return
        level = self._lists.levels[at]
        self._check_number(level, marker, line, mixed=mixed)
        self._lists.close(at + 1)
        level.take(node, line, marker)
        self._lists.parent_at(at).children.append(node)

    def _open_list(self, node: Node, line: Line, marker: Marker) -> None:
        self._lists.make_room(marker, line.outline_level)
        begins = marker.value <= 1 or self._lists.counts_on(marker)
        begins = begins or (
            line.block > 0 and holds_before(self.doc.blocks[line.block - 1].text, marker)
        )
        if not begins and marker.family in COUNTED:
            self._problem("number.skipped", f"列表从“{marker.text}”开始，前面的编号缺失", line)
        keys = {key_of(marker)}
        outline, list_level = line.outline_level, line.list_level
        self._lists.push(Level(keys, node, marker.value, marker.text, outline, list_level))

    def _check_number(self, level: Level, marker: Marker, line: Line, *, mixed: bool) -> None:
        if mixed or styles_differ(level.text, marker):
            message = f"同一列表的编号样式不一：“{level.text}”之后是“{marker.text}”"
            self._problem("number.mixed-style", message, line)
        if marker.family not in COUNTED or marker.value == level.value + 1:
            return
        if marker.value == level.value + 2 and level.before == level.value:
            return  # 五, 五, 七: one number is wrong, and told already
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
                node.set_heading(line)
                return
        if line.text[0] == "附" and self._add_annex(line):
            return
        if line.text[0] == "专" and self._add_box(line):
            return
        if self._has_heading_style(line):
            self._add_outlined(line)
        elif self._is_word_heading(line):
            self._add_word_heading(line)
        else:
            self._owner(line).body.append(piece_of(line))

    def _owner(self, line: Line) -> Node:
        """Return whose body a paragraph is: finished ordinals, dashes and stated items take no more."""
        for depth in range(len(self._lists.levels) - 1, -1, -1):
            node = self._lists.levels[depth].node
            if node.family in LEAVES and (node.body or node.whole is not None):
                continue
            siblings = self._lists.parent_at(depth).children
            if not (
                len(siblings) > _SEVERAL and _begins_anew(line) and all(map(self._closed, siblings))
            ):
                return node
        return self.root

    def _closed(self, node: Node) -> bool:
        """Whether an item is one line that ends on the bracket of its units."""
        if not node.number or node.children or any(p.block != node.title.block for p in node.body):
            return False
        last = (node.body or [node.whole or node.title])[-1]
        text = self.doc.blocks[last.block].text
        return _STATED_END.search(text) is not None

    def _has_heading_style(self, line: Line) -> bool:
        """Whether the style says heading, and the line is neither the title nor a paragraph."""
        if line.outline_level is None or len(line.text) > _LONG_PARAGRAPH:
            return False
        is_title = not self.root.children and _PLAN_TITLE.search(line.text) is not None
        return line.text.count("。") <= 1 and not is_title

    def _add_outlined(self, line: Line) -> None:
        self._leave_box()
        outline = line.outline_level or 0
        levels = self._lists.levels
        depth = len(levels)
        while depth and not _is_above(levels[depth - 1], outline):
            depth -= 1
        self._lists.close(depth)
        key = ("outline", str(outline))
        self._lists.push(Level({key}, node_of(line, None), outline=outline))

    def _is_word_heading(self, line: Line) -> bool:
        label, colon, _ = line.text.partition("：")
        if colon and not self._numbered and len(label) <= _LONGEST_LABEL:
            return is_section_title(label)
        if len(line.text) > _MAX_WORD_HEADING or line.text[-1] in "；;，,：:":
            return False
        return is_section_title(line.text) and (not self._numbered or len(self._lists) > 0)

    def _add_word_heading(self, line: Line) -> None:
        """Place a heading that only its words tell: 主要任务 at the top, 基本原则 below it."""
        self._leave_box()
        sub = is_section_title(line.text.partition("：")[0], sub=True)
        rank = "sub" if sub else "top"
        self._lists.close(self._depth_of_word(rank))
        level = Level({("word", rank)}, node_of(line, None), outline=line.outline_level)
        self._lists.push(level)

    def _depth_of_word(self, rank: str) -> int:
        below_top = 0
        for i, level in enumerate(self._lists):
            if ("word", rank) in level.keys:
                return i
            if ("word", "top") in level.keys and rank == "sub":
                below_top = i + 1
        return min(len(self._lists), 1) if self._numbered else below_top

    def _add_annex(self, line: Line) -> bool:
        found = _ANNEX.fullmatch(line.text)
        if found is None:
            return False
        title = found[2].strip()
        has_work = any(work_kind(node.title.text) for node in self.root.walk())
        if not has_work and (not title or _PLAN_TITLE.search(title)):
            self._lists.close(0)
            self.root.body.append(piece_of(line))
            return True
        self._open_annex(piece_of(line).part(found.start(2), found.end(2)), found[1])
        return True

    def _open_file(self, line: Line) -> bool:
        """Begin a file behind the main text, and tell whether its first line is used up.

        It is an annex, unless it goes on with the numbers of the chapters or the text so far was
        only a notice: then the plan itself begins.
        """
        if (
            line.marker is not None
            and is_chapter(line.marker)
            and self._lists.continues(line.marker)
        ):
            return False
        self._leave_box()
        self._untitled = None
        if not any(work_kind(node.title.text) for node in self.root.walk()):
            self._lists.close(0)
            return False
        is_title = line.kind in (LineKind.TEXT, LineKind.CAPTION) and line.marker is None
        if not is_title or line.text[-1] in "。；：:" or len(line.text) > _LONG_PARAGRAPH:
            self._open_annex(Piece(line.block, line.start, line.start, ""), "")
            self._untitled = None
            return False
        if _ANNEX.fullmatch(line.text):
            return self._add_annex(line)
        self._open_annex(piece_of(line), self._announced_number(line.text))
        return True

    def _announced_number(self, title: str) -> str:
        """Return the number under which the main text lists an annex of this title."""
        for child in self.root.children:
            if child.annex and child.is_empty and child.title.text and child.title.text in title:
                return child.number.removeprefix("附件")
        return ""

    def _open_annex(self, title: Piece, number: str) -> None:
        """Open an annex; an entry of the list of annexes gives way to the annex itself."""
        number = number.rstrip(".．、")
        node = Node(title, number=f"附件{number}", value=numeral_value(number) or 0)
        node.annex = True
        node.kind = SectionKind.ANNEX
        self.root.children = [
            child
            for child in self.root.children
            if not (child.annex and child.number == node.number and child.is_empty)
        ]
        self._outside = []
        self._lists.close(0)
        self._lists.push(Level({("annex", "")}, node, node.value))
        self._untitled = node if not title.text else None

    def _continues_annexes(self, line: Line, marker: Marker) -> bool:
        """Whether the line is the next entry of a list of annexes (附件：1.… 2.…)."""
        node = self._lists.current
        if not node.annex or not node.is_empty or "。" in line.text:
            return False
        follows = node.value > 0 and marker.value == node.value + 1
        return follows and marker.family is MarkerFamily.ARABIC

    def _add_box(self, line: Line) -> bool:
        found = _BOX.fullmatch(line.text)
        if found is None or len(self._lists) < 2:
            return False
        piece = piece_of(line).part(found.start(2), found.end(2))
        node = Node(piece, number=f"专栏{found[1]}", box=True)
        self._leave_box()
        self._outside = list(self._lists.levels)
        del self._lists.levels[_main_depth(self._outside) :]
        self._lists.push(Level({("box", "")}, node))
        return True

    def _leave_box(self) -> None:
        if self._outside:
            self._lists.levels, self._outside = self._outside, []

    def _is_in_box(self, marker: Marker) -> bool:
        """Whether the item belongs to the open box: it begins or continues a list there."""
        levels = self._lists.levels
        at = next((i for i, level in enumerate(levels) if level.node.box), len(levels))
        key = key_of(marker)
        for level in levels[at + 1 :]:
            if key in level.keys and marker.value in (level.value + 1, 0):
                return True
        above = self._outside[: _main_depth(self._outside)]
        return marker.value <= 1 and not any(key in level.keys for level in above)


def build_outline(doc: Document, lines: Iterable[Line]) -> Outline:
    """Build the tree of a document's lines.

    Shape:
        ``root`` has no title; its body is what stands before the first heading.
    """
    lines = tuple(lines)
    numbered = any(line.marker is not None and is_chapter(line.marker) for line in lines)
    outline = Outline(doc, numbered=numbered)
    for line in lines:
        outline.add(line)
    prune(outline.root)
    return outline


def _main_depth(levels: list[Level]) -> int:
    """Return how many lists stand above the content of the main task that a box belongs to."""
    sections = [i for i, level in enumerate(levels) if title_kind(level.node.title.text)]
    return min((sections[-1] if sections else 0) + 2, len(levels))


def _is_above(level: Level, outline: int) -> bool:
    return level.outline is not None and level.outline < outline


def _begins_anew(line: Line) -> bool:
    """Whether a paragraph looks neither like the rest of the item above it nor like what announces more."""
    return line.text[-1:] not in "：:" and _OF_THE_ITEM.match(line.text) is None
