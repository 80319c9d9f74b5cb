"""The text of one Word paragraph in its accepted state: what is seen is read, once.

Insertions stay and deletions go; fields give their result, ruby its base, formulas their letters.
Pictures and text boxes are set aside for the caller, who places them after the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from decompose.readers.docx_styles import VAL, Style, Styles, W, is_on

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{MC}AlternateContent"
TEXT_BOX = f"{W}txbxContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_VML = "{urn:schemas-microsoft-com:vml}"

WRAPPERS = frozenset(
    W + name
    for name in (
        *("hyperlink", "smartTag", "ins", "moveTo", "sdt", "sdtContent", "fldSimple"),
        *("customXml", "dir", "bdo", "ruby", "rubyBase", "subDoc"),
    )
)
"""Elements that only wrap what they hold."""

GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_TEXTS = (f"{W}t", f"{W}delText")
_RUN = f"{W}r"
_RUN_PROPERTIES = f"{W}rPr"
_STYLE, _BOLD, _VANISH = f"{W}rStyle", f"{W}b", f"{W}vanish"
_NOT_TEXT = frozenset({f"{W}pPr", f"{W}rt"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_PICTURES = frozenset({f"{_PICTURE}pic", f"{_VML}imagedata"})
_SYMBOLS = {
    **{("Wingdings", code): sign for code, sign in ((0x6C, "●"), (0x6E, "■"), (0xA8, "□"))},
    **{("Wingdings", code): sign for code, sign in ((0xFC, "√"), (0xFE, "☑"), (0x6F, "□"))},
    ("Wingdings 2", 0x52): "☑",
    ("Symbol", 0xB7): "·",
}
_UNKNOWN_SYMBOL = "□"
_FIELD_CODE = "code"
_FIELD_RESULT = "result"


@dataclass(slots=True)
class Line:
    """One paragraph being read: pieces of text with their weight, and what floats beside it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    images: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece for piece, _ in self.pieces)

    @property
    def bold_prefix(self) -> int:
        """Characters of the bold start; 0 when nothing or everything is bold."""
        length = 0
        for piece, bold in self.pieces:
            if not bold and piece.strip():
                return length
            length += len(piece)
        return 0


@dataclass(slots=True)
class Seen:
    """What was met and not read, over the whole document."""

    hidden: list[str] = field(default_factory=list)
    deleted: int = 0
    symbols: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)


