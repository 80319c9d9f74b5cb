"""The drawings of a result in the making: begun early, they are drawn beside the audit and the writing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from decompose.knowledge import Knowledge, load_knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.render import Drawer, chinese_font, shows_boxes

if TYPE_CHECKING:
    from decompose.reports.diagram_parts import Diagram


class Drawings(NamedTuple):
    """Drawings that a process is making."""

    sheets: Callable[[], list[Diagram]]
    """What they show."""
    wait: Callable[[], dict[str, bytes]]
    withheld: bool = False
    """Whether pictures were left out that would show boxes for want of a Chinese font."""

    def files(self) -> dict[str, bytes]:
        """Wait for the pictures, and return the bytes of each by the name of its file.

        Raises:
            MissingDependency: Neither ``dot`` nor pygraphviz can draw.
        """
        return self.wait()

    def write_sources(self, folder: Path) -> None:
        """Write the DOT files alone."""
        for sheet in self.sheets():
            (folder / f"{sheet.name}.dot").write_text(sheet.dot, encoding="utf-8")


def begin_drawings(
    result: Decomposition,
    *,
    kb: Knowledge | None = None,
    lang: str = "zh",
    png: bool = False,
    pdf: bool = False,
    drawer: Drawer,
) -> Drawings:
    """Begin to draw a result: every sheet as SVG, the overview (or, with ``png``, all) as PNG too.

    Drawings show no findings, so that they can be begun before the audit.

    Args:
        result: Who does what.
        kb: Who oversees whom; the built-in pack when left out.
        lang: The language.
        png: Draw every sheet as PNG.
        pdf: Draw every sheet as PDF.
        drawer: Draws.
    """
    labels = Labels(lang)

    @cache
    def sheets() -> list[Diagram]:
        from decompose.reports.diagram_organization import organization
        from decompose.reports.diagrams import diagrams

        found = diagrams(result, labels)
        found[1:1] = organization(result, kb or load_knowledge(), labels)
        return found

    def wished() -> list[tuple[Diagram, str]]:
        found = sheets()
        kinds = {"svg": found, "png": found if png else found[:1], "pdf": found if pdf else []}
        return [(sheet, kind) for kind, own in kinds.items() for sheet in own]

    def jobs() -> dict[str, tuple[str, str]]:
        return {
            f"{sheet.name}.{kind}": (sheet.dot, kind)
            for sheet, kind in wished()
            if not shows_boxes(sheet.dot, kind)
        }

    withheld = not chinese_font() and any(shows_boxes(sheet.dot, kind) for sheet, kind in wished())
    return Drawings(sheets, drawer.draw(jobs), withheld)
