"""What the audits of indicators share: the same indicator under two names, and what two targets say."""

from __future__ import annotations

import re

from decompose.audits.case import AuditCase
from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.result import Evidence, EvidenceKind
from decompose.text.cues import CuedPattern

_SAME = (
    (
        CuedPattern(
            "亿元(?:地区|国内|国民)?(?:生产总值|GDP|gdp)|单位(?:地区|国内)?生产总值", cue="亿单"
        ),
        "亿元GDP",
    ),
    (CuedPattern("10万人?|十万人?", cue="1十"), "十万人"),
    (CuedPattern("从业人员|就业人员", cue="业"), "就业人员"),
    (CuedPattern('^全[省市县区]|^我[省市县区]|各类|[“”"\\s]'), ""),
)  # one indicator under several names
_PLACED = CuedPattern(
    "^(?:[\u4e00-\u9fff]{2,4}[省市县区])(?=[\u4e00-\u9fff]{4})"
)  # a place before the name


def plain_name(case: AuditCase, indicator: Indicator) -> str:
    """Return the name by which two mentions of one indicator agree."""
    name = indicator.name
    for pattern, plain in _SAME:
        name = plain.join(_cut(pattern, name))
    place = case.result.plan.place
    if place and name.startswith(place):
        name = name[len(place) :]
    if "较大" not in name and "重" not in name:
        return name.replace("生产安全事故", "事故").replace("安全事故", "事故")
    return name.replace("生产安全", "").replace("安全事故", "事故")


def _cut(pattern: CuedPattern, text: str) -> list[str]:
    at, pieces = 0, []
    for found in pattern.finditer(text):
        pieces.append(text[at : found.start()])
        at = found.end()
    return [*pieces, text[at:]]


def shown(case: AuditCase, indicator: Indicator) -> Evidence:
    """Return an indicator's printed words, or its name where the document is not at hand."""
    doc = case.result.plan.document
    if doc is None:
        return Evidence(kind=EvidenceKind.TEXT, quote=indicator.name)
    return Evidence(kind=EvidenceKind.TEXT, quote=doc.slice(indicator.span), span=indicator.span)


def of_tasks(case: AuditCase) -> frozenset[str]:
    """Return the ids of indicators that stand in the text of a task, whose lead answers for them."""
    blocks = {
        span.block
        for task in case.result.plan.tasks
        for span in (*task.body, *(m.span for m in task.measures))
    }
    found = case.result.plan.indicators
    return frozenset(i.id for i in found if i.table is None and i.span.block in blocks)


def number(value: float | None) -> str:
    """Return a number as a reader writes it."""
    return "" if value is None else f"{value:g}"


def contradiction(one: Indicator, other: Indicator) -> str | None:
    """Return how the targets of one indicator differ, None when both can hold."""
    falls = [i for i in (one, other) if i.kind is IndicatorKind.CUMULATIVE_FALL]
    if len(falls) == 1:
        fall, level = falls[0], other if falls[0] is one else one
        return _fall_against_level(fall, level)
    if one.target == other.target or one.unit != other.unit or one.kind is not other.kind:
        return None
    if one.actual is not None or other.actual is not None:
        return None
    if not falls and one.kind is IndicatorKind.COVERAGE and one.scope != other.scope:
        return None
    return f"{_printed(one)}与{_printed(other)}"


def agreed(one: Indicator, other: Indicator) -> tuple[str, str]:
    """Return an indicator and the target that makes two agree: a table is taken before the text."""
    falls = [i for i in (one, other) if i.kind is IndicatorKind.CUMULATIVE_FALL]
    if len(falls) == 1:
        level = other if falls[0] is one else one
        real = ((level.base or 0.0) - (level.target or 0.0)) / (level.base or 1.0) * 100
        return falls[0].id, f"{real:.1f}%"
    loose, firm = (other, one) if other.table is None else (one, other)
    return loose.id, _printed(firm)


def _fall_against_level(fall: Indicator, level: Indicator) -> str | None:
    if level.base is None or level.target is None or fall.target is None or level.base <= 0:
        return None
    low, high = _range(level)
    at_least = bool(re.search("以上|不低于|不少于|大于|超过|≥|[>＞]", fall.target_text or ""))
    half = _half(fall.target)
    if fall.target - half <= high and (at_least or low <= fall.target + half):
        return None
    real = (level.base - level.target) / level.base * 100
    return f"写明下降{_printed(fall)}，按{number(level.base)}降至{number(level.target)}计算为{real:.1f}%"


def _range(level: Indicator) -> tuple[float, float]:
    """Return the falls that rounding of base and target allows; small counts cannot fall exactly."""
    base, target = level.base or 0.0, level.target or 0.0
    whole = base == int(base) and target == int(target)
    slack = 0.5 if whole else 0.0
    half_base, half_target = (0.0, slack) if whole else (_half(base), _half(target))
    ends = [
        (b - t) / b * 100
        for b in (base - half_base, base + half_base)
        for t in (target - half_target, target + half_target)
        if b > 0
    ]
    return min(ends) - 1e-9, max(ends) + 1e-9


def _half(value: float) -> float:
    """Return half a unit of the last digit that a value has as printed."""
    decimals = len(f"{value:g}".partition(".")[2])
    return 0.5 * 10.0**-decimals


def _printed(indicator: Indicator) -> str:
    return indicator.target_text or number(indicator.target)
