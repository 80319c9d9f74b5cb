"""The tree of a document while it is being built: pieces of text and the headings over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from decompose.model.plan import Attribution, SectionKind
from decompose.model.source import Marker, MarkerFamily, Span
from decompose.parser.field_labels import work_in
from decompose.parser.headings import split_heading
from decompose.parser.lexer import Line

LEAVES = (MarkerFamily.ORDINAL, MarkerFamily.DASH, MarkerFamily.CIRCLED)
"""Families whose items are mostly whole paragraphs."""


class Piece(NamedTuple):
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
    """A heading with what stands under it."""

    title: Piece
    number: str = ""
    value: int = 0
    family: MarkerFamily | None = None
    run_in: bool = False
    """The title is a heading, not the beginning of the only sentence."""
    whole: Piece | None = None
    """Heading and body together where they share a line."""
    body: list[Piece] = field(default_factory=list)
    tables: list[Line] = field(default_factory=list)
    """Cells, captions and images under the heading, in order."""
    children: list[Node] = field(default_factory=list)
    kind: SectionKind | None = None
    by_text: bool = False
    """The title did not tell the kind, the sentences did."""
    untold: bool = False
    """Neither the title, nor the sentences, nor the company told the kind."""
    annex: bool = False
    box: bool = False
    attribution: Attribution | None = None
    """Stated in another cell of the row the task comes from."""
    deadline: str | None = None
    funds: str | None = None
    site: str | None = None

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

    def set_heading(self, line: Line) -> None:
        """Take a line as the heading, and what follows a run-in heading as body."""
        piece = piece_of(line)
        before, start = work_in(line.text)
        if start == len(line.text):
            before = start = 0
        heading = split_heading(line.text[start:], bold_prefix=max(0, line.bold_prefix - start))
        self.title = piece.part(start, start + heading.title_end)
        self.run_in = heading.run_in
        if before:
            self.body.append(piece.part(0, before))
            self.whole = piece
        if start + heading.body_start < len(line.text):
            self.body.append(piece.part(start + heading.body_start, len(line.text)))
            self.whole = piece
        elif line.text[-1] in "。；" and self.family in LEAVES:
            self.whole = piece

    def walk(self) -> Iterator[Node]:
        """Yield the node and everything under it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def piece_of(line: Line) -> Piece:
    """Return a line's text as a piece."""
    return Piece(line.block, line.start, line.end, line.text)


def node_of(line: Line, marker: Marker | None) -> Node:
    """Return a line as a heading; a number alone is its own title until another line gives one."""
    node = Node(piece_of(line))
    if marker is not None:
        node.number = marker.text.rstrip("：:，, ")
        node.value = marker.value
        node.family = marker.family
    if line.text:
        node.set_heading(line)
    elif marker is not None and not marker.automatic:
        end = marker.start + len(marker.text)
        node.title = Piece(line.block, marker.start, end, marker.text)
    return node


def prune(node: Node) -> None:
    """Take out numbers with nothing behind them, all the way down."""
    for child in node.children:
        prune(child)
    node.children = [child for child in node.children if not child.is_blank]
