"""The reading order of a page: bands of full width, and columns between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from decompose.readers.pdf_pages import Line, Page

_MIDDLES = (0.5, 0.48, 0.52, 0.45, 0.55, 0.42, 0.58, 0.35, 0.65, 0.33, 0.67, 0.3, 0.7)
_LEAST = 4
_FULL = 0.7
_MOST_CROSSING = 0.4
_SAME_ROW = 0.5
_DEPTH = 2


def usual_gutter(pages: Sequence[Page]) -> float | None:
    """Return where the columns of a document part, when many of its pages have columns."""
    found = [round(gutter / 4) for page in pages if (gutter := _gutter(_sorted(page.lines)))]
    place, count = Counter(found).most_common(1)[0] if found else (0, 0)
    return place * 4.0 if count >= max(1, 0.3 * len(pages)) else None


def strips(lines: Sequence[Line], usual: float | None = None) -> Iterator[tuple[list[Line], bool]]:
    """Yield runs of lines read from top to bottom, in reading order, and whether each is a column.

    Args:
        lines: Lines of one page.
        usual: Where the columns of the document part.
    """
    yield from _strips(_sorted(lines), 0, usual)


def _sorted(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.middle, line.x0))


def _strips(
    lines: list[Line], depth: int, usual: float | None = None
) -> Iterator[tuple[list[Line], bool]]:
    gutter = _gutter(lines) if depth < _DEPTH else None
    if gutter is None and usual is not None:
        crossing = sum(line.x0 < usual < line.x1 for line in lines)
        gutter = usual if crossing <= _MOST_CROSSING * len(lines) else None
    if gutter is None:
        if lines:
            yield rows(lines), depth > 0
        return
    for crossing, group in groupby(lines, key=lambda line: line.x0 < gutter < line.x1):
        if crossing:
            yield rows(list(group)), False
        else:
            yield from _columns(list(group), gutter, depth)


def _columns(band: list[Line], gutter: float, depth: int) -> Iterator[tuple[list[Line], bool]]:
    left = [line for line in band if line.x1 <= gutter]
    right = [line for line in band if line.x0 >= gutter]
    for column in (left, right):
        yield from _strips(column, depth + 1)


def _gutter(lines: list[Line]) -> float | None:
    """Return the middle of the white stripe between two columns of running text."""
    if len(lines) < 2 * _LEAST:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for share in _MIDDLES:
        middle = x0 + share * (x1 - x0)
        left = [line for line in lines if line.x1 <= middle]
        right = [line for line in lines if line.x0 >= middle]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _LEAST or crossing > _MOST_CROSSING * len(lines):
            continue
        inner, outer = max(line.x1 for line in left), min(line.x0 for line in right)
        if _running(left, middle - x0) and _running(right, x1 - middle) and _beside(left, right):
            return (inner + outer) / 2
    return None


def _running(lines: list[Line], width: float) -> bool:
    """Tell whether most lines fill the column, as running text does and table cells do not."""
    return sum(line.width > _FULL * width for line in lines) >= max(3, 0.4 * len(lines))


def _beside(left: list[Line], right: list[Line]) -> bool:
    top = max(left[0].y0, right[0].y0)
    foot = min(left[-1].y1, right[-1].y1)
    return foot - top > 2 * left[0].height


def rows(lines: list[Line]) -> list[Line]:
    """Join pieces that stand side by side; ``lines`` are sorted from the top."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        row = [lines[at]]
        at += 1
        while at < len(lines) and _same_row(row[0], lines[at]):
            row.append(lines[at])
            at += 1
        joined.append(row[0] if len(row) == 1 else _joined(row))
    return joined


def _same_row(one: Line, two: Line) -> bool:
    overlap = min(one.y1, two.y1) - max(one.y0, two.y0)
    return overlap > _SAME_ROW * min(one.height, two.height)


def _joined(row: list[Line]) -> Line:
    row.sort(key=lambda line: line.x0)
    text = row[0].text
    for before, after in pairwise(row):
        gap = after.x0 - before.x1
        text += ("  " if gap > before.height else "") + after.text
    return Line(
        text,
        row[0].x0,
        min(line.y0 for line in row),
        max(line.x1 for line in row),
        max(line.y1 for line in row),
        row[0].page,
    )
