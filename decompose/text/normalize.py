"""One form for width, quotes and blanks, with an offset map back to the text as read."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from decompose.text.patterns import regex

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_SAME_LENGTH: dict[int, int | str] = {
    **_WIDE,
    **{ord(char): '"' for char in "“”„‟＂「」『』"},
    **{ord(char): "'" for char in "‘’‚‛＇"},
    **{ord(char): "-" for char in "‐‑‒–—―－−﹣～〜"},
    **{ord(char): " " for char in "\u00a0\u2002\u2003\u2009\u3000\t"},
    **{ord(left): right for left, right in zip("〔【［﹝〕】］﹞", "[[[[]]]]", strict=True)},
    **{ord("。"): ".", ord("、"): ",", ord("．"): "."},
}
_NO_WIDTH = "\u200b-\u200d\u2060\ufeff\u00ad"
_DROPPED = regex(
    rf"(?<=[\u4e00-\u9fff])[ \u00a0\u2002\u2003\u2009\u3000\t{_NO_WIDTH}]+(?=[\u4e00-\u9fff])"
    rf"|[{_NO_WIDTH}]+"
)  # blanks torn into a Chinese word, and signs without width


class Normalized(NamedTuple):
    """A text in one form, and the way back.

    Units:
        ``cuts`` are offsets in ``text`` before which characters of the source were dropped;
        ``shifts`` say how many in all, up to there.
    """

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def offset(self, at: int) -> int:
        """Return where the character at ``at`` stands in the source."""
        before = bisect_right(self.cuts, at)
        return at + (self.shifts[before - 1] if before else 0)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source that a range of ``text`` comes from.

        Shape:
            Dropped characters inside the range are covered, those at its edges are not.
        """
        if end <= start:
            at = self.offset(start)
            return at, at
        return self.offset(start), self.offset(end - 1) + 1


@lru_cache(maxsize=4096)
def normalize(text: str) -> Normalized:
    """Bring a text into one form: half width, plain quotes and dashes, no blanks inside words.

    Shape:
        Every character keeps its place but for the dropped ones, so that spans found in the
        normalized text map back exactly.
    """
    plain = text.translate(_SAME_LENGTH)
    pieces: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    at = dropped = 0
    for found in _DROPPED.finditer(text):
        pieces.append(plain[at : found.start()])
        dropped += found.end() - found.start()
        at = found.end()
        cuts.append(at - dropped)
        shifts.append(dropped)
    if not cuts:
        return Normalized(plain)
    pieces.append(plain[at:])
    return Normalized("".join(pieces), tuple(cuts), tuple(shifts))


_SIGNS = regex(r"[\s，。；：、“”（）()《》·—\-0-9]+")  # what tells nothing about a task


def bare(text: str) -> str:
    """Return a text without signs and figures: the form in which whole tasks are compared."""
    return _SIGNS.sub("", text)
