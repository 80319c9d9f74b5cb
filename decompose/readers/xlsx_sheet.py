"""One sheet of a workbook, read once from its XML: texts as shown, merged ranges, what is hidden."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from decompose.readers.package import Package
from decompose.readers.sheet_layout import Sheet
from decompose.readers.xlsx_values import BUILT_IN, plain, shown
from decompose.text.patterns import regex

_REFERENCE = regex(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_LAST_ROW = 1_048_576
_ON = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class Shared:
    """What the sheets of a workbook have in common."""

    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    """Number format of every cell style."""
    date1904: bool = False


def elements(package: Package, part: str, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of a part that bear these names, one at a time, in little memory.

    Raises:
        DamagedDocument: The part is no XML.
    """
    names = [f"{{*}}{tag}" for tag in tags]
    data = package.data(part)
    if "row" in tags:
        package.limits.check("rows", data.count(b"<row"), file=package.name)
    source = io.BytesIO(data)
    try:
        for _, element in etree.iterparse(
            source, tag=names, resolve_entities=False, no_network=True, remove_comments=True
        ):
            yield element
            if element.tag.endswith(("}row", "}si")):
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise package.broken(part, error) from error


def read_shared(package: Package, workbook: str, *, date1904: bool) -> Shared:
    """Read the shared texts and the number formats of a workbook."""
    related = package.related(workbook)
    shared = Shared(date1904=date1904)
    strings, styles = related.get("sharedStrings", ""), related.get("styles", "")
    if package.has(strings):
        size = 0
        for element in elements(package, strings, "si"):
            shared.strings.append(_text(element))
            size += len(shared.strings[-1])
            package.limits.check("text", size, file=package.name)
    if package.has(styles):
        shared.formats = _formats(package.xml(styles))
    return shared


def _formats(root: etree._Element) -> list[str]:
    own = {
        form.get("numFmtId") or "": form.get("formatCode") or ""
        for form in root.iterfind("{*}numFmts/{*}numFmt")
    }
    keys = (style.get("numFmtId") or "0" for style in root.iterfind("{*}cellXfs/{*}xf"))
    return [own.get(key) or BUILT_IN.get(_whole(key), "") for key in keys]


def _text(element: etree._Element) -> str:
    """Return the text of a string item: its runs, without phonetic guides."""
    parts = []
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [t.text or "" for t in child.iterfind("{*}t")]
    text = "".join(parts)
    return _ESCAPED.sub(_unescape, text) if "_x" in text else text


def _unescape(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return {"\r": "", "\n": "\n"}.get(sign, sign if sign.isprintable() else " ")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def read_sheet(package: Package, part: str, title: str, shared: Shared) -> Sheet:
    """Read one sheet.

    Raises:
        DamagedDocument: The part is broken, or its cells stand in no order.
        LimitExceeded: It has more rows, cells or merged cells than the limits allow.
    """
    sheet = Sheet(title)
    reader = _Reader(package, sheet, shared)
    for element in elements(package, part, "col", "c", "row", "mergeCell"):
        name = etree.QName(element).localname
        if name == "c":
            reader.cell(element)
        elif name == "row":
            reader.end_row(element)
        elif name == "col":
            reader.columns(element)
        else:
            reader.merge(element.get("ref") or "")
    return sheet


@dataclass(slots=True)
class _Reader:
    package: Package
    sheet: Sheet
    shared: Shared
    _row: int = 0
    _rows: int = 0
    _cells: int = 0
    _merges: int = 0
    _texts: dict[int, str] = field(default_factory=dict)
    _column: int = 0

    def cell(self, element: etree._Element) -> None:
        self._cells += 1
        self.package.limits.check("cells", self._cells, file=self.package.name)
        place = _REFERENCE.fullmatch(element.get("r") or "")
        self._column = _column_number(place[1]) if place else self._column + 1
        text = self._value(element)
        if not text.strip():
            return
        if self._column > self.package.limits.columns:
            self.sheet.beyond += 1
        else:
            self._texts[self._column] = text

    def end_row(self, element: etree._Element) -> None:
        self._rows += 1
        self.package.limits.check("rows", self._rows, file=self.package.name)
        number = _whole(element.get("r")) or self._row + 1
        if not self._row < number <= _LAST_ROW:
            raise self.package.damaged(f"row {number} of the sheet stands after row {self._row}")
        self._row = number
        if self._texts:
            self.sheet.cells[number] = self._texts
            if (element.get("hidden") or "").lower() in _ON:
                self.sheet.hidden_rows.add(number)
        self._texts, self._column = {}, 0

    def columns(self, element: etree._Element) -> None:
        if (element.get("hidden") or "").lower() in _ON:
            last = min(_whole(element.get("max")), self.package.limits.columns)
            self.sheet.hidden_columns.update(range(max(1, _whole(element.get("min"))), last + 1))

    def merge(self, reference: str) -> None:
        self._merges += 1
        self.package.limits.check("cells", self._merges, file=self.package.name)
        first, _, last = reference.partition(":")
        begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if begin is None or end is None:
            return
        top, left = int(begin[2]), _column_number(begin[1])
        self.sheet.merges[top, left] = int(end[2]), _column_number(end[1])

    def _value(self, element: etree._Element) -> str:
        kind = element.get("t") or "n"
        if kind == "inlineStr":
            inline = element.find("{*}is")
            return "" if inline is None else _text(inline)
        value = element.findtext("{*}v")
        if value is None or (not value and kind == "n"):
            self.sheet.formulas += element.find("{*}f") is not None
            return ""
        if kind == "s":
            index = _whole(value.strip())
            return _at(self.shared.strings, index)
        if kind == "b":
            return "TRUE" if value.strip() in _ON else "FALSE"
        return self._number(value, element) if kind == "n" else value

    def _number(self, value: str, element: etree._Element) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if not abs(number) < 1e300:
            return value
        form = _at(self.shared.formats, _whole(element.get("s")))
        return shown(number, form, date1904=self.shared.date1904) if form else plain(number)


def _at(texts: Sequence[str], index: int) -> str:
    return texts[index] if index < len(texts) else ""


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
