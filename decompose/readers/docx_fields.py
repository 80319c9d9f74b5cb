"""Fields of a Word document: what of them is shown, and what only tells Word how to make it.

Source:
    ECMA-376 part 1, 17.16 (fields and hyperlinks).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from decompose.readers.docx_numberformats import number
from decompose.readers.docx_styles import VAL, W, child_value, whole
from decompose.text.patterns import regex

LISTINGS = frozenset({"TOC", "INDEX", "TOA"})
"""Fields that only repeat what stands elsewhere in the document."""

FOREIGN = frozenset(
    "INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT LINK DDE DDEAUTO DATABASE RD".split()  # noqa: SIM905
)
"""Fields whose result came from another file."""

_WORD = regex(r"[A-Za-z]+")
_OVERSTRIKE = regex(
    r"\\o(?:\s*\\a[clr])*\s*[(（]\s*([^,，;；()（）]*)\s*[,，;；]\s*([^()（）]*?)\s*[)）]"
)
_CIRCLES = frozenset("○〇Ｏ◯⚪O")


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    in_code: bool = True
    listing: bool = False

    @property
    def kind(self) -> str:
        found = _WORD.search("".join(self.code))
        return "" if found is None else found.group().upper()


class Fields:
    """The fields that are open at this point of the text.

    Args:
        listings: Leave out tables of contents; off for a document in which one never ends.
    """

    def __init__(self, *, listings: bool = True) -> None:
        self._open: list[_Field] = []
        self._listings = listings
        self._codes = 0
        self._listing = 0
        self.reason = ""
        """Why text at this point is not shown; empty where it is."""
        self.foreign: list[str] = []
        self.lost: list[str] = []
        """Equations that could not be put into a line."""

    def apart(self) -> Fields:
        """Return fresh fields for a text box: what is open outside does not reach into it."""
        fresh = Fields(listings=self._listings)
        fresh.foreign, fresh.lost = self.foreign, self.lost
        return fresh

    def instruction(self, text: str) -> None:
        """Take in a piece of a field's code."""
        if self._open and self._open[-1].in_code:
            self._open[-1].code.append(text)

    def mark(self, element: etree._Element) -> str:
        """Take in a ``w:fldChar``; return text that the field shows without holding it."""
        kind = element.get(f"{W}fldCharType")
        shown = ""
        if kind == "begin":
            self._open.append(_Field())
            self._codes += 1
            shown = _choice(element)
        elif self._open and kind == "separate":
            self._show(self._open[-1])
        elif self._open and kind == "end":
            shown = self._end(self._open.pop())
        self._judge()
        return shown

    def _show(self, opened: _Field) -> None:
        """Go over from a field's code to its result."""
        if opened.in_code:
            opened.in_code = False
            self._codes -= 1
            opened.listing = self._listings and opened.kind in LISTINGS
            self._listing += opened.listing
            self._note_foreign(opened)

    def _end(self, closed: _Field) -> str:
        self._listing -= closed.listing
        if not closed.in_code:
            return ""
        self._codes -= 1
        self._note_foreign(closed)
        if closed.kind != "EQ" or self._codes:
            return ""
        code = "".join(closed.code)
        shown = equation(code)
        if not shown:
            self.lost.append(code.strip())
        return shown

    def _note_foreign(self, opened: _Field) -> None:
        if opened.kind in FOREIGN:
            self.foreign.append("".join(opened.code).strip())

    def _judge(self) -> None:
        self.reason = "field" if self._codes else "contents" if self._listing else ""

    def simple(self, element: etree._Element) -> bool:
        """Tell whether a ``w:fldSimple`` is a listing, left out in whole."""
        opened = _Field([element.get(f"{W}instr") or ""])
        self._note_foreign(opened)
        return self._listings and opened.kind in LISTINGS

    def end_paragraph(self) -> None:
        """Forget codes that are still open: no code reaches over a paragraph, a broken one might."""
        if self._codes:
            for opened in self._open:
                opened.in_code = False
            self._codes = 0
            self._judge()

    @property
    def unfinished_listing(self) -> bool:
        """Whether a table of contents is open: at the end of a text that means it never ends."""
        return self._listing > 0


def _choice(element: etree._Element) -> str:
    """Return the chosen entry of a drop-down form field."""
    choices = element.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(VAL) or "" for entry in choices.iterfind(f"{W}listEntry")]
    index = whole(child_value(choices, "result") or child_value(choices, "default")) or 0
    return entries[index] if 0 <= index < len(entries) else ""


def equation(code: str) -> str:
    """Return what an overstriking equation field shows: a number in a circle becomes one sign."""
    found = _OVERSTRIKE.search(code)
    if found is None:
        return ""
    frame, text = found.groups()
    value = whole(text)
    if frame in _CIRCLES and value is not None:
        return number(value, "decimalEnclosedCircle")
    return text
