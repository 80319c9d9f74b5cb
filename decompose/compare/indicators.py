"""What changed in the indicators of two plans, field by field."""

from __future__ import annotations

from decompose.match.indicators import pair_indicators
from decompose.model.comparison import IndicatorChange
from decompose.model.plan import Plan

_FIELDS = ("unit", "base_year", "base", "target_year", "target", "kind", "binding", "scope")


def indicator_changes(old: Plan, new: Plan) -> tuple[IndicatorChange, ...]:
    """Return every field of an indicator that differs, in the order of the old plan, then the new."""
    found: list[IndicatorChange] = []
    for was, now in pair_indicators(old, new):
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
