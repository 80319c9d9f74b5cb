"""Figures by which two texts are told to speak of one thing: 30年 and 三十年以上, 100人 and 百人."""

from __future__ import annotations

from functools import lru_cache

from decompose.text.quantities import quantities_in
from decompose.text.worded import worded_in

_COMMON = frozenset({"次", "%", "月", "日"})
_YEARS = 1900


@lru_cache(maxsize=8192)
def figures_in(text: str) -> frozenset[tuple[float, str]]:
    """Return the amounts of a text that say more than once or all: value and unit."""
    return frozenset(
        (one.value, one.unit)
        for one in (*quantities_in(text), *worded_in(text))
        if one.unit
        and one.unit not in _COMMON
        and one.value > 1
        and not _is_year(one.value, one.unit)
    )


def _is_year(value: float, unit: str) -> bool:
    return unit == "年" and value >= _YEARS
