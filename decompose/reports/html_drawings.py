"""The drawings in the page: made by Graphviz when it is written, else by the reader's browser.

Where no Graphviz can be had the page bears the sources and a Graphviz for browsers (page/vendor/), which
draws the same when it is opened; it needs no network either.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from decompose.errors import MissingDependency
from decompose.reports.diagram_parts import Diagram
from decompose.reports.diagrams import diagrams
from decompose.reports.html_view import View
from decompose.reports.markup import Html, element, together
from decompose.reports.render import render
from decompose.reports.svg_compact import compact

_MOST_SHEETS = 40


@dataclass(frozen=True, slots=True)
class PageDrawings:
    """The section of drawings; with sources where the browser has to draw."""

    section: Html | None
    sources: Html | None = None


def page_drawings(view: View) -> PageDrawings:
    """Return the overview, the chapters and the key projects; departments have their lists."""
    sheets = [d for d in diagrams(view.result, view.words.labels) if _belongs(d)]
    if len(sheets) > _MOST_SHEETS:
        return PageDrawings(element("p", view.words("drawings_left_out")))
    try:
        drawn = [
            Html(compact(svg.decode("utf-8")))
            for svg in render([(sheet.dot, "svg") for sheet in sheets])
        ]
    except MissingDependency:
        dots = {f"drawing-{n}": sheet.dot for n, sheet in enumerate(sheets)}
        text = json.dumps(dots, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        waiting = [element("p", view.words("drawn_by_browser")) for _ in sheets]
        return PageDrawings(_section(sheets, waiting), Html(text))
    return PageDrawings(_section(sheets, drawn))


def _belongs(sheet: Diagram) -> bool:
    return not sheet.name.startswith("department-")


def _section(sheets: list[Diagram], drawn: list[Html]) -> Html:
    return together(
        element(
            "details",
            element("summary", element("h3", sheet.title)),
            element(
                "div",
                picture,
                id=f"drawing-{n}",
                class_="scroll",
                tabindex="0",
                data_title=sheet.title,
            ),
            class_="drawing",
            open="" if n == 0 else None,
        )
        for n, (sheet, picture) in enumerate(zip(sheets, drawn, strict=True))
    )
