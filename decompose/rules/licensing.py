"""Rule ``licensing``: whoever licenses is responsible (谁审批谁负责、谁发证谁负责)."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import DutyRole
from decompose.model.result import Basis
from decompose.rules.competence import ground, leading, proposals, unsettled
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule

_INDIRECT = 0.92
_PRINCIPLE = Basis.PRINCIPLE


@rule(
    RuleFacts(
        name="licensing",
        code="R05",
        basis=Basis.PRINCIPLE,
        summary="谁审批谁负责、谁发证谁负责：由许可机关负责其许可事项的监督管理",
        summary_en="Whoever licenses is responsible.",
        gives=("lead", "support"),
    )
)
def licensing(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the licensor of the object: by statute for its stage, else by the principle.

    Looks for:
        A licensing duty on a sector of the measure.
    Why it matters:
        The body that grants a permit answers for the supervision that follows it.
    Source:
        安全生产法（2021）第六十三条; 行政许可法（2019）第六十一条.
    """
    for fit in leading(clause):
        if fit.duty.role is not DutyRole.LICENSING or unsettled(fit, clause.setting):
            continue
        direct = fit.fits or fit.duty.main
        yield from proposals(
            clause,
            fit,
            basis=ground(fit.duty.citations, clause.setting, lists=False) if direct else _PRINCIPLE,
            rule_name="licensing",
            confidence=1.0 if direct else _INDIRECT,
        )
