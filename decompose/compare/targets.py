"""Indicators of a plan against those of the plan above it: missing, looser, equal, tighter."""

from __future__ import annotations

from decompose.compare.indicators import pair_indicators
from decompose.model.comparison import AlignedIndicator, Tightness
from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.result import Decomposition
from decompose.text.cues import CuedPattern

_HARM = CuedPattern("死亡|事故|伤亡|受伤|起数|发生率|损失")  # less of it is better
_COMPARABLE = (
    IndicatorKind.RATE,
    IndicatorKind.CUMULATIVE_FALL,
    IndicatorKind.COVERAGE,
)
_PERCENT = 100.0


def aligned_indicators(superior: Decomposition, own: Decomposition) -> tuple[AlignedIndicator, ...]:
    """Judge every indicator of the superior plan, in its order."""
    found: list[AlignedIndicator] = []
    for above, below in pair_indicators(superior.plan, own.plan):
        if above is None:
            continue
        if below is None:
            found.append(
                AlignedIndicator(
                    name=above.name,
                    tightness=Tightness.MISSING,
                    superior_target=above.target,
                    reason="本规划没有该指标",
                )
            )
            continue
        tightness, reason = _judged(above, below)
        found.append(
            AlignedIndicator(
                name=above.name,
                own=below.name,
                tightness=tightness,
                superior_target=above.target,
                own_target=below.target,
                reason=reason,
            )
        )
    return tuple(found)


def _judged(above: Indicator, below: Indicator) -> tuple[Tightness, str]:
    if above.target is None or below.target is None:
        return Tightness.DIFFERENT, "有一方没有写明目标值"
    if above.kind is not below.kind or above.unit != below.unit:
        return Tightness.DIFFERENT, "口径或单位不同，须统一后比较"
    late = (below.target_year or 0) - (above.target_year or below.target_year or 0)
    if late > 0:
        return Tightness.LOOSER, f"目标年晚于上级（{above.target_year}年）"
    if above.kind in _COMPARABLE or above.unit == "%":
        return _ordered(above.target, below.target, _less_is_better(above)), ""
    return _by_fall(above, below)


def _less_is_better(indicator: Indicator) -> bool:
    harm = _HARM.search(indicator.name) is not None
    return harm and indicator.kind is not IndicatorKind.CUMULATIVE_FALL


def _ordered(above: float, below: float, less: bool) -> Tightness:
    if above == below:
        return Tightness.EQUAL
    return Tightness.TIGHTER if (below < above) is less else Tightness.LOOSER


def _by_fall(above: Indicator, below: Indicator) -> tuple[Tightness, str]:
    """Compare absolute numbers of two territories by how far each is to fall or to rise."""
    zero = above.target == 0.0
    if zero or not above.base or not below.base:
        if above.target == below.target:
            return Tightness.EQUAL, ""
        return Tightness.DIFFERENT, "绝对值缺少基准，无法与上级比较"
    falls = [
        round((one.base - one.target) / one.base * _PERCENT, 1)
        for one in (above, below)
        if one.base is not None and one.target is not None
    ]
    if not _less_is_better(above):
        falls = [-fall for fall in falls]
    reason = f"上级变化{falls[0]:g}%，本级变化{falls[1]:g}%"
    return _ordered(falls[0], falls[1], less=False), reason
