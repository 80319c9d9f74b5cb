"""Rule ``comprehensive``: the comprehensive supervisor, which never closes a sector's gap."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import DutyRole
from decompose.model.result import Basis, Role
from decompose.rules.competence import competences, concerns_everyone, holder_at
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule
from decompose.rules.theme import theme_organ

_LEADS = (Role.LEAD, Role.CO_LEAD)
_GENERAL = 0.55
_SECTOR = 0.8
_OF_ALL = "未涉及具体行业领域，由综合监管部门统筹，须核实"
_OF_THEME = "未涉及其他行业领域，由规划主题的主管部门统筹，须核实"
GENERAL = ("安全生产", "应急管理", "防灾减灾", "安全监管", "事故")  # the comprehensive field


@rule(
    RuleFacts(
        name="comprehensive",
        code="R08",
        basis=Basis.PRINCIPLE,
        summary="综合监管：未涉及具体行业领域的安全生产工作，由综合监管部门统筹",
        summary_en="General safety work without a sector falls to the comprehensive supervisor.",
        needs=("lead",),
        gives=("lead", "comprehensive"),
    )
)
def comprehensive(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Let the comprehensive supervisor convene what concerns every trade and no sector.

    Where a sector is named it gets the role ``comprehensive`` at most: it coordinates, it does not
    replace the regulator.

    Looks for:
        A safety measure for which no other rule proposed a lead and which names no sector.
    Why it matters:
        Comprehensive supervision is not a substitute for the sector regulator; taking it for one
        hides a blind spot.
    Source:
        安全生产法（2021）第十条; case T47 of the duty table.
    """
    for fit in competences(clause):
        if fit.duty.role is DutyRole.COMPREHENSIVE and fit.duty.departments:
            held = holder_at(clause.setting, fit.duty.departments[0])
            yield Proposal(
                department=held.department,
                name=held.name,
                role=Role.COMPREHENSIVE,
                basis=Basis.STATUTORY,
                rule="comprehensive",
                weight=fit.weight,
                confidence=_SECTOR * held.factor,
                topic=fit.topic,
                duty=fit.duty,
            )
            break
    if not _names_object(clause) and not _led(clause, so_far):
        yield from _general(clause)


def _led(clause: Clause, so_far: tuple[Proposal, ...]) -> bool:
    """Tell whether a lead is found; in a plan about one object a likeness is none beside its organ."""
    themed = theme_organ(clause.setting) is not None
    return any(p.role in _LEADS and not (themed and p.basis is Basis.NEAREST) for p in so_far)


def _names_object(clause: Clause) -> bool:
    """Tell whether the clause names a sector that is not just "all units" in other words."""
    return any(not concerns_everyone(topic, clause) for topic in clause.sectors)


def _general(clause: Clause) -> Iterator[Proposal]:
    theme = theme_organ(clause.setting)
    supervisor = theme or clause.setting.kb.info.comprehensive
    plan, text = clause.setting.plan.title, clause.measure.text + clause.task.title
    general = theme or any(word in plan or word in text for word in GENERAL)
    if supervisor is None or not general:
        return
    held = holder_at(clause.setting, supervisor)
    yield Proposal(
        department=held.department,
        name=held.name,
        role=Role.LEAD,
        basis=Basis.PRINCIPLE,
        rule="comprehensive",
        weight=0.3,
        confidence=_GENERAL * held.factor,
        note=_OF_THEME if theme else _OF_ALL,
    )
