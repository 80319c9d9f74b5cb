"""The drawings of a result in the making: begun early, they are drawn beside the audit and the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.diagrams import Diagram, diagrams
from decompose.reports.render import Drawer


@dataclass(frozen=True, slots=True)
class Drawings:
    """Drawings that a process is making: what they show, and in which formats."""

    sheets: list[Diagram]
    pictures: list[tuple[Diagram, str]]
    wait: Callable[[], list[bytes]]

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
    result: Decomposition, *, lang: str = "zh", png: bool = False, drawer: Drawer
) -> Drawings:
    """Begin to draw a result: every sheet as SVG, the overview (or, with ``png``, all) as PNG too.

    Drawings show no findings, so that they can be begun before the audit.
    """
    sheets = diagrams(result, Labels(lang))
    pictures = [(sheet, kind) for kind in ("svg", *(["png"] if png else [])) for sheet in sheets]
    pictures += [] if png else [(sheets[0], "png")]
    wait = drawer.draw([(sheet.dot, kind) for sheet, kind in pictures])
    return Drawings(sheets, pictures, wait)
