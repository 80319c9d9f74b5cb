"""Whether one wording asks for less than another: lower figures, softer words, later times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decompose.model.plan import Measure
from decompose.text.cues import CuedPattern
from decompose.text.dates import year_of
from decompose.text.quantities import Bound, Quantity, quantities_in

_SHARES = frozenset({"%", "‰", "个百分点", "百分点"})
_TIMES = frozenset({"小时", "分钟", "秒"})
_DATES = frozenset({"年", "月", "日", "天", "级", "期", "类", "种", "岁", "周", "条"})
_SOFT = CuedPattern("鼓励|探索|逐步|有条件的|适时|研究制定|视情|力争|引导")  # asks, does not order
_FALL_TO = CuedPattern("(?:降至|缩短至|压缩至|控制在|不超过|低于|降到)$")  # smaller asks for more
_AT_LEAST = CuedPattern("提前|不少于|不低于|至少|累计|培训|学时")  # a time of which more is better
_EACH = CuedPattern(
    "人均|户均|平均|每[^，。；]{0,10}$"
)  # a figure for one, which size does not change
_BEFORE = 12


def softer(measure: Measure, answer: Measure, beside: Iterable[Measure] = ()) -> str:
    """Say in what an answer is weaker than the measure it answers; empty when it is not.

    Args:
        measure: What is asked above.
        answer: What answers it.
        beside: The other measures of the answer's task, which may hold a figure that it leaves out.
    """
    told = [answer.text, *(other.text for other in beside if other.id != answer.id)]
    if reason := _lower(measure.text, told) or _uncounted(measure.text, told):
        return reason
    soft = _SOFT.search(answer.text)
    if soft and not _SOFT.search(measure.text):
        return f"上级是要求，本级写成“{soft.group()}”"
    return ""


def _lower(asked: str, told: list[str]) -> str:
    """Compare the figures that hold for any place: shares, times, amounts for each."""
    taken: set[tuple[int, int]] = set()
    for was in _comparable(asked):
        places = [
            (n, now)
            for n, text in enumerate(told)
            for now in quantities_in(text)
            if now.unit == was.unit and (n, now.start) not in taken
        ]
        if not places:
            return f"没有写明上级的指标值“{was.text}”"
        same = [p for p in places if p[1].value == was.value]
        place, now = (same or places)[0]
        taken.add((place, now.start))
        less = _smaller_is_stricter(asked, was)
        if place == 0 and ((now.value > was.value) if less else (now.value < was.value)):
            return f"上级为“{was.text}”，本级为“{now.text}”"
    return ""


def _comparable(text: str) -> Iterator[Quantity]:
    for found in quantities_in(text):
        before = text[max(0, found.start - _BEFORE) : found.start]
        if found.unit in _SHARES | _TIMES or (found.unit and _EACH.search(before)):
            yield found


def _uncounted(asked: str, told: list[str]) -> str:
    """Tell a number of things that the answer leaves out; each place has a number of its own."""
    for was in quantities_in(asked):
        if was.unit is None or was.unit in _DATES | _SHARES | _TIMES:
            continue
        if not any(now.unit == was.unit for text in told for now in quantities_in(text)):
            return f"上级有数量要求“{was.text}”，本级没有写明数量"
    return ""


def _smaller_is_stricter(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    if quantity.unit in _TIMES:
        return quantity.bound is not Bound.AT_LEAST and not _AT_LEAST.search(before)
    return quantity.bound is Bound.AT_MOST or bool(_FALL_TO.search(before))


def later(
    was: str | None,
    now: str | None,
    superior_period: tuple[int, int] | None,
    period: tuple[int, int] | None,
) -> str:
    """Say that an answer is due later than what it answers, by year; empty when it is not.

    Without a time of its own a task is due by the end of its plan.
    """
    due = year_of(was, superior_period) if was else None
    if due is None:
        if superior_period is None or not now:
            return ""
        due, told = superior_period[1], "上级规划期到{}年，本级为{}年"
    else:
        told = "上级要求{}年完成，本级为{}年"
    own = year_of(now, period) if now else (period[1] if period else None)
    if own is None or own <= due:
        return ""
    return told.format(due, own)
