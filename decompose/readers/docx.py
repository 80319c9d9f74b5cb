"""Word documents (docx, docm, dotx), read straight from their XML.

The usual libraries lose tracked insertions, content controls, text boxes and automatic numbers in
silence; here every character of the accepted text is a block's, or a problem says why it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from decompose.errors import DamagedDocument
from decompose.model.source import Block, BlockKind, Document, Place, Problem
from decompose.readers.docx_body import Body, note_text
from decompose.readers.docx_numbering import Numbering
from decompose.readers.docx_runs import Runs, Seen
from decompose.readers.docx_styles import Styles, W
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.notes import note
from decompose.readers.package import Package

_SHOWN = 40


def read_docx(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a Word document.

    Args:
        data: The file.
        name: Its name, for places and messages.
        encoding: Ignored: office files say their encoding themselves.
        limits: Safety limits.

    Raises:
        DamagedDocument: The file is broken, encrypted, misleading or has no text.
        LimitExceeded: It is larger than the limits allow.
        UnsupportedFormat: The container holds no Word document.
    """
    package = Package(data, name=name, limits=limits)
    part = package.main_part()
    body = _walk(package, part, name, limits)
    if not any(block.text.strip() for block in body.blocks if block.kind is not BlockKind.IMAGE):
        raise _no_text(body.blocks, name)
    notes = [*_losses(body.runs.seen), *_footnotes(package, part, body.runs.seen.notes)]
    notes += [note("number.format", form) for form in body.numbering.unknown_formats]
    if body.numbers_left_out:
        notes.append(note("number.left-out", "、".join(body.numbers_left_out)))
    problems = tuple(
        Problem(code=code, message=message, place=Place(file=name, part=part))
        for code, message in notes
    )
    return Document(name=name, format="docx", blocks=tuple(body.blocks), problems=problems)


def _walk(package: Package, part: str, name: str, limits: Limits) -> Body:
    related = package.related(part)

    def root(kind: str) -> etree._Element | None:
        target = related.get(kind, "")
        return package.xml(target) if package.has(target) else None

    content = package.xml(part).find(f"{W}body")
    if content is None:
        raise package.damaged(f"{part} has no body")
    styles = Styles(root("styles"))
    numbering = Numbering(root("numbering"), styles)
    body = Body(name, part, styles, numbering, Runs(styles), limits)
    body.read(content)
    return body


def _no_text(blocks: list[Block], name: str) -> DamagedDocument:
    if any(block.kind is BlockKind.IMAGE for block in blocks):
        return DamagedDocument(
            "the document holds only pictures, there is no text to read",
            hint="recognise the scanned pages with an OCR program and save the text as docx",
            where=name,
        )
    return DamagedDocument(
        "the document is empty: there is no text in it",
        hint="check that the document was saved completely",
        where=name,
    )


def _losses(seen: Seen) -> Iterator[tuple[str, str]]:
    if seen.hidden:
        size = sum(len(text) for text in seen.hidden)
        yield note("text.hidden", f"{len(seen.hidden)}", f"{size}", _short(seen.hidden[0]))
    if seen.deleted:
        yield note("text.deleted", f"{seen.deleted}")
    if seen.symbols:
        yield note("symbol.unknown", f"{seen.symbols}")
    for kind, text in seen.unread:
        yield note("text.not-read", kind, _short(text))


def _footnotes(
    package: Package, part: str, references: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    if not references:
        return
    related = package.related(part)
    roots = {
        kind: package.xml(related[kind])
        for kind in dict.fromkeys(kind for kind, _ in references)
        if package.has(related.get(kind, ""))
    }
    texts = [note_text(roots[kind], key) for kind, key in references if kind in roots]
    shown = "；".join(_short(text) for text in texts if text)
    yield note("note.left-out", f"{len(references)}", shown)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
