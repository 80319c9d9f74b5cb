"""The text of one Word paragraph: what is seen is read, once.

Fields give their result, ruby its base, formulas their letters in a line. Pictures and text boxes
are set aside for the caller, who places them after the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from decompose.model.source import Place
from decompose.readers.docx_drawings import ALTERNATE, Drawing, chosen, look
from decompose.readers.docx_fields import Fields
from decompose.readers.docx_left_out import MATH, LeftOut
from decompose.readers.docx_styles import VAL, Style, Styles, W, is_on
from decompose.readers.docx_symbols import UNKNOWN, symbol

WRAPPERS = frozenset(
    W + name
    for name in (
        *("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"),
        *("ruby", "rubyBase", "subDoc", "ins", "moveTo"),
    )
)
"""Elements that only wrap what they hold."""

_TEXT, _STRUCK, _STRAY_CODE = f"{W}t", f"{W}delText", f"{W}instrText"
_RUN, _RUN_PROPERTIES, _PROPERTIES = f"{W}r", f"{W}rPr", f"{W}pPr"
_STYLE, _BOLD, _VANISH = f"{W}rStyle", f"{W}b", f"{W}vanish"
_FIELD, _SIMPLE, _RUBY_TEXT = f"{W}fldChar", f"{W}fldSimple", f"{W}rt"
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_OPERATORS = {"f": "/", "sSup": "^", "sSub": "_"}
_ROOT = f"{MATH}rad"


class Line:
    """One paragraph being read: its text with the reach of its bold start, and what floats by it."""

    __slots__ = ("_bold", "_starting", "boxes", "images", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.boxes: list[etree._Element] = []
        self.images: list[str] = []
        self._bold = 0
        self._starting = True

    def add(self, text: str, bold: bool) -> None:
        """Append a piece of text."""
        self.pieces.append(text)
        if self._starting:
            if bold or text.isspace():
                self._bold += len(text)
            else:
                self._starting = False

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)

    @property
    def bold_prefix(self) -> int:
        """Characters of the bold start; 0 when nothing or everything is bold."""
        return 0 if self._starting else self._bold


@dataclass(slots=True)
class Seen:
    """What was met on the way, over the whole document."""

    symbols: int = 0
    comments: dict[str, Place] = field(default_factory=dict)


class Runs:
    """Reads paragraphs one after another; open fields carry over from one to the next."""

    def __init__(self, styles: Styles, left_out: LeftOut, fields: Fields) -> None:
        self._styles = styles
        self.left_out = left_out
        self.fields = fields
        self.seen = Seen()
        self._readers: dict[str, Callable[[etree._Element, Line, bool], None]] = {
            f"{W}br": self._break,
            f"{W}sym": self._symbol,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{W}commentReference": self._comment,
            ALTERNATE: self._alternate,
            _STRUCK: self._struck,
        }

    def line(self, paragraph: etree._Element, style: Style) -> Line:
        """Read a paragraph."""
        line = Line()
        self._inline(paragraph, line, style.bold, style.hidden)
        self.fields.end_paragraph()
        return line

    def _inline(self, element: etree._Element, line: Line, bold: bool, hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child, line, bold, hidden)
            elif tag == _PROPERTIES:
                continue
            elif tag in WRAPPERS:
                if tag == _SIMPLE and self.fields.simple(child):
                    self.left_out.element("contents", child)
                else:
                    self._inline(child, line, bold, hidden)
            elif tag == ALTERNATE:
                for branch in chosen(child, self.left_out):
                    self._inline(branch, line, bold, hidden)
            elif tag.startswith(MATH):
                self._show(formula(child), line, bold, hidden)
            elif tag == _TEXT:
                self._show(child.text or "", line, bold, hidden)
            elif tag == _RUBY_TEXT:
                self.left_out.element("ruby", child)
            elif len(child):
                self.left_out.element("unknown", child)

    def _show(self, text: str, line: Line, bold: bool, hidden: bool) -> None:
        reason = "hidden" if hidden else self.fields.reason
        if reason:
            self.left_out.add(reason, text)
        elif text:
            line.add(text, bold)

    def _run(self, run: etree._Element, line: Line, bold: bool, hidden: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                text = child.text
                if text:
                    if hidden or self.fields.reason:
                        self.left_out.add("hidden" if hidden else self.fields.reason, text)
                    else:
                        line.add(text.replace("\n", " "), bold)
            elif tag == _RUN_PROPERTIES:
                bold, hidden = self._weight(child, bold, hidden)
            else:
                self._sign(child, tag, line, bold, hidden)

    def _sign(
        self, element: etree._Element, tag: str, line: Line, bold: bool, hidden: bool
    ) -> None:
        """Read what stands in a run beside text."""
        if tag == _FIELD:
            self._show(self.fields.mark(element), line, bold, hidden)
        elif tag == _STRAY_CODE:
            self.fields.instruction(element.text or "")
            if len(element):
                self.left_out.element("unknown", element)
        elif hidden:
            self.left_out.element("hidden", element)
        elif tag in _SIGNS:
            if not self.fields.reason:
                line.add(_SIGNS[tag], bold)
        elif tag in self._readers:
            self._readers[tag](element, line, bold)
        elif tag in WRAPPERS:
            self._inline(element, line, bold, hidden)
        elif len(element):
            self.left_out.element("unknown", element)

    def _weight(self, properties: etree._Element, bold: bool, hidden: bool) -> tuple[bool, bool]:
        """Return a run's weight: its own word, else the styles' words, two of which cancel out."""
        own_bold = own_hidden = None
        for fact in properties:
            tag = fact.tag
            if tag == _STYLE:
                style = self._styles.style(fact.get(VAL))
                bold, hidden = bold is not style.bold, hidden is not style.hidden
            elif tag == _BOLD:
                own_bold = is_on(fact)
            elif tag == _VANISH:
                own_hidden = is_on(fact)
        return (
            bold if own_bold is None else own_bold,
            hidden if own_hidden is None else own_hidden,
        )

    def _alternate(self, element: etree._Element, line: Line, bold: bool) -> None:
        for branch in chosen(element, self.left_out):
            for child in branch:
                if child.tag == _RUN:
                    self._run(child, line, bold, hidden=False)
                elif child.tag == _TEXT:
                    self._show(child.text or "", line, bold, hidden=False)
                else:
                    self._sign(child, child.tag, line, bold, hidden=False)

    def _struck(self, element: etree._Element, line: Line, bold: bool) -> None:
        self.left_out.add("deleted", element.text or "")

    def _break(self, element: etree._Element, line: Line, bold: bool) -> None:
        if (element.get(f"{W}type") or "textWrapping") == "textWrapping":
            self._show("\n", line, bold, hidden=False)

    def _symbol(self, element: etree._Element, line: Line, bold: bool) -> None:
        sign = symbol(element.get(f"{W}font") or "", element.get(f"{W}char") or "")
        self.seen.symbols += sign is None
        self._show(sign or UNKNOWN, line, bold, hidden=False)

    def _comment(self, element: etree._Element, line: Line, bold: bool) -> None:
        self.seen.comments.setdefault(element.get(f"{W}id") or "", self.left_out.place)

    def _drawing(self, element: etree._Element, line: Line, bold: bool) -> None:
        drawing: Drawing = look(element, self.left_out)
        line.boxes.extend(drawing.boxes)
        if drawing.caption is not None:
            line.images.append(drawing.caption)


def formula(element: etree._Element) -> str:
    """Return a formula in one line: a fraction gets its stroke, a power its sign."""
    if element.tag in (f"{MATH}t", _TEXT):
        return element.text or ""
    sign = _OPERATORS.get(etree.QName(element).localname, "")
    pieces = [formula(child) for child in element]
    text = sign.join(piece for piece in pieces if piece)
    return f"√{text}" if element.tag == _ROOT else text


__all__ = ["WRAPPERS", "Line", "Runs", "Seen", "formula"]
