"""PDF documents: pages of print back to paragraphs and tables.

A PDF knows where characters stand, not what belongs together. Lines are joined inside sentences;
headers, footers and page numbers are taken off; columns are read one after the other; ruled tables
become cells, over page ends too. A page that is only a picture is named in a problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from decompose.errors import DamagedDocument
from decompose.labels.reading import note
from decompose.model.source import Document, Place, Unread
from decompose.readers.blocks import Blocks, Note
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.pdf_columns import strips, usual_gutter
from decompose.readers.pdf_footnotes import footnotes
from decompose.readers.pdf_frames import unframed
from decompose.readers.pdf_furniture import strip as stripped
from decompose.readers.pdf_pages import Line, Page, Pages, read_pages
from decompose.readers.pdf_paragraphs import Custom, Paragraph, Strip, custom, measured, paragraphs
from decompose.readers.pdf_tables import Table, append, goes_on, tables
from decompose.text.patterns import regex

_FEW = 20
_PICTURE = 0.5
_STRANGE = 0.3
_SHOWN = 30
_MOST_NAMED = 12
_OCR = "recognise the scanned pages with an OCR program and save the text as docx"
_CONTINUED = regex(r"[（(]?\s*(?:续\s*表|接上表|上接|续上页)\s*[\d一二三四五六七八九十]*\s*[）)]?")

Run = tuple[list[Line], bool]
"""Lines from top to bottom, and whether they are a column."""
Item = Run | Table
_BLANK = regex(r"\s")


def read_pdf(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a PDF document.

    Args:
        data: The file.
        name: Its name, for places and messages.
        encoding: Ignored: the file says itself which characters it means.
        limits: Safety limits.

    Raises:
        DamagedDocument: The file is broken, locked, or holds pictures of text only.
        LimitExceeded: It is larger than the limits allow, or takes too long.
    """
    return to_document(read_pages(data, name=name, limits=limits), name=name, limits=limits)


def to_document(found: Pages, *, name: str, limits: Limits = LIMITS) -> Document:
    """Build the document of pages as they were read."""
    notes = list(_unread(found, name))
    left_out = [Unread(reason="turned", text=text, place=Place(file=name, page=page.number))
                for page in found.pages for text in page.turned]  # fmt: skip
    furniture = stripped(found.pages)
    footers = [line for page in found.pages for line in footnotes(page)]
    items = list(_continued(_items(found.pages), furniture))
    blocks = Blocks(name, limits)
    repeated = _write(items, found, blocks)
    for reason, lines in (("header", furniture), ("footnote", footers), ("repeated", repeated)):
        left_out += [_left_out(reason, line, name) for line in lines]
    if furniture:
        notes.append(note("pdf.furniture", f"{len(furniture)}", _short(furniture[0].text)))
    if footers:
        size, shown = sum(len(line.text) for line in footers), footers[:3]
        samples = "；".join(_short(line.text) for line in shown)
        notes.append(note("unread.footnote", f"{len(footers)}", f"{size}", samples))
    if repeated:
        notes.append(note("pdf.header-rows", f"{len(repeated)}"))
    doc = blocks.document("pdf", notes=notes)
    return doc.model_copy(update={"unread": tuple(left_out)})


def _left_out(reason: str, line: Line, name: str) -> Unread:
    place = Place(file=name, page=line.page, box=(line.x0, line.y0, line.x1, line.y1))
    return Unread(reason=reason, text=line.text, place=place)


def _unread(found: Pages, name: str) -> Iterator[Note]:
    """Yield what was not read; a file of pictures only is refused."""
    reasons: dict[str, list[int]] = defaultdict(list)
    for page in found.pages:
        reason = _why_not(page)
        if reason:
            reasons[reason].append(page.number)
    empty = {number for numbers in reasons.values() for number in numbers}
    if len(empty) == len(found.pages) and set(reasons) != {"blank"}:
        kind = "only pictures of text, or text without characters" if "scanned" in reasons else ""
        raise DamagedDocument(
            f"the PDF holds {kind or 'no text that can be read'}: it needs OCR",
            hint=_OCR,
            where=f"{name} 1-{len(found.pages)}",
        )
    for reason, numbers in sorted(reasons.items()):
        yield note(f"pdf.{reason}", _numbers(numbers))
        if reason == "strange":
            for number in numbers:
                found.pages[number - 1].lines = []
    turned = sum(len(page.turned) for page in found.pages)
    if turned:
        yield note("pdf.turned", f"{turned}")
    if found.glyphs.unknown:
        yield note("symbol.unknown", f"{found.glyphs.unknown}")
    if not found.copying:
        yield note("pdf.copying")


