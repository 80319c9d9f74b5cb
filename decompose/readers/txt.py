"""Plain text: one block per line."""

from __future__ import annotations

from decompose.errors import DamagedDocument
from decompose.labels.reading import note
from decompose.model.source import Block, Document, Place, Problem
from decompose.readers.encodings import Decoded, decode
from decompose.readers.limits import LIMITS, Limits
from decompose.text.patterns import regex

_BREAK = regex("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROL = regex("[\x01-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROL_SHARE = 0.01


def read_txt(
    data: bytes, *, name: str, encoding: str | None = None, limits: Limits = LIMITS
) -> Document:
    """Read the bytes of a text file.

    Shape:
        One block per line, blank lines too: block *n* is line *n* + 1 of the file.

    Raises:
        DamagedDocument: The bytes are no text, or hold nothing but blanks.
    """
    limits.check("text_file", len(data), file=name)
    decoded = decode(data, name=name, encoding=encoding)
    return to_document(decoded, name=name, limits=limits)


def to_document(decoded: Decoded, *, name: str, limits: Limits = LIMITS) -> Document:
    """Build the document of a decoded text.

    Control codes, which no deliverable could carry, become blanks: offsets stay as they were.
    """
    decoded = without_controls(decoded, name)
    if not decoded.text.strip("\ufeff \t\r\n\v\f\u3000"):
        raise DamagedDocument(
            "the file is empty: there is no text in it",
            hint="check that the document was saved completely",
            where=name,
        )
    text = decoded.text.removeprefix("\ufeff")
    limits.check("text", len(text), file=name)
    lines = _BREAK.split(text)
    if not lines[-1]:
        lines.pop()
    limits.check("blocks", len(lines), file=name)
    blocks = tuple(
        Block(index=i, text=line, place=Place(file=name, paragraph=i + 1))
        for i, line in enumerate(lines)
    )
    problems = tuple(
        Problem(code=code, message=message, place=Place(file=name))
        for code, message in decoded.notes
    )
    return Document(
        name=name, format="txt", encoding=decoded.encoding, blocks=blocks, problems=problems
    )


def without_controls(decoded: Decoded, name: str) -> Decoded:
    """Replace stray control codes by blanks, and say so.

    Raises:
        DamagedDocument: There are so many that the file is no text.
    """
    text = decoded.text.removesuffix("\x1a")
    found = len(_CONTROL.findall(text))
    if "\0" in text or found > max(3, _CONTROL_SHARE * len(text)):
        raise DamagedDocument(
            "the file is not plain text: it holds control codes, as programs and pictures do",
            hint="open it in the program that made it and save it as text or docx",
            where=name,
        )
    if not found:
        return Decoded(text, decoded.encoding, decoded.notes)
    notes = (*decoded.notes, note("text.control", str(found)))
    return Decoded(_CONTROL.sub(" ", text), decoded.encoding, notes)
