"""One walk over a web page: its lines, tables and pictures, and the regions they stand in.

Nothing is judged here: :mod:`html_frame` decides afterwards what belongs to the page's frame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from decompose.readers.html_style import (
    HIDDEN,
    is_file,
    picture_name,
    style_of,
)
from decompose.readers.html_table import Cell, cells, is_data, table_rows
from decompose.readers.limits import Limits
from decompose.text.patterns import regex

_NO_TEXT, _CONTROL, _BREAK, _IMAGE, _TABLE, _BLOCK, _HOLDER, _DROPPED = range(8)
_ACTIONS: dict[str, int] = {
    tag: action
    for action, tags in (
        (
            _NO_TEXT,
            "script style noscript template link meta base iframe frame frameset object embed "
            "applet video audio canvas svg map xml",
        ),
        (_CONTROL, "select button input textarea datalist dialog"),
        (_BREAK, "br"),
        (_IMAGE, "img"),
        (_TABLE, "table"),
        (_BLOCK, "p li h1 h2 h3 h4 h5 h6 dt dd pre hr legend summary figcaption caption address"),
        (
            _HOLDER,
            "div section article main header footer nav aside td th tr tbody thead tfoot ul ol dl "
            "menu dir form center blockquote fieldset figure details body",
        ),
        (_DROPPED, "rt rp head title del"),
    )
    for tag in tags.split()
}
HEADINGS = {f"h{n}": n - 1 for n in range(1, 7)}
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_TORN = regex(rf"(?<=[{_HAN}])[ \t]*[\r\n]\s*|[ \t]*[\r\n]\s*(?=[{_HAN}])")
_BLANK = regex(r"[ \t\r\n\f\xa0]+")
_WIDE = regex(r"[\t\r\n\f\xa0]|  ")
_PRINTED = regex(
    r"\s*(?:第?[一二三四五六七八九十百]{1,4}[、.．是章节条]|[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]"
    r"|[①-⑳•·●■◆—-])"
)  # an item number or sign that is printed already
_NO_SIGN = regex(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
BULLET = "•"
_LEADING_NUMBER = regex(r"\s*(\d{1,6})")


@dataclass(slots=True)
class Line:
    """One line of the page; a table or picture stands as a line too."""

    text: str
    linked: int = 0
    """Characters of it in links elsewhere."""
    links: int = 0
    outline: int | None = None
    number: str | None = None
    list_level: int | None = None
    bold: int = 0
    cells: list[tuple[Cell, str, list[str]]] | None = None
    """Place, text and pictures of the cells when the line is a table."""
    image: bool = False
    files: tuple[str, ...] = ()
    """Documents that the line links to."""


@dataclass(slots=True)
class Region:
    """An element that holds lines, from ``start`` to before ``end``."""

    tag: str
    names: str
    """Its class, id and role."""
    start: int
    end: int
    kind: str | None = None
    """Why it is not content, when that is certain."""


@dataclass(slots=True)
class Walk:
    """Walks elements and gathers lines and regions."""

    limits: Limits
    name: str
    in_cell: bool = False
    lines: list[Line] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    """Numbers of the lines in an ``h1``."""
    scripts: int = 0
    pictures: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _bold: int = -1
    """Pieces at the start of the line that are bold; -1 while all are."""
    _linked: int = 0
    _links: int = 0
    _files: list[str] = field(default_factory=list)
    _raw: bool = False
    """Whether blanks stand as written."""
    _outline: int | None = None
    _number: tuple[str, int] | None = None
    _lists: list[int] = field(default_factory=list)
    """Open lists: the next number, 0 for a list of signs, -1 for one without."""

    def read(self, element: etree._Element) -> None:
        """Read all that an element holds."""
        self._walk(element, False, False, False, 0)
        self.flush()

    def _walk(
        self, element: etree._Element, bold: bool, linked: bool, raw: bool, depth: int
    ) -> None:
        if depth > self.limits.depth:
            self.limits.check("depth", depth, file=self.name)
        if element.text:
            self._text(element.text, bold, linked, raw)
        for child in element:
            tag = child.tag
            if isinstance(tag, str):
                action = _ACTIONS.get(tag)
                if action is None:
                    self._inline(child, tag, bold, linked, raw, depth)
                elif action in {_BLOCK, _HOLDER}:
                    self._block(child, tag, action, bold, linked, raw, depth)
                elif action == _TABLE:
                    self._table(child, bold, linked, raw, depth)
                else:
                    self._empty(child, action, bold, depth)
            if child.tail:
                self._text(child.tail, bold, linked, raw)

    def _empty(self, child: etree._Element, action: int, bold: bool, depth: int) -> None:
        """Take in an element that holds no text to read."""
        if action == _BREAK:
            if self._outline is None:
                self.flush()
        elif action == _IMAGE:
            self._image(child)
        elif action == _NO_TEXT:
            self.scripts += 1
        elif child.tag == "del":
            self._aside(child, "已删除部分", bold, depth)

    def _text(self, text: str, bold: bool, linked: bool, raw: bool) -> None:
        if raw:
            self._raw = True
            first, *more = text.splitlines() or [""]
            self._pieces.append(first)
            for line in more:
                self.flush()
                self._raw = True
                self._pieces.append(line)
            return
        if text.isspace() and not self._pieces:
            return
        if not bold and self._bold < 0 and not text.isspace():
            self._bold = len(self._pieces)
        self._pieces.append(text)
        if linked:
            self._linked += len(text.strip())

    def _inline(
        self,
        child: etree._Element,
        tag: str,
        bold: bool,
        linked: bool,
        raw: bool,
        depth: int,
    ) -> None:
        style = child.get("style")
        kind, heavy = style_of(style) if style else (None, None)
        if kind or child.get("hidden") is not None:
            self._aside(child, kind or HIDDEN, bold, depth)
            return
        if tag == "a":
            target = child.get("href")
            if target and target[0] != "#":
                linked = True
                self._links += 1
                if is_file(target):
                    self._files.append(target)
        elif tag in {"b", "strong"}:
            bold = True
        self._walk(child, bold if heavy is None else heavy, linked, raw, depth + 1)

    def _aside(self, child: etree._Element, kind: str, bold: bool, depth: int) -> None:
        """Read an element whose text is known to be no content, as a region of its own."""
        keep = self._pieces, self._bold, self._linked, self._links, self._files
        self._reset()
        start = len(self.lines)
        self._walk(child, bold, False, False, depth + 1)
        self.flush()
        if len(self.lines) > start:
            self.regions.append(Region(child.tag, "", start, len(self.lines), kind))
        self._pieces, self._bold, self._linked, self._links, self._files = keep

    def _block(
        self,
        child: etree._Element,
        tag: str,
        action: int,
        bold: bool,
        linked: bool,
        raw: bool,
        depth: int,
    ) -> None:
        self.flush()
        style = child.get("style")
        start = len(self.lines)
        kind, heavy = style_of(style) if style else (None, None)
        if heavy is not None:
            bold = heavy
        if child.get("hidden") is not None:
            kind = HIDDEN
        self._open(child, tag, style)
        self._walk(child, bold or tag == "th", linked, raw or tag == "pre", depth + 1)
        self.flush()
        self._close(tag)
        if len(self.lines) > start:
            self._region(child, tag, action, start, kind)

    def _region(
        self, child: etree._Element, tag: str, action: int, start: int, kind: str | None
    ) -> None:
        end = len(self.lines)
        if tag == "h1":
            self.headings.extend(range(start, end))
        names = child.get("class", "")
        if own := child.get("id"):
            names = f"{names} {own}"
        if role := child.get("role"):
            names = f"{names} {role}"
        if action == _HOLDER or names or kind:
            self.regions.append(Region(tag, names, start, end, kind))

    def _open(self, element: etree._Element, tag: str, style: str | None) -> None:
        if tag in HEADINGS:
            self._outline = HEADINGS[tag]
        elif tag in {"ol", "ul"}:
            self._lists.append(_first_number(element, tag, style))
        elif tag == "li" and self._lists:
            current = self._lists[-1]
            if current > 0:
                current = _whole(element.get("value"), current)
                self._number = f"{current}.", len(self._lists) - 1
                self._lists[-1] = current + 1
            elif current == 0:
                self._number = BULLET, len(self._lists) - 1

    def _close(self, tag: str) -> None:
        if tag in HEADINGS:
            self._outline = None
        elif tag in {"ol", "ul"}:
            self._lists.pop()
        elif tag == "li":
            self._number = None

    def _reset(self) -> None:
        self._pieces, self._bold, self._linked, self._links, self._files = [], -1, 0, 0, []
        self._raw = False

    def flush(self) -> None:
        """End the open line, unless it is blank."""
        pieces = self._pieces
        if not pieces:
            if self._links:
                self._reset()
            return
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        text = raw.strip() if self._raw else _clean(raw)
        if not text:
            self._reset()
            return
        line = Line(text, self._linked, self._links, self._outline)
        if self._bold > 0:
            line.bold = len(_clean("".join(pieces[: self._bold])))
        if self._files:
            line.files = tuple(self._files)
        if self._number is not None:
            if not _PRINTED.match(text):
                line.number, line.list_level = self._number
            self._number = None
        self.lines.append(line)
        self._reset()

    def _image(self, element: etree._Element) -> None:
        name = picture_name(element)
        if name is None:
            return
        if self.in_cell:
            self.pictures.append(name)
        else:
            self.flush()
            self.lines.append(Line(name, image=True))

    def _table(
        self, table: etree._Element, bold: bool, linked: bool, raw: bool, depth: int
    ) -> None:
        rows = [] if self.in_cell else table_rows(table)
        if not is_data(table, rows):
            self._block(table, "table", _HOLDER, bold, linked, raw, depth)
            return
        self.flush()
        start = len(self.lines)
        caption = table.find("caption")
        if caption is not None:
            self._walk(caption, False, False, False, depth + 1)
            self.flush()
        found: list[tuple[Cell, str, list[str]]] = []
        links = targets = 0
        for cell in cells(rows, widest=self.limits.columns):
            plain = _plain_text(cell.element)
            if plain is not None:
                found.append((cell, plain, []))
                continue
            inside = Walk(self.limits, self.name, in_cell=True)
            inside._walk(cell.element, False, False, False, depth + 1)
            inside.flush()
            text = "\n".join(_numbered(line) for line in inside.seen())
            found.append((cell, text, inside.pictures))
            links += sum(line.linked for line in inside.lines)
            targets += sum(line.links for line in inside.lines)
        self.lines.append(
            Line("\n".join(text for _, text, _ in found), links, targets, cells=found)
        )
        self._region(table, "table", _HOLDER, start, None)

    def seen(self) -> list[Line]:
        """Return the lines that are not hidden."""
        gone = {n for r in self.regions if r.kind for n in range(r.start, r.end)}
        return [line for n, line in enumerate(self.lines) if n not in gone]


def _plain_text(cell: etree._Element) -> str | None:
    """Return the text of a cell that holds one paragraph at most; None when it holds more."""
    paragraphs = 0
    for element in cell.iterdescendants():
        if element.tag not in _SIMPLE:
            return None
        if element.tag == "p":
            paragraphs += 1
            if element.tail and not element.tail.isspace():
                return None
        style = element.get("style")
        if (style and style_of(style)[0]) or element.get("hidden") is not None:
            return None
    if paragraphs > 1 or (paragraphs and cell.text and not cell.text.isspace()):
        return None
    return _clean("".join(map(str, cell.itertext())))


_SIMPLE = frozenset({"p", "span", "font", "b", "strong", "i", "em", "o:p", "u"})


def _clean(text: str) -> str:
    if "\n" in text or "\r" in text:
        text = _TORN.sub("", text)
    text = text.strip()
    return _BLANK.sub(" ", text) if _WIDE.search(text) else text


def _numbered(line: Line) -> str:
    return line.text if line.number in (None, BULLET) else f"{line.number}{line.text}"


def _first_number(element: etree._Element, tag: str, style: str | None) -> int:
    if style and _NO_SIGN.search(style):
        return -1
    return 0 if tag == "ul" else max(1, _whole(element.get("start"), 1))


def _whole(text: str | None, otherwise: int) -> int:
    found = _LEADING_NUMBER.match(text or "")
    return int(found[1]) if found else otherwise
