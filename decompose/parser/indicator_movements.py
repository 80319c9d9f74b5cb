"""Indicators told by a movement of figures: a level with its base, a fall with its base."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.source import Span
from decompose.parser.indicator_kinds import DRAFT_ID, indicator_kind
from decompose.parser.movements import Amount, Movement
from decompose.text.quantities import Quantity

_SHARES = ("%", "‰", "个百分点", "百分点")


def indicators_of_movement(
    moved: Movement, names: list[str], span: Span, *, year: int | None, base_year: int | None
) -> Iterator[Indicator]:
    """Yield the level that a movement ends at, and the fall it makes; for each name that shares it."""
    for name in names:
        if moved.target is not None:
            yield _level(moved, moved.target, name, span, year, base_year)
        if moved.falls and moved.change is not None and moved.change.unit in _SHARES:
            yield _fall(moved, moved.change, name, span, year, base_year)
        elif moved.falls and moved.annual is not None and moved.change is None:
            yield yearly(name, moved.annual.value, moved.annual.text, span, year)


def yearly(name: str, value: float, text: str, span: Span, year: int | None) -> Indicator:
    """Return what is to fall each year: no cumulative fall, and never compared with one."""
    return Indicator(
        id=DRAFT_ID,
        name=f"{name}年均降幅",
        unit="%",
        target_year=year,
        target=value,
        target_text=text,
        kind=IndicatorKind.RATE,
        span=span,
    )


def _level(
    moved: Movement,
    target: Amount,
    name: str,
    span: Span,
    year: int | None,
    base_year: int | None,
) -> Indicator:
    base = moved.base
    value = target.high if target.high is not None and moved.falls else target.value
    quantity = Quantity(value, target.unit, target.bound, target.text, 0, 0)
    return Indicator(
        id=DRAFT_ID,
        name=name,
        unit=target.unit or (base.unit if base else None),
        base_year=(base.year if base else None) or base_year,
        base=base.value if base else None,
        target_year=target.year or year,
        target=value,
        target_text=target.text,
        kind=indicator_kind(name, quantity, fall=False, zero=False),
        span=span,
    )


def _fall(
    moved: Movement,
    change: Amount,
    name: str,
    span: Span,
    year: int | None,
    base_year: int | None,
) -> Indicator:
    base = moved.base
    return Indicator(
        id=DRAFT_ID,
        name=name,
        unit=change.unit,
        base_year=(base.year if base else None) or base_year,
        base=base.value if base else None,
        target_year=(moved.target.year if moved.target else None) or year,
        target=change.value,
        target_text=change.text,
        kind=IndicatorKind.CUMULATIVE_FALL,
        span=span,
    )
