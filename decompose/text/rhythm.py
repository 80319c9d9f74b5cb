"""How often something is to be done: every quarter, twice a year, each month; as times a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_TIMES = {
    "年": 1.0,
    "年度": 1.0,
    "学年": 1.0,
    "半年": 2.0,
    "学期": 2.0,
    "季": 4.0,
    "季度": 4.0,
    "月": 12.0,
    "旬": 36.0,
    "周": 52.0,
    "星期": 52.0,
    "天": 365.0,
    "日": 365.0,
}
_NUMBER = r"[一二两三四五六七八九十]{1,3}|\d{1,3}"
_OFTEN = regex(
    rf"(?<!第)(?:(?:每(?:隔)?(?P<every>{_NUMBER})?个?|[按逐全一])(?P<period>半年|年度|学年|年|学期|季度|季|月|旬|周|星期|天|日)"
    rf"(?![底初末龄轻限期内前后人均度]))(?:[^，。；、]{{0,16}}?(?P<count>{_NUMBER})次)?"
)  # every (two) quarter(s) … (three) times


class Rhythm(NamedTuple):
    """How often, as printed and as times a year; ``start`` and ``end`` are offsets."""

    yearly: float
    text: str
    start: int
    end: int
    counted: bool
    """Whether a number of times is printed."""


def rhythms_in(text: str) -> Iterator[Rhythm]:
    """Yield how often a text wants something done.

    Shape:
        ``每季度召开一次`` → 4; ``每年开展2次`` → 2; ``每两年一次`` → 0.5; ``一年演练1次`` → 1.
    """
    for found in _OFTEN.finditer(text):
        count, every = _value(found["count"]), _value(found["every"])
        yearly = _TIMES[found["period"]] * count / every
        yield Rhythm(yearly, found.group(), found.start(), found.end(), bool(found["count"]))


def _value(numeral: str | None) -> float:
    return float(numeral_value((numeral or "1").replace("两", "二")) or 1)
