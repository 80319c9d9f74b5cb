"""What a sheet says outside its cells: notes on cells, and texts in drawings."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from decompose.readers.package import Package

_NOTES = "comments"
_THREADS = "threadedComment"
_DRAWING = "drawing"


def asides_of(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of a sheet's notes with their cell, and of its drawings with none.

    Args:
        package: The workbook.
        part: The part of the sheet.
    """
    related = [r for r in package.relations(part) if not r.external and package.has(r.target)]
    threaded = set()
    for relation in related:
        if relation.kind == _THREADS:
            for thread in package.xml(relation.target).iterfind("{*}threadedComment"):
                cell = thread.get("ref") or ""
                threaded.add(cell)
                yield cell, thread.findtext("{*}text") or ""
    for relation in related:
        if relation.kind == _NOTES:
            for note in package.xml(relation.target).iterfind("{*}commentList/{*}comment"):
                # A thread leaves a note for old programs, whose words are the program's own.
                if (note.get("ref") or "") not in threaded:
                    yield note.get("ref") or "", _text(note)
        elif relation.kind == _DRAWING:
            for shape in package.xml(relation.target).iterfind(".//{*}sp"):
                if text := _text(shape):
                    yield "", text


def _text(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iterfind(".//{*}t"))
