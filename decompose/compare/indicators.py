"""Indicators of two plans side by side, matched by what they measure."""

from __future__ import annotations

from collections import defaultdict

from decompose.match.counterparts import alike
from decompose.model.comparison import IndicatorChange
from decompose.model.plan import Indicator, Plan
from decompose.text.normalize import bare

_ALIKE = 0.8
_PRODUCT = ("国内生产总值", "地区生产总值", "GDP")  # gross domestic product
_FIELDS = ("unit", "base_year", "base", "target_year", "target", "kind", "binding", "scope")


def indicator_changes(old: Plan, new: Plan) -> tuple[IndicatorChange, ...]:
    """Return every field of an indicator that differs, in the order of the old plan, then the new."""
    pairs = pair_indicators(old, new)
    found: list[IndicatorChange] = []
    for was, now in pairs:
        if was is None and now is not None:
            found.append(IndicatorChange(name=now.name, field="added", new=now.target))
        elif now is None and was is not None:
            found.append(IndicatorChange(name=was.name, field="removed", old=was.target))
        elif was is not None and now is not None:
            for field in _FIELDS:
                before, after = getattr(was, field), getattr(now, field)
                if before != after:
                    change = IndicatorChange(name=now.name, field=field, old=before, new=after)
                    found.append(change)
    return tuple(found)


def pair_indicators(old: Plan, new: Plan) -> list[tuple[Indicator | None, Indicator | None]]:
    """Match indicators by name and scope, equal names first, then the most alike of the same unit."""
    waiting: dict[str, list[Indicator]] = defaultdict(list)
    for one in new.indicators:
        waiting[_key(one)].append(one)
    partner: dict[str, Indicator] = {}
    for one in old.indicators:
        if waiting[_key(one)]:
            partner[one.id] = waiting[_key(one)].pop(0)
    left = [one for ones in waiting.values() for one in ones]
    scored = [
        (alike(_plain(was.name), _plain(now.name)), n, m)
        for n, was in enumerate(old.indicators)
        if was.id not in partner
        for m, now in enumerate(left)
        if was.unit == now.unit
    ]
    used: set[int] = set()
    for score, n, m in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        was = old.indicators[n]
        if score >= _ALIKE and was.id not in partner and m not in used:
            used.add(m)
            partner[was.id] = left[m]
    taken = {one.id for one in partner.values()}
    pairs: list[tuple[Indicator | None, Indicator | None]] = [
        (was, partner.get(was.id)) for was in old.indicators
    ]
    return [*pairs, *((None, now) for now in new.indicators if now.id not in taken)]


def _key(indicator: Indicator) -> str:
    return f"{bare(_plain(indicator.name))}|{indicator.scope or ''}"


def _plain(name: str) -> str:
    """Return a name with one word for the product of an economy, which has several."""
    for other in _PRODUCT:
        name = name.replace(other, "生产总值")
    return name
