"""Word documents (docx, docm, dotx), read straight from their XML.

The usual libraries lose tracked insertions, content controls, text boxes and automatic numbers in
silence; here every character of the text is a block's, or stands with its reason in ``unread``.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from decompose.errors import DamagedDocument
from decompose.labels.reading import note
from decompose.model.source import Block, BlockKind, Document, Place, Problem
from decompose.readers.docx_body import Body
from decompose.readers.docx_enclosed import enclosing
from decompose.readers.docx_fields import Fields
from decompose.readers.docx_left_out import LeftOut
from decompose.readers.docx_numbering import Numbering
from decompose.readers.docx_revisions import Changes, settle
from decompose.readers.docx_runs import Runs
from decompose.readers.docx_side import Side, foreign
from decompose.readers.docx_styles import Styles, W
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.package import Package


def read_docx(
    data: bytes,
    *,
    name: str,
    encoding: str | None = None,
    revisions: str = "final",
    limits: Limits = LIMITS,
) -> Document:
    """Read the bytes of a Word document.

    Args:
        data: The file.
        name: Its name, for places and messages.
        encoding: Ignored: office files say their encoding themselves.
        revisions: ``final`` reads tracked changes as accepted, ``original`` as rejected.
        limits: Safety limits.

    Raises:
        DamagedDocument: The file is broken, encrypted, misleading or has no text.
        LimitExceeded: It is larger than the limits allow.
        UnsupportedFormat: The container holds no Word document.
    """
    final = revisions != "original"
    package = Package(data, name=name, limits=limits)
    part = package.main_part()
    place = Place(file=name, part=part)
    root = package.xml(part)
    changes = settle(root, final=final)
    body = _walk(package, root, place, limits)
    if not any(block.text.strip() for block in body.blocks if block.kind is not BlockKind.IMAGE):
        raise _no_text(body.blocks, name)
    side = Side(package, part, final=final)
    comments = tuple(side.read(body.left_out, body.runs.seen.comments))
    changes.add(side.changes)
    _note_changes(changes, body.left_out, place, final=final)
    notes = [*_facts(body, changes, final=final), *foreign(package, body.runs.fields.foreign)]
    problems = (
        *(Problem(code=code, message=message, place=place) for code, message in notes),
        *body.left_out.problems(place),
        *comments,
    )
    doc = Document(
        name=name,
        format="docx",
        blocks=tuple(body.blocks),
        problems=problems,
        unread=tuple(body.left_out.found),
    )
    return enclosing(doc, package, part)


def _walk(package: Package, root: etree._Element, place: Place, limits: Limits) -> Body:
    """Read the body; a table of contents that never ends is taken for text."""
    related = package.related(place.part)

    def part(kind: str) -> etree._Element | None:
        target = related.get(kind, "")
        return package.xml(target) if package.has(target) else None

    content = root.find(f"{W}body")
    if content is None:
        raise package.damaged(f"{place.part} has no body")
    styles, lists = Styles(part("styles")), part("numbering")
    for listings in (True, False):
        runs = Runs(styles, LeftOut(place), Fields(listings=listings))
        body = Body(place, styles, Numbering(lists, styles), runs, limits)
        body.read(content)
        if not body.unfinished_listing:
            break
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


def _note_changes(changes: Changes, left_out: LeftOut, place: Place, *, final: bool) -> None:
    for text in changes.left_out:
        left_out.add("deleted" if final else "inserted", text, place=place)


def _facts(body: Body, changes: Changes, *, final: bool) -> Iterator[tuple[str, str]]:
    if changes:
        counts = (changes.insertions, changes.inserted, changes.deletions, changes.deleted)
        facts = (f"{count}" for count in (*counts, changes.formats))
        yield note("revisions.final" if final else "revisions.original", *facts)
    if body.runs.seen.symbols:
        yield note("symbol.unknown", f"{body.runs.seen.symbols}")
    for form in body.numbering.unknown_formats:
        yield note("number.format", form)
    if body.cut_spans:
        yield note("table.span", f"{max(body.cut_spans)}", f"{body.limits.span}")
    for code in body.runs.fields.lost:
        body.left_out.add("field", code, place=body.place)
