"""Rule ``inherited``: a subtask without words of its own takes those of the task above it."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.result import Basis
from decompose.rules.proposal import Clause, Proposal, RuleFacts, rule
from decompose.rules.stated import propose

_CONFIDENCE = 0.9


@rule(
    RuleFacts(
        name="inherited",
        code="R02",
        basis=Basis.STATED,
        summary="上级任务写明了责任单位，本任务未另行规定",
        summary_en="The task above names the responsible units and this one names none.",
        needs=("lead",),
        gives=("lead", "support", "participant", "territorial"),
    )
)
def inherited(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Pass a parent task's stated units down to a subtask that names nobody.

    Looks for:
        A subtask without an attribution under a task with one.
    Why it matters:
        A plan often names the units once for a whole field and lists the tasks below.
    Source:
        Drafting schemes and division tables that give one line of units to a group of tasks.
    """
    if clause.attribution is None and clause.inherited is not None:
        yield from propose(clause, clause.inherited, rule_name="inherited", confidence=_CONFIDENCE)
