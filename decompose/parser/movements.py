"""Figures that tell one movement: from a base, to a target, by a rate (由40人降至36人，下降10%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from decompose.text.dates import FIVE_YEAR, five_year_end
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex
from decompose.text.quantities import UNIT, Bound, quantities_in

_YEAR = r"(?:19|20)\d\d年(?:底|末)?"
_WHEN = (
    rf"(?:{_YEAR}|{FIVE_YEAR}(?:规划)?(?:时期|期间|期末|期初|[初末])?|[上前本](?:一?个?|一)(?:五年|规划期|轮规划期?|轮)(?:期?间|末)?|(?:规划)?期[初末]"
    r"|(?:整治|治理|改造|实施|规划|开展)前|五年前|年初|基期|现状|上一?年(?:度|同期)?|去年(?:同期)?|同期|前一年)"
)  # the year or the period that a figure is of
_OF = r"(?:的|年均|平均|累计|实际|共|[（(]){0,3}"
_AMOUNT = (
    r"(?:约|近)?(?!(?:19|20)\d\d年)(?:\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?\s?(?:[%％‰]|万亿|[百千万亿])?"
    rf"(?:{UNIT})?(?:/(?:[年月日天人户亩吨]|[万亿]元|公顷|平方[公千]?[米里]|立方米|千瓦时))?|百分之[零一二三四五六七八九十百点两]{{1,7}}|[一二两三四五六七八九]成半?|"
    r"[一二两三四五六七八九十]{1,3}(?:起|人|家|个百分点))"
    r"(?:及?以上|及?以下|以内|之内|左右|余|多)?"
)
_FALL = r"(?:下降|降低|减少|压减|压降|缩短|缩减|削减|降|减)"
_RISE = r"(?:提高|提升|上升|增加|增长|扩大|增|升)"
_BOUND = r"(?:不超过|不高于|不大于|不低于|不少于|不小于|控制在|稳定在|保持在|低于|高于|超过|达到?|为|是|约|在)"
_TOKEN = regex(
    rf"(?:(?P<base>(?:由|从|比|较|以)(?:{_WHEN})?{_OF}|基[数期]值?(?:为|是|：)?)"
    rf"|(?P<target>(?:{_FALL}|{_RISE}|延伸|拓展|扩展|扩容|发展|压缩|收窄|缩小|回落|攀升|升高)(?:到|至|为)了?(?:{_WHEN}{_OF})?{_BOUND}?)"
    rf"|(?P<dated>{_YEAR}(?:实际|基[数期]值?|目标值?|的|：|力争|要|{_BOUND}){{0,3}})"
    rf"|(?P<change>(?P<pace>年均|每年|逐年|平均每年|(?:[一二三四五六七八九十]|\d{{1,2}})年累计|累计|总体|同比)?"
    rf"(?P<way>{_FALL}幅?|{_RISE}幅?|[降增升]幅)(?:率|幅度)?(?:了|{_BOUND}){{0,3}})"
    rf"|(?P<held>控制在|不超过|不低于|不少于|稳定在|保持在|达到))"
    rf"(?P<amount>{_AMOUNT})(?:为基数)?"
)  # from A | to B | in year Y: A | by P | kept within B
_LAST_BOUND = regex(rf"{_BOUND}$")
_BEFORE = regex(rf"(?P<amount>{_AMOUNT})[，,（(]?$")
_BARE_YEAR = regex(r"(?:19|20)\d\d年(?:底|末)?(?:的|为|实际)?\d")
_NEAR = 16
_LINK = regex(
    rf"(?:[，,、（()）\s：:“”]|即|也就是|力争|确保|实现|到|至|比|较|与|相比|{_YEAR}|以上|以下|以内|"
    r"(?:[一二两三四五六七八九十]|\d{1,2})年(?:内|间|来|期间)?|期间|"
    r"目标|实际|累计|总体|同比|平均|进一步|了|共|并|使|将|要)*"
)  # what may stand between two figures of one movement
_APPROXIMATE = regex(r"约|近|左右|余|多")
_COUNTED = regex(r"(?P<count>[一二三四五六七八九十]|\d{1,2})年累计")
_CLAUSE_END = regex(r"[，,；;。！？、（(：:\n]")
_FIRST_YEAR = regex(r"(?:19|20)\d\d(?=年)")
_YEARLY = regex("年均|每年|逐年")
_FALLING = regex(rf"{_FALL}|压缩|收窄|缩小|回落")
_BOUNDED = regex("不|控制|力争|目标")
_DIGITS = regex(r"\d[\d,]*(?:\.(\d+))?")


class Amount(NamedTuple):
    """One figure of a movement, in its unit, with the side of it that is meant.

    Units:
        ``value`` as :class:`~decompose.text.quantities.Quantity`; ``step`` is one unit of its
        last printed digit.
    """

    value: float
    unit: str | None
    bound: Bound
    year: int | None
    text: str
    step: float
    vague: bool
    high: float | None = None


@dataclass(slots=True)
class Movement:
    """The figures of one movement; those that are not said are None.

    ``change`` is the whole change, ``annual`` that of each year; both in % , 个百分点 or counts.
    ``start`` and ``end`` are offsets in the text that was read.
    """

    start: int
    end: int
    base: Amount | None = None
    target: Amount | None = None
    change: Amount | None = None
    annual: Amount | None = None
    falls: bool | None = None
    years: int | None = None
    said: list[str] = field(default_factory=list)

    def span_years(self, period: tuple[int, int] | None) -> int | None:
        """Return over how many years it goes: as said, between its years, else the period's."""
        first = self.base.year if self.base else None
        last = self.target.year if self.target else None
        if self.years is not None:
            return self.years
        if first is not None and last is not None:
            return last - first if last > first else None
        return period[1] - period[0] + 1 if period else None


