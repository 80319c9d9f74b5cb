"""The lists that are open while a document is read: which one an item number continues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decompose.model.source import Marker, MarkerFamily
from decompose.parser.lexer import Line
from decompose.parser.tree import LEAVES, Node
from decompose.text.patterns import regex

Key = tuple[str, str]
"""What tells lists apart: the family, and the form within it."""

COUNTED = tuple(family for family in MarkerFamily if family is not MarkerFamily.DASH)
"""Families whose items are numbered."""

_LARGE = (MarkerFamily.PART, MarkerFamily.HAN)
_SMALL = (MarkerFamily.ARABIC, MarkerFamily.ARABIC_PAREN, MarkerFamily.DECIMAL, *LEAVES)
_RANKS = (
    *(MarkerFamily.PART, MarkerFamily.HAN, MarkerFamily.HAN_PAREN),
    *(MarkerFamily.ARABIC, MarkerFamily.ARABIC_PAREN, MarkerFamily.CIRCLED),
)
_BRACKETS = (MarkerFamily.HAN_PAREN, MarkerFamily.ARABIC_PAREN)
_PART_UNIT = regex(r"部分|[章节篇编条]|^[^\W\d第]{2}")  # chapter, section; task one
_SAME_SIGN = {"．": ".", "）": ")", "〕": ")", "]": ")"}


@dataclass(slots=True)
class Level:
    """A list that is open: the keys of its items, the last item and its number."""

    keys: set[Key]
    node: Node
    value: int = 0
    text: str = ""
    outline: int | None = None
    list_level: int | None = None
    before: int = 0
    """Number of the last item but one."""

    def matches(self, key: Key, line: Line) -> bool:
        """Whether an item of this key and these heading facts belongs to the list."""
        if key not in self.keys:
            return False
        levels = (self.outline, line.outline_level), (self.list_level, line.list_level)
        return all(own is None or other is None or own == other for own, other in levels)

    def take(self, node: Node, line: Line, marker: Marker) -> None:
        """Make the item the last one of the list."""
        self.keys.add(key_of(marker))
        self.before = self.value
        self.node, self.value, self.text = node, marker.value, marker.text
        self.outline = line.outline_level if self.outline is None else self.outline


class OpenLists:
    """The stack of open lists, outermost first; the document itself gives their order."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.levels: list[Level] = []
        self._closed: dict[Key, int] = {}
        """Last number of lists that ended: some count on in the next chapter, at whatever depth."""

    def __len__(self) -> int:
        return len(self.levels)

    def __iter__(self) -> Iterator[Level]:
        return iter(self.levels)

    @property
    def current(self) -> Node:
        """The item that is being read."""
        return self.levels[-1].node if self.levels else self.root

    def parent_at(self, depth: int) -> Node:
        """Return the item under which the list at this depth stands."""
        return self.levels[depth - 1].node if depth else self.root

    def push(self, level: Level) -> None:
        """Open a list under the current item."""
        self.current.children.append(level.node)
        self.levels.append(level)

    def close(self, depth: int) -> None:
        """Close every list from this depth on."""
        for i in range(depth, len(self.levels)):
            for key in self.levels[i].keys:
                self._closed[key] = self.levels[i].value
        del self.levels[depth:]

    def make_room(self, marker: Marker, outline: int | None) -> None:
        """Close the lists that cannot hold a new list of this family or outline level."""
        closing: tuple[MarkerFamily, ...] = _SMALL if marker.family in _LARGE else LEAVES
        if marker.family in LEAVES:
            closing = () if marker.family is MarkerFamily.DASH else (MarkerFamily.DASH,)
        while self.levels:
            last = self.levels[-1]
            beside = _stands_beside(last, marker, outline) or _follows(last, marker)
            if not beside and last.node.family not in closing:
                return
            self.levels.pop()

    def find(self, line: Line, marker: Marker) -> tuple[int | None, bool]:
        """Return the depth of the list the item continues, and whether its style differs.

        Shape:
            Depth None: the item begins a list of its own.
        """
        key = key_of(marker)
        depths = range(len(self.levels) - 1, -1, -1)
        same = [i for i in depths if self.levels[i].matches(key, line)]
        if marker.value <= 1:
            same = [i for i in same if self.levels[i].node.family in (marker.family, None)]
        for i in same:
            if marker.value == self.levels[i].value + 1:
                return i, False
        if same and marker.value > self.levels[same[0]].before:
            return same[0], False  # 2. 5. 4.: one number is wrong, the list is the same
        if not same and self.counts_on(marker):
            return None, False
        if marker.value >= 2 and marker.family in COUNTED:
            for i in depths:
                if self._may_continue(i, marker, backwards=bool(same)):
                    return i, True
        return (same[0], False) if same else (None, False)

    def continues(self, marker: Marker) -> bool:
        """Whether the number follows the last one of an open list of its own style."""
        key = key_of(marker)
        return any(key in level.keys and marker.value == level.value + 1 for level in self.levels)

    def counts_on(self, marker: Marker) -> bool:
        """Whether the item goes on with the numbers of the chapter before (二、 … 3.)."""
        return self._closed.get(key_of(marker)) == marker.value - 1

    def _may_continue(self, i: int, marker: Marker, *, backwards: bool) -> bool:
        """Whether an item of another style goes on with an open list.

        Another list may lie between only when both styles are brackets, or when the item's own
        style would step backwards.
        """
        level = self.levels[i]
        family = level.node.family
        if family not in COUNTED or marker.value != level.value + 1:
            return False
        if MarkerFamily.PART in (family, marker.family):
            return False
        if (family in LEAVES or marker.family in LEAVES) and family is not marker.family:
            return False
        brackets = family in _BRACKETS and marker.family in _BRACKETS
        return i == len(self.levels) - 1 or brackets or backwards


