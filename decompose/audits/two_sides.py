"""Two pieces of work on either side of one line: of a threshold, or of a procedure."""

from __future__ import annotations

from decompose.text.patterns import regex

_BELOW = regex(
    r"(?<![\d.])(?P<figure>\d+(?:\.\d+)?)[^\d，。；]{0,4}?(?:及以下|以下|以内|及以内)"
    r"|(?:不足|未满|低于|小于|不满|未达到?)(?P<less>\d+(?:\.\d+)?)"
)  # 4.5吨及以下
_ABOVE = regex(
    r"(?<![\d.])(?P<figure>\d+(?:\.\d+)?)[^\d，。；]{0,4}?(?:及以上|以上)"
    r"|(?:超过|大于|高于|不低于|达到|年?满)(?P<more>\d+(?:\.\d+)?)"
)  # 超过4.5吨
_ASKS = regex("征求[^，。；]{2,30}意见|受理[^，。；]{2,20}申请", cue=("征求", "受理"))
_ANSWERS = regex("(?:对|就)[^，。；]{2,30}(?:提出|出具|反馈)[^，。；]{0,6}意见", cue="意见")


def two_sides(one: str, other: str) -> bool:
    """Tell whether what one text says begins where the other's ends.

    Vehicles up to a weight need no permit, heavier ones do; who receives an application asks for the opinion that
    another gives on it.
    """
    for first, second in ((one, other), (other, one)):
        if _ASKS.search(first) and _ANSWERS.search(second) and not _ASKS.search(second):
            return True
        below = {found[1] or found[2] for found in _BELOW.finditer(first)}
        if below and not below.isdisjoint(f[1] or f[2] for f in _ABOVE.finditer(second)):
            return True
    return False