def _why_not(page: Page) -> str:
    """Return why a page gives no text: broken, scanned, strange, blank; else nothing."""
    if page.broken:
        return "broken"
    if page.strange > _STRANGE:
        return "strange"
    size = sum(len(line.text) for line in page.lines)
    if size < _FEW and (page.pictured > _PICTURE or (not size and page.objects)):
        return "scanned"
    return "" if size else "blank"


def _items(pages: Sequence[Page]) -> Iterator[tuple[Page, Item]]:
    """Yield tables and runs of lines in reading order."""
    gutter = usual_gutter(pages)
    for page in pages:
        found = [part for table in tables(page) for part in unframed(table)]
        rest = page.lines
        for table in found:
            above = [line for line in rest if line.middle < table.box[1]]
            rest = [line for line in rest if line.middle >= table.box[1]]
            for run in strips(above, gutter):
                yield page, run
            yield page, table
        for run in strips(rest, gutter):
            yield page, run


def _continued(
    items: Iterator[tuple[Page, Item]], dropped: list[Line]
) -> Iterator[tuple[Page, Item]]:
    """Join tables that go on overleaf; lines that only say so are dropped."""
    last: tuple[Page, Table] | None = None
    for page, item in items:
        if isinstance(item, Table):
            if last and item.page == last[1].pages[-1] + 1 and goes_on(last[1], item):
                append(last[1], item)
                continue
            if last:
                yield last
            last = page, item
            continue
        if last and len(item[0]) == 1 and _CONTINUED.fullmatch(item[0][0].text):
            dropped.append(item[0][0])
            continue
        if last:
            yield last
            last = None
        yield page, item
    if last:
        yield last


def _write(items: list[tuple[Page, Item]], found: Pages, blocks: Blocks) -> list[Line]:
    """Write blocks; return the lines of header rows that were dropped."""
    whole = custom([item[0] for _, item in items if not isinstance(item, Table)])
    titles = _titles(found)
    repeated: list[Line] = []
    waiting: list[Strip] = []
    for page, item in items:
        if isinstance(item, Table):
            _paragraphs(waiting, titles, blocks)
            waiting = []
            if item.framed:
                for strips_of in _framed(item, whole):
                    _paragraphs(strips_of, titles, blocks)
                continue
            _cells(item, blocks)
            repeated += [line for cell in item.repeated for line in cell.lines]
        else:
            lines, column = item
            waiting.append(measured(lines, whole, 0.0 if column else page.width))
    _paragraphs(waiting, titles, blocks)
    return repeated


def _framed(frame: Table, whole: Custom) -> Iterator[list[Strip]]:
    """Yield what stands together in a frame: each cell, with its part overleaf."""
    together: list[Strip] = []
    last = 0
    for row, page in zip(frame.rows, frame.pages, strict=True):
        for cell in (cell for cell in row if cell.lines):
            if together and page == last:
                yield together
                together = []
            strip = measured(cell.lines, whole, 0.0)
            # A cell of short lines only does not show its right margin: it mirrors the left one.
            mirrored = frame.edges[-1] - (strip.left - frame.edges[0]) - 1.5 * strip.size
            strip.right = max(strip.right, mirrored)
            together.append(strip)
            last = page
    if together:
        yield together


def _paragraphs(waiting: list[Strip], titles: dict[tuple[int, str], int], blocks: Blocks) -> None:
    for paragraph in paragraphs(waiting):
        page = paragraph.lines[0].page
        level = titles.get((page, _key(paragraph.text)))
        blocks.stand_at(page, _around(paragraph))
        blocks.paragraph(paragraph.text, outline_level=level)


def _around(paragraph: Paragraph) -> tuple[float, float, float, float]:
    """Return the box of the paragraph's lines on its first page."""
    page = paragraph.lines[0].page
    here = [line for line in paragraph.lines if line.page == page]
    return (
        min(line.x0 for line in here),
        min(line.y0 for line in here),
        max(line.x1 for line in here),
        max(line.y1 for line in here),
    )


def _cells(table: Table, blocks: Blocks) -> None:
    blocks.open_table()
    for row, page in zip(table.rows, table.pages, strict=True):
        blocks.stand_at(page, None)
        for cell in row:
            at = cell.row + 1, cell.column + 1
            blocks.cell(cell.text, at=at, span=(cell.row_span, cell.column_span))


def _titles(found: Pages) -> dict[tuple[int, str], int]:
    """Return the bookmarks by page and title: a hint at the outline."""
    return {(page, _key(title)): depth for depth, page, title in found.bookmarks}


def _key(text: str) -> str:
    return _BLANK.sub("", text)


def _numbers(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:_MOST_NAMED]))
    return f"{shown}…" if len(numbers) > _MOST_NAMED else shown


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
