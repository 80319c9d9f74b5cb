"""Sentences with a sign in the place of each quantity, so that what is said of figures can be read by its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.quantities import Bound, Quantity, quantities_in

SIGN = "[\ue000-\uf8ff]"
"""One quantity in a pattern."""
IN = "[^，。；：:\ue000-\uf8ff]"
"""A sign of the same clause that is no figure."""
WAYS = "减少|下降|降低|回落|增加|增长|上升|提高|提升"
FALLS = ("减少", "下降", "降低", "回落", "少", "降幅")
HALF_STEP = 0.51
"""Half of the last printed digit, by which a rounded figure may be off."""
_SHOWN = 40
_FIRST, _MOST = 0xE000, 0x1900
_OWN_SIGNS = regex(SIGN)
_TWO = regex(r"\d[^\d.,].*?\d|百分之|成")
_SENTENCE = regex(r"[^。；;！？\n]+")
_NO_FIGURES = ("年", "月", "日", "岁", "天", "小时", "分钟", "期", "级")
_ROUGH_BEFORE, _ROUGH_AFTER = "约近超逾过每第", "余多来几"
_DIGITS = regex(r"\d+(?:\.(?P<places>\d+))?")


class Figure(NamedTuple):
    """A quantity of a sentence.

    Units:
        ``step`` is the worth of its last printed digit, in the unit of ``value``; whole counts have none.
    """

    value: float
    unit: str | None
    text: str
    start: int
    end: int
    step: float
    exact: bool
    """It is printed as it is: no limit, no range, nothing about."""


class Figured(NamedTuple):
    """A sentence with its figures, and where it stands in its text."""

    words: str
    """The sentence with one sign for each figure."""
    figures: dict[str, Figure]
    text: str

    def of(self, found: re.Match[str]) -> dict[str, Figure]:
        """Return the figures that the named groups of a match stand for."""
        return {
            key: self.figures[sign]
            for key, sign in found.groupdict().items()
            if sign is not None and sign in self.figures
        }

    def told(self, found: re.Match[str]) -> tuple[int, int]:
        """Return where a match stands in the text: from its first figure, or the clause of that, to its end."""
        inside = [self.figures[sign] for sign in found.group() if sign in self.figures]
        first, last = inside[0].start, inside[-1].end
        clause = self.clause_of(first)
        return (clause if last - clause <= _SHOWN else first), last

    def clause_of(self, at: int) -> int:
        """Return where the clause begins that holds a place of the text."""
        return max(self.text.rfind(stop, 0, at) for stop in "，。；;：:！？\n（(") + 1


def figured(text: str, cue: CuedPattern) -> Iterator[Figured]:
    """Yield the sentences of a text that hold two figures or more.

    Args:
        text: The text.
        cue: What a sentence must hold to be read.
    """
    if not cue.search(text):
        return
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group()
        if not cue.search(words) or not _TWO.search(words) or _OWN_SIGNS.search(words):
            continue
        own = [q for q in quantities_in(words) if q.unit not in _NO_FIGURES][:_MOST]
        if len(own) > 1:
            yield _signed(text, sentence, own)


def _signed(text: str, sentence: re.Match[str], own: list[Quantity]) -> Figured:
    words, last, figures = [], sentence.start(), dict[str, Figure]()
    for number, quantity in enumerate(own):
        sign = chr(_FIRST + number)
        at = sentence.start() + quantity.start
        words += [text[last:at], sign]
        figures[sign] = _figure(text, quantity, sentence.start())
        last = sentence.start() + quantity.end
    return Figured("".join([*words, text[last : sentence.end()]]), figures, text)


def _figure(text: str, quantity: Quantity, offset: int) -> Figure:
    start, end = offset + quantity.start, offset + quantity.end
    digits = _DIGITS.search(quantity.text)
    places = len(digits["places"] or "") if digits else 0
    worth = quantity.value / float(digits.group()) if digits and float(digits.group()) else 1.0
    step = worth * 10.0**-places
    rough = text[start - 1 : start] in tuple(_ROUGH_BEFORE)
    rough = rough or text[end : end + 1] in tuple(_ROUGH_AFTER)
    exact = quantity.bound is Bound.EXACT and quantity.high is None and not rough
    return Figure(
        quantity.value,
        quantity.unit,
        quantity.text.removeprefix("达到").removeprefix("达"),
        start,
        end,
        0.0 if step == 1.0 else step,
        exact and "左右" not in quantity.text,
    )


Wrong = Iterator[tuple[Figure, str]]
"""A printed figure with the right one as it should be printed."""
Rule = Callable[[dict[str, Figure], dict[str, str | None]], Wrong]
"""What is wrong with figures by the names of their groups, given the words of the other groups."""


def percent(said: Figure, real: float) -> Wrong:
    """Yield a printed percentage that is not a share."""
    if said.unit == "%" and abs(real * 100 - said.value) > HALF_STEP * (said.step or 1.0):
        yield said, f"{real * 100:.1f}%"
