"""Targets told beside the figure of the base year: 2025年优良比例达到80%（2020年78%）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from decompose.model.plan import Indicator
from decompose.model.source import Span
from decompose.parser.indicator_kinds import DRAFT_ID, indicator_kind
from decompose.parser.target_clauses import people_first, without_places
from decompose.text.patterns import regex
from decompose.text.quantities import Quantity, quantities_in

_BOUND = (
    r"(?:(?:均|都|应|须|要)*(?:达到?|控制在|不低于|不少于|不超过|不高于|保持在|稳定在"
    r"|提高到|降到|降至|增加到|减少到|压到|压减到|为|是|[有共]))?"
)
_AMOUNT = r"(?!20\d\d年)\d+(?:\.\d+)?[^，。；：、（）()\d]{0,10}?"
_PAIR = regex(
    rf"(?:[到至])?(?:(?P<year>20\d\d)年(?:底|末)?(?![底末])[，,]?)?(?P<name>[\u4e00-\u9fffA-Za-z“”·]{{3,28}}?)"
    rf"[，,]?(?:[到至]?(?P<later>20\d\d)年(?:底|末)?)?(?P<told>{_BOUND}(?:每[十百千万]+人)?{_AMOUNT})"
    rf"[，,（(](?:[以较比由])?(?:[到至])?(?P<other>20\d\d)年(?:底|末)?(?:全[省市县区州]|基[数期]|实际|水平|数)*(?P<beside>{_BOUND}{_AMOUNT})(?=[，,。；;）)、]|的|$)",
    cue="20",
)
_PAST = regex("已|同比|实际|了|下降[到至]?$|分别|由|从")
_STARTS = regex(r"^(?:其中|力争|确保|全面|实现|目标|[一二三四五六七八九十]是)+")


class _Side(NamedTuple):
    year: int
    quantity: Quantity


def dated_targets(
    text: str, *, block: int, offset: int = 0, period: tuple[int, int] | None = None
) -> Iterator[Indicator]:
    """Yield the targets that stand beside the same indicator's figure of an earlier year, in either order.

    Shape:
        None whose later year lies before the period, or whose two figures count in different units.
    """
    for found in _PAIR.finditer(text):
        year = found["later"] or found["year"]
        if year is None or (found["later"] and found["year"]) or _PAST.search(found["name"]):
            continue
        sides = [_side(year, found["told"]), _side(found["other"], found["beside"])]
        first, last = (sides[0], sides[1]) if found["other"] > year else (sides[1], sides[0])
        if first is None or last is None or first.year == last.year:
            continue
        name = _named(found)
        units = {side.quantity.unit for side in (first, last)}
        over = period is not None and last.year < period[0]
        if over or len(units - {None}) > 1 or not name:
            continue
        yield Indicator(
            id=DRAFT_ID,
            name=name,
            unit=last.quantity.unit or first.quantity.unit,
            base_year=first.year,
            base=first.quantity.value,
            target_year=last.year,
            target=last.quantity.value,
            target_text=last.quantity.text,
            kind=indicator_kind(name, last.quantity, fall=False, zero=False),
            span=Span(block=block, start=offset + found.start(), end=offset + found.end()),
        )


def _named(found: re.Match[str]) -> str:
    name = _STARTS.sub("", without_places(found["name"]))
    people = people_first(f"{name}{found['told']}") if "每" in found["told"] else ""
    return people.split(found["told"].partition("每")[0] or "达")[0] if people else name


def _side(year: str, words: str) -> _Side | None:
    """Return the year and the only figure of one side."""
    bare = words.partition("人")[2] if "每" in words else words
    quantities = quantities_in(bare)
    return _Side(int(year), quantities[0]) if len(quantities) == 1 else None
