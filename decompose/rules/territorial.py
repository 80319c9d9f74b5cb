"""Rule ``territorial``: governments, zones and townships answer for their own area."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import DutyRole
from decompose.model.result import Basis, Role
from decompose.rules.competence import competences, concerns_everyone, holder_at
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule

_CONFIDENCE = 0.8


@rule(
    RuleFacts(
        name="territorial",
        code="R07",
        basis=Basis.STATUTORY,
        summary="属地管理：由所在地政府、功能区或乡镇街道承担属地责任",
        summary_en="Governments, zones and townships answer for their own area.",
        gives=("territorial",),
    )
)
def territorial(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the territorial body of an object that the law leaves to governments.

    Looks for:
        A territorial duty on a sector that the measure itself names.
    Why it matters:
        Territorial responsibility stands beside the regulator's and does not replace it.
    Source:
        安全生产法（2021）第九条; 行政处罚法（2021）第二十四条.
    """
    seen: set[str] = set()
    for fit in competences(clause):
        if fit.duty.role is not DutyRole.TERRITORIAL or not fit.topic.in_measure:
            continue
        if concerns_everyone(fit.topic, clause):
            continue
        for department in fit.duty.departments:
            held = holder_at(clause.setting, department)
            if held.department in seen:
                continue
            seen.add(held.department)
            yield Proposal(
                department=held.department,
                name=held.name,
                role=Role.TERRITORIAL,
                basis=Basis.STATUTORY,
                rule="territorial",
                weight=fit.weight,
                confidence=_CONFIDENCE * held.factor,
                topic=fit.topic,
                duty=fit.duty,
                note=held.note,
            )
