"""Quantities in Chinese text: numbers with units, percentages, 万 and 亿, ranges, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_YEAR = regex(r"(?:19|20)\d{2}")
_LETTER = regex(r"[A-Za-z]")
_NAME_SIGN = regex(r"[A-Za-z〔\[.-]")


class Bound(StrEnum):
    """Which side of a value is meant."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Quantity(NamedTuple):
    """A printed quantity.

    Units:
        ``value`` counts in ``unit`` with 万 and 亿 multiplied out (1.5万人 → 15000 人, 3亿元 →
        300000000 元); ``high`` is the upper end of a range; ``start`` and ``end`` are offsets.
    """

    value: float
    unit: str | None
    bound: Bound
    text: str
    start: int
    end: int
    high: float | None = None


_WIDE = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")
_MAGNITUDES = {
    "百": 100.0,
    "千": 1000.0,
    "万": 1e4,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "万亿": 1e12,
}  # hundred … trillion
UNIT = (
    r"(?:/(?:10|十|百)万|[人起张床名个台件元]/(?:百万吨|亿元|[十百]?万(?:人口?|车|台|吨)|10万(?:人口?)?|千人|百人|万元|年)|[微毫]克/立方米|毫克/升|%|‰|个百分点|百分点|人次|批次|场次|台次|户次|家次|班次|车次|辆次|艘次|项次|万人|人天|人|名|起|家|户|件|项|次|场|支|座|处|个工作日|台|套|"
    r"辆|艘|架|部|具|只|盏|顶|栋|间|眼|株|所|条|个|批|类|种|门|篇|张|份|期|轮|米|公里|千米|平方公里|平方米|亩|"
    r"公顷|吨标准煤|吨"
    r"|元|小时|分钟|秒|天|日|年|月|周|千瓦时|千瓦|兆瓦|公斤|千克|毫米|厘米|立方米|岁|级|倍|册|课时|学时)"
)  # units of counting
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LEAST = r"不低于|不少于|不小于|不得低于|不得少于|至少|最少|≥|>=|＞=|高于|大于|超过|突破|＞|>|达到?"  # at least
_MOST = r"不超过|不高于|不大于|不多于|控制在|低于|少于|小于|≤|<=|＜|<|最多|至多"  # at most
_QUANTITY = regex(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))?\s*(?P<low>{_NUMBER})(?P<mag>万亿|"
    r"百万|千万|[百千万亿])?"
    rf"(?:\s*%?\s*(?:[-—–~～]|至|到)\s*(?P<high>{_NUMBER})(?P<mag2>万亿|百万|千万|[百千万亿])?)?"
    rf"\s*(?P<unit>{UNIT})?(?P<after>\s*(?:及)?(?:以上|以下|以内|之内|左右))?"
)  # bound, number, range, unit
_PERCENT_WORDS = regex(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))?"
    r"(?<!个)(?<!个“)百分之(?P<number>[零〇一二三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)"
    r"(?P<after>以上|以下|以内)?",
    cue=("百分之",),
)  # 百分之十五
_TENTHS = regex(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?<=[下降少低压减占近约幅为在]))"
    r"(?P<number>[一二两三四五六七八九])成(?P<half>半)?(?P<after>以上|以下|以内|左右)?"
    r"(?![立为员果功本品熟长份分效绩都就])",
    cue="成",
)  # 三成以上
_FRAMED = regex(
    r"[\[［〔【（(]\s*[-－−]?\s*(?P<inside>[\d０-９][^\[\]［］〔〕【】（）()]*?)\s*[\]］〕】）)]"
    r"|[-－−]\s*(?P<bare>[\d０-９].*)"
)  # [10], （-5%）, -30%: as tables print what is reckoned over the period, and what falls
_WORDED_COUNT = regex(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?<=[到至为]))"
    r"(?P<number>[一二两三四五六七八九十]{1,3})(?P<unit>个百分点|起|人|家)(?![一-鿿]?[年月])"
    r"(?P<after>以上|以下|以内)?",
    cue=("个百分点", "起", "人", "家"),
)  # 控制在两起以内


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; plain years (2025年) are not quantities.

    Shape:
        ``达到75%以上`` → 75 %, at least; ``3—5起`` → 3 to 5 起; ``百分之十五`` → 15 %.
    """
    found = [*_numeric(text), *_worded(text)]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _numeric(text: str) -> Iterator[Quantity]:
    plain = text.translate(_WIDE)
    for found in _QUANTITY.finditer(plain):
        if _is_year(found, plain) or _is_name(found, plain):
            continue
        unit = found["unit"]
        low = _value(found["low"], found["mag"] or (found["mag2"] if found["high"] else None))
        high = _value(found["high"], found["mag2"]) if found["high"] else None
        yield Quantity(
            value=low,
            unit=unit,
            bound=_bound(found),
            text=text[found.start() : found.end()].strip(),
            start=found.start(),
            end=found.end(),
            high=high,
        )


def _value(number: str, magnitude: str | None) -> float:
    return round(float(number.replace(",", "")) * _MAGNITUDES.get(magnitude or "", 1.0), 6)


def _bound(found: re.Match[str]) -> Bound:
    after = (found["after"] or "").strip()
    if found["most"] or after in {"以下", "以内", "之内", "及以下"}:
        return Bound.AT_MOST
    if after in {"以上", "及以上"} or (found["least"] and not found["least"].startswith("达")):
        return Bound.AT_LEAST
    return Bound.EXACT


def _is_year(found: re.Match[str], plain: str) -> bool:
    year = _YEAR.fullmatch(found["high"] or found["low"]) is not None
    return year and (found["unit"] in {"年", None})


def _is_name(found: re.Match[str], plain: str) -> bool:
    """Whether the digits belong to a name, an item number or a date: 5G, 12350, 9月."""
    before = plain[found.start("low") - 1 : found.start("low")]
    after = plain[found.end("low") : found.end("low") + 1]
    joined = _LETTER.match(after) or _NAME_SIGN.match(before)
    return bool(joined) or (found["unit"] == "月" or (found["unit"] == "日" and before == "月"))


def _worded(text: str) -> Iterator[Quantity]:
    for found in _PERCENT_WORDS.finditer(text):
        whole, _, part = found["number"].partition("点")
        value = numeral_value(whole)
        digits = [numeral_value(char) for char in part]
        if value is None or None in digits:
            continue
        number = float(f"{value}.{''.join(str(digit) for digit in digits) or 0}")
        yield Quantity(number, "%", _bound(found), found.group(), found.start(), found.end())
    for found in _TENTHS.finditer(text) if "成" in text else ():
        tenths = numeral_value(found["number"]) or 0
        number = tenths * 10.0 + (5.0 if found["half"] else 0.0)
        yield Quantity(number, "%", _bound(found), found.group(), found.start(), found.end())
    for found in _WORDED_COUNT.finditer(text):
        count = numeral_value(found["number"])
        if count is not None:
            unit = found["unit"]
            yield Quantity(
                float(count), unit, _bound(found), found.group(), found.start(), found.end()
            )


def unframed(text: str) -> str:
    """Return the figure of a cell without the brackets and the sign around it: [-10%] → 10%."""
    found = _FRAMED.fullmatch(text.strip())
    return (found["inside"] or found["bare"]) if found else text


def number_in(text: str) -> float | None:
    """Return the number a table cell holds, None when it holds none or more than one."""
    found = quantities_in(unframed(text))
    return found[0].value if len(found) == 1 else None
