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
_SPAN = "(?:半年|年度|学年|年|学期|季度|季|月|旬|周|星期|天|日)"
_TURN = "[次轮遍回]"
_OFTEN = regex(
    rf"(?:每年)?(?:在|于)?(?P<seasons>春秋|春、秋|上下半年|上、下半年|上半年、下半年|寒暑假)[两二]?[季个]?各"
    rf"|(?<!第)(?:(?:每(?:隔)?(?P<every>{_NUMBER})?个?|[按逐全]|一(?={_SPAN}(?:一|[^，。；、]{{0,16}}?(?:{_NUMBER}){_TURN})))(?P<period>{_SPAN})"
    rf"(?![底初末龄轻限期内前后人均度]))(?:[^，。；、]{{0,16}}?(?P<count>{_NUMBER}){_TURN})?"
    rf"|(?<![每第隔上下前后按\d一二两三四五六七八九十])(?:(?P<length>{_NUMBER})个?)?(?P<span>半年|学期|季度|(?<=[^半])[年月周天])"
    rf"(?![内前后底末初度])[^，。；、]{{0,5}}?(?:(?P<again>{_NUMBER}){_TURN}|一[开换评考查检测训练巡报]|一个周期)"
)  # in spring and autumn each; every (two) quarter(s) … (three) times; two years once
_TWICE = 2.0
_COUNTED = ("年", "月", "周", "天")
"""Periods that are one only behind a number: 三年一次, but not 2025年完成一次."""


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
        ``每季度召开一次`` → 4; ``每年开展2次`` → 2; ``每两年一次`` → 0.5; ``一年演练1次`` → 1;
        ``半年盘点一次`` → 2; ``五年一轮`` → 0.2; ``春秋各一次`` → 2.
    """
    for found in _OFTEN.finditer(text):
        if found["span"] in _COUNTED and not found["length"]:
            continue
        count, every = (
            _value(found["count"] or found["again"]),
            _value(found["every"] or found["length"]),
        )
        yearly = (
            _TWICE if found["seasons"] else _TIMES[found["period"] or found["span"]] * count / every
        )
        counted = any(found[name] for name in ("count", "again", "seasons"))
        yield Rhythm(yearly, found.group(), found.start(), found.end(), counted)


def _value(numeral: str | None) -> float:
    return float(numeral_value((numeral or "1").replace("两", "二")) or 1)
