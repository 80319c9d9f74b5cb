"""Rule ``similar``: new businesses are proposed to the nearest trade, for the government to decide."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.result import Basis, Role
from decompose.rules.competence import LEADING_ROLES, competences, holder_at, unsettled
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule

_CONFIDENCE = 0.45
_LATER = 0.85
_FEW = 3


@rule(
    RuleFacts(
        name="similar",
        code="R09",
        basis=Basis.NEAREST,
        summary="业务相近原则：法律未明确主管部门，按业务相近提出建议，须由政府确定",
        summary_en="No law names the regulator: the nearest trade is proposed to the government.",
        gives=("lead",),
    )
)
def similar(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the departments of the nearest trade for a business that no law assigns.

    Looks for:
        An emerging sector in the measure or its heading, or an object several trades share with
        nobody above them.
    Why it matters:
        The county government or a higher one must name the supervisor; the engine may only propose.
    Source:
        安全生产法（2021）第十条第二款; cases T31, T36, T43–T45 of the duty table.
    """
    for fit in competences(clause):
        if fit.duty.role not in LEADING_ROLES or not unsettled(fit, clause.setting):
            continue
        for i, department in enumerate(fit.duty.departments[:_FEW]):
            held = holder_at(clause.setting, department)
            yield Proposal(
                department=held.department,
                name=held.name,
                role=Role.LEAD,
                basis=Basis.NEAREST,
                rule="similar",
                weight=fit.weight * _LATER**i,
                confidence=_CONFIDENCE * _LATER**i * held.factor,
                topic=fit.topic,
                duty=fit.duty,
                note=fit.duty.designation or "须由县级以上地方人民政府确定监督管理部门",
            )
