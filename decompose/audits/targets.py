"""What the audits of indicators share: the same indicator under two names, and what two targets say."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.match.indicators import plain_name as named_plainly
from decompose.match.targets import of_one_unit
from decompose.model.plan import Indicator, IndicatorKind, Plan
from decompose.model.result import Decomposition, Evidence, EvidenceKind
from decompose.parser.targets import holds_targets
from decompose.text.patterns import regex

_PARK = "园区"
_NEAR = 3.0
_SHARES = {IndicatorKind.COVERAGE, IndicatorKind.RATE}
_COUNTERS = frozenset("个处所座家")
"""Words by which places and bodies are counted: 60个避难场所, 60处."""
_SCALES, _SCALED = {"万": 1e4, "亿": 1e8}, 2
_SAID = 5
"""Characters that tell of what a share is: not 检验, nor 视频监控."""
_KEPT_LOW = {IndicatorKind.ABSOLUTE, IndicatorKind.RATE}
_LOW = regex("死亡|事故|受害|损失|亡人|伤亡|受灾|发生率")
"""Whatever is kept low: its number is a limit with or without the word."""
_AT_LEAST = regex("以上|不低于|不少于|(?<!不)(?:大于|超过)|≥|[>＞]")


def plain_name(case: AuditCase, indicator: Indicator) -> str:
    """Return the name by which two mentions of one indicator agree; a park's plan is about the park."""
    name = indicator.name
    if _PARK in case.result.plan.title:
        name = name.removeprefix("全").removeprefix(_PARK)
    return named_plainly(name, case.result.plan.place)


def shown(case: AuditCase, indicator: Indicator) -> Evidence:
    """Return an indicator's printed words, or its name where the document is not at hand."""
    doc = case.result.plan.document
    if doc is None:
        return Evidence(kind=EvidenceKind.TEXT, quote=indicator.name)
    return Evidence(kind=EvidenceKind.TEXT, quote=doc.slice(indicator.span), span=indicator.span)


def shown_in(other: Decomposition, indicator: Indicator) -> Evidence:
    """Return an indicator's words and place in a document that the plan is compared with."""
    doc = other.plan.document
    quote, span = (doc.slice(indicator.span), indicator.span) if doc else (indicator.name, None)
    return Evidence(kind=EvidenceKind.TEXT, quote=quote, span=span, document=titled(other))


def titled(other: Decomposition) -> str:
    """Return what a document is called: its title, else its file."""
    return other.plan.title or other.source


def of_tasks(plan: Plan) -> frozenset[str]:
    """Return the ids of indicators that stand in the text of a task, whose lead answers for them.

    Shape:
        None of a document that is, by its title, nothing but a list of targets.
    """
    if holds_targets(plan.title):
        return frozenset()
    blocks = {
        span.block for task in plan.tasks for span in (*task.body, *(m.span for m in task.measures))
    }
    return frozenset(i.id for i in plan.indicators if i.table is None and i.span.block in blocks)


_LARGE = ((1e8, 1e8, "亿"), (1e6, 1e4, "万"))
_EVEN = 1e4


def number(value: float | None) -> str:
    """Return a number as a reader writes it: 1.3亿, 5000万, 12345."""
    if value is None:
        return ""
    for least, unit, name in _LARGE:
        if abs(value) >= least and round(value, 2) % _EVEN == 0:
            return f"{value / unit:.10g}{name}"
    plain = f"{value:.8f}" if abs(value) < 1 else f"{value:.10g}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def contradiction(one: Indicator, other: Indicator) -> str | None:
    """Return how the targets of one indicator differ, None when both can hold."""
    falls = [i for i in (one, other) if i.kind is IndicatorKind.CUMULATIVE_FALL]
    if len(falls) == 1:
        fall, level = falls[0], other if falls[0] is one else one
        return _fall_against_level(fall, level)
    one, other = _in_full(one), _in_full(other)
    if one.target == other.target or not _of_one_unit(one, other) or not _of_one_kind(one, other):
        return None
    if one.actual is not None or other.actual is not None:
        return None
    if not falls and not _of_one_scope(one, other):
        return None
    return f"{printed_target(one)}与{printed_target(other)}"


def _in_full(one: Indicator) -> Indicator:
    """Return an indicator of a table that counts in 万 or 亿 as the text counts: 25 万吨, 250000 吨."""
    unit = one.unit or ""
    scale = _SCALES.get(unit[:1])
    if scale is None or one.target is None or len(unit) < _SCALED:
        return one
    text = f"{printed_target(one)}{unit}"
    told = {"unit": unit[1:], "target": one.target * scale, "target_text": text}
    return one.model_copy(update=told)


def _of_one_scope(one: Indicator, other: Indicator) -> bool:
    """Tell whether two shares are of one thing: that of a task by its name, if it says of what."""
    if one.kind not in _SHARES or one.scope == other.scope:
        return True
    scope = one.scope or other.scope or ""
    share = one.name.endswith(("占比", "比重"))  # 普惠托位占比: of what is said by the name
    return None in (one.scope, other.scope) and (share or len(scope) >= _SAID)


def _of_one_unit(one: Indicator, other: Indicator) -> bool:
    """Tell whether two targets are counted alike; a unit left out beside a near value is the other's."""
    if of_one_unit(one, other) or {one.unit, other.unit} <= _COUNTERS:
        return True
    values = sorted(abs(i.target or 0.0) for i in (one, other))
    return None in (one.unit, other.unit) and 0 < values[1] <= _NEAR * values[0]


def _of_one_kind(one: Indicator, other: Indicator) -> bool:
    """Tell whether two targets can be compared; a number of deaths is a limit with or without the word."""
    if one.kind is other.kind or {one.kind, other.kind} <= _SHARES:
        return True
    rest = {one.kind, other.kind} - {IndicatorKind.CEILING}
    counts = IndicatorKind.CEILING in (one.kind, other.kind) and rest <= _KEPT_LOW
    return counts and bool(one.target and other.target) and _LOW.search(one.name) is not None


def agreed(one: Indicator, other: Indicator) -> tuple[str, str]:
    """Return an indicator and the target that makes two agree: a table is taken before the text."""
    falls = [i for i in (one, other) if i.kind is IndicatorKind.CUMULATIVE_FALL]
    if len(falls) == 1:
        level = other if falls[0] is one else one
        real = ((level.base or 0.0) - (level.target or 0.0)) / (level.base or 1.0) * 100
        return falls[0].id, f"{real:.1f}%"
    loose, firm = (other, one) if other.table is None else (one, other)
    return loose.id, printed_target(firm)


def _fall_against_level(fall: Indicator, level: Indicator) -> str | None:
    if level.base is None or level.target is None or fall.target is None or level.base <= 0:
        return None
    low, high = _range(level)
    at_least = bool(_AT_LEAST.search(fall.target_text or ""))
    half = _half(fall.target)
    if fall.target - half <= high and (at_least or low <= fall.target + half):
        return None
    real = (level.base - level.target) / level.base * 100
    return f"写明下降{printed_target(fall)}，按{number(level.base)}降至{number(level.target)}计算为{real:.1f}%"


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


def printed_target(indicator: Indicator) -> str:
    """Return a target as printed, else its number."""
    return indicator.target_text or number(indicator.target)


def told_target(indicator: Indicator) -> str:
    """Return a target as a reader understands it without its name."""
    text = printed_target(indicator)
    if indicator.unit in ("%", "‰") and text and text[-1].isdigit():
        text += indicator.unit
    fall = indicator.kind is IndicatorKind.CUMULATIVE_FALL and "降" not in text
    return f"下降{text}" if fall else text
