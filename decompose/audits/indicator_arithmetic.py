"""Audit ``indicator.arithmetic``: a printed rate that its own numbers do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.targets import shown
from decompose.model.plan import (
    IndicatorKind,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_CHANGE = CuedPattern(
    r"由(?:\d{4}年的?)?(?P<old>\d+(?:\.\d+)?)(?:万|亿)?[^\d，,。；;%]{0,6}(?:下降|降低|减少|降|减|压减|提高|上升|增加|增长|增)"
    r"(?:到|至|为)(?:了)?(?:\d{4}年的?)?(?P<new>\d+(?:\.\d+)?)(?:万|亿)?[^\d，,。；;%]{0,6}[，,]?(?:累计|同比|共|总体)?"
    r"(?:下降|降低|减少|降幅|压减|提高|上升|增加|增长|增幅)(?:了|达到?|约|为)*(?P<rate>\d+(?:\.\d+)?)[%％](?!以上|以下)",
    cue="由",
)  # from A down to B, a fall of P %


@audit_facts(
    AuditFacts(
        name="indicator.arithmetic",
        code="I01",
        severity=Severity.WARNING,
        why="文字中的升降幅度与所列前后数值算出的不符，数字经不起核对，会影响考核口径。",
        fix="按前后数值重新计算幅度，或核对两端数值。",
        reads=True,
    )
)
def indicator_arithmetic(case: AuditCase) -> Iterator[Fault]:
    """Report printed percentages that the two values in the same sentence do not give.

    Looks for:
        A sentence "from A down to B, a fall of P %" whose P differs from (A - B) / A by more
        than rounding; a coverage above 100 %.
    Why it matters:
        The number is what the plan is assessed by.
    Source:
        Mechanism 58 of docs/mission.md.
    """
    for passage in case.passages:
        for found in _CHANGE.finditer(passage.text):
            old, new, printed_rate = (float(found[key]) for key in ("old", "new", "rate"))
            if old <= 0 or _agrees(found, old, new, printed_rate):
                continue
            real = abs(old - new) / old * 100
            message = (
                f"由{found['old']}变为{found['new']}，幅度应为{real:.1f}%，文中写为{found['rate']}%"
            )
            evidence = (passage.quote(found.start(), found.end()),)
            fix = f"改为{real:.1f}%，或核对两端数值。"
            yield Fault(passage.subject(), message, evidence, fix=fix)
    for indicator in case.result.plan.indicators:
        if (
            indicator.kind is IndicatorKind.COVERAGE
            and (indicator.target or 0) > 100
            and indicator.unit == "%"
        ):
            message = f"指标“{indicator.name}”的目标{indicator.target_text}超过100%"
            yield Fault({"indicator": indicator.id}, message, (shown(case, indicator),))


def _agrees(found: re.Match[str], old: float, new: float, rate: float) -> bool:
    """Tell whether the printed rate lies within what rounding of the printed numbers allows."""
    half_old, half_new, half = (_half(found[key]) for key in ("old", "new", "rate"))
    ends = [
        abs(a - b) / a * 100
        for a in (old - half_old, old + half_old)
        for b in (new - half_new, new + half_new)
        if a > 0
    ]
    return min(ends) - half - 1e-9 <= rate <= max(ends) + half + 1e-9


def _half(number: str) -> float:
    """Return half a unit of the last printed digit; counts are exact."""
    decimals = len(number.partition(".")[2])
    return 0.5 * 10.0**-decimals if decimals else 0.0
