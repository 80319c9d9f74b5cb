"""Tables drawn in plain text: cells between upright strokes, with or without a line of dashes."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.model.source import Document
from decompose.parser.lexer import Line, LineKind
from decompose.text.patterns import regex

_STROKES = "|｜│┃¦"
_TO_TABS = str.maketrans(dict.fromkeys(_STROKES, "\t"))
_DRAWN = regex(rf"[{_STROKES}\-—–─━═=+:：┼├┤┌┐└┘┬┴╋ \t]{{3,}}")  # |---|:--:|, +----+----+
_FEWEST_CELLS = 2
_FEWEST_ROWS = 2
_MOST_CELLS = 60


def end_of_piped(lines: Sequence[Line], i: int, doc: Document) -> int:
    """Return the index after the drawn table that starts at ``i``; ``i`` for none.

    Shape:
        At least two rows of as many cells; rows framed by strokes on both sides, or the first two
        parted by a line of dashes, or a header of at least three cells. A missing last cell is
        forgiven where the rows are framed.
    """
    first = i + 1 if _is_drawn(lines[i], doc) else i
    if first >= len(lines) or (width := _cells(lines[first], doc)) < _FEWEST_CELLS:
        return i
    framed = _is_framed(lines[first], doc)
    ruled = first + 1 < len(lines) and _is_drawn(lines[first + 1], doc)
    if not framed and not ruled and width < _FEWEST_CELLS + 1:
        return i
    end, rows = first, 0
    while end < len(lines):
        if not _is_drawn(lines[end], doc):
            cells = _cells(lines[end], doc)
            fits = cells == width or (framed and _is_framed(lines[end], doc) and cells > 0)
            if not fits or width > _MOST_CELLS:
                break
            rows += 1
        end += 1
    return end if rows >= _FEWEST_ROWS else i


def as_piped(line: Line, number: int, doc: Document) -> Line:
    """Return a row with a tab for every stroke between two cells; a line of dashes is no text.

    Shape:
        Every character keeps its place.
    """
    if _is_drawn(line, doc):
        return line._replace(kind=LineKind.DEBRIS, table=None, marker=None)
    start, end = _inside(line, doc)
    text = doc.blocks[line.block].text[start:end].translate(_TO_TABS)
    return line._replace(
        kind=LineKind.CELL, table=number, marker=None, start=start, end=end, text=text
    )


def _whole(line: Line, doc: Document) -> tuple[int, int]:
    """Return where a line begins, its item number included, and ends."""
    start = line.start
    if line.marker is not None and not line.marker.automatic:
        start = line.marker.start
    return start, line.end


def _inside(line: Line, doc: Document) -> tuple[int, int]:
    """Return a row without the strokes that frame it."""
    start, end = _whole(line, doc)
    text = doc.blocks[line.block].text
    if end - start > 1 and text[start] in _STROKES:
        start += 1
    if end - start > 1 and text[end - 1] in _STROKES:
        end -= 1
    return start, end


def _cells(line: Line, doc: Document) -> int:
    """Return how many cells a line has; 0 for one that is no row."""
    if line.kind not in (LineKind.TEXT, LineKind.DEBRIS) or line.outline_level is not None:
        return 0
    start, end = _inside(line, doc)
    text = doc.blocks[line.block].text[start:end]
    found = sum(map(text.count, _STROKES))
    return found + 1 if found else 0


def _is_framed(line: Line, doc: Document) -> bool:
    start, end = _whole(line, doc)
    text = doc.blocks[line.block].text
    return end - start > 1 and text[start] in _STROKES and text[end - 1] in _STROKES


def _is_drawn(line: Line, doc: Document) -> bool:
    """Whether a line only draws: dashes and strokes."""
    start, end = _whole(line, doc)
    text = doc.blocks[line.block].text[start:end]
    strokes = any(sign in text for sign in "-—–─━═=")
    return strokes and _DRAWN.fullmatch(text) is not None
