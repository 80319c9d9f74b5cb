"""A Word document's body as blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from decompose.model.source import Block, BlockKind, Place
from decompose.readers.docx_numbering import Numbering
from decompose.readers.docx_runs import Line, Runs, all_text, mark_deleted
from decompose.readers.docx_styles import Style, Styles, W, child_value, heading_level, whole
from decompose.readers.docx_table import Cell, cells, inner
from decompose.readers.limits import Limits

_PARAGRAPH = f"{W}p"
_TABLE = f"{W}tbl"


@dataclass(slots=True)
class _Numbered:
    """A paragraph's line with the facts that do not stand in its text."""

    line: Line
    style: Style
    outline: int | None
    level: int | None
    number: str | None


@dataclass(slots=True)
class Body:
    """Walks a body once and gathers its blocks.

    Shape:
        One block per paragraph, blank ones too; one per table cell that no merge hides; one per
        picture. Text boxes and pictures follow the paragraph or cell they hang on, the cells of a
        nested table follow the cell they stand in.
    """

    name: str
    part: str
    styles: Styles
    numbering: Numbering
    runs: Runs
    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    numbers_left_out: list[str] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0
    _characters: int = 0

    def read(self, container: etree._Element) -> None:
        """Append the blocks of a body, or of a text box."""
        carried: Line | None = None
        for child in inner(container):
            if child.tag == _PARAGRAPH:
                self._paragraphs += 1
                carried = self._paragraph(child, carried)
            elif child.tag == _TABLE:
                self._table(child)
            elif len(child):
                self.runs.unread(child)
        if carried is not None and carried.text:
            self._emit_paragraph(_Numbered(carried, self.styles.paragraph(None), None, None, None))

    def _paragraph(self, element: etree._Element, carried: Line | None) -> Line | None:
        """Append one paragraph; return its line when it runs on into the next."""
        if mark_deleted(element.find(f"{W}pPr")):
            style = self.styles.paragraph(element.find(f"{W}pPr"))
            return self.runs.line(element, style, carried)
        self._emit_paragraph(self._number(element, carried))
        return None

    def _number(self, element: etree._Element, carried: Line | None) -> _Numbered:
        properties = element.find(f"{W}pPr")
        style = self.styles.paragraph(properties)
        line = self.runs.line(element, style, carried)
        outline = style.outline
        if properties is not None:
            own = whole(child_value(properties, "outlineLvl"))
            outline = outline if own is None else heading_level(own)
        place = self.numbering.locate(properties, style)
        if place is None:
            return _Numbered(line, style, outline, None, None)
        return _Numbered(line, style, outline, place[1], self.numbering.advance(*place))

    def _emit_paragraph(self, found: _Numbered) -> None:
        line = found.line
        text = line.text
        place = Place(file=self.name, part=self.part, paragraph=self._paragraphs or None)
        if text.strip() or found.number or not (line.boxes or line.images):
            self._append(
                text,
                place,
                style=found.style.name,
                outline_level=found.outline,
                list_level=found.level,
                automatic_number=found.number,
                bold_prefix=line.bold_prefix,
            )
        self._floating(line, place)

    def _floating(self, line: Line, place: Place) -> None:
        for caption in line.images:
            self._append(caption, place, kind=BlockKind.IMAGE)
        for box in line.boxes:
            self.read(box)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        for cell in cells(table, widest=self.limits.span):
            self._cell(cell, number)
            for hidden in cell.covered:
                self.runs.unread(hidden)

    def _cell(self, cell: Cell, table: int) -> None:
        place = Place(file=self.name, part=self.part, table=table, row=cell.row, column=cell.column)
        lines: list[_Numbered] = []
        nested: list[etree._Element] = []
        carried: Line | None = None
        for child in inner(cell.element):
            if child.tag == _TABLE:
                nested.append(child)
            elif child.tag == _PARAGRAPH and mark_deleted(child.find(f"{W}pPr")):
                carried = self.runs.line(child, self.styles.paragraph(None), carried)
            elif child.tag == _PARAGRAPH:
                lines.append(self._number(child, carried))
                carried = None
            elif child.tag != f"{W}tcPr" and len(child):
                self.runs.unread(child)
        self._emit_cell(cell, place, lines)
        for found in lines:
            self._floating(found.line, place)
        for inside in nested:
            self._table(inside)

    def _emit_cell(self, cell: Cell, place: Place, lines: list[_Numbered]) -> None:
        first = lines[0] if lines else None
        later = [found.number for found in lines[1:] if found.number]
        self.numbers_left_out.extend(later)
        self._append(
            "\n".join(found.line.text for found in lines).strip("\n"),
            place,
            kind=BlockKind.CELL,
            style=first.style.name if first else None,
            list_level=first.level if first else None,
            automatic_number=first.number if first else None,
            row_span=cell.row_span,
            column_span=cell.column_span,
        )

    def _append(self, text: str, place: Place, **facts: object) -> None:
        self._characters += len(text)
        self.limits.check("text", self._characters, file=self.name)
        self.limits.check("blocks", len(self.blocks) + 1, file=self.name)
        facts |= {"index": len(self.blocks), "text": text, "place": place}
        block = Block.model_validate(facts)
        self.blocks.append(block)


def note_text(root: etree._Element, key: str) -> str:
    """Return the text of one footnote or endnote by its id."""
    for note in root:
        if note.get(f"{W}id") == key:
            return all_text(note).strip()
    return ""
