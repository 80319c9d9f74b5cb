"""A drawing of Graphviz with fewer bytes: what all its words share is said once, numbers are rounded.

Nothing but the way of writing changes; what is not written as Graphviz writes it today stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter

from decompose.text.patterns import regex

_PROLOG = regex(r"^.*?(?=<svg\b)", re.DOTALL)
_UNUSED = regex(
    r"<title>.*?</title>\s*|<!--.*?-->\s*|(?<=<g) id=\"[^\"]*\"|<\?.*?\?>| xml:space=\"preserve\""
    r"| xmlns(?::xlink)?=\"[^\"]*\"|(?<=>)\s*\n\s*(?=<)",
    re.DOTALL,
)
"""Names of nodes, which nobody knows, ids, which would stand in the page more than once, blanks."""
_USUAL = regex(r' (?:font-family|font-size|text-anchor)="[^"]*"')
_TEXT = regex(r"<text\b[^>]*>")
_GROUP = regex(r"<g(?! class=\"graph\")[^>]*>")
_GEOMETRY = regex(r' (?:d|points|viewBox|width|height|x|y|cx|cy|rx|ry)="[^"]*"')
_FRACTION = regex(r"-?\d+\.\d+")
_ROUNDED = regex(r'<path ([^>]*?)d="M([-\d., C]+)"/>')
_POINTS_OF_BOX = 25
_NEAR = 0.01
_SIMPLE = regex(r'="([\w.#-]+)"(?=[ >])', re.ASCII)


def compact(svg: str) -> str:
    """Return a drawing as it may stand in a page.

    Args:
        svg: What Graphviz drew; its texts are escaped already.
    """
    drawing = _UNUSED.sub("", _PROLOG.sub("", svg)).strip()
    usual = _most_usual(drawing)
    drawing = _TEXT.sub(lambda tag: _USUAL.sub(lambda own: _unless(own[0], usual), tag[0]), drawing)
    drawing = drawing.replace("<svg", f"<svg{''.join(usual)}", 1)
    drawing = _ROUNDED.sub(_box, drawing)
    drawing = _GEOMETRY.sub(lambda own: _FRACTION.sub(_short, own[0]), drawing)
    inside, end, after = _GROUP.sub("", drawing).rpartition("</g>")
    return _SIMPLE.sub(r"=\1", f"{inside.replace('</g>', '')}{end}{after}")


def _most_usual(drawing: str) -> tuple[str, ...]:
    """Return the font, size and anchor that most words have; said on the drawing they hold for all."""
    counts = Counter(own for tag in _TEXT.findall(drawing) for own in _USUAL.findall(tag))
    best: dict[str, str] = {}
    for own, _ in counts.most_common():
        best.setdefault(own.partition("=")[0], own)
    return tuple(best.values())


def _unless(own: str, usual: tuple[str, ...]) -> str:
    return "" if own in usual else own


def _box(path: re.Match[str]) -> str:
    """Return a box with round corners as what it is, where a path draws one."""
    points = [tuple(map(float, p.split(","))) for p in path[2].replace("C", " ").split()]
    if len(points) != _POINTS_OF_BOX or points[0] != points[1] or points[2] != points[3]:
        return path[0]
    across, down = (sorted(p[n] for p in points) for n in (0, 1))
    radius = points[2][0] - across[0]
    if abs(points[3][1] - down[0]) > _NEAR or points[0] != points[-1]:
        return path[0]
    box = (across[0], down[0], across[-1] - across[0], down[-1] - down[0], radius)
    sides = (
        f'{name}="{value:.2f}"'
        for name, value in zip(("x", "y", "width", "height", "rx"), box, strict=True)
    )
    return f"<rect {path[1]}{' '.join(sides)}/>"


def _short(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 1):g}"
