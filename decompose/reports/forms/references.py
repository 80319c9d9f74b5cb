"""What a formula, name or link says of a sheet's rows, and whether added rows disturb it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from decompose.readers.package import Package
from decompose.reports.forms.ranges import Growth, range_of
from decompose.text.patterns import regex

_SHEET = r"(?:(?<!')'((?:[^']|''){1,80})'|(?<![\w.])([^\W\d][\w.]{0,80}))!"
_PLACE = r"\$?[A-Z]{1,3}\$?([1-9]\d{0,6})(?::\$?[A-Z]{1,3}\$?([1-9]\d{0,6}))?"
_REFERENCE = regex(
    rf"(?:{_SHEET})?(?<![\w.$])(?:{_PLACE}|\$?([1-9]\d{{0,6}}):\$?([1-9]\d{{0,6}}))(?![\w(])"
)
_AREA = regex(rf"{_SHEET}(\$?[A-Z]{{1,3}}\$?[1-9]\d{{0,6}}(?::\$?[A-Z]{{1,3}}\$?\d{{1,7}})?)")
_TEXTS = frozenset(("f", "formula", "formula1", "formula2"))
_ATTRIBUTES = ("location", "fmlaRange", "fmlaLink", "textlink")
_SOURCE = "worksheetSource"
_PASSED_OVER = ("sharedStrings", "styles", "theme")
_MARKS = (b"!", _SOURCE.encode())
_SHOWN = 40
_LONGEST = 8192
"""Characters of the longest formula that office programs take."""
_CELL = regex(r"([A-Z]+)(\d+)")


class Reference(NamedTuple):
    """Rows that a formula names, and the sheet where it says which."""

    sheet: str | None
    top: int
    bottom: int


def references(formula: str) -> Iterator[Reference]:
    """Yield the rows that a formula names."""
    for found in _REFERENCE.finditer(formula):
        quoted, plain, top, bottom, first, last = found.groups()
        sheet = quoted.replace("''", "'") if quoted else plain
        start = int(top or first)
        yield Reference(sheet, start, int(bottom or last or start))


class Watch:
    """Tells what rows added to a sheet displace, or what leaves the new rows out.

    Args:
        sheet: The sheet's name.
        growth: The rows added.
    """

    def __init__(self, sheet: str, growth: Growth) -> None:
        self._sheet = sheet
        self._growth = growth

    def disturbed(self, formula: str, *, inside: bool = False) -> bool:
        """Tell whether a formula names rows that move, or some rows of the table and not the new ones.

        Args:
            formula: A formula, a name's area or the place of a link.
            inside: It stands on the sheet itself, so that a place without a sheet is on it.
        """
        return len(formula) > _LONGEST or any(
            self._reached(each)
            for each in references(formula)
            if (each.sheet or self._sheet).casefold() == self._sheet.casefold()
            and (inside or each.sheet)
        )

    def _reached(self, found: Reference) -> bool:
        growth = self._growth
        if growth.moved and found.bottom >= growth.below:
            return True
        several = found.top < found.bottom
        return growth.added and several and growth.first <= found.bottom < growth.last

    def elsewhere(self, package: Package, parts: Iterator[str]) -> Iterator[tuple[str, str]]:
        """Yield the parts of a workbook whose formulas and links are disturbed, with the words."""
        if not self._growth.added:
            return
        for part in parts:
            if part.startswith("xl/") and not any(name in part for name in _PASSED_OVER):
                data = package.data(part) if part.endswith((".xml", ".rels")) else b""
                if any(mark in data for mark in _MARKS):
                    words = next(filter(self.disturbed, _stated(package.xml(part))), None)
                    if words is not None:
                        yield part, words[:_SHOWN]

    def named(self, area: str, *, own: bool) -> str | None:
        """Return where a name's ranges are after the growth; None where that cannot be told.

        Args:
            area: What the name stands for.
            own: It is the print area or filter, which holds for all rows in any case.
        """
        pieces = area.split(",") if len(area) <= _LONGEST else [""]
        found = [_AREA.fullmatch(piece) for piece in pieces]
        if not all(found):
            return None if self.disturbed(area) else area
        return ",".join(self._moved(piece, own=own) for piece in pieces)

    def _moved(self, piece: str, *, own: bool) -> str:
        sheet, mark, place = piece.rpartition("!")
        name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        here = range_of(place)
        if name.casefold() != self._sheet.casefold() or here is None:
            return piece
        grows = own or (self._growth.added and here.top < here.bottom)
        grown = self._growth.of(place.replace("$", ""), grows=grows)
        return piece if grown == place.replace("$", "") else f"{sheet}{mark}{_fixed(grown)}"


def _fixed(area: str) -> str:
    return _CELL.sub(r"$\1$\2", area)


def _stated(root: etree._Element) -> Iterator[str]:
    """Yield what in a part may name places of a sheet."""
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in _TEXTS and element.text:
            yield element.text
        elif name == _SOURCE and element.get("ref"):
            yield f"'{(element.get('sheet') or '').replace(chr(39), chr(39) * 2)}'!{element.get('ref')}"
        elif name == "Relationship" and (element.get("Target") or "").startswith("#"):
            yield (element.get("Target") or "")[1:]
        for attribute in _ATTRIBUTES:
            if element.get(attribute):
                yield element.get(attribute) or ""
