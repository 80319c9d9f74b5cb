"""Whether one wording asks for less than another: lower figures, softer words, later times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decompose.labels.grounds import ground
from decompose.match.counterparts import alike
from decompose.model.comparison import Ground
from decompose.model.plan import Measure
from decompose.text.cues import CuedPattern
from decompose.text.dates import month_of, year_of, years_in
from decompose.text.patterns import regex
from decompose.text.quantities import Bound, Quantity, quantities_in
from decompose.text.rhythm import rhythms_in
from decompose.text.worded import worded_in

_SHARES = frozenset({"%", "‰", "个百分点", "百分点"})
_LESSONS = frozenset({"学时", "课时"})
_TIMES = frozenset({"小时", "分钟", "秒", "个工作日"})
_HOURS = {"秒": 1 / 3600, "分钟": 1 / 60, "小时": 1.0, "天": 24.0, "日": 24.0, "周": 168.0}
_SPANS = frozenset({"天", "日", "年"})
_SAME: tuple[frozenset[str | None], ...] = (
    frozenset({"人", "名", "位"}),
    frozenset({"个", "处", "座", "所", "家"}),
)
"""Units in which the same is counted."""
_AHEAD = regex("(?:前|提前)(?:至少|不少于)?$")  # so many days before
_DAYS = frozenset({"天", "日"})
_DATES = frozenset({"年", "月", "日", "天", "级", "期", "类", "种", "岁", "周", "条"})
_SOFT = CuedPattern(
    "鼓励|探索|逐步|有条件的|适时|研究制定|视情|力争|引导|提倡|倡导"
)  # asks, does not order
_MILD = CuedPattern(
    "支持|倡导|推荐|具备条件|符合条件|条件成熟"
)  # leaves it to others, as a soft word does
_FALL_TO = CuedPattern("(?:降至|缩短至|压缩至|控制在|不超过|低于|降到)$")  # smaller asks for more
_AT_LEAST = CuedPattern("提前|不少于|不低于|至少|累计|培训|学时")  # a time of which more is better
_EACH = CuedPattern(
    "人均|户均|平均|每(?!半?年|季|月|周|日|天|旬|学[期年]|[两三四五]年)[^，。；]{0,16}$"
)  # a figure for one, which size does not change
_BEFORE = 12
_FROM = regex(
    r"(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?|[春秋]季)?(?:学期)?(?:起(?![数点步草重伏])|开始)"
)  # from the autumn of 2023 on
_SEASON = regex(
    "汛(?=[期前后])|[春夏秋冬雪雨]季|台风季|防火期|采暖季|春节|节假日|黄金周|旺季|开学|年底|年初"
)
_NOW_AND_THEN = regex("定期|不定期|经常|常态化")  # how often is left open


def softer(measure: Measure, answer: Measure, beside: Iterable[Measure] = ()) -> Ground | None:
    """Say in what an answer is weaker than the measure it answers; None when it is not.

    Args:
        measure: What is asked above.
        answer: What answers it.
        beside: The other measures of the answer's task, which may hold a figure that it leaves out.
    """
    told = [answer.text, *(other.text for other in beside if other.id != answer.id)]
    found = _rarer(measure.text, told) or _lower(measure.text, told)
    if reason := found or _uncounted(measure.text, told):
        return reason
    soft = _SOFT.search(answer.text)
    if soft and not (_SOFT.search(measure.text) or _MILD.search(measure.text)):
        return ground("softer", soft.group())
    return None


def _rarer(asked: str, told: list[str]) -> Ground | None:
    """Compare how often something is to be done, by times a year."""
    own, *beside = ([*rhythms_in(text)] for text in told)
    for was in rhythms_in(asked):
        if own:
            now = max(own, key=lambda each: (each.yearly == was.yearly, -each.start))
            if now.yearly < was.yearly:
                return ground("figure-lower", was.text, now.text)
        elif was.yearly <= 1 and _same_season(asked, told[0]):
            continue  # before the flood season is once a year
        elif (was.counted or was.yearly > 1) and (_NOW_AND_THEN.search(told[0]) or not any(beside)):
            return ground("figure-open", was.text)
    return None


def _same_season(asked: str, told: str) -> bool:
    season = _SEASON.search(asked)
    return season is not None and season.group() in told


def _lower(asked: str, told: list[str]) -> Ground | None:
    """Compare the figures that hold for any place: shares, times, amounts for each."""
    taken: list[_Told] = []
    paired: dict[Quantity, _Told] = {}
    wanted = list(_comparable(asked))
    for equal in (True, False):
        for was in wanted:
            open_ = (
                [t for t in _amounts(told, was.unit) if t not in taken] if was not in paired else []
            )
            fitting = [t for t in open_ if t.amount.value == was.value or not equal]
            if fitting:
                about = _around(asked, was)
                paired[was] = max(fitting, key=lambda t: (t.text == 0, alike(about, t.about)))
                taken.append(paired[was])
    for was in wanted:
        if was not in paired:
            return ground("figure-open", was.text)
        now = paired[was]
        less = _smaller_is_stricter(asked, was)
        value = now.amount.value
        if now.text == 0 and ((value > was.value) if less else (value < was.value)):
            return ground("figure-lower", was.text, now.amount.text)
    return None


class _Told(NamedTuple):
    """An amount in one of the texts that answer: which text, the amount, the words before it."""

    text: int
    amount: Quantity
    about: str


def _amounts(told: list[str], unit: str | None) -> list[_Told]:
    """Return the amounts of a unit: those in words only where a text prints none."""
    found: list[_Told] = []
    for number, text in enumerate(told):
        units = _alike_units(unit) if number == 0 else {unit}
        printed = [now for now in quantities_in(text) if now.unit in units]
        every = printed or [now for now in worded_in(text) if now.unit in units]
        every = every or [*_converted(text, unit)]
        found += [_Told(number, now, _around(text, now)) for now in every]
    return found


def _alike_units(unit: str | None) -> frozenset[str | None]:
    """Return the units in which an answer may count the same; beside it only the unit itself does."""
    return next((units for units in _SAME if unit in units), frozenset({unit}))


def _converted(text: str, unit: str | None) -> Iterator[Quantity]:
    """Yield the times of a text counted in another unit: a day for 24 hours."""
    if unit not in _HOURS:
        return
    for now in (*quantities_in(text), *worded_in(text)):
        if now.unit in _HOURS:
            yield now._replace(value=now.value * _HOURS[now.unit] / _HOURS[unit], unit=unit)


def _around(text: str, quantity: Quantity) -> str:
    return text[max(0, quantity.start - _BEFORE) : quantity.start]


def _comparable(text: str) -> Iterator[Quantity]:
    for found in _counted(text):
        before = _around(text, found)
        limit = found.bound is not Bound.EXACT or _within(text, found)
        ahead = found.unit in _DAYS and _AHEAD.search(before)  # told 7 days before
        spans = ahead or (found.unit in _SPANS and limit)  # kept for 90 days or more
        if (
            spans
            or found.unit in _SHARES | _TIMES | _LESSONS
            or (found.unit and _EACH.search(text[: found.start]))
        ):
            yield found


def _within(text: str, quantity: Quantity) -> bool:
    """Tell whether a time is one within which something is done: 45日内."""
    return text.startswith("内", quantity.end)


def _counted(text: str) -> Iterator[Quantity]:
    """Yield the quantities that are not part of how often something is done."""
    often = [(each.start, each.end) for each in rhythms_in(text)]
    for found in quantities_in(text):
        if not any(start <= found.start < end for start, end in often):
            yield found


def _uncounted(asked: str, told: list[str]) -> Ground | None:
    """Tell a number of things that the answer leaves out; each place has a number of its own."""
    for was in _counted(asked):
        if was.unit is None or was.unit in _DATES | _SHARES | _TIMES:
            continue
        if not _amounts(told, was.unit):
            return ground("number-open", was.text)
    return None


def _smaller_is_stricter(text: str, quantity: Quantity) -> bool:
    before = _around(text, quantity)
    if quantity.unit in _SPANS and _within(text, quantity):
        return True
    if quantity.unit in _TIMES:
        return quantity.bound is not Bound.AT_LEAST and not _AT_LEAST.search(before)
    return quantity.bound is Bound.AT_MOST or bool(_FALL_TO.search(before))


def later(
    was: str | None,
    now: str | None,
    superior_period: tuple[int, int] | None,
    period: tuple[int, int] | None,
) -> Ground | None:
    """Say that an answer is due later than what it answers, by year or month; None when it is not.

    Without a time of its own a task is due by the end of its plan.
    """
    due, key = (year_of(was, superior_period) if was else None), "later"
    if due is None:
        if superior_period is None or not now:
            return None
        due, key = superior_period[1], "later-end"
    own = year_of(now, period) if now else (period[1] if period else None)
    if was and now and own == due:
        months = month_of(was), month_of(now)
        if months[0] and months[1] and months[1] > months[0]:
            return ground("later-month", was, now)
    if own is None or own <= due:
        return None
    return ground(key if now else "later-unsaid", due, own)


def begins_later(asked: str, told: str) -> Ground | None:
    """Say that something begins in a later year: from 2024 on for from 2023 on; None when it does not."""
    years = [
        [*years_in("".join(each.group() for each in _FROM.finditer(one)))] for one in (asked, told)
    ]
    if all(years) and min(years[1]) > min(years[0]):
        return ground("later-start", min(years[0]), min(years[1]))
    return None


def later_in_part(measure: Measure, answer: Measure) -> Ground | None:
    """Say that a part is due later where several times are printed: towns 2023, villages 2024."""
    asked, given = sorted(years_in(measure.text)), sorted(years_in(answer.text))
    if not (measure.deadline and answer.deadline and len(asked) == len(given) > 1):
        return None
    late = [(was, now) for was, now in zip(asked, given, strict=True) if now > was]
    return ground("later", *late[0]) if late else None