def key_of(marker: Marker) -> Key:
    """Return the key of an item: 第一章 and 第一节 differ, so do 1. and 1.1, （1） and 1）."""
    text = marker.text
    if marker.family is MarkerFamily.PART:
        unit = _PART_UNIT.search(text)
        return marker.family, unit.group() if unit else ""
    if marker.family is MarkerFamily.DECIMAL:
        return marker.family, str(text.replace("．", ".").rstrip(".").count("."))
    if marker.family is MarkerFamily.ORDINAL:
        return marker.family, _ordinal_form(text)
    if marker.family is MarkerFamily.ARABIC_PAREN:
        return marker.family, "half" if text[0].isdigit() else ""
    if marker.family is MarkerFamily.DASH:
        return marker.family, text[0]
    return marker.family, ""


def _stands_beside(last: Level, marker: Marker, outline: int | None) -> bool:
    """Whether the style gives the item no lower level than the open list.

    At the same level the printed numbers decide: 一、 stands below 第一节, （一） below 一、.
    """
    if outline is None or last.outline is None or last.outline < outline:
        return False
    family = last.node.family
    if last.outline > outline or family not in _RANKS or marker.family not in _RANKS:
        return True
    below = _RANKS.index(family) < _RANKS.index(marker.family)
    sections = marker.family is MarkerFamily.PART and key_of(marker) not in last.keys
    return not (below or (sections and marker.text.rstrip()[-1:] == "节"))


def _follows(last: Level, marker: Marker) -> bool:
    """Whether safeguards follow upon tasks counted by a word as well: 任务5 … 保障1."""
    words = last.node.family is MarkerFamily.PART and last.node.number[:1] != "第"
    return words and marker.family is MarkerFamily.PART and marker.text.startswith("保障")


def is_chapter(marker: Marker) -> bool:
    """Whether the number is that of a chapter: 一、 or 第一章, not 任务一."""
    if marker.family is MarkerFamily.PART:
        return marker.text[0] == "第"
    return marker.family is MarkerFamily.HAN


def styles_differ(before: str, marker: Marker) -> bool:
    """Whether two printed numbers of one list end on different signs (1、 beside 2.)."""
    if marker.family not in (MarkerFamily.ARABIC, MarkerFamily.HAN) or marker.automatic:
        return False
    return _delimiter(before) != _delimiter(marker.text)


def _ordinal_form(text: str) -> str:
    if text[:2] in ("首先", "其次", "再次", "最后"):
        return "首先"
    return text[0] if text[0] in "第其" else text[-1]


def _delimiter(text: str) -> str:
    last = text[-1:]
    return _SAME_SIGN.get(last, "" if last.isalnum() else last)
