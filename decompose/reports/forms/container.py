"""The file of a form: opened with care, written again with some of its parts exchanged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from decompose.errors import DamagedDocument, ReportError, UnsupportedFormat
from decompose.readers.limits import LIMITS
from decompose.readers.package import Package
from decompose.text.patterns import regex

ASKED = regex(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
"""A placeholder."""
_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_LEVEL = 6
_PROPERTIES = {
    "docProps/core.xml": ("creator", "lastModifiedBy"),
    "docProps/app.xml": ("Manager",),
}
"""Where an office file says who wrote it, and under which names."""


class Container:
    """The parts of a form.

    Args:
        data: The bytes of the file.
        name: Its name.
        suffix: ``.xlsx`` or ``.docx``.

    Raises:
        ReportError: It carries macros or a signature, or is of a kind that is not filled.
        ReadError: It is damaged, or built to exhaust or mislead.
    """

    def __init__(self, data: bytes, *, name: str, suffix: str) -> None:
        self.name = name
        self.data = data
        if data[:4] != b"PK\x03\x04":
            raise UnsupportedFormat(
                f"the form is no {suffix} file, or protected by a password",
                hint=f"open it, remove the password and save it as {suffix}",
                where=name,
            )
        self.package = Package(data, name=name, limits=LIMITS, suffix=suffix)
        self._refuse_what_runs()

    def _refuse_what_runs(self) -> None:
        for part in self.parts():
            low = part.casefold()
            if "vbaproject" in low or low.endswith("vbadata.xml") or "macrosheets/" in low:
                raise self.refused(f"the form carries macros ({part})")
            if low.startswith("_xmlsignatures/"):
                raise self.refused(f"the form is signed ({part}): filling it would break that")
        types = self.package.data(_TYPES)
        if b"macroEnabled" in types:
            raise self.refused(f"the form carries macros ({_TYPES})")

    def refused(self, found: str) -> ReportError:
        """Build the error for a form that is not filled because something would be lost or run."""
        return ReportError(
            found,
            hint="take that out of a copy of the form and name the copy with --template",
            where=self.name,
        )

    def parts(self) -> Iterator[str]:
        """Yield the names of all parts."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            yield from archive.namelist()

    def check_unfilled(self, folders: tuple[str, ...], known: Callable[[str], str | None]) -> None:
        """Stop where a placeholder stands in a part that is not filled, such as a drawing."""
        for part in self.parts():
            if part.startswith(folders) and part.endswith(".xml"):
                for paragraph in self._paragraphs(part):
                    for asked in ASKED.findall(paragraph):
                        if known(asked):
                            raise self.refused(
                                f"{{{{{asked}}}}} stands in {part}, where nothing is filled in"
                            )

    def _paragraphs(self, part: str) -> Iterator[str]:
        if b"{" in self.package.data(part):
            for paragraph in self.package.xml(part).iter("{*}p"):
                yield "".join(text.text or "" for text in paragraph.iter("{*}t"))

    def tree(self, part: str) -> etree._Element:
        """Parse a part so that it can be written again; comments and all stay."""
        data = self.package.data(part)
        if _STRICT in data:
            raise self.refused(f"the form is saved as Strict Open XML ({part})")
        self.package.limits.check("tags", data.count(b"<"), file=self.name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(data, parser, base_url=f"{self.name} {part}")
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.package.broken(part, error) from error

    def _anonymous(self) -> dict[str, etree._Element]:
        found = {}
        for part in set(self.parts()) & set(_PROPERTIES):
            root = self.tree(part)
            named = [e for n in _PROPERTIES[part] for e in root.iterchildren(f"{{*}}{n}") if e.text]
            for element in named:
                element.text = None
            if named:
                found[part] = root
        return found

    def exchanged(self, parts: Mapping[str, etree._Element]) -> bytes:
        """Return the file with these parts in place of the old; all others byte by byte.

        Who wrote the form, as its properties say, does not go on into what is made of it.
        """
        parts = {**self._anonymous(), **parts}
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self.data)) as old,
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as new,
        ):
            for entry in old.infolist():
                try:
                    data = old.read(entry)
                except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
                    raise DamagedDocument(
                        f"the part {entry.filename} cannot be unpacked: its bytes are damaged",
                        hint="open the form in Word, Excel or WPS and save it again",
                        where=self.name,
                    ) from error
                if entry.filename in parts:
                    data = written(parts[entry.filename])
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.external_attr = entry.external_attr
                new.writestr(copy, data, zipfile.ZIP_DEFLATED, _LEVEL)
        return buffer.getvalue()


def written(root: etree._Element) -> bytes:
    """Return a part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
