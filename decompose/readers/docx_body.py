"""A Word document's body as blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from decompose.model.source import Block, BlockKind, Place
from decompose.readers.docx_left_out import LeftOut
from decompose.readers.docx_numbering import Numbering
from decompose.readers.docx_runs import Line, Runs
from decompose.readers.docx_styles import VAL, Style, Styles, W, heading_level, toggle, whole
from decompose.readers.docx_table import Cell, Table, inner
from decompose.readers.limits import Limits

_PARAGRAPH, _TABLE, _CONTROL = f"{W}p", f"{W}tbl", f"{W}sdt"
_PROPERTIES, _CELL_PROPERTIES = f"{W}pPr", f"{W}tcPr"
_STYLE, _NUMBERING, _OUTLINE, _MARK = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl", f"{W}rPr"


@dataclass(slots=True)
class _Numbered:
    """A paragraph's line with the facts that do not stand in its text."""

    line: Line
    style: Style
    outline: int | None = None
    level: int | None = None
    number: str | None = None


@dataclass(slots=True)
class Body:
    """Walks a body once and gathers its blocks.

    Shape:
        One block per paragraph, blank ones too; one per table cell that no merge hides; one per
        picture. A table of one column is a frame: what it holds is read as paragraphs. Text boxes
        and pictures follow the paragraph or cell they hang on, the cells of a nested table follow
        the cell they stand in. Tables of contents give no blocks.
    """

    place: Place
    styles: Styles
    numbering: Numbering
    runs: Runs
    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    cut_spans: list[int] = field(default_factory=list)
    unfinished_listing: bool = False
    _frame: Place | None = None
    _paragraphs: int = 0
    _tables: int = 0
    _characters: int = 0
    _covered: int = 0

    @property
    def left_out(self) -> LeftOut:
        """What was not read."""
        return self.runs.left_out

    def read(self, container: etree._Element) -> None:
        """Append the blocks of a body, or of a text box."""
        for child in inner(container, self.left_out):
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child)
            elif tag == _TABLE:
                self._table(child)
            elif tag == _CONTROL:
                self.left_out.element("contents", child)
            elif tag != _CELL_PROPERTIES:
                self.left_out.element("unknown", child)
        self.unfinished_listing = self.unfinished_listing or self.runs.fields.unfinished_listing

    def _paragraph(self, element: etree._Element) -> None:
        self._paragraphs += 1
        place = self._here()
        self.left_out.place = place
        found = self._number(element)
        if found is None:
            return
        line, text = found.line, found.line.text
        if found.number or not (line.boxes or line.images) or not (text.isspace() or not text):
            self._append(
                text=text,
                place=place,
                style=found.style.name,
                outline_level=found.outline,
                list_level=found.level,
                automatic_number=found.number,
                bold_prefix=line.bold_prefix,
            )
        if line.boxes or line.images:
            self._floating(line, place)

    def _here(self) -> Place:
        """Return the place of the paragraph that is being read."""
        number = self._paragraphs
        if self._frame is not None:
            return self._frame.model_copy(update={"paragraph": number})
        return Place(file=self.place.file, part=self.place.part, paragraph=number)

    def _number(self, element: etree._Element) -> _Numbered | None:
        """Read a paragraph and count it; None when nothing of it is shown."""
        properties = element[0] if len(element) and element[0].tag == _PROPERTIES else None
        style, own, outline, mark = self.styles.plain, None, None, None
        for fact in () if properties is None else properties:
            tag = fact.tag
            if tag == _STYLE:
                style = self.styles.of_paragraph(fact.get(VAL))
            elif tag == _NUMBERING:
                own = fact
            elif tag == _OUTLINE:
                outline = whole(fact.get(VAL))
            elif tag == _MARK:
                mark = fact
        before, known = self.runs.fields.reason, len(self.left_out.found)
        line = self.runs.line(element, style)
        if not line.pieces:
            in_listing = "contents" in (before, self.runs.fields.reason)
            if in_listing or (len(self.left_out.found) > known and _is_hidden(mark, style)):
                return _Numbered(line, style) if line.boxes or line.images else None
        level = style.outline if outline is None else heading_level(outline)
        where = None if own is None and style.num_id is None else self.numbering.locate(own, style)
        if where is None:
            return _Numbered(line, style, level)
        return _Numbered(line, style, level, where[1], self.numbering.advance(*where))

    def _floating(self, line: Line, place: Place) -> None:
        for caption in line.images:
            self._append(text=caption, place=place, kind=BlockKind.IMAGE)
        outside = self.runs.fields
        for box in line.boxes:
            self.runs.fields = outside.apart()
            self.read(box)
        self.runs.fields = outside

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        table = Table(element, widest=self.limits.span, left_out=self.left_out)
        self.cut_spans += table.cut_spans
        for cell in table.cells:
            place = Place(
                file=self.place.file,
                part=self.place.part,
                table=number,
                row=cell.row,
                column=cell.column,
            )
            self.left_out.place = place
            for covered in cell.covered:
                self.left_out.element("covered", covered)
            if table.is_frame:
                outer, self._frame = self._frame, place
                self.read(cell.element)
                self._frame = outer
            else:
                self._cell(cell, place)

    def _cell(self, cell: Cell, place: Place) -> None:
        lines: list[_Numbered] = []
        nested: list[etree._Element] = []
        for child in inner(cell.element, self.left_out):
            tag = child.tag
            if tag == _PARAGRAPH:
                found = self._number(child)
                if found is not None:
                    lines.append(found)
            elif tag == _TABLE:
                nested.append(child)
            elif tag != _CELL_PROPERTIES:
                self.left_out.element("contents" if tag == _CONTROL else "unknown", child)
        self._emit_cell(cell, place, lines)
        for found in lines:
            if found.line.boxes or found.line.images:
                self._floating(found.line, place)
        for inside in nested:
            self._table(inside)

    def _emit_cell(self, cell: Cell, place: Place, lines: list[_Numbered]) -> None:
        self._covered += cell.row_span * cell.column_span
        self.limits.check("area", self._covered, file=place.file)
        first = lines[0] if lines else None
        self._append(
            text="\n".join(_printed(found) for found in lines).strip("\n"),
            place=place,
            kind=BlockKind.CELL,
            style=first.style.name if first else None,
            list_level=first.level if first else None,
            row_span=cell.row_span,
            column_span=cell.column_span,
        )

    def _append(self, *, text: str, place: Place, **facts: object) -> None:
        self._characters += len(text)
        limits = self.limits
        if self._characters > limits.text or len(self.blocks) >= limits.blocks:
            limits.check("text", self._characters, file=place.file)
            limits.check("blocks", len(self.blocks) + 1, file=place.file)
        block = Block(index=len(self.blocks), text=text, place=place, **facts)
        self.blocks.append(block)


def _is_hidden(mark: etree._Element | None, style: Style) -> bool:
    """Tell whether a paragraph's own mark is hidden: then it takes no line and no number."""
    own = toggle(mark, "vanish")
    return style.hidden if own is None else own


def _printed(found: _Numbered) -> str:
    """Return a cell's line with its automatic number, kept apart where they would run together."""
    number, text = found.number, found.line.text
    if not number:
        return text
    apart = number[-1].isalnum() or text[:1].isdigit()
    return f"{number} {text}" if apart and text else number + text
