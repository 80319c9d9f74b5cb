"""The main content of a web page as blocks: paragraphs, headings, list items, tables, pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from decompose.readers.blocks import Blocks
from decompose.readers.html_table import cells, is_data, table_rows

_BLOCK = frozenset(
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{n}": n - 1 for n in range(1, 7)}
_DROPPED = frozenset({"rt", "rp", "head", "title"})
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|[1-9]00)", re.IGNORECASE)
_TORN = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)
_BLANK = re.compile(r"[ \t\r\n\f\xa0]+")
_PRINTED = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]{1,4}[、.．是章节条]|[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳•·●■◆—-])"
)  # an item number or sign that is printed already
_NO_SIGN = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_ICON = re.compile(r"(?:^|[/_-])(?:icon|ico|file)|(?:icon|ico)\d*\.", re.IGNORECASE)
_ICON_SIZE = 48
_BULLET = "•"

Sink = Callable[..., None]


@dataclass(slots=True)
class Flow:
    """Walks elements and hands every line on with its facts."""

    sink: Sink
    blocks: Blocks
    title: html.HtmlElement | None = None
    """The heading that is the page's title and no heading of a chapter."""
    in_cell: bool = False
    pictures: list[str] = field(default_factory=list)
    """Names of the pictures met in a cell: they follow it."""
    _pieces: list[tuple[str, bool]] = field(default_factory=list)
    _heading: int | None = None
    _in_heading: bool = False
    _number: tuple[str, int] | None = None
    _lists: list[list[int]] = field(default_factory=list)
    """Open lists: next number, 0 for a list without numbers, -1 for one without signs."""

    def read(self, element: html.HtmlElement) -> None:
        """Read all that an element holds."""
        self._walk(element, bold=False, depth=0, raw=False)
        self.flush()

    def _walk(self, element: html.HtmlElement, *, bold: bool, depth: int, raw: bool) -> None:
        self.blocks.limits.check("depth", depth, file=self.blocks.name)
        self._text(element.text, bold, raw)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._child(child, bold=bold, depth=depth + 1, raw=raw)
            self._text(child.tail, bold, raw)

    def _child(self, child: html.HtmlElement, *, bold: bool, depth: int, raw: bool) -> None:
        tag = child.tag
        if tag == "br":
            self._break()
        elif tag == "img":
            self._image(child)
        elif tag == "table" and not self.in_cell and is_data(child):
            self.flush()
            self._table(child)
        elif tag not in _BLOCK:
            self._walk(child, bold=_weight(child, bold), depth=depth, raw=raw)
        else:
            self.flush()
            self._open(child)
            self._walk(child, bold=_weight(child, bold), depth=depth, raw=raw or tag == "pre")
            self.flush()
            self._close(child)

    def _open(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self._in_heading = True
            self._heading = None if element is self.title else _HEADINGS[tag]
        elif tag in {"ol", "ul"}:
            self._lists.append([_first_number(element)])
        elif tag == "li" and self._lists:
            current = self._lists[-1]
            if current[0] > 0:
                current[0] = _whole(element.get("value"), current[0])
                self._number = f"{current[0]}.", len(self._lists) - 1
                current[0] += 1
            elif current[0] == 0:
                self._number = _BULLET, len(self._lists) - 1

    def _close(self, element: html.HtmlElement) -> None:
        if element.tag in _HEADINGS:
            self._heading, self._in_heading = None, False
        elif element.tag in {"ol", "ul"}:
            self._lists.pop()
        elif element.tag == "li":
            self._number = None

    def _text(self, text: str | None, bold: bool, raw: bool) -> None:
        if not text:
            return
        if raw:
            for i, line in enumerate(text.splitlines()):
                if i:
                    self.flush()
                self._pieces.append((line, bold))
        else:
            self._pieces.append((_BLANK.sub(" ", _TORN.sub("", text)), bold))

    def _break(self) -> None:
        if not self._in_heading:
            self.flush()

    def flush(self) -> None:
        """Hand the open line on, unless it is blank."""
        pieces, self._pieces = self._pieces, []
        text = "".join(piece for piece, _ in pieces)
        if not text.strip():
            return
        lead = len(text) - len(text.lstrip())
        facts: dict[str, Any] = {"outline_level": self._heading}
        facts["bold_prefix"] = max(0, _bold_prefix(pieces) - lead)
        if self._number is not None:
            number, level = self._number
            if not _PRINTED.match(text):
                facts |= {"automatic_number": number, "list_level": level}
            self._number = None
        self.sink(text.strip(), **facts)

    def _image(self, element: html.HtmlElement) -> None:
        source = element.get("src") or ""
        sizes = (_whole(element.get(side), _ICON_SIZE + 1) for side in ("width", "height"))
        if min(sizes) <= _ICON_SIZE or _ICON.search(source[-80:]):
            return
        name = element.get("alt") or element.get("title") or _file_name(source)
        if self.in_cell:
            self.pictures.append(name.strip())
        else:
            self.flush()
            self.blocks.image(name.strip())

    def _table(self, table: html.HtmlElement) -> None:
        caption = table.find("caption")
        if caption is not None:
            self._walk(caption, bold=False, depth=0, raw=False)
            self.flush()
        self.blocks.open_table()
        for cell in cells(table_rows(table), widest=self.blocks.limits.columns):
            lines: list[str] = []

            def take(text: str, *, lines: list[str] = lines, **facts: object) -> None:
                sign = facts.get("automatic_number")
                lines.append(f"{sign}{text}" if sign and sign != _BULLET else text)

            inside = Flow(take, self.blocks, in_cell=True)
            inside.read(cell.element)
            self.blocks.cell(
                "\n".join(lines), at=(cell.row, cell.column), span=(cell.row_span, cell.column_span)
            )
            for picture in inside.pictures:
                self.blocks.image(picture)


def _bold_prefix(pieces: list[tuple[str, bool]]) -> int:
    """Return how many characters at the start are bold; 0 when nothing or everything is."""
    length = 0
    for piece, bold in pieces:
        if not bold and piece.strip():
            return length
        length += len(piece)
    return 0


def _weight(element: html.HtmlElement, bold: bool) -> bool:
    style = element.get("style")
    found = _BOLD_STYLE.search(style) if style else None
    if found:
        word = found[1].lower()
        return word.startswith("bold") or word in {"600", "700", "800", "900"}
    return bold or element.tag in _BOLD


def _first_number(element: html.HtmlElement) -> int:
    if _NO_SIGN.search(element.get("style") or ""):
        return -1
    if element.tag == "ul":
        return 0
    return max(1, _whole(element.get("start"), 1))


def _whole(text: str | None, otherwise: int) -> int:
    found = re.match(r"\s*(\d{1,6})", text or "")
    return int(found[1]) if found else otherwise


def _file_name(source: str) -> str:
    if source.startswith("data:"):
        return ""
    try:
        return posixpath.basename(unquote(urlsplit(source).path))
    except ValueError:
        return ""
