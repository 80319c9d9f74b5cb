"""Saved web pages: the main content as blocks; nothing is fetched and no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from decompose.errors import DamagedDocument, LimitExceeded
from decompose.labels.reading import note
from decompose.model.source import Document
from decompose.readers.blocks import Blocks, Note
from decompose.readers.html_encoding import decode_page
from decompose.readers.html_frame import Content, content_of
from decompose.readers.html_head import lead_lines
from decompose.readers.html_walk import Line, Walk
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.txt import to_document
from decompose.text.patterns import regex

_SHOWN = 20
_MOST_FILES = 5
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Codes that a page may hold but no output takes."""
_INLINE = regex(r"</?(?:font|span|b|i|u|em|strong|small|big|o:p)\b[^<>]{0,2000}>", re.IGNORECASE)


def read_html(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a web page.

    Shape:
        One block per line of the main content, per table cell and per picture; title, number and
        date stand first when the content does not begin with them. What is left out is counted in
        a problem for each kind.

    Raises:
        DamagedDocument: The bytes are no text, or the page holds none.
        LimitExceeded: The page is too large, or nests too deep.
    """
    limits.check("page", len(data), file=name)
    decoded = decode_page(data, name=name, encoding=encoding)
    text = decoded.text.removeprefix("\ufeff").replace("\0", " ")
    tags = text.count("<")
    if not tags:
        return to_document(decoded, name=name, limits=limits)
    limits.check("elements", tags // 2, file=name)
    try:
        page, walk, controls = _walked(text, name, limits)
    except LimitExceeded:
        # Unclosed tags of fonts nest in each other without end; what they say can be spared.
        page, walk, controls = _walked(_INLINE.sub("", text), name, limits)
    blocks = Blocks(name, limits)
    content = content_of(walk.lines, walk.regions)
    lines = [walk.lines[n] for n in content.lines]
    if not any(line.text.strip() and not line.image for line in lines):
        raise _no_text(name)
    for lead in lead_lines(page, walk, content.facts, lines):
        blocks.paragraph(lead)
    title = walk.headings if len(walk.headings) <= 2 else []
    for n in content.lines:
        _append(walk.lines[n], blocks, is_title=n in title)
    notes = [*decoded.notes, *_left_out(walk, content)]
    if controls:
        notes.append(note("text.control", str(controls)))
    return blocks.document("html", notes=notes, encoding=decoded.encoding)


def _walked(text: str, name: str, limits: Limits) -> tuple[etree._Element, Walk, int]:
    page = _parse(text, name)
    controls = _clear_controls(page)
    walk = Walk(limits, name)
    body = page.find("body")
    if body is not None:
        walk.read(body)
    return page, walk, controls


def _parse(text: str, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        page = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _no_text(name) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise LimitExceeded(
            "the page nests too deep to be read whole",
            hint="split the document, or raise this limit (--limit NAME=NUMBER) if you trust where it comes from",
            where="limits.depth",
        )
    if page is None:
        raise _no_text(name)
    return page


def _clear_controls(page: etree._Element) -> int:
    """Put blanks in place of control codes, and return how many there were."""
    count = 0
    for element in page.iter():
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and _CONTROL.search(text):
                cleared, found = _CONTROL.subn(" ", text)
                setattr(element, part, cleared)
                count += found
    return count


def _append(line: Line, blocks: Blocks, *, is_title: bool) -> None:
    if line.image:
        blocks.image(line.text)
    elif line.cells is None:
        blocks.paragraph(
            line.text,
            outline_level=None if is_title else line.outline,
            automatic_number=line.number,
            list_level=line.list_level,
            bold_prefix=line.bold,
        )
    else:
        blocks.open_table()
        for cell, text, pictures in line.cells:
            at, span = (cell.row, cell.column), (cell.row_span, cell.column_span)
            blocks.cell(text, at=at, span=span)
            for picture in pictures:
                blocks.image(picture)


def _left_out(walk: Walk, content: Content) -> Iterator[Note]:
    """Say what was not read: how often, how much, and how it begins."""
    kinds: dict[str, list[str]] = {}
    before: tuple[int, str] | None = None
    for n in sorted(content.reasons):
        kind, text = content.reasons[n], walk.lines[n].text
        if before == (n - 1, kind):
            kinds[kind][-1] += text
        else:
            kinds.setdefault(kind, []).append(text)
        before = n, kind
    for kind, texts in kinds.items():
        sample = "".join(texts[0].split())[:_SHOWN]
        shown = f"，如：{sample}…" if sample else ""
        yield note("html.left-out", kind, str(len(texts)), str(sum(map(len, texts))), shown)
    if walk.scripts:
        yield note("html.scripts", str(walk.scripts))
    files = [line.text for line in walk.lines if line.files]
    if files:
        more = f"等 {len(files)} 个" if len(files) > _MOST_FILES else ""
        yield note("html.files", "、".join(files[:_MOST_FILES]) + more)


def _no_text(name: str) -> DamagedDocument:
    return DamagedDocument(
        "the page holds no text of its own: scripts fill it in, or it is empty",
        hint="open the page in a browser, copy its text and save it as .docx or .txt",
        where=name,
    )
