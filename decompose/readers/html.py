"""Saved web pages: the main content as blocks; nothing is fetched and no script runs."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree, html

from decompose.errors import DamagedDocument, LimitExceeded
from decompose.model.source import Document
from decompose.readers.blocks import Blocks, Note
from decompose.readers.html_body import Flow
from decompose.readers.html_encoding import decode_page
from decompose.readers.html_head import lead_lines, page_facts, page_titles
from decompose.readers.html_main import (
    LeftOut,
    condensed,
    leave_outside,
    main_element,
    strip_page,
)
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.notes import note
from decompose.text.patterns import regex

_START = 1_500
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What lxml reads out of a page but takes into none."""


def read_html(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a web page.

    Shape:
        One block per line of the main content, per table cell and per picture; the title and the
        lines that state number and date stand first. What is left out is counted in a problem
        for each kind.

    Raises:
        DamagedDocument: The bytes are no text, or the page holds none.
        LimitExceeded: The page is too large, or nests too deep.
    """
    limits.check("page", len(data), file=name)
    decoded = decode_page(data, name=name, encoding=encoding)
    text = decoded.text.removeprefix("\ufeff").replace("\0", " ")
    limits.check("elements", text.count("<") // 2, file=name)
    page = _parse(text, name)
    controls = _clear_controls(page)
    blocks = Blocks(name, limits)
    left_out = LeftOut()
    body = page.find("body")
    if body is not None:
        _read_body(page, body, blocks, left_out)
    if not blocks.gathered:
        raise _no_text(name)
    notes = [*decoded.notes, *_told(left_out)]
    if controls:
        notes.append(note("text.control", str(controls)))
    return blocks.document("html", notes=notes, encoding=decoded.encoding)


def _parse(text: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _no_text(name) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise LimitExceeded(
            "the page nests too deep to be read whole",
            hint="split the document, or raise this limit if you trust where it comes from",
            where="limits.depth",
        )
    return page


def _clear_controls(page: html.HtmlElement) -> int:
    """Put blanks in place of control codes, which the tree may hold but cannot be given."""
    count = 0
    for element in page.iter():
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and _CONTROL.search(text):
                cleared, found = _CONTROL.subn(" ", text)
                setattr(element, part, cleared)
                count += found
    return count


def _read_body(
    page: html.HtmlElement, body: html.HtmlElement, blocks: Blocks, left_out: LeftOut
) -> None:
    facts = page_facts(body)
    titles = list(page_titles(page, body))
    strip_page(body, left_out)
    main = main_element(body)
    leave_outside(body, main, left_out)
    start = _start(main)
    inside = set(main.iter())
    outer = [text for element, text in facts if element not in inside]
    for line in lead_lines(titles, outer, page, start):
        blocks.paragraph(line)
    headings = list(main.iter("h1"))
    title = headings[0] if len(headings) == 1 else None
    Flow(blocks.paragraph, blocks, title=title).read(main)


def _start(main: html.HtmlElement) -> str:
    parts: list[str] = []
    size = 0
    for text in main.itertext():
        parts.append(condensed(text))
        size += len(parts[-1])
        if size > _START:
            break
    return "".join(parts)


def _told(left_out: LeftOut) -> Iterable[Note]:
    for kind, (pieces, size, sample) in left_out.kinds.items():
        shown = f"，如：{sample}…" if sample else ""
        yield note("html.left-out", kind, str(pieces), str(size), shown)


def _no_text(name: str) -> DamagedDocument:
    return DamagedDocument(
        "the page holds no text of its own: scripts fill it in, or it is empty",
        hint="open the page in a browser, copy its text and save it as .docx or .txt",
        where=name,
    )
