"""Rule ``precedent``: who led the same task in a past division that the user supplied."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import Precedent
from decompose.model.result import Basis, Role
from decompose.rules.competence import holder_at
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule

_WEIGHT = 1.1
_SUPPORT_WEIGHT = 0.5
_CONFIDENCE = 0.8


@rule(
    RuleFacts(
        name="precedent",
        code="R12",
        basis=Basis.PRECEDENT,
        summary="以往分工：相似任务在以往分工中由该部门牵头",
        summary_en="A similar task was led by the department in a past division.",
        needs=("lead",),
        gives=("lead", "support"),
    )
)
def precedent(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose those who led and supported the most similar tasks of past divisions.

    Never beside a statement of the plan or a duty by law: a precedent may only break what these leave
    open. How similar the texts are is shown and lowers weight and confidence.

    Looks for:
        A task of the user's precedents whose wording resembles the measure or the task.
    Why it matters:
        Last period's division is what departments expect; it settles what no law settles.
    Source:
        The precedents of the user's pack (``decompose kb import-precedents``).
    """
    kb = clause.setting.kb
    if not kb.precedents or clause.attribution is not None or clause.inherited is not None:
        return
    if any(p.basis is Basis.STATUTORY and p.role is Role.LEAD for p in so_far):
        return
    from decompose.match.precedents import similar

    wordings = (clause.measure.text, clause.task.text, clause.task.title)
    for past, alike in similar(wordings, kb):
        roles = ((Role.LEAD, past.lead, _WEIGHT), (Role.SUPPORT, past.support, _SUPPORT_WEIGHT))
        for role, names, weight in roles:
            for i, name in enumerate(names):
                yield from _proposal(clause, past, name, alike, role, weight - 0.01 * i)


def _proposal(
    clause: Clause, past: Precedent, name: str, alike: float, role: Role, weight: float
) -> Iterator[Proposal]:
    found = clause.setting.kb.resolve(name, level=past.level, year=past.year)
    if found.department is None:
        return
    held = holder_at(clause.setting, found.department)
    yield Proposal(
        department=held.department,
        name=held.name,
        role=role,
        basis=Basis.PRECEDENT,
        rule="precedent",
        weight=weight * alike * held.factor,
        confidence=_CONFIDENCE * alike * held.factor,
        precedent=past,
        note=f"相似度 {alike:.0%}",
    )
