"""Audit ``indicator.definition``: the same name for something measured otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.targets import shown, shown_in, titled
from decompose.match.indicators import Pair, pair_indicators
from decompose.match.targets import other_definition, other_whole
from decompose.model.comparison import Ground
from decompose.model.plan import Indicator
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
        as a rate here and a number there, or as a fall from another base year; a rate of one measure that
        is taken of something else (营运车辆万车死亡率, 道路交通万车死亡率).
    Why it matters:
        Numbers of two definitions can neither be compared nor summed up.
    Source:
        Mechanism 59 of docs/mission.md.
    """
    beside = case.beside
    for key, others in (("superior", beside.superiors), ("sister", beside.sisters)):
        for other in others:
            pairs = pair_indicators(other.plan, case.result.plan)
            for above, here, ground in _alone(pairs):
                subject = {"indicator": here.id, key: titled(other)}
                message = f"指标“{here.name}”与《{titled(other)}》口径不同：{ground.text}"
                yield Fault(subject, message, (shown(case, here), shown_in(other, above)))
            for theirs, own in pairs:
                if own is None or theirs is None or None in (own.target, theirs.target):
                    continue
                differs = other_definition(own, theirs)
                if differs:
                    subject = {"indicator": own.id, key: titled(other)}
                    message = f"指标“{own.name}”与《{titled(other)}》口径不同：{differs.text}"
                    yield Fault(subject, message, (shown(case, own), shown_in(other, theirs)))


def _alone(pairs: Sequence[Pair]) -> Iterator[tuple[Indicator, Indicator, Ground]]:
    """Yield indicators without a counterpart that are one measure of two wholes."""
    theirs = [a for a, b in pairs if a is not None and b is None]
    for own in (b for a, b in pairs if a is None and b is not None):
        for above in theirs:
            if (ground := other_whole(own, above)) is not None:
                yield above, own, ground
                break
