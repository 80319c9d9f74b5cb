"""The blind-spot map: objects down, stages across, one coloured cell each; chains as rows of links.

Drawn by hand as SVG, and as a table in HTML, so that no other program is needed. Colours are told
apart by the colour-blind, and every cell bears its word too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap

from decompose.labels.deliverables import Labels
from decompose.model.coverage import Cell, ChainState, Coverage, LinkState, Status

COLOURS = {
    Status.COVERED: "#0072B2",
    Status.SPLIT: "#56B4E9",
    Status.OVERLAP: "#E69F00",
    Status.WEAK: "#F0E442",
    Status.DESIGNATION: "#CC79A7",
    Status.GAP: "#D55E00",
    Status.UNKNOWN: "#DDDDDD",
    Status.NOT_APPLICABLE: "#F7F7F7",
}
DARK = (Status.COVERED, Status.GAP)
_WORST = (
    Status.GAP,
    Status.DESIGNATION,
    Status.OVERLAP,
    Status.WEAK,
    Status.SPLIT,
    Status.COVERED,
    Status.UNKNOWN,
    Status.NOT_APPLICABLE,
)
_FONT = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,SimSun,WenQuanYi Zen Hei,sans-serif"
_NAME, _CELL, _ROW, _HEAD = 150, 62, 24, 60
_HEAD_LETTERS = 6
_LETTER, _LINE = 12, 18
_PAGE_ROWS = 40
LEGEND = _WORST
"""Every state, the worst first."""
_SETTLED = _WORST.index(Status.SPLIT)
_LINK, _GAP = 150, 24

Row = tuple[str, dict[str, list[Cell]]]


def grid(found: Coverage) -> tuple[list[str], list[Row]]:
    """Return the stages and aspects that occur, and the cells of each object by them, the worst first."""
    sides = list(dict.fromkeys(cell.stage or cell.aspect for cell in found.cells))
    rows: dict[str, dict[str, list[Cell]]] = {}
    for cell in found.cells:
        rows.setdefault(cell.name, {}).setdefault(cell.stage or cell.aspect, []).append(cell)
    return sides, sorted(rows.items(), key=lambda row: _WORST.index(_state(row)))


def _state(row: Row) -> Status:
    return worst([cell for cells in row[1].values() for cell in cells])


def _one_page(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """Return the rows to draw, and the names of covered objects for which one page has no room."""
    if len(rows) <= _PAGE_ROWS:
        return rows, []
    shown = max(_PAGE_ROWS, sum(_state(row) in _WORST[:_SETTLED] for row in rows))
    return rows[:shown], [name for name, _ in rows[shown:]]


def worst(cells: Sequence[Cell]) -> Status:
    """Return the worst status of some cells, which must not be none."""
    return min((cell.together for cell in cells), key=_WORST.index)


def _title(found: Coverage, labels: Labels) -> str:
    return f"{found.title} {labels['coverage']}".strip()


def coverage_svg(found: Coverage, names: Mapping[str, str], labels: Labels) -> str:
    """Return the map as SVG."""
    _, rows = grid(found)
    rows, covered = _one_page(rows)
    stages = list(dict.fromkeys(stage for _, cells in rows for stage in cells))
    margin = max([_NAME, *(_breadth(name) + 8 for name, _ in rows)])
    width = margin + _CELL * len(stages) + 10
    lines = _wrapped(covered, width, labels)
    height = _HEAD + _ROW * (len(rows) + 3) + _LINE * (len(lines) + 2)
    parts = [_open(width, height), _text(5, 18, _title(found, labels), size=14)]
    for column, stage in enumerate(stages):
        word = names.get(stage, stage) or labels["object_whole"]
        parts += _head(margin + _CELL * column + 2, word)
    for line, (name, cells) in enumerate(rows):
        top = _HEAD + _ROW * line
        parts.append(_text(5, top + 16, name, size=11))
        for column, stage in enumerate(stages):
            if stage in cells:
                parts.append(_cell(margin + _CELL * column, top, worst(cells[stage]), labels))
    below = _HEAD + _ROW * (len(rows) + 1)
    parts += _legend(below, labels)
    if covered:
        lines.insert(0, labels["nothing_open"].format(len(covered)))
    parts += [_text(5, below + 38 + _LINE * i, line, size=11) for i, line in enumerate(lines)]
    return "\n".join([*parts, "</svg>", ""])


def _head(left: int, word: str) -> list[str]:
    """Return the head of a column in as many lines as its words need."""
    parts = wrap(word, _HEAD_LETTERS * (1 + word.isascii()))
    return [_text(left, _HEAD - 4 - 12 * i, part, size=10) for i, part in enumerate(parts[::-1])]


def _breadth(text: str) -> int:
    """Return the breadth of a text in pixels, rather too much than too little."""
    return len(text) * (_LETTER * 3 // 5 if text.isascii() else _LETTER)


def _wrapped(names: Sequence[str], width: int, labels: Labels) -> list[str]:
    """Break a list of names into lines of a width in pixels."""
    comma = ", " if labels.lang == "en" else "、"
    lines: list[str] = []
    for name in names:
        if lines and _breadth(lines[-1] + name) < width:
            lines[-1] += comma + name
        else:
            lines.append(name)
    return lines


def chains_svg(chains: Sequence[ChainState], labels: Labels) -> str:
    """Return the chains as SVG: a row each, a box a link, red where nobody stands."""
    most = max((len(chain.links) for chain in chains), default=1)
    width, height = (_LINK + _GAP) * most + 10, 110 * len(chains) + _ROW * 2
    parts = [_open(width, height)]
    for line, chain in enumerate(chains):
        top = 110 * line
        name = chain.name_en if labels.lang == "en" else chain.name
        parts.append(_text(5, top + 20, name, size=14))
        for column, link in enumerate(chain.links):
            left = 5 + (_LINK + _GAP) * column
            parts += _link(left, top + 30, link, labels)
            if column:
                parts.append(
                    f'<path d="M{left - _GAP} {top + 62}h{_GAP - 6}m-6 -5l6 5l-6 5" fill="none" '
                    'stroke="#555555"/>'
                )
    parts += _legend(110 * len(chains) + 4, labels)
    return "\n".join([*parts, "</svg>", ""])


def _link(left: int, top: int, link: LinkState, labels: Labels) -> list[str]:
    name = link.name_en if labels.lang == "en" else link.name
    edge = "#D55E00" if link.status is Status.GAP else "#555555"
    dash = "" if link.tasks else ' stroke-dasharray="4 3"'
    box = (
        f'<rect x="{left}" y="{top}" width="{_LINK}" height="64" rx="4" fill="#FFFFFF" '
        f'stroke="{edge}" stroke-width="1.5"{dash}/>'
    )
    mark = f'<rect x="{left}" y="{top}" width="6" height="64" fill="{COLOURS[link.status]}"/>'
    lines = [_text(left + 12, top + 18, name, size=12)]
    shown = link.holders[:3] or (labels.status(link.status),)
    lines += [_text(left + 12, top + 34 + 13 * i, who, size=10) for i, who in enumerate(shown)]
    return [box, mark, *lines]


def _open(width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{_FONT}">'
    )


def _text(x: int, y: int, text: str, *, size: int, colour: str = "#222222") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}">{escape(text)}</text>'


def _cell(x: int, y: int, status: Status, labels: Labels) -> str:
    colour = "#FFFFFF" if status in DARK else "#222222"
    box = (
        f'<rect x="{x}" y="{y + 2}" width="{_CELL - 3}" height="{_ROW - 4}" '
        f'fill="{COLOURS[status]}"/>'
    )
    return box + _text(x + 3, y + 16, labels.short_status(status), size=9, colour=colour)


def _legend(top: int, labels: Labels) -> list[str]:
    return [
        f'<rect x="{5 + 120 * i}" y="{top}" width="12" height="12" fill="{COLOURS[status]}" '
        f'stroke="#555555" stroke-width="0.5"/>'
        + _text(21 + 120 * i, top + 10, labels.status(status), size=10)
        for i, status in enumerate(_WORST)
    ]


def coverage_html(found: Coverage, names: Mapping[str, str], labels: Labels) -> str:
    """Return the map as one HTML page without scripts or outside files."""
    stages, rows = grid(found)
    title = escape(_title(found, labels))
    words = [names.get(stage, stage) or labels["object_whole"] for stage in stages]
    head = "".join(f"<th>{escape(word)}</th>" for word in words)
    body = []
    for name, cells in rows:
        line = "".join(
            _html_cell(cells[stage], labels) if stage in cells else "<td></td>" for stage in stages
        )
        body.append(f"<tr><th>{escape(name)}</th>{line}</tr>")
    style = "".join(
        f".{s.value}{{background:{COLOURS[s]};color:{'#fff' if s in DARK else '#222'}}}"
        for s in Status
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{"en" if labels.lang == "en" else "zh-CN"}"><head>'
        f'<meta charset="utf-8"><title>{title}</title><style>body{{font-family:{_FONT}}}'
        "table{border-collapse:collapse;font-size:12px}td,th{border:1px solid #ccc;padding:2px 4px}"
        f"th{{text-align:left;font-weight:normal}}{style}</style></head><body><h1>{title}</h1>\n"
        f"<table><thead><tr><th></th>{head}</tr></thead><tbody>\n"
        + "\n".join(body)
        + "\n</tbody></table></body></html>\n"
    )


def _html_cell(cells: Sequence[Cell], labels: Labels) -> str:
    status = worst(cells)
    holders = "、".join(dict.fromkeys(h for cell in cells for h in cell.holders))
    return (
        f'<td class="{status.value}" title="{escape(holders)}">{escape(labels.status(status))}</td>'
    )
