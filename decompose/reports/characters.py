"""Which characters of a plan may stand in a file that people open."""

from __future__ import annotations

from unicodedata import east_asian_width

from decompose.text.patterns import regex

_SPECIAL = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_UNFIT = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = regex("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def fit(text: str) -> str:
    """Return a text without characters that XML forbids, with those that turn its direction shown.

    A mark that turns the direction of writing can make a name read as another one, so its code
    stands in its place.
    """
    if not _SPECIAL.search(text):
        return text
    clean = _UNFIT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", clean)


def breadth(text: str) -> float:
    """Return how wide a text is, in characters of Chinese."""
    return sum(1.0 if east_asian_width(sign) in "WFA" else 0.6 for sign in text)
