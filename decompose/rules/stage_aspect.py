"""Rule ``stage-aspect``: the stage or aspect named in the measure decides between regulators."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import DutyRole
from decompose.model.result import Basis
from decompose.rules.competence import ground, leading, proposals, unsettled
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule


@rule(
    RuleFacts(
        name="stage-aspect",
        code="R04",
        basis=Basis.STATUTORY,
        summary="按环节和方面分工：由主管该环节或方面的部门负责",
        summary_en="The regulator of the stage or aspect named is responsible.",
        gives=("lead", "support"),
    )
)
def stage_aspect(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the regulator of the stage (产、储、运、用、处) or aspect (质量、治安 …) named.

    Looks for:
        A duty on the sector whose stages or aspects occur in the measure.
    Why it matters:
        One object has many regulators, each for a stage or a side of it: a legitimate split that
        must neither be merged nor be reported as an overlap.
    Source:
        The split of stages in the hazardous-chemicals, road-transport, special-equipment and
        gas regulations; cases T05, T13, T15 of the duty table.
    """
    for fit in leading(clause):
        if not fit.fits or fit.duty.role is DutyRole.LICENSING or unsettled(fit, clause.setting):
            continue
        powers = fit.duty.role is DutyRole.SECTOR
        basis = (
            ground(fit.duty.citations, clause.setting, lists=True) if powers else Basis.PRINCIPLE
        )
        yield from proposals(clause, fit, basis=basis, rule_name="stage-aspect")
