"""Whether one wording asks for less than another: lower figures, softer words, later times."""

from __future__ import annotations

from decompose.model.plan import Measure
from decompose.text.cues import CuedPattern
from decompose.text.dates import year_of
from decompose.text.quantities import Bound, Quantity, quantities_in

_SHARES = frozenset({"%", "‰", "个百分点", "百分点"})
_SOFT = CuedPattern("鼓励|探索|逐步|有条件的|适时|研究制定|视情|力争|引导")  # asks, does not order
_FALL_TO = CuedPattern("(?:降至|控制在|不超过|低于|降到)$")  # the smaller value asks for more
_BEFORE = 6


def softer(measure: Measure, answer: Measure) -> str:
    """Say in what an answer is weaker than the measure it answers; empty when it is not."""
    figures = [q for q in quantities_in(answer.text) if q.unit in _SHARES]
    asked = [q for q in quantities_in(measure.text) if q.unit in _SHARES]
    if asked and not figures:
        return f"没有写明上级的指标值“{asked[0].text}”"
    for was, now in zip(asked, figures, strict=False):
        lower = _smaller_is_stricter(measure.text, was)
        if (now.value > was.value) if lower else (now.value < was.value):
            return f"上级为“{was.text}”，本级为“{now.text}”"
    soft = _SOFT.search(answer.text)
    if soft and not _SOFT.search(measure.text):
        return f"上级是要求，本级写成“{soft.group()}”"
    return ""


def _smaller_is_stricter(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
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
    due = year_of(was, superior_period)
    if due is None:
        return ""
    own = year_of(now, period) if now else (period[1] if period else None)
    if own is None or own <= due:
        return ""
    return f"上级要求{due}年完成，本级为{own}年"
