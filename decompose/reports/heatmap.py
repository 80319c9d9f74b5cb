"""What the drawings of the coverage share.

Drawn by hand as SVG, so that no other program is needed. Colours are told apart by the colour-blind,
and every cell bears its word too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from decompose.labels.deliverables import Labels
from decompose.model.coverage import Cell, Coverage, Status

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
FONT = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,SimSun,WenQuanYi Zen Hei,sans-serif"
LEGEND = _WORST
"""Every state, the worst first."""

Row = tuple[str, dict[str, list[Cell]]]


def grid(found: Coverage) -> list[Row]:
    """Return the cells of each object by stages and aspects, the worst first."""
    rows: dict[str, dict[str, list[Cell]]] = {}
    for cell in found.cells:
        rows.setdefault(cell.name, {}).setdefault(cell.stage or cell.aspect, []).append(cell)
    return sorted(rows.items(), key=lambda row: _WORST.index(_state(row)))


def sides_by_use(rows: Sequence[Row]) -> list[str]:
    """Return the stages and aspects, the object as a whole first, then those that most objects have."""
    often = Counter(side for _, cells in rows for side in cells)
    return sorted(often, key=lambda side: (side != "", -often[side]))


def _state(row: Row) -> Status:
    return worst([cell for cells in row[1].values() for cell in cells])


def worst(cells: Sequence[Cell]) -> Status:
    """Return the worst status of some cells, which must not be none."""
    return min((cell.together for cell in cells), key=_WORST.index)


def open_svg(width: int, height: int) -> str:
    """Return the beginning of a drawing."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONT}">'
    )


def text_svg(
    x: int, y: int, text: str, *, size: int, colour: str = "#222222", bold: bool = False
) -> str:
    """Return a line of text."""
    weight = ' font-weight="bold"' if bold else ""
    place = f'x="{x}" y="{y}" font-size="{size}"'
    return f'<text {place} fill="{colour}"{weight}>{escape(text)}</text>'


def legend_svg(
    top: int, labels: Labels, *, left: int = 5, step: int = 120, size: int = 10
) -> list[str]:
    """Return the colours of the states, side by side."""
    return [
        f'<rect x="{left + step * i}" y="{top}" width="12" height="12" fill="{COLOURS[status]}" '
        f'stroke="#555555" stroke-width="0.5"/>'
        + text_svg(left + 16 + step * i, top + 11, labels.status(status), size=size)
        for i, status in enumerate(_WORST)
    ]
