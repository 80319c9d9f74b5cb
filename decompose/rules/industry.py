"""Rule ``industry``: whoever oversees the industry oversees its safety (管行业必须管安全)."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import DutyRole
from decompose.model.result import Basis
from decompose.rules.competence import ground, leading, proposals, unsettled
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule


@rule(
    RuleFacts(
        name="industry",
        code="R03",
        basis=Basis.STATUTORY,
        summary="管行业必须管安全：由该行业领域的主管部门负责",
        summary_en="Whoever oversees the industry oversees its safety.",
        gives=("lead", "support"),
    )
)
def industry(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the regulator of each sector that the measure or its heading names.

    A duty of inspection and penalty gives basis ``statutory``; a mere trade-management duty gives
    basis ``principle``. New businesses that no law assigns are left to ``similar``.

    Looks for:
        A sector or object word, and the general duty over it (no stage or aspect in question).
    Why it matters:
        Most tasks name an object, hardly ever a department; the law says who oversees the object.
    Source:
        安全生产法（2021）第三条、第十条; the duties of the pack.
    """
    for fit in leading(clause):
        if fit.fits or fit.duty.role is DutyRole.LICENSING or unsettled(fit, clause.setting):
            continue
        powers = fit.duty.role is DutyRole.SECTOR
        basis = (
            ground(fit.duty.citations, clause.setting, lists=True) if powers else Basis.PRINCIPLE
        )
        yield from proposals(clause, fit, basis=basis, rule_name="industry")
