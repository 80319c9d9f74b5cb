"""Rule ``function``: whoever manages the business manages its safety (管业务必须管安全)."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import Function, Grade, Strength
from decompose.model.result import Basis, Role
from decompose.rules.competence import holder_at
from decompose.rules.proposal import Clause, Proposal, RuleFacts, Topic, rule

_STRENGTH = {Strength.STRONG: 1.6, Strength.NORMAL: 0.85, Strength.WEAK: 0.4}
_GRADE = {Grade.A: 0.9, Grade.B: 0.82, Grade.C: 0.72}
_SECOND = 0.5
_HELPER = 0.4


@rule(
    RuleFacts(
        name="function",
        code="R06",
        basis=Basis.PRINCIPLE,
        summary="管业务必须管安全：由主管该项业务职能的部门负责",
        summary_en="Whoever manages the business function is responsible.",
        gives=("lead", "support"),
    )
)
def function(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose the holder of each business function that the measure names.

    Looks for:
        Words of a function (funds, publicity, training, accident investigation …).
    Why it matters:
        Half of a plan is about functions, not sectors: law-making, training, rescue, credit.
    Source:
        安全生产法（2021）第三条; the departments' own provisions on functions.
    """
    kb, setting = clause.setting.kb, clause.setting
    for topic in clause.functions:
        entry = kb.functions[topic.id]
        if not _valid(entry, setting.date):
            continue
        law = any(not key.startswith("~") for key in entry.citations)
        basis = Basis.STATUTORY if law else Basis.PRINCIPLE
        for i, department in enumerate((*entry.lead, *entry.support)):
            leads = i == 0
            factor = 1.0 if leads else (_SECOND if i < len(entry.lead) else _HELPER)
            yield _proposal(clause, entry, topic, department, basis, leads=leads, factor=factor)


def _proposal(
    clause: Clause,
    entry: Function,
    topic: Topic,
    department: str,
    basis: Basis,
    *,
    leads: bool,
    factor: float,
) -> Proposal:
    held = holder_at(clause.setting, department)
    certainty = _GRADE[entry.grade] - (0.0 if topic.in_measure else 0.05)
    return Proposal(
        department=held.department,
        name=held.name,
        role=Role.LEAD if leads else Role.SUPPORT,
        basis=basis,
        rule="function",
        weight=topic.weight * _STRENGTH[entry.strength] * factor * held.factor,
        confidence=certainty * held.factor,
        topic=topic,
        function=entry,
        note=held.note,
    )


def _valid(entry: Function, date: str) -> bool:
    if entry.since is not None and int(date[:4]) < entry.since:
        return False
    return entry.until is None or entry.until >= date
