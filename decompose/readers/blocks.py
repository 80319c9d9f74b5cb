"""The blocks of a document while a reader gathers them, within the limits."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.errors import DamagedDocument
from decompose.labels.reading import note
from decompose.model.source import Block, BlockKind, Document, Place, Problem
from decompose.readers.limits import Limits
from decompose.text.patterns import regex

_CONTROL = regex("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Note = tuple[str, str]
"""Code and sentence of a problem that concerns the whole file."""


class Blocks:
    """Gathers paragraphs, cells and images in reading order.

    Control codes, which no deliverable could carry, become blanks and are counted.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.gathered: list[Block] = []
        self.part = ""
        self.tables = 0
        self._page: int | None = None
        self._box: tuple[float, float, float, float] | None = None
        self._paragraphs = 0
        self._characters = 0
        self._covered = 0
        self._controls = 0

    def stand_at(self, page: int, box: tuple[float, float, float, float] | None) -> None:
        """Say on which page, and where on it, the next blocks stand; paragraphs count by page."""
        if page != self._page:
            self._paragraphs = 0
        self._page, self._box = page, box

    def paragraph(self, text: str, *, at: tuple[int, int] | None = None, **facts: object) -> None:
        """Append a paragraph; ``at`` is its row and column in a sheet."""
        self._paragraphs += 1
        row, column = at or (None, None)
        number = None if at else self._paragraphs
        place = Place(file=self.name, part=self.part, paragraph=number, row=row, column=column)
        self._append(text, place, **facts)

    def image(self, text: str) -> None:
        """Append a picture that stands after the last paragraph or cell."""
        place = Place(file=self.name, part=self.part, paragraph=self._paragraphs or None)
        self._append(text, place, kind=BlockKind.IMAGE)

    def open_table(self) -> None:
        """Begin the next table: the cells that follow are its cells."""
        self.tables += 1

    def cell(self, text: str, *, at: tuple[int, int], span: tuple[int, int] = (1, 1)) -> None:
        """Append a cell of the open table.

        Units:
            ``at`` is row and column from 1, ``span`` how many of each the cell reaches over.
        """
        self._covered += span[0] * span[1]
        self.limits.check("area", self._covered, file=self.name)
        place = Place(file=self.name, part=self.part, table=self.tables, row=at[0], column=at[1])
        self._append(text, place, kind=BlockKind.CELL, row_span=span[0], column_span=span[1])

    def _append(self, text: str, place: Place, **facts: object) -> None:
        if _CONTROL.search(text):
            text, found = _CONTROL.subn(" ", text)
            self._controls += found
        self._characters += len(text)
        if self._characters > self.limits.text or len(self.gathered) >= self.limits.blocks:
            self.limits.check("text", self._characters, file=self.name)
            self.limits.check("blocks", len(self.gathered) + 1, file=self.name)
        if self._page is not None:
            place = place.model_copy(update={"page": self._page, "box": self._box})
        facts |= {"index": len(self.gathered), "text": text, "place": place}
        self.gathered.append(Block.model_validate(facts))

    def document(
        self, form: str, *, notes: Sequence[Note] = (), encoding: str | None = None
    ) -> Document:
        """Return the document.

        Raises:
            DamagedDocument: There is no text in it.
        """
        if not any(b.text.strip() for b in self.gathered if b.kind is not BlockKind.IMAGE):
            raise DamagedDocument(
                "the document is empty: there is no text in it",
                hint="check that the document was saved completely",
                where=self.name,
            )
        told = [*notes]
        if self._controls:
            told.append(note("text.control", str(self._controls)))
        place = Place(file=self.name)
        problems = tuple(Problem(code=code, message=text, place=place) for code, text in told)
        return Document(
            name=self.name,
            format=form,
            encoding=encoding,
            blocks=tuple(self.gathered),
            problems=problems,
        )
