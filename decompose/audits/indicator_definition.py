"""Audit ``indicator.definition``: the same name for something measured otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.targets import shown, shown_in, titled
from decompose.match.indicators import pair_indicators
from decompose.match.targets import other_definition
from decompose.model.result import Severity


@audit_facts(
    AuditFacts(
        name="indicator.definition",
        code="I10",
        severity=Severity.INFO,
        why="名称相同而单位、基期或算法不同，两份文件的数不能比较，也不能汇总。",
        fix="统一口径，或在指标后注明本规划的口径。",
        compares=True,
    )
)
def indicator_definition(case: AuditCase) -> Iterator[Fault]:
    """Report indicators that bear one name in two documents and are measured otherwise.

    Looks for:
        An indicator that a plan given with ``--superior`` or ``--sister`` has too, with another unit,
        as a rate here and a number there, or as a fall from another base year.
    Why it matters:
        Numbers of two definitions can neither be compared nor summed up.
    Source:
        Mechanism 59 of docs/mission.md.
    """
    beside = case.beside
    for key, others in (("superior", beside.superiors), ("sister", beside.sisters)):
        for other in others:
            for theirs, own in pair_indicators(other.plan, case.result.plan):
                if own is None or theirs is None or None in (own.target, theirs.target):
                    continue
                differs = other_definition(own, theirs)
                if differs:
                    subject = {"indicator": own.id, key: titled(other)}
                    message = f"指标“{own.name}”与《{titled(other)}》口径不同：{differs.text}"
                    yield Fault(subject, message, (shown(case, own), shown_in(other, theirs)))
