"""What changed in the indicators of two plans, field by field."""

from __future__ import annotations

from decompose.match.indicators import pair_indicators
from decompose.model.comparison import IndicatorChange
from decompose.model.plan import Plan

_FIELDS = ("unit", "base_year", "base", "target_year", "target", "kind", "binding", "scope")
_COUNTED = ("base", "target")


def indicator_changes(old: Plan, new: Plan) -> tuple[IndicatorChange, ...]:
    """Return every field of an indicator that differs, in the order of the old plan, then the new."""
    found: list[IndicatorChange] = []
    for was, now in pair_indicators(old, new):
        if was is None and now is not None:
            found.append(
                IndicatorChange(name=now.name, field="added", new=now.target, unit=now.unit)
            )
        elif now is None and was is not None:
            found.append(
                IndicatorChange(name=was.name, field="removed", old=was.target, unit=was.unit)
            )
        elif was is not None and now is not None:
            for field in _FIELDS:
                before, after = getattr(was, field), getattr(now, field)
                if before != after:
                    unit = now.unit if field in _COUNTED and was.unit == now.unit else None
                    found.append(
                        IndicatorChange(
                            name=now.name, field=field, old=before, new=after, unit=unit
                        )
                    )
    return tuple(found)
