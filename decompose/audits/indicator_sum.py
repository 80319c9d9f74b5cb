"""Audit ``indicator.sum``: the places below are given more, or less, than the whole."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.apportioned import apportioned
from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.targets import number
from decompose.model.result import Severity

_ROUNDING = 1e-6


@audit_facts(
    AuditFacts(
        name="indicator.sum",
        code="I07",
        severity=Severity.WARNING,
        why="分解到各地的控制数之和超过总数，各地都完成了，总数仍然完不成；任务数之和不足总数的也一样。",
        fix="重新分解，使各地之和与总数一致；留有余量的写明。",
        reads=True,
    )
)
def indicator_sum(case: AuditCase) -> Iterator[Fault]:
    """Report figures shared out among places that do not add up to the figure of the whole.

    Looks for:
        A table or a sentence with a figure of the whole place and those of at least two places
        below it: limits (deaths, accidents) that add up to more, things to be done that add up to
        less. Rates and falls cannot be added and are left aside.
    Why it matters:
        Every county keeps within its limit, and the city misses its own.
    Source:
        How targets are cascaded in practice; mechanism 62 of docs/mission.md.
    """
    for found in apportioned(case):
        total = sum(found.parts)
        excess = total - found.whole if found.less else found.whole - total
        if excess <= _ROUNDING:
            continue
        relation = "超过" if found.less else "不足"
        what = f"“{found.what}”" if found.what else ""
        message = (
            f"{what}分解到{len(found.parts)}个地方的数合计{number(total)}，"
            f"{relation}总数{number(found.whole)}"
        )
        yield Fault(case.section_at(found.block), message, found.evidence)
