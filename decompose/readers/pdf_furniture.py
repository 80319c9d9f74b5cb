"""Headers, footers, page numbers and watermarks: what stands on pages and is no text of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from decompose.readers.pdf_pages import Line, Page
from decompose.text.patterns import regex

_NUMBER = r"(?:\d{1,4}|[ivxlcIVXLC]{1,7}|[一二三四五六七八九十百〇零]{1,5})"
_MARKED = regex(
    rf"[—–\-―－·•]+\s*{_NUMBER}\s*[—–\-―－·•]+"  # — 3 —
    rf"|第\s*{_NUMBER}\s*页(?:\s*[,，/／]?\s*共\s*{_NUMBER}\s*页)?"  # 第3页 共40页
    rf"|[Pp](?:age|\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?"  # Page 3 of 40
    rf"|\d{{1,4}}\s*[/／]\s*\d{{1,4}}"  # 3/40
)
_BARE = regex(r"\d{1,4}")
_DIGITS = regex(r"\d+")
_EDGE = 0.14
"""Share of the page at its top and foot where headers and footers stand."""
_NEAR = 4.0
_LEAST = 3
_WIDER = 1.3


def strip(pages: Sequence[Page]) -> list[Line]:
    """Take headers, footers, page numbers and watermarks off the pages; return what was taken."""
    taken = {id(line) for line in _repeated(pages)}
    taken |= {id(line) for line in _numbers(pages, taken)}
    removed = []
    for page in pages:
        removed += [line for line in page.lines if id(line) in taken]
        page.lines = [line for line in page.lines if id(line) not in taken]
    return removed


def _at_edge(line: Line, page: Page) -> bool:
    return line.y1 < _EDGE * page.height or line.y0 > (1 - _EDGE) * page.height


def _apart(line: Line, page: Page) -> bool:
    """Tell whether a line stands off the text: a wider gap, or other type."""
    rows = sorted({(other.y0, other.y1) for other in page.lines})
    gaps = sorted(after[0] - before[1] for before, after in pairwise(rows) if after[0] > before[1])
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    inward = [
        (other.y0 - line.y1 if line.middle < page.height / 2 else line.y0 - other.y1, other)
        for other in page.lines
    ]
    gap, nearest = min(
        ((g, o) for g, o in inward if g > 0), key=lambda pair: pair[0], default=(0, None)
    )
    if nearest is None:
        return True
    return gap > _WIDER * usual or abs(nearest.height - line.height) > 0.1 * line.height


def _inside_table(line: Line, page: Page) -> bool:
    """Tell whether upright rules stand on both sides of the line."""
    beside = [(x0 + x1) / 2 for x0, y0, x1, y1 in page.rules if y0 <= line.middle <= y1]
    return any(x < line.x0 for x in beside) and any(x > line.x1 for x in beside)


def _outermost(page: Page) -> list[Line]:
    """Return the lines of the first and last rows that have no text above or below them."""
    lines = sorted(page.lines, key=lambda line: line.middle)
    if not lines:
        return []
    top, foot = lines[0], lines[-1]
    return [
        line
        for line in lines
        if abs(line.middle - top.middle) < _NEAR or abs(line.middle - foot.middle) < _NEAR
    ]


def _repeated(pages: Sequence[Page]) -> Iterator[Line]:
    """Yield lines that stand at the same place of many pages, numbers aside.

    Left and right pages may differ, so a third of the pages is enough at the edges. Elsewhere a
    line must be the same, to a point, on most pages: a watermark.
    """
    groups: dict[tuple[str, int], list[tuple[Line, Page]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if _at_edge(line, page):
                key = _DIGITS.sub("0", line.text.replace(" ", ""))
                groups[key, round(line.middle / _NEAR)].append((line, page))
    for group in list(groups.values()):
        holders = {page.number for _, page in group}
        apart = sum(_apart(line, page) for line, page in group)
        if len(holders) >= max(2, len(pages) / 3) and apart > len(group) / 2:
            yield from (line for line, page in group if not _inside_table(line, page))
    if len(pages) < _LEAST:
        return
    exact: dict[tuple[str, float, float], list[tuple[Line, Page]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            exact[line.text, line.x0, line.y0].append((line, page))
    for group in exact.values():
        if len(group) >= max(_LEAST, 0.6 * len(pages)):
            yield from (line for line, page in group if not _inside_table(line, page))


def _numbers(pages: Sequence[Page], taken: set[int]) -> Iterator[Line]:
    """Yield page numbers: decorated ones by their form, bare ones that count with the pages."""
    bare: list[tuple[int, Line]] = []
    for page in pages:
        left = [line for line in page.lines if id(line) not in taken]
        rest = Page(page.number, page.width, page.height, left)
        for line in _outermost(rest):
            if not _at_edge(line, page) or _inside_table(line, page):
                continue
            text = line.text.strip()
            if _MARKED.fullmatch(text):
                yield line
            elif _BARE.fullmatch(text):
                bare.append((int(text) - page.number, line))
    shift, count = Counter(shift for shift, _ in bare).most_common(1)[0] if bare else (0, 0)
    if count >= 2 or (len(pages) == 1 and shift == 0):
        yield from (line for own, line in bare if own == shift)
