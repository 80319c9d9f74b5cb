"""Lines of print to paragraphs.

A line that is full and is followed by a line at the margin goes on; everything else ends a
paragraph: a short line, an indented successor, another size, a wider gap, a new number after a
full stop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from decompose.readers.pdf_lines import CLOSING, ENDING, MARKER, WEAK_MARKER, fills, join
from decompose.readers.pdf_pages import Line
from decompose.text.patterns import regex

_INDENT = 1.2
_OTHER_SIZE = 0.2
_WIDER = 1.3
_NEAR = 0.8
_TITLE = 1.15
_MANY = 5
_EXACT, _LOOSE = 0.3, 2.5
_DEEPEST = 3.0
"""Widest indent of a paragraph, in characters: what stands further in is centred."""
_LEADER = regex(r"(?:[.．·…]\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")

_DOTS = regex(r"(?:[.．·…]\s?){4,}\d{0,4}")


@dataclass(slots=True)
class Paragraph:
    """A paragraph and the lines it stood on."""

    lines: list[Line]
    text: str
    hanging: float | None = None
    """Where the lines after the first begin, when that is right of the first."""


@dataclass(slots=True)
class Strip:
    """A run of lines with its margins.

    Units:
        ``left`` and ``right`` are points from the page's left edge, ``pitch`` points from line to
        line.
    """

    lines: list[Line]
    left: float
    right: float
    pitch: float
    size: float
    frame: float = 0.0
    """Width of the page, or 0 for a column."""
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Custom:
    """What holds for most of a document: size of type, and its margins."""

    size: float
    left: float
    right: float
    pitch: float


def custom(strips: Sequence[list[Line]]) -> Custom:
    """Measure the running text of a document."""
    weights: Counter[float] = Counter()
    for lines in strips:
        for line in lines:
            weights[round(line.height)] += len(line.text)
    size = float(weights.most_common(1)[0][0]) if weights else 12.0
    body = [line for lines in strips for line in lines if abs(line.height - size) < 0.15 * size]
    if not body:
        return Custom(size, 0.0, 0.0, 1.6 * size)
    return Custom(size, _edge(body, left=True), _edge(body, left=False), _pitch(strips, 1.6 * size))


def measured(lines: list[Line], whole: Custom, frame: float) -> Strip:
    """Give a run of lines its margins: its own when it is long enough, else the document's."""
    body = [line for line in lines if abs(line.height - whole.size) < 0.15 * whole.size]
    left, right = whole.left, whole.right
    if not frame or (len(body) >= _MANY and _edge(body, left=False) > right - 2 * whole.size):
        source = body or lines
        left, right = _edge(source, left=True), _edge(source, left=False)
    if frame:
        # A page of short lines only does not show its right margin: it mirrors the left one.
        right = max(right, frame - max(left, 0) - 2 * whole.size)
    size = median(line.height for line in body or lines)
    return Strip(lines, left, right, _pitch([lines], whole.pitch), max(size, 1.0), frame)


def _edge(lines: Sequence[Line], *, left: bool) -> float:
    """Return the outermost edge that several lines share."""
    if not left:
        # Stops and commas may hang over the margin.
        inside = [line for line in lines if line.text[-1] not in CLOSING]
        lines = inside if len(inside) >= 3 else lines
    sides = sorted((line.x0 for line in lines) if left else (-line.x1 for line in lines))
    least = max(2, len(sides) // 12) if len(sides) > 3 else 1
    for side in sides:
        if sum(abs(other - side) < 3 for other in sides) >= least:
            return side if left else -side
    return sides[0] if left else -sides[0]


def _pitch(strips: Sequence[list[Line]], default: float) -> float:
    steps = [
        after.y1 - before.y1
        for lines in strips
        for before, after in pairwise(lines)
        if 0 < after.y1 - before.y1 < 4 * before.height
        and abs(after.height - before.height) < _OTHER_SIZE * before.height
    ]
    if len(steps) < 3:
        return default
    # The closest lines are those inside paragraphs.
    low = sorted(steps)[: max(3, 2 * len(steps) // 3)]
    return max(median(low), 1.0)


def paragraphs(strips: Sequence[Strip]) -> Iterator[Paragraph]:
    """Yield the paragraphs of strips that follow each other, over columns and pages."""
    open_one: Paragraph | None = None
    last: Strip | None = None
    for strip in strips:
        for line in strip.lines:
            if open_one is not None and last is not None:
                if _goes_on(open_one, line, last, strip):
                    open_one.text = join(open_one.text, line.text)
                    open_one.lines.append(line)
                    last = strip
                    continue
                yield open_one
            open_one, last = Paragraph([line], line.text), strip
    if open_one is not None:
        yield open_one


def _goes_on(paragraph: Paragraph, line: Line, old: Strip, new: Strip) -> bool:
    last = paragraph.lines[-1]
    size = max(last.height, line.height)
    if _DOTS.fullmatch(line.text):
        return not _LEADER.search(last.text)
    if abs(last.height - line.height) > _OTHER_SIZE * size or _LEADER.search(last.text):
        return False
    if old is new and line.y1 - last.y1 > _WIDER * size * max(old.pitch / old.size, 1.05):
        return False
    if MARKER.match(line.text) and (
        ENDING.search(last.text)
        or (
            (last.text[-1] in "）)" or MARKER.match(last.text)) and not WEAK_MARKER.match(line.text)
        )
    ):
        return False
    if not fills(last, line.text, old.right, _slack(paragraph, line)):
        return False
    if (
        old.frame
        and _centred(line, new)
        and (_centred(last, old) or last.height > _TITLE * old.size)
    ):
        return not MARKER.match(line.text)
    return line.x0 - new.left < _INDENT * size or _hangs(paragraph, line, size)


def _slack(paragraph: Paragraph, line: Line) -> float:
    """Return how far a full line may fall short of the margin, in characters.

    Below an indented line, one at the margin goes on with its sentence: then little has to be full.
    """
    first, last = paragraph.lines[0], paragraph.lines[-1]
    if ENDING.search(last.text) or MARKER.match(line.text):
        return _EXACT
    indent = first.x0 - line.x0
    indented = _INDENT * line.height < indent < _DEEPEST * line.height
    return _LOOSE if indented else _EXACT


def _hangs(paragraph: Paragraph, line: Line, size: float) -> bool:
    """Tell whether the lines of a numbered paragraph stand right of its number."""
    if paragraph.hanging is not None:
        return abs(line.x0 - paragraph.hanging) < _NEAR * size
    first = paragraph.lines[0]
    if len(paragraph.lines) > 1 or not MARKER.match(first.text) or ENDING.search(first.text):
        return False
    if not 0.3 * size < line.x0 - first.x0 < 4 * size:
        return False
    paragraph.hanging = line.x0
    return True


def _centred(line: Line, strip: Strip) -> bool:
    before, after = line.x0 - strip.left, strip.right - line.x1
    return before > 0.3 * line.height and abs(before - after) < 1.5 * line.height
