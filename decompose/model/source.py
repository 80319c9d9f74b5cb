"""What a reader saw, and where: documents, blocks, spans, markers, problems."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from pydantic import Field, SkipValidation

from decompose.model.base import Model


class Span(Model):
    """Half-open character range of one block's text as read.

    Units:
        ``block`` is the block's index in the document; ``start`` and ``end`` are character offsets.
    """

    block: int
    start: int
    end: int


class Place(Model):
    """Where in the file a block stands.

    Units:
        All numbers count from 1. ``part`` is the part of a container file (``word/document.xml``).
        ``box`` is left, top, right, bottom in points from the page's top left corner.
    """

    file: str
    part: str = ""
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        words: list[tuple[int | str | None, str]] = [
            (None if "/" in self.part else self.part or None, "“{}”"),
            (self.page, "第{}页"),
            (self.table, "表{}"),
            (self.row, "第{}行"),
            (self.column, "第{}列"),
            (self.paragraph, "第{}段"),
        ]
        return f"{self.file} " + "".join(form.format(n) for n, form in words if n is not None)


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    IMAGE = "image"


class Block(Model):
    """One paragraph, table cell or image, in reading order.

    The style's outline level, the list level and the automatic number are three separate facts; the
    automatic number is never part of a paragraph's ``text``. For a cell, ``place`` carries table, row
    and column, ``row_span`` and ``column_span`` say how far a merged cell reaches, and automatic
    numbers stand in the text as they are printed, since a cell may hold several paragraphs. For an image, ``text`` is
    its name or description and may be empty.

    Units:
        ``outline_level`` and ``list_level`` count from 0, as in the file.
    """

    index: int
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str
    place: Place
    style: str | None = None
    outline_level: int | None = None
    list_level: int | None = None
    automatic_number: str | None = None
    row_span: int = 1
    column_span: int = 1
    bold_prefix: int = 0
    """Characters at the start of the text that are bold while the rest is not (a run-in heading)."""


class Problem(Model):
    """A fact about the document that a reader of the result must know: never silent, never fatal.

    ``code`` is stable and readable: ``encoding.detected``, ``number.skipped``, ``table.image`` …
    """

    code: str
    message: str
    place: Place | None = None
    span: Span | None = None


class Unread(Model):
    """Text of the file that stands in no block, and why: nothing is lost in silence.

    ``reason`` is stable and readable: ``hidden``, ``deleted``, ``comment``, ``header`` …
    """

    reason: str
    text: str
    place: Place


class Withheld(Model):
    """A place whose characters were replaced, as they identify a person: the name is kept nowhere.

    ``kind`` is ``person`` or ``number`` (of a telephone or an identity card, a mail address);
    ``column`` is the head of the column of persons in which it stands, empty elsewhere.
    """

    kind: str
    span: Span
    column: str = ""


class EnclosedRow(NamedTuple):
    """A row of a file that decompose wrote: what it was written for, and what was changed in it since."""

    id: str
    """Id of the task or indicator; empty for a row that people added."""
    kind: str
    """``tasks``, ``scheme`` (tasks in a Word file) or ``indicators``."""
    blocks: dict[str, int]
    """Block by what stands in it; a cell that is empty has none."""
    changed: tuple[str, ...]
    """What no longer stands there as it was written."""


class Enclosed(NamedTuple):
    """The division that a file takes along, as JSON, with the rows of its tables as they are now."""

    division: str
    rows: tuple[EnclosedRow, ...]


class Document(Model):
    """A file as read: blocks in reading order, what was left out of them, and what was noticed.

    ``withheld`` tells where personal names and numbers stood; None before anybody looked for them.
    """

    name: str
    format: str
    encoding: str | None = None
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()
    withheld: tuple[Withheld, ...] | None = None
    enclosed: SkipValidation[Enclosed | None] = Field(default=None, exclude=True, repr=False)
    """What a file that decompose wrote takes along."""

    def slice(self, span: Span) -> str:
        """Return the characters a span points to."""
        return self.blocks[span.block].text[span.start : span.end]


class MarkerFamily(StrEnum):
    """Families of item numbers, outermost first by custom; the text decides the real order."""

    PART = "part"
    """第一部分、第一章、第一节."""
    HAN = "han"
    """一、."""
    HAN_PAREN = "han-paren"
    """（一）."""
    ARABIC = "arabic"
    """1. 1、1．."""
    ARABIC_PAREN = "arabic-paren"
    """(1) （1） 1）."""
    DECIMAL = "decimal"
    """1.1 1.1.1."""
    CIRCLED = "circled"
    """①."""
    ORDINAL = "ordinal"
    """一是、首先."""
    DASH = "dash"
    """—— •."""


class Marker(Model):
    """An item number as printed, or the automatic number of a list.

    Units:
        ``start`` and ``end`` are offsets in the block's text; both are 0 for an automatic number.
    """

    family: MarkerFamily
    value: int
    text: str
    start: int
    end: int
    automatic: bool = False
