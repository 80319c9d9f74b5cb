"""Files to documents: ``read(path)`` gives the blocks of one file, or of several, in order.

The content decides which reader is used, the name only words the message. A reader is imported
when it is first needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path, PurePath

from decompose.errors import DamagedDocument, ReadError, UnsupportedFormat
from decompose.labels.reading import note
from decompose.model.source import Document, Place, Problem
from decompose.readers.encodings import Decoded
from decompose.readers.joining import distinct_names, join
from decompose.readers.limits import LIMITS, Limits, limits_of
from decompose.readers.loading import file_bytes
from decompose.readers.odd_characters import odd_characters
from decompose.readers.sniff import IMAGES, sniff
from decompose.readers.txt import to_document
from decompose.text.withholding import withholding

__all__ = [
    "LIMITS",
    "READERS",
    "REVISIONS",
    "Limits",
    "Paths",
    "join",
    "limits_of",
    "read",
    "read_bytes",
    "read_several",
    "read_text",
]

READERS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "docx": ("decompose.readers.docx", "read_docx", (".docx", ".docm", ".dotx")),
    "pdf": ("decompose.readers.pdf", "read_pdf", (".pdf",)),
    "doc": (
        "decompose.readers.office",
        "read_office",
        (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".xls", ".ods"),
    ),
    "xlsx": ("decompose.readers.xlsx", "read_xlsx", (".xlsx", ".xlsm", ".xltx", ".et")),
    "html": ("decompose.readers.html", "read_html", (".html", ".htm", ".xhtml", ".shtml")),
    "csv": ("decompose.readers.csv", "read_csv", (".csv", ".tsv")),
    "md": ("decompose.readers.markdown", "read_markdown", (".md", ".markdown")),
    "txt": ("decompose.readers.txt", "read_txt", (".txt", ".text")),
}
"""Format → module, function, suffixes; a module is imported on first use."""

REVISIONS = ("final", "original")
"""States in which a document with tracked changes can be read."""

_REVISED = frozenset({"docx", "doc"})
_HEAD = 8192
_SUFFIX_ONLY = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".py": "py"}
_TABLES_AS_TEXT = {".xls", ".xlsx"}
"""Suffixes under which other programs save tables as text."""
_EITHER = {"doc": (".et",)}
"""Suffixes that stand for an old format and for a new one."""
_NAMES = {
    "xml": "an XML file",
    "gzip": "a gzip archive",
    "7z": "a 7z archive",
    "rar": "a RAR archive",
    "sqlite": "a database",
    "program": "a program",
}
_SAVE_AS = "open it in Word or WPS and save it as .docx, or as .txt in UTF-8"

Reader = Callable[..., Document]


Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def read(
    path: Paths,
    *,
    encoding: str | None = None,
    revisions: str = "final",
    limits: Limits = LIMITS,
) -> Document:
    """Read a plan from a file, or from several: a main text and its annexes.

    Args:
        path: A file of one of the formats of :data:`READERS`; a list of files makes one document,
            in the order given.
        encoding: Encoding of a text file or a page; detected when left out.
        revisions: ``final`` reads the tracked changes of a Word document as accepted, ``original``
            as rejected.
        limits: Safety limits.

    Raises:
        ReadError: The file is missing, empty, damaged, too large or of another format.
    """
    paths = [Path(path)] if isinstance(path, str | os.PathLike) else [Path(one) for one in path]
    if not paths:
        raise ReadError("no file is named", hint="name the plan", where="read")
    contents = (
        (name, file_bytes(source, limits))
        for source, name in zip(paths, distinct_names(paths), strict=True)
    )
    return read_several(contents, encoding=encoding, revisions=revisions, limits=limits)


def read_several(
    contents: Iterable[tuple[str, bytes]],
    *,
    encoding: str | None = None,
    revisions: str = "final",
    limits: Limits = LIMITS,
) -> Document:
    """Read a plan from names and bytes of its files; a person named in one is withheld in all."""
    return withholding(
        join(
            [
                _read(data, name=name, encoding=encoding, revisions=revisions, limits=limits)
                for name, data in contents
            ]
        )
    )


def read_bytes(
    data: bytes,
    *,
    name: str,
    encoding: str | None = None,
    revisions: str = "final",
    limits: Limits = LIMITS,
) -> Document:
    """Read a plan from the bytes of a file; ``name`` stands in places and messages."""
    return read_several([(name, data)], encoding=encoding, revisions=revisions, limits=limits)


def _read(
    data: bytes, *, name: str, encoding: str | None, revisions: str, limits: Limits
) -> Document:
    """Read one file; persons are withheld when all files of a document have been read."""
    if revisions not in REVISIONS:
        raise ReadError(
            f"unknown state of tracked changes {revisions!r}",
            hint="use final or original",
            where="revisions",
        )
    if not data:
        raise DamagedDocument(
            "the file is empty (0 bytes)",
            hint="check that the document was saved or copied completely",
            where=name,
        )
    suffix = PurePath(name).suffix.lower()
    form = _choose(data, suffix, name, given=encoding is not None)
    module, function, suffixes = READERS[form]
    reader: Reader = getattr(import_module(module), function)
    facts = {"revisions": revisions} if form in _REVISED else {}
    doc = reader(data, name=name, encoding=encoding, limits=limits, **facts)
    if form != "txt" and suffix and suffix not in {*suffixes, *_EITHER.get(form, ())}:
        code, message = note("format.mismatch", suffix, doc.format)
        problem = Problem(code=code, message=message, place=Place(file=name))
        doc = doc.model_copy(update={"problems": (problem, *doc.problems)})
    return _warned(doc)


def read_text(text: str, *, name: str = "文本") -> Document:
    """Build a document from a string, one block per line."""
    return withholding(_warned(to_document(Decoded(text, "utf-8"), name=name)))


def _warned(doc: Document) -> Document:
    """Add what is to be said of the characters, whatever the file was."""
    found = tuple(odd_characters(doc.blocks))
    if found:
        doc = doc.model_copy(update={"problems": (*doc.problems, *found)})
    return doc


def _choose(data: bytes, suffix: str, name: str, *, given: bool) -> str:
    """Return the format that reads this content, or raise with what it is instead."""
    kind = sniff(data[:_HEAD])
    if kind in {"ole", "rtf"} or (kind == "zip" and _is_old_office(data)):
        return "doc"
    if kind == "zip":
        return "xlsx" if _holds_sheets(data) else "docx"
    if kind == "html" or (kind == "markup" and suffix not in READERS["md"][2]):
        return "html"
    if kind == "pdf":
        return kind
    if kind in IMAGES:
        raise _claims(suffix, f"a {kind.upper()} image", name)
    if kind in _NAMES:
        raise _claims(suffix, _NAMES[kind], name)
    if kind == "binary" and not given:
        raise _claims(suffix, "binary data of an unknown kind", name)
    return _text_format(suffix, name)


def _text_format(suffix: str, name: str) -> str:
    """Return the format of a text, which its suffix alone can tell."""
    if suffix in READERS["docx"][2]:
        raise _claims(suffix, "plain text or a damaged file", name)
    if suffix in _SUFFIX_ONLY:
        raise UnsupportedFormat(
            f"no reader for {_SUFFIX_ONLY[suffix]} files; plans are read from {_formats()}",
            hint=_SAVE_AS,
            where=name,
        )
    if suffix in _TABLES_AS_TEXT:
        return "csv"
    return next((form for form in ("html", "csv", "md") if suffix in READERS[form][2]), "txt")


def _holds_sheets(data: bytes) -> bool:
    return import_module("decompose.readers.package").is_workbook(data) is True


def _is_old_office(data: bytes) -> bool:
    return bool(import_module("decompose.readers.office").kind_of(data))


def _formats() -> str:
    return ", ".join(READERS)


def _claims(suffix: str, found: str, name: str) -> ReadError:
    """Build the error for content that no reader takes: renamed when the suffix promised more."""
    if any(suffix in suffixes for _, _, suffixes in READERS.values()):
        return DamagedDocument(
            f"the file is named {suffix} but its content is {found}", hint=_SAVE_AS, where=name
        )
    return UnsupportedFormat(
        f"the content is {found}; plans are read from {_formats()}", hint=_SAVE_AS, where=name
    )
