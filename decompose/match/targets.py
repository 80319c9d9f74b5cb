"""Indicators of a plan against those of the plan above it: missing, looser, equal, tighter."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.labels.grounds import ground
from decompose.match.indicators import pair_indicators
from decompose.model.comparison import AlignedIndicator, Ground, Tightness
from decompose.model.plan import Indicator, IndicatorKind, Plan
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_HARM = CuedPattern(
    "死亡|事故|伤亡|受伤|起数|发生率|损失|能耗|排放|失业|辍学|近视|发病|感染|逾期|浓度|受害|受灾|亡人|溺水|火灾(?:起数|次数|总量|率)|漏损"
)  # less of it is better
_CURE = CuedPattern(
    "(?:整改|结案|查处|处置|治理|办结|达标|合格|覆盖|完成|参保|投保|检验|下降|降低|降幅|减排|救治|存活)率?$"
)  # more of it is better, whatever it cures
_AT_MOST = CuedPattern(
    "以内|以下|之内|不得?超过|不得?高于|不大于|(?<!不)(?<!不得)低于|(?<!不)小于|≤|<|＜"
)
_AT_LEAST = CuedPattern(
    "以上|不得?低于|不得?少于|不小于|(?<!不)(?<!不得)高于|(?<!不)大于|≥|>|＞|达到?"
)
_PER = CuedPattern("率$|每(?:十万|百万|万|千|百)|人均|户均|占比|比例|比重")
_EACH = CuedPattern("人均|户均|每(?:十万|百万|万|千|百|10万)")
_TIMES = ("小时", "分钟")
_RATE_OF = regex(
    r"(?P<whole>[一-鿿]{2,10}?)(?P<measure>(?:万车|万台|百万吨|(?:10|十)万人)死亡率)"
)  # a rate whose measure tells nothing of what it is taken of
_LEVEL = CuedPattern("(?:系数|指数|满意度|强度|密度|浓度|得分)$")  # whatever it is counted in
_LEVELS = (IndicatorKind.RATE, IndicatorKind.COVERAGE)
_PERCENT = 100.0


def aligned_indicators(superior: Plan, own: Plan) -> tuple[AlignedIndicator, ...]:
    """Judge every indicator of the superior plan, in its order."""
    return tuple(_aligned(above, below) for above, below in answered_indicators(superior, own))


def answered_indicators(superior: Plan, own: Plan) -> Iterator[tuple[Indicator, Indicator | None]]:
    """Yield every indicator of the superior plan's own period with the one that answers it."""
    for above, below in pair_indicators(_current(superior), _current(own), shortened=True):
        if above is not None:
            yield above, below


def _current(plan: Plan) -> Plan:
    """Return the plan without what a table tells of the period before."""
    if plan.period is None:
        return plan
    first = plan.period[0]
    kept = tuple(i for i in plan.indicators if (i.target_year or first) >= first)
    return plan.model_copy(update={"indicators": kept})


def _aligned(above: Indicator, below: Indicator | None) -> AlignedIndicator:
    tightness, reason = (
        judged(above, below) if below else (Tightness.MISSING, ground("no-indicator"))
    )
    return AlignedIndicator(
        superior=above.id,
        name=above.name,
        own=below and below.id,
        own_name=below and below.name,
        tightness=tightness,
        superior_target=above.target,
        own_target=below and below.target,
        reason=reason,
    )


def judged(above: Indicator, below: Indicator) -> tuple[Tightness, Ground | None]:
    """Tell how an indicator stands to the superior's, with the reason where it needs one."""
    if above.target is None or below.target is None:
        return Tightness.DIFFERENT, ground("no-target")
    if differs := other_definition(above, below):
        return Tightness.DIFFERENT, differs
    if below.target == 0 and above.target > 0 and less_is_better(above, below):
        return Tightness.TIGHTER, ground("none-at-all")
    late = (below.target_year or 0) - (above.target_year or below.target_year or 0)
    falls = _both(_fall(above), _fall(below))
    stated = [IndicatorKind.CUMULATIVE_FALL is one.kind for one in (above, below)]
    if any(stated) and falls is None:
        return Tightness.DIFFERENT, ground("fall-level")
    if late > 0:
        return Tightness.LOOSER, ground("target-later", above.target_year)
    if falls is not None and any(stated):
        return _ordered(*falls, less=False), None if all(stated) else _told(falls, less=True)
    return _by_level(above, below)


