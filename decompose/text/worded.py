"""Quantities that an office says in words: half of them, seven tenths, all, one school."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex
from decompose.text.quantities import UNIT, Bound, Quantity

_WHOLE, _TENTH = 100.0, 10.0
_ALL = regex(
    r"全部|全覆盖|全面覆盖|全员|应.尽.|百分百|无一遗漏|人人|村村|户户"
    r"|覆盖(?:到|至)?(?:所有|每)|不留死角|不留空白|一[个处户所]不[漏落]"
)
_HALF = regex(r"(?P<over>过|超过?|不少于|至少)?(?:一半|半数)(?P<above>以上)?")
_TENTHS = regex(
    r"(?P<n>[一二三四五六七八九]|[1-9])成(?P<half>半)?(?P<above>以上)?(?!立(?!即|刻)|[为效果本员都])"
)
_COUNTED = regex(
    rf"(?<![统唯第同单专之逐])(?P<n>[一二两三四五六七八九十][一二三四五六七八九十百千零]{{0,6}})(?P<unit>{UNIT})(?![署门分队级])(?P<above>以上)?"
)
_ROUND = regex(
    rf"(?<![一二两三四五六七八九十零几数上成百千万\d])(?P<n>[百千万])(?P<unit>{UNIT})(?P<above>以上|以下|以内)"
)  # a hundred people or more, said without a digit
_ONE_EACH = regex(
    r"(?<!第)一[镇村乡县区街校企园厂矿岗](?=一[站所室员队点图册家处])"
    r"|每(?:一?[个所家处座条])?(?!年|半|季|月|周|日|天|学|次)[一-鿿]{1,4}?[都均]?(?:要|应|须)?(?:有|设|建|配)(?=[一-鿿“])"
)  # a post in every town, whatever it is counted in
_PIECES = ("个", "名", "人", "所", "支", "处", "座", "家")


def worded_in(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that a text says in words, in order.

    Shape:
        ``一半`` → 50 %; ``七成以上`` → 70 %, at least; ``全部`` → 100 %; ``两所`` → 2 所.
    """
    found = [*_shares(text), *_numbers(text)]
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))


def _shares(text: str) -> Iterator[Quantity]:
    for each in _ALL.finditer(text):
        yield Quantity(_WHOLE, "%", Bound.EXACT, each.group(), each.start(), each.end())
    for each in _HALF.finditer(text):
        bound = Bound.AT_LEAST if each["over"] or each["above"] else Bound.EXACT
        yield Quantity(_WHOLE / 2, "%", bound, each.group(), each.start(), each.end())
    for each in _TENTHS.finditer(text):
        tenths = float(numeral_value(each["n"]) or 0) + (0.5 if each["half"] else 0.0)
        bound = Bound.AT_LEAST if each["above"] else Bound.EXACT
        yield Quantity(tenths * _TENTH, "%", bound, each.group(), each.start(), each.end())


def _numbers(text: str) -> Iterator[Quantity]:
    for each in _ONE_EACH.finditer(text):
        for unit in _PIECES:
            yield Quantity(1.0, unit, Bound.EXACT, each.group(), each.start(), each.end())
    for each in (*_COUNTED.finditer(text), *_ROUND.finditer(text)):
        value = numeral_value(each["n"].replace("两", "二"))
        if value is not None:
            bound = Bound.AT_LEAST if each["above"] == "以上" else Bound.EXACT
            yield Quantity(
                float(value), each["unit"], bound, each.group(), each.start(), each.end()
            )
