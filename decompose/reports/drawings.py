"""The drawings of a result in the making: begun early, they are drawn beside the audit and the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from decompose.knowledge import Knowledge, load_knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.diagram_organization import organization
from decompose.reports.diagram_parts import Diagram
from decompose.reports.diagrams import diagrams
from decompose.reports.render import Drawer, shows_boxes


@dataclass(frozen=True, slots=True)
class Drawings:
    """Drawings that a process is making: what they show, and in which formats."""

    sheets: list[Diagram]
    pictures: list[tuple[Diagram, str]]
    wait: Callable[[], list[bytes]]
    withheld: bool = False
    """Whether pictures were left out that would show boxes for want of a Chinese font."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Wait for the pictures, and yield the name and the bytes of each.

        Raises:
            MissingDependency: Neither ``dot`` nor pygraphviz can draw.
        """
        for (sheet, kind), data in zip(self.pictures, self.wait(), strict=True):
            yield f"{sheet.name}.{kind}", data

    def write_sources(self, folder: Path) -> None:
        """Write the DOT files alone."""
        for sheet in self.sheets:
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
    sheets = diagrams(result, labels)
    sheets[1:1] = organization(result, kb or load_knowledge(), labels)
    kinds = {"svg": sheets, "png": sheets if png else sheets[:1], "pdf": sheets if pdf else []}
    wished = [(sheet, kind) for kind, own in kinds.items() for sheet in own]
    pictures = [(sheet, kind) for sheet, kind in wished if not shows_boxes(sheet.dot, kind)]
    wait = drawer.draw([(sheet.dot, kind) for sheet, kind in pictures])
    return Drawings(sheets, pictures, wait, len(pictures) < len(wished))
