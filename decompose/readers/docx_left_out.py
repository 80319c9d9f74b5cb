"""What a Word document holds and no block does, with the reason: the other half of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from decompose.labels.reading import note
from decompose.model.source import Place, Problem, Unread
from decompose.readers.docx_styles import W
from decompose.text.patterns import regex

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TEXTS = (f"{W}t", f"{W}delText", f"{MATH}t")
_PARAGRAPH = f"{W}p"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHOWN = 40
_SAMPLES = 3
_WORDS = regex(r"[A-Za-z\u3400-\u9fff]{3}")
_PAGE_OF = regex(r"[第共页码之\s\d/—–－-]+")
_SILENT = frozenset({"deleted", "inserted", "comment", "header", "ruby", "glossary", "blank"})
"""Reasons that have a problem of their own, or need none."""


class LeftOut:
    """Gathers text that is not read, at the place where the reader stands."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.found: list[Unread] = []

    def add(self, reason: str, text: str, *, place: Place | None = None) -> None:
        """Note a text; blanks are no loss."""
        if text and not text.isspace():
            self.found.append(Unread(reason=reason, text=text, place=place or self.place))

    def element(self, reason: str, element: etree._Element) -> None:
        """Note all text below an element."""
        self.add(reason, all_text(element))

    def problems(self, file: Place) -> Iterator[Problem]:
        """Yield one problem a reason, one a comment."""
        by_reason: dict[str, list[Unread]] = {}
        for unread in self.found:
            by_reason.setdefault(unread.reason, []).append(unread)
        for reason, texts in by_reason.items():
            if reason not in _SILENT:
                size = sum(len(unread.text) for unread in texts)
                facts = f"{len(texts)}", f"{size}", samples(unread.text for unread in texts)
                code, message = note(f"unread.{reason}", *facts)
                yield Problem(code=code, message=message, place=texts[0].place)
        headers = [u.text for u in by_reason.get("header", []) if _says_something(u.text)]
        if headers:
            code, message = note("unread.header", samples(dict.fromkeys(headers)))
            yield Problem(code=code, message=message, place=file)


def _says_something(text: str) -> bool:
    return bool(_WORDS.search(_PAGE_OF.sub("", text)))


def samples(texts: Iterable[str]) -> str:
    """Return the beginnings of the first few texts."""
    every = list(texts)
    shown = "；".join(short(text) for text in every[:_SAMPLES])
    return shown if len(every) <= _SAMPLES else f"{shown}……"


def short(text: str, most: int = _SHOWN) -> str:
    """Return a text's beginning on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"


def repeated(element: etree._Element, *tags: str) -> set[etree._Element]:
    """Return the elements that only say again, for older programs, what stands before them."""
    found: set[etree._Element] = set()
    for fallback in element.iter(_FALLBACK):
        if fallback.getprevious() is not None:
            found.update(fallback.iter(*tags))
    return found


def all_text(element: etree._Element, *, tags: Sequence[str] = TEXTS) -> str:
    """Return every character below an element, deleted ones too, paragraphs parted by a break."""
    again = repeated(element, *tags)
    pieces: list[str] = []
    for part in element.iter(*tags, _PARAGRAPH):
        if part.tag == _PARAGRAPH:
            pieces.append("\n" if pieces else "")
        elif part not in again:
            pieces.append(part.text or "")
    return "".join(pieces)
