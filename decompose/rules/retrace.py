"""One task judged again, with everything that was proposed: what an explanation is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decompose.knowledge import Knowledge
from decompose.match import match
from decompose.model.plan import Task
from decompose.model.result import Decomposition
from decompose.rules.clauses import clauses, title_clause, words_of
from decompose.rules.engine import decide, setting_of
from decompose.rules.proposal import Clause, Proposal, Rule, Setting
from decompose.rules.settle import Decision


@dataclass(frozen=True, slots=True)
class Step:
    """A measure (or the title) of the task, what the rules proposed, and what was settled."""

    clause: Clause
    proposals: tuple[Proposal, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Trace:
    """A task judged again by itself; only its headings are read beside it."""

    task: Task
    setting: Setting
    steps: tuple[Step, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Everything proposed, step by step."""
        return tuple(proposal for step in self.steps for proposal in step.proposals)


def retrace(result: Decomposition, kb: Knowledge, task_id: str, rules: Sequence[Rule]) -> Trace:
    """Judge one task of a result again, in the time of one task.

    Args:
        result: The result that holds the task.
        kb: The knowledge it was made with.
        task_id: Id of the task.
        rules: The rules it was made with.
    """
    by_id = {task.id: task for task in result.plan.tasks}
    task = by_id[task_id]
    line = [task]
    while line[-1].parent is not None:
        line.append(by_id[line[-1].parent])
    plan = result.plan.model_copy(update={"tasks": tuple(reversed(line))})
    setting = setting_of(plan, kb, result.jurisdiction)
    for department, name in result.departments.items():
        if setting.year > kb.forerunners_end.get(department, 0):
            setting.printed.setdefault(department, name)
    words = words_of(match(plan, kb))
    own = [c for c in clauses(plan, words, setting) if c.task.id == task_id]
    heading = title_clause(task, words, setting)
    steps = [_step(clause, rules) for clause in [*own, *([heading] if heading else [])]]
    return Trace(task, setting, tuple(steps))


def _step(clause: Clause, rules: Sequence[Rule]) -> Step:
    heard: list[Proposal] = []
    decision = decide(clause, rules, heard=heard)
    return Step(clause, tuple(heard), decision)
