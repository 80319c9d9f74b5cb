"""Characters that deceive the eye: signs that turn the order of reading, have no width, or look alike.

The text stays as it was written; a problem says what is in it and where it first stands.

Source:
    Unicode Technical Standard 39 (confusable detection, mixed scripts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from decompose.labels.reading import note
from decompose.model.source import Block, Problem, Span
from decompose.text.patterns import regex

_ALIKE = "\u0400-\u04ff\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bd\u03bf"
"""Cyrillic letters, and the Greek ones that look Latin: μm and kΩ are units."""

_KINDS = (
    ("text.direction", regex("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("text.no-width", regex("(?<=.)[\u00ad\u200b-\u200d\u2060\ufeff\u180e]+(?=.)")),
    ("text.radical", regex("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")),
    ("text.look-alike", regex(f"[A-Za-z][{_ALIKE}]|[{_ALIKE}][A-Za-z]")),
    ("text.unknown-sign", regex("[\ue000-\uf8ff\U000f0000-\U0010ffff]")),
)
"""Code of the problem → what it is about; the signs of a kind lie within :data:`_ANY`."""

_ANY = regex(
    "[\u00ad\u0370-\u04ff\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\u2e80-\u2fdf\ue000-\ufaff\ufeff\U0002f800-\U0002fa1f\U000f0000-\U0010ffff]"
)
_AROUND = 8
_MARKS = regex(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000-\uf8ff]"
)


def odd_characters(blocks: Iterable[Block]) -> Iterator[Problem]:
    """Yield a problem for each kind of deceiving character, at its first place."""
    look = _ANY.search
    odd = [block for block in blocks if not block.text.isascii() and look(block.text)]
    for code, pattern in _KINDS if odd else ():
        found = 0
        first: tuple[Block, re.Match[str]] | None = None
        for block in odd:
            for match in pattern.finditer(block.text):
                found += 1
                first = first or (block, match)
        if first is not None:
            block, match = first
            span = Span(block=block.index, start=match.start(), end=match.end())
            facts = f"{found}", _shown(block.text, match), _code(match.group())
            yield Problem(code=code, message=note(code, *facts)[1], place=block.place, span=span)


def _shown(text: str, match: re.Match[str]) -> str:
    """Return what stands around a sign, with invisible signs made visible."""
    around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].strip()
    return _MARKS.sub(lambda sign: f"⟨{_code(sign.group())}⟩", around)


def _code(text: str) -> str:
    return " ".join(f"U+{ord(sign):04X}" for sign in text[:2])