class Runs:
    """Reads paragraphs one after another; open fields carry over from one to the next."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[str] = []
        self.seen = Seen()
        self._readers: dict[str, Callable[[etree._Element, Line, bool], None]] = {
            f"{W}t": self._text,
            f"{W}br": self._break,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
        }

    def line(self, paragraph: etree._Element, style: Style, start: Line | None = None) -> Line:
        """Read a paragraph; ``start`` is a line whose paragraph mark was deleted."""
        line = start or Line()
        self._inline(paragraph, line, style.bold, style.hidden)
        self._fields = [_FIELD_RESULT] * len(self._fields)
        return line

    def _inline(self, element: etree._Element, line: Line, bold: bool, hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child, line, bold, hidden)
            elif tag in WRAPPERS:
                self._inline(child, line, bold, hidden)
            elif tag in GONE:
                self.seen.deleted += len(all_text(child))
            elif tag == ALTERNATE:
                for branch in chosen(child):
                    self._inline(branch, line, bold, hidden)
            elif tag.startswith(_MATH):
                formula = "".join(part.text or "" for part in child.iter(f"{_MATH}t", f"{W}t"))
                line.pieces.append((formula, bold))
            elif tag not in _NOT_TEXT and len(child):
                self.unread(child)

    def unread(self, element: etree._Element) -> None:
        """Note text that stands where this reader does not look."""
        text = all_text(element)
        if text.strip():
            self.seen.unread.append((etree.QName(element).localname, text))

    def _run(self, run: etree._Element, line: Line, bold: bool, hidden: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == _RUN_PROPERTIES:
                bold, hidden = self._weight(child, bold, hidden)
                continue
            if hidden:
                self._hide(child)
                continue
            reader = self._readers.get(tag)
            if reader is not None:
                reader(child, line, bold)
            elif tag in _SIGNS:
                line.pieces.append((_SIGNS[tag], bold))
            elif tag == f"{W}delText":
                self.seen.deleted += len(child.text or "")
            elif tag in WRAPPERS:
                self._inline(child, line, bold, hidden=False)
            elif tag == ALTERNATE:
                for branch in chosen(child):
                    self._branch(branch, line, bold)

    def _hide(self, element: etree._Element) -> None:
        text = all_text(element)
        if text:
            self.seen.hidden.append(text)

    def _weight(self, properties: etree._Element, bold: bool, hidden: bool) -> tuple[bool, bool]:
        own_bold = own_hidden = None
        for fact in properties:
            tag = fact.tag
            if tag == _STYLE:
                style = self._styles.style(fact.get(VAL))
                bold, hidden = bold or style.bold, hidden or style.hidden
            elif tag == _BOLD:
                own_bold = is_on(fact)
            elif tag == _VANISH:
                own_hidden = is_on(fact)
        return (
            bold if own_bold is None else own_bold,
            hidden if own_hidden is None else own_hidden,
        )

    def _branch(self, branch: etree._Element, line: Line, bold: bool) -> None:
        for child in branch:
            reader = self._readers.get(child.tag)
            if reader is not None:
                reader(child, line, bold)
            elif child.tag == f"{W}r":
                self._run(child, line, bold, hidden=False)

    def _text(self, element: etree._Element, line: Line, bold: bool) -> None:
        if element.text and not (self._fields and self._fields[-1] == _FIELD_CODE):
            line.pieces.append((element.text, bold))

    def _break(self, element: etree._Element, line: Line, bold: bool) -> None:
        if (element.get(f"{W}type") or "textWrapping") == "textWrapping":
            line.pieces.append(("\n", bold))

    def _symbol(self, element: etree._Element, line: Line, bold: bool) -> None:
        try:
            code = int(element.get(f"{W}char") or "", 16)
        except ValueError:
            code = 0
        if 0xE000 <= code <= 0xF8FF or not code:
            sign = _SYMBOLS.get((element.get(f"{W}font") or "", code & 0xFF))
            self.seen.symbols += sign is None
        else:
            sign = chr(code) if 0x20 <= code < 0xD800 else None
        line.pieces.append((sign or _UNKNOWN_SYMBOL, bold))

    def _field(self, element: etree._Element, line: Line, bold: bool) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_FIELD_CODE)
        elif self._fields and kind == "separate":
            self._fields[-1] = _FIELD_RESULT
        elif self._fields and kind == "end":
            self._fields.pop()

    def _note(self, element: etree._Element, line: Line, bold: bool) -> None:
        kind = etree.QName(element).localname.removesuffix("Reference") + "s"
        self.seen.notes.append((kind, element.get(f"{W}id") or ""))

    def _drawing(self, element: etree._Element, line: Line, bold: bool) -> None:
        """Set aside the text boxes and pictures of a drawing, outermost first."""
        boxes, pictures = len(line.boxes), 0
        pending = [element]
        while pending:
            current = pending.pop()
            if current.tag == TEXT_BOX:
                line.boxes.append(current)
                continue
            pictures += current.tag in _PICTURES
            inner = chosen(current) if current.tag == ALTERNATE else list(current)
            pending.extend(reversed(inner))
        if pictures or (len(line.boxes) == boxes and _is_graphic(element)):
            line.images.append(_caption(element))


def _is_graphic(element: etree._Element) -> bool:
    """Tell whether a drawing without picture still shows something: a chart, an object."""
    if element.tag == f"{W}object":
        return True
    data = next(element.iter(f"{_DRAWING}graphicData"), None)
    return data is not None and (data.get("uri") or "").endswith(("/chart", "/diagram"))


def _caption(element: etree._Element) -> str:
    """Return the description of a picture, else its title, else its name."""
    frame = next(element.iter(f"{_FRAME}docPr"), None)
    if frame is not None:
        return frame.get("descr") or frame.get("title") or frame.get("name") or ""
    for shape in element.iter(f"{_VML}shape"):
        if shape.get("alt"):
            return shape.get("alt") or ""
    data = next(element.iter(f"{_VML}imagedata"), None)
    title = "{urn:schemas-microsoft-com:office:office}title"
    return "" if data is None else data.get(title) or ""


def chosen(alternate: etree._Element) -> list[etree._Element]:
    """Return the one branch of an alternate content that counts, as a list."""
    branches = [child for child in alternate if child.tag == f"{MC}Choice"]
    branches = branches or [child for child in alternate if child.tag == f"{MC}Fallback"]
    return branches[:1]


def all_text(element: etree._Element) -> str:
    """Return every character below an element, deleted ones too."""
    return "".join(part.text or "" for part in element.iter(*_TEXTS))


def mark_deleted(properties: etree._Element | None) -> bool:
    """Tell whether the paragraph's own mark was deleted: it runs on into the next one."""
    mark = None if properties is None else properties.find(f"{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in GONE)


__all__ = ["ALTERNATE", "GONE", "TEXT_BOX", "VAL", "WRAPPERS", "Line", "Runs", "Seen"]
