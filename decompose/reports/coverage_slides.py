"""Pages of the coverage as SVG and as DOT, of the size of a slide (16:9)."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.labels.deliverables import Labels
from decompose.model.coverage import Status
from decompose.reports.coverage_pages import Field, Page
from decompose.reports.diagram_tables import table_dot
from decompose.reports.heatmap import COLOURS, DARK, legend_svg, open_svg, text_svg

WIDTH, HEIGHT = 1280, 720
"""A slide of 13.33 by 7.5 inches at 96 dots an inch: a letter of 12 is 9 points there."""
_MARGIN, _SIZE, _LINE, _PAD = 20, 12, 14, 4
_TITLE_AT, _TABLE_AT, _LEGEND_AT = 36, 52, HEIGHT - 24
_MOST_LINES = 2
_NOTE_LINES = 2
_COMMA = "、"
_NOT_FIRST = "、，。；：！？）》”"
"""Signs with which no line begins."""


def page_svg(page: Page, labels: Labels) -> str:
    """Return a page as SVG."""
    top = _TABLE_AT
    parts = [open_svg(WIDTH, HEIGHT), f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>']
    parts.append(text_svg(_MARGIN, _TITLE_AT, page.title, size=20))
    heads = tuple(Field(head) for head in page.heads)
    for number, row in enumerate((heads, *page.rows)):
        height = _height(row, page.widths)
        parts += _row(row, page.widths, top, height, head=number == 0)
        top += height
    for note in page.notes:
        for line in broken(note, WIDTH - 2 * _MARGIN, _NOTE_LINES):
            top += _LINE + 3
            parts.append(text_svg(_MARGIN, top, line, size=_SIZE))
        top += 4
    parts += legend_svg(_LEGEND_AT, labels, left=_MARGIN, step=150, size=_SIZE)
    return "\n".join([*parts, "</svg>", ""])


def _height(row: Sequence[Field], widths: Sequence[int]) -> int:
    lines = max(len(broken(f.text, w - 2 * _PAD)) for f, w in zip(row, widths, strict=True))
    return _LINE * lines + 2 * _PAD


def _row(
    row: Sequence[Field], widths: Sequence[int], top: int, height: int, *, head: bool
) -> list[str]:
    parts, left = [], _MARGIN
    for field, width in zip(row, widths, strict=True):
        fill = "#E6ECF5" if head else COLOURS[field.status] if field.status else "#FFFFFF"
        colour = "#FFFFFF" if field.status in DARK and not head else "#222222"
        parts.append(
            f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{fill}" '
            'stroke="#BBBBBB" stroke-width="0.5"/>'
        )
        for number, line in enumerate(broken(field.text, width - 2 * _PAD)):
            at = top + _PAD + _SIZE - 1 + _LINE * number
            parts.append(text_svg(left + _PAD, at, line, size=_SIZE, colour=colour))
        left += width
    return parts


def breadth(text: str) -> float:
    """Return the breadth of a text of this size, rather too much than too little."""
    return sum(_SIZE * (0.62 if char.isascii() else 1.0) for char in text)


def broken(text: str, width: int, most: int = _MOST_LINES) -> list[str]:
    """Break a text into lines of a width; what has no room ends in an ellipsis."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most:
        end = len(rest)
        while end > 1 and breadth(rest[:end]) > width:
            end -= 1
        if end < len(rest) and rest[end - 1].isascii() and " " in rest[1:end]:
            end = rest.rindex(" ", 1, end) + 1
        while 1 < end < len(rest) and rest[end] in _NOT_FIRST:
            end -= 1
        end = _behind_a_name(rest, end, width * (most - len(lines) - 1))
        lines.append(rest[:end])
        rest = rest[end:]
    if rest:
        last = lines[-1]
        while last and breadth(f"{last}…") > width:
            last = last[:-1]
        lines[-1] = f"{last}…"
    return lines or [""]


def _behind_a_name(text: str, end: int, room: int) -> int:
    """Return where a line ends so that no name of a list is cut, where what follows still has room."""
    comma = text.rfind(_COMMA, 1, end) + 1
    cut = end < len(text) and comma > end // 2
    return comma if cut and breadth(text[comma:]) <= room else end


def page_dot(page: Page, labels: Labels) -> str:
    """Return a page as a DOT table, for PNG and PDF."""
    lines: list[list[tuple[str, Status | None]]] = [[(head, None) for head in page.heads]]
    lines += [
        [("\n".join(broken(f.text, w - 2 * _PAD)), f.status) for f, w in pair]
        for pair in (zip(row, page.widths, strict=True) for row in page.rows)
    ]
    notes = ["\n".join(broken(n, WIDTH - 2 * _MARGIN, _NOTE_LINES)) for n in page.notes]
    return table_dot(page.title, lines, labels, notes)
