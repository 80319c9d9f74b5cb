"""Office container files: a zip archive checked before anything in it is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import NamedTuple

from lxml import etree

from decompose.errors import DamagedDocument, LimitExceeded, ReadError, UnsupportedFormat
from decompose.readers.archives import METHODS, UNREADABLE, check_size, check_together, overlap
from decompose.readers.limits import LIMITS, Limits

_SHOWN = 80
_REFUSED = {"Excessive depth": "depth", "huge text node": "text", "HUGE": "text"}
_BOUNDS = {
    "depth": "elements are nested more than 256 deep",
    "text": "a single text is longer than 10,000,000 bytes",
}
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_DOCTYPE = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_REPAIR = {
    ".docx": "open it in Word or WPS, let it be repaired, and save it again as .docx",
    ".xlsx": "open it in Excel or WPS, let it be repaired, and save it again as .xlsx",
}
_FOREIGN = {"xl/": "a spreadsheet", "ppt/": "a presentation", "content.xml": "an OpenDocument file"}


def is_workbook(data: bytes) -> bool | None:
    """Tell whether a zip archive is a workbook; None when it cannot be opened."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except UNREADABLE:
        return None
    return not any(n.startswith("word/") for n in names) and any(n.startswith("xl/") for n in names)


class Relation(NamedTuple):
    """One reference from a part to another part, or out of the file."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an office file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.
        limits: Safety limits.
        suffix: What to save it as again when it is broken: ``.docx`` or ``.xlsx``.

    Raises:
        DamagedDocument: The archive is broken, encrypted or built to mislead.
        LimitExceeded: It would unpack to more than the limits allow.
    """

    def __init__(
        self, data: bytes, *, name: str, limits: Limits = LIMITS, suffix: str = ".docx"
    ) -> None:
        self.name = name
        self._suffix = suffix
        self.limits = limits
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except UNREADABLE as error:
            raise self.damaged("the archive is broken or cut off") from error
        self._check(entries)
        self._names = {entry.filename: entry for entry in entries}

    def damaged(self, found: str) -> DamagedDocument:
        """Build the error for something wrong with this file."""
        return DamagedDocument(found, hint=_REPAIR[self._suffix], where=self.name)

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        limits, name = self.limits, self.name
        check_together(entries, limits, name)
        for entry in entries:
            if entry.compress_type not in METHODS:
                raise self.damaged("an entry is packed in a way that office programs do not use")
            if entry.flag_bits & 0x1:
                raise DamagedDocument(
                    "the file is protected by a password",
                    hint="remove the password in Word or WPS and save it again",
                    where=name,
                )
        if overlap(entries):
            raise self.damaged("entries of the archive overlap: the file was built to mislead")
        self._check_names(entries)

    def _check_names(self, entries: list[zipfile.ZipInfo]) -> None:
        """Refuse paths that lead out of the archive, and two parts of one name: which one counts?"""
        seen: set[str] = set()
        for entry in entries:
            path = entry.filename.replace("\\", "/")
            if path.startswith("/") or ":" in path or ".." in path.split("/"):
                raise self.damaged(f"the archive names a path outside itself: {path[:_SHOWN]!r}")
            key = path.casefold()
            if key in seen and key.endswith((".xml", ".rels")):
                raise self.damaged(f"the archive holds the part {path[:_SHOWN]!r} twice")
            seen.add(key)

    def check_all(self) -> None:
        """Check the size of every part, before another library unpacks them all."""
        for entry in self._names.values():
            check_size(entry, self.limits, self.name)
            if entry.filename.endswith((".xml", ".rels")):
                self._refuse_doctype(entry.filename, self._read(entry.filename))

    def _refuse_doctype(self, part: str, data: bytes) -> None:
        if any(mark in data for mark in _DOCTYPE):
            raise self._doctype(part)

    def has(self, part: str) -> bool:
        """Tell whether the package holds this part."""
        return part in self._names

    def data(self, part: str) -> bytes:
        """Return the bytes of an XML part that declares no DOCTYPE."""
        data = self._read(part)
        self._refuse_doctype(part, data)
        return data

    def xml(self, part: str) -> etree._Element:
        """Parse one part; nothing outside the part is ever loaded."""
        data = self.data(part)
        if _STRICT in data:
            for old, new in _TRANSITIONAL:
                data = data.replace(_STRICT + old, new)
        self.limits.check("tags", data.count(b"<"), file=self.name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser, base_url=f"{self.name} {part}")
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.broken(part, error) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._doctype(
                part
            )  # written in an encoding that hid it from the look at the bytes
        return root

    def broken(self, part: str, error: Exception) -> ReadError:
        """Build the error for a part that the XML parser refused: damaged, or beyond its bounds."""
        for words, setting in _REFUSED.items():
            if words in str(error):
                return self._too_large(part, setting)
        line, column = getattr(error, "position", (1, 1))
        return self.damaged(f"{part} is not well-formed XML at line {line}, column {column}")

    def _doctype(self, part: str) -> DamagedDocument:
        return self.damaged(f"{part} declares a DOCTYPE, which office files never need")

    def _too_large(self, part: str, setting: str) -> LimitExceeded:
        return LimitExceeded(
            f"{self.name} reaches a safety limit of the XML parser in {part}: {_BOUNDS[setting]}",
            hint="open it in Word or WPS, take out what is nested or repeated, and save it again",
            where=f"limits.{setting}",
        )

    def _read(self, part: str) -> bytes:
        try:
            check_size(self._names[part], self.limits, self.name)
            return self._archive.read(self._names[part])
        except KeyError as error:
            raise self.damaged(f"the part {part} is missing") from error
        except UNREADABLE as error:
            raise self.damaged(
                f"the part {part} cannot be unpacked: its bytes are damaged"
            ) from error

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to, in the order of the file; nothing is ever followed outside."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(listing):
            return []
        found = []
        for relation in self.xml(listing):
            kind = posixpath.basename(relation.get("Type") or "")
            target = relation.get("Target") or ""
            external = relation.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Relation(kind, target, external))
        return found

    def related(self, part: str) -> dict[str, str]:
        """Return the parts that a part refers to, by last word of the relation's type."""
        found: dict[str, str] = {}
        for relation in self.relations(part):
            if not relation.external:
                found.setdefault(relation.kind, relation.target)
        return found

    def every_relation(self) -> list[Relation]:
        """Return the relations of all parts."""
        found = []
        for listing in sorted(name for name in self._names if name.endswith(".rels")):
            folder, file = posixpath.split(listing)
            found += self.relations(
                posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            )
        return found

    def main_part(self) -> str:
        """Return the part that holds a Word document's text.

        Raises:
            UnsupportedFormat: The container holds something else.
        """
        part = self.related("").get("officeDocument", "word/document.xml")
        if part.startswith("word/") and self.has(part):
            return part
        for mark, kind in _FOREIGN.items():
            if any(name.startswith(mark) for name in self._names):
                raise self._foreign(kind)
        if self.has(part) and self.has("[Content_Types].xml"):
            return part
        raise self._foreign("a zip archive without a Word document in it")

    def _foreign(self, kind: str) -> UnsupportedFormat:
        return UnsupportedFormat(
            f"the content is {kind}, not a Word document",
            hint="open it in Word or WPS and save it as .docx, or as .txt in UTF-8",
            where=self.name,
        )
