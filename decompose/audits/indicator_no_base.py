"""Audit ``indicator.no-base``: a fall without the value it falls from."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.targets import plain_name, shown
from decompose.model.plan import (
    IndicatorKind,
)
from decompose.model.result import (
    Severity,
)


@audit_facts(
    AuditFacts(
        name="indicator.no-base",
        code="I03",
        severity=Severity.INFO,
        why="没有基数，降幅无法折算成数值，也无法考核。",
        fix="补充基准年和基数。",
    )
)
def indicator_no_base(case: AuditCase) -> Iterator[Fault]:
    """Report targets that are measured against a base which the plan does not give.

    Looks for:
        A cumulative fall, or a table row of numbers of a whole place, without a base value
        under the same name.
    Why it matters:
        A fall from an unknown value is no target.
    Source:
        Mechanism 60 of docs/mission.md.
    """
    known = {
        plain_name(case, indicator)
        for indicator in case.result.plan.indicators
        if indicator.base is not None or indicator.actual is not None
    }
    for indicator in case.result.plan.indicators:
        if indicator.kind is not IndicatorKind.CUMULATIVE_FALL or indicator.target is None:
            continue
        if indicator.base is None and plain_name(case, indicator) not in known:
            message = f"指标“{indicator.name}”写了降幅，没有基数"
            yield Fault({"indicator": indicator.id}, message, (shown(case, indicator),))
