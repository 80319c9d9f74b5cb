"""Drawings in the page: fewer bytes, the same words, boxes and lines in the same places."""

from __future__ import annotations

import re

import lxml.html
import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.reports.diagrams import diagrams
from decompose.reports.render import can_render, render
from decompose.reports.svg_compact import compact
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt

pytestmark = pytest.mark.skipif(not can_render(), reason="no Graphviz draws here")
NEAR = 0.11
"""Units of a drawing; twice what rounding takes: a side of a box is one number more than its corner."""


def _svgs(kb: Knowledge, word: str | None = None) -> list[str]:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    result = dc.assign(plan, kb) if word is None else spoilt(kb, word)
    sheets = diagrams(result, Labels("zh"))
    return [svg.decode() for svg in render([(sheet.dot, "svg") for sheet in sheets])]


def _words(svg: str) -> list[tuple[str, float, float, str, str]]:
    """Return every word with its place, its size and its anchor, inherited or its own."""
    root = lxml.html.fragment_fromstring(svg[svg.index("<svg") :])
    return [
        (
            node.text,
            float(node.get("x")),
            float(node.get("y")),
            node.get("font-size") or root.get("font-size"),
            node.get("text-anchor") or root.get("text-anchor"),
        )
        for node in root.iter("text")
    ]


def _boxes(svg: str) -> list[tuple[float, ...]]:
    """Return the corners of everything drawn."""
    root = lxml.html.fragment_fromstring(svg[svg.index("<svg") :])
    found = []
    for node in root.iter("path", "polygon", "polyline", "rect"):
        if node.tag == "rect":
            x, y, w, h = (float(node.get(key)) for key in ("x", "y", "width", "height"))
            found.append((x, y, x + w, y + h))
            continue
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", node.get("d") or node.get("points"))]
        across, down = numbers[::2], numbers[1::2]
        found.append((min(across), min(down), max(across), max(down)))
    return found


def test_everything_stays_where_it_was(kb: Knowledge) -> None:
    for svg in _svgs(kb):
        small = compact(svg)
        assert len(small) < 0.6 * len(svg)
        for old, new in zip(_words(svg), _words(small), strict=True):
            assert old[0] == new[0]
            assert old[3:] == new[3:]
            assert new[1:3] == pytest.approx(old[1:3], abs=NEAR)
        for before, after in zip(_boxes(svg), _boxes(small), strict=True):
            assert after == pytest.approx(before, abs=NEAR)


@pytest.mark.parametrize("word", [*NASTY, '="a" b', "<g id=x>", ' x="1.25" d="M1.25,2"'])
def test_words_stay_words(kb: Knowledge, word: str) -> None:
    for svg in _svgs(kb, word):
        small = compact(svg)
        assert [w[0] for w in _words(svg)] == [w[0] for w in _words(small)]
        assert len(re.findall(r"<\w+", small)) <= len(re.findall(r"<\w+", svg))


def test_what_another_graphviz_writes_is_left_alone() -> None:
    paths = ("M1,2C3,4 5,6 7,8", f"M1,2C1,2{' 3,4' * 22} 5,6")
    for path in paths:
        assert f'd="{path}"' in compact(f'<svg><g class="graph"><path d="{path}"/></g></svg>')
