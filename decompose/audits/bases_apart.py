"""Bases of indicators in a table, and other figures that the text tells of the same thing and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.targets import plain_name
from decompose.model.plan import Indicator

_SHORTEST = 4
_FIGURE = (
    r"(?P<rough>[约近超逾]?)(?P<value>\d+(?:\.\d+)?)(?P<many>[万亿]?)(?P<unit>[%％‰]|[一-鿿]?)"
    r"(?P<more>余|多|左右)?"
)


class BaseApart(NamedTuple):
    """A base, the other figure, and where the text tells it."""

    indicator: Indicator
    year: int
    told: str
    passage: Passage
    start: int
    end: int


def bases_apart(case: AuditCase) -> Iterator[BaseApart]:
    """Yield the first other figure that the text tells for the base of each indicator of a table."""
    period = case.result.plan.period
    tables = {i.span.block for i in case.result.plan.indicators if i.table is not None}
    texts = [p for p in case.passages if p.block not in tables]
    for indicator in case.result.plan.indicators:
        year = indicator.base_year or (period[0] - 1 if period else 0)
        if indicator.table is None or indicator.base is None or not year:
            continue
        names = {n for n in (indicator.name, plain_name(case, indicator)) if len(n) >= _SHORTEST}
        found = (_told(passage, names, year, indicator) for passage in texts)
        yield from [one for one in found if one is not None][:1]


def _told(passage: Passage, names: set[str], year: int, indicator: Indicator) -> BaseApart | None:
    if f"{year}年" not in passage.text or not any(name in passage.text for name in names):
        return None
    name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    asked = rf"{year}年(?:底|末)?[，,]?[^，。；、\d]{{0,12}}(?:{name})(?:为|达到?|是|共)?{_FIGURE}"
    asked = (
        rf"(?:{asked})|(?:{name})[^，。；、\d]{{0,6}}[由从]{year}年(?:底|末)?的?{_second(_FIGURE)}"
    )
    for found in re.finditer(asked, passage.text):
        side = "2" if found["value"] is None else ""
        value, unit = float(found[f"value{side}"]), found[f"unit{side}"]
        if found[f"rough{side}"] or found[f"more{side}"] or found[f"many{side}"]:
            continue
        places = len(found[f"value{side}"].partition(".")[2])
        share = unit in ("%", "％", "‰")
        if share is not ((indicator.unit or "") in ("%", "‰")) and indicator.unit:
            continue
        if abs(round(indicator.base or 0.0, places) - value) > 0.5 * 10.0**-places:
            told = found[f"value{side}"] + unit
            return BaseApart(indicator, year, told, passage, *found.span())
    return None


def _second(figure: str) -> str:
    """Return a figure's expression with groups of other names."""
    return re.sub(r"\?P<(\w+)>", r"?P<\g<1>2>", figure)