def other_definition(one: Indicator, other: Indicator) -> Ground | None:
    """Tell in what two indicators of one name measure something else; None when in nothing."""
    stated = [each for each in (one, other) if each.kind is IndicatorKind.CUMULATIVE_FALL]
    if len(stated) == len((one, other)):
        years = [each.base_year for each in stated]
        if all(years) and years[0] != years[1]:
            return ground("base-years", *years)
        return None
    if stated:
        return None
    if one.unit and other.unit and not of_one_unit(one, other):
        return ground("units", one.unit, other.unit)
    if _is_share(one) is not _is_share(other):
        return ground("share-number")
    return None


def of_one_unit(one: Indicator, other: Indicator) -> bool:
    """Tell whether two targets are counted in one unit; that of a rate may be cut short: 人 for 人/亿元."""
    units = [(each.unit or "").partition("/") for each in (one, other)]
    cut = units[0][0] == units[1][0] and bool(units[0][1]) is not bool(units[1][1])
    return one.unit == other.unit or (cut and all("率" in each.name for each in (one, other)))


def other_whole(one: Indicator, other: Indicator) -> Ground | None:
    """Tell of what two rates of one measure are taken, when it is not the same: 营运车辆 and 道路交通."""
    own, theirs = _RATE_OF.fullmatch(one.name), _RATE_OF.fullmatch(other.name)
    if own is None or theirs is None or own["measure"] != theirs["measure"]:
        return None
    wholes = own["whole"], theirs["whole"]
    same = wholes[0] in wholes[1] or wholes[1] in wholes[0]
    return None if same else ground("other-whole", *wholes)


def _is_share(indicator: Indicator) -> bool:
    """Tell whether a value holds for a place of any size: a share, or a number for each so many."""
    name = indicator.name
    if indicator.kind in _LEVELS or indicator.unit in ("%", "‰", *_TIMES) or name.endswith("率"):
        return True
    per = (not indicator.unit or "/" in indicator.unit) and _PER.search(name)
    return bool(per or _EACH.search(name) or _LEVEL.search(name))


def _by_level(above: Indicator, below: Indicator) -> tuple[Tightness, Ground | None]:
    """Compare values: shares as they stand, counts of two territories by how far they change."""
    was, now, less = above.target or 0.0, below.target or 0.0, less_is_better(above, below)
    level = _ordered(was, now, less=less)
    changes = _both(_change(above, less=less), _change(below, less=less))
    change = _ordered(*changes, less=False) if changes else None
    if _is_share(above):
        if level is Tightness.LOOSER and less and changes and change is not Tightness.LOOSER:
            # A place that begins worse than the whole may end worse and still do its share.
            return Tightness.EQUAL, ground("level-only", *(f"{one:g}%" for one in changes))
        return level, None
    if level is Tightness.EQUAL and (was == 0.0 or change is None):
        return level, None
    if changes is None and level is Tightness.LOOSER and _limits(above, below):
        return level, None  # a part may not have more than the whole
    if changes is None or change is None:
        return Tightness.DIFFERENT, ground("no-base")
    return change, _told(changes, less=less)


def _limits(*same: Indicator) -> bool:
    """Tell whether numbers of accidents or deaths are all kept within a limit, or at none."""
    return all(
        (i.kind is IndicatorKind.CEILING or i.target == 0.0) and _HARM.search(i.name) for i in same
    )


def less_is_better(*same: Indicator) -> bool:
    """Tell whether a smaller value of an indicator asks for more: by its bound, its base, its name."""
    for one in same:
        text = one.target_text or ""
        if _AT_MOST.search(text) or one.kind is IndicatorKind.CEILING:
            return True
        if _AT_LEAST.search(text) or one.kind is IndicatorKind.COVERAGE:
            return False
    for one in same:
        if one.base is not None and one.target is not None and one.base != one.target:
            return one.target < one.base
    return any(_HARM.search(one.name) and not _CURE.search(one.name) for one in same)


def _ordered(above: float, below: float, *, less: bool) -> Tightness:
    if above == below:
        return Tightness.EQUAL
    return Tightness.TIGHTER if (below < above) is less else Tightness.LOOSER


def _fall(one: Indicator) -> float | None:
    """Return by how many per cent an indicator is to fall, stated or from its base."""
    return one.target if one.kind is IndicatorKind.CUMULATIVE_FALL else _change(one, less=True)


def _change(one: Indicator, *, less: bool) -> float | None:
    if not one.base or one.target is None:
        return None
    fall = round((one.base - one.target) / one.base * _PERCENT, 1)
    return fall if less else -fall


def _both(above: float | None, below: float | None) -> tuple[float, float] | None:
    return None if above is None or below is None else (above, below)


def _told(changes: tuple[float, float], *, less: bool) -> Ground:
    was, now = ("fall" if (one >= 0) is less else "rise" for one in changes)
    return ground(f"changed-{was}-{now}", *(f"{abs(one):g}%" for one in changes))
