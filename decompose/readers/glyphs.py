"""Odd characters that PDFs hold in place of ordinary ones."""

from __future__ import annotations

import re
import unicodedata

from decompose.text.patterns import regex

# Forms for dictionaries and fonts, never meant in running text: Kangxi radicals, radicals
# supplement, compatibility ideographs, ligatures; and what a font keeps in its private area.
_ODD = regex(
    "[\u00ad\u0002\ufffe\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\u2e80-\u2fd5\ue000-\uf8ff\uf900-\ufaff\ufb00-\ufb06]"
)

_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车辶长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""Source: Unicode, EquivalentUnifiedIdeograph.txt: radicals of the supplement → characters."""

_HYPHENS = frozenset("\u0002\ufffe")
"""What PDFium gives for a hyphen at the end of a line."""

_BULLETS = frozenset("\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf077\uf09f")
"""Bullets of the usual symbol fonts (Wingdings, Symbol) in the private area."""


class Glyphs:
    """Puts ordinary characters in place of odd ones, and counts them."""

    def __init__(self) -> None:
        self.unknown = 0

    def clean(self, text: str) -> str:
        """Return the text with ordinary characters; unknown ones become □."""
        return _ODD.sub(self._ordinary, text) if _ODD.search(text) else text

    def _ordinary(self, found: re.Match[str]) -> str:
        sign = found[0]
        if sign in _HYPHENS:
            return "-"
        if sign in _BULLETS:
            return "•"
        if "\ue000" <= sign <= "\uf8ff":
            self.unknown += 1
            return "□"
        if unicodedata.category(sign) in {"Cf", "Cc", "Cn"}:
            return ""
        return _RADICALS.get(sign) or unicodedata.normalize("NFKC", sign)