def movements_in(sentence: str) -> Iterator[Movement]:
    """Yield the movements of a sentence in order, each told by at least two figures.

    Shape:
        Figures belong together only when nothing but linking words stands between them: in
        ``起数下降10%，死亡人数由40人降至36人`` the rate is not that of the second.
    """
    group: list[re.Match[str]] = []
    for found in _TOKEN.finditer(sentence):
        if group and _LINK.fullmatch(sentence, group[-1].end(), found.start()) is None:
            yield from _movements(group, sentence)
            group = []
        group.append(found)
    yield from _movements(group, sentence)


def _movements(group: Sequence[re.Match[str]], sentence: str) -> Iterator[Movement]:
    """Yield one movement of a group, none when it says the same kind of figure twice."""
    if len(group) < 2:
        return
    made = Movement(group[0].start(), group[-1].end())
    dated = [found for found in group if found["dated"]]
    first = min((_year(found.group()) or 0 for found in dated), default=0)
    second: Amount | None = None
    for found in group:
        if not _add(made, found, first, alone=len(dated) == 1):
            second = _change_again(made, found) if found is group[-1] else None
            if second is None:
                return
    if made.base and made.target is None and made.change is None and made.annual is None:
        return
    compared = group[0]["base"] and group[0].group()[0] in "比较"
    if made.base and made.target is None and (compared or _BARE_YEAR.match(group[0].group())):
        _take_before(made, sentence, either=bool(compared))
    yield made
    if second is not None:
        yield replace(made, change=second)


def _change_again(made: Movement, found: re.Match[str]) -> Amount | None:
    """Return a change told once more in another unit: 减少40起，降幅25%."""
    amount = _amount(found) if found["change"] else None
    told = made.change
    if amount is None or told is None or _YEARLY.search(found["pace"] or ""):
        return None
    return amount if (amount.unit == "%") is not (told.unit == "%") else None


def _take_before(made: Movement, sentence: str, *, either: bool) -> None:
    """Take the figure that is compared, which stands bare before 比…: 死亡12人，比2020年的16人下降25%."""
    found = _BEFORE.search(sentence, max(0, made.start - _NEAR), made.start)
    amount = _amount(found) if found else None
    if found and amount and made.base and amount.unit == made.base.unit and amount.high is None:
        if not either and (amount.value < made.base.value) is not made.falls:
            return  # the bare figure of a year: 20支，2025年14支，增长30%
        made.start, made.target = found.start(), amount
        made.said.insert(0, found["amount"])


def _add(made: Movement, found: re.Match[str], first: int, *, alone: bool) -> bool:
    """Add a figure; False when it contradicts the shape of one movement."""
    slot, amount = _slot(made, found, first, alone=alone), _amount(found)
    if slot is None or amount is None or getattr(made, slot) is not None:
        return False
    setattr(made, slot, amount)
    made.said.append(found.group())
    if found["way"] or found["target"]:
        falls = _FALLING.match(found["way"] or found["target"]) is not None
        falls = falls or (found["way"] or "").startswith("降")
        if made.falls is not None and made.falls is not falls:
            return False
        made.falls = falls
    if counted := _COUNTED.match(found["pace"] or ""):
        made.years = numeral_value(counted["count"])
    return True


def _slot(made: Movement, found: re.Match[str], first: int, *, alone: bool) -> str | None:
    if found["base"]:
        return "base"
    if found["target"] or found["held"]:
        return "target"
    if found["change"]:
        return "annual" if _YEARLY.search(found["pace"] or "") else "change"
    early = _year(found.group()) == first
    bounded = _BOUNDED.search(found.group()) is not None
    if bounded or (alone and made.base is not None):
        return "target"
    return "base" if early else "target"


def _year(text: str) -> int | None:
    found = _FIRST_YEAR.search(text)
    return int(found.group()) if found else five_year_end(text)


def _amount(found: re.Match[str]) -> Amount | None:
    text = found["amount"]
    said = _LAST_BOUND.search(found.string, found.start(), found.start("amount"))
    quantities = quantities_in((said.group() if said else "") + text)
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    digits = _DIGITS.search(text)
    places = len(digits.group(1) or "") if digits else 0
    bare = float(digits.group().replace(",", "")) if digits else 0.0
    scale = quantity.value / bare if bare else 1.0
    return Amount(
        value=quantity.value,
        unit=quantity.unit,
        bound=quantity.bound,
        year=_year(found.string[found.start() : found.start("amount")]),
        text=text if said is None or said.group() in "为是达到在" else said.group() + text,
        step=10.0**-places * (scale or 1.0),
        vague=_APPROXIMATE.search(found.string, found.start("amount") - 1, found.end()) is not None,
        high=quantity.high,
    )


def subject_before(sentence: str, start: int) -> tuple[int, str]:
    """Return where the clause before a movement begins, and its words: what the movement is about."""
    end = start
    while end > 0 and sentence[end - 1] in "，,（(：: ":
        end -= 1
    begin = max((m.end() for m in _CLAUSE_END.finditer(sentence, 0, end)), default=0)
    opened = sentence[begin - 1 : begin]
    if (
        opened in {"（", "("}
        and {"）": "（", ")": "("}.get(_closing(sentence[begin:end])) == opened
    ):
        before, _ = subject_before(sentence, begin - 1)  # a name with an aside in it
        begin = before
    return begin, sentence[begin:end]


def _closing(words: str) -> str:
    """Return the bracket that words close, where something follows it."""
    return next((sign for sign in "）)" if sign in words[:-1]), "")
