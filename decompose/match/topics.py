"""What texts are about: the sectors, functions and stages that a plan's measures and tasks name."""

from __future__ import annotations

from collections import defaultdict

from decompose.knowledge import Knowledge
from decompose.match import match
from decompose.model.plan import Measure, Plan, Task
from decompose.model.result import MentionKind

_WEIGHTS = {MentionKind.SECTOR: 3, MentionKind.FUNCTION: 2, MentionKind.STAGE: 1}

Topics = frozenset[tuple[MentionKind, str]]


def topics_of(plan: Plan, kb: Knowledge) -> dict[str, Topics]:
    """Return the topics of each measure, or else those of its task's title, and of each title."""
    named: dict[str, set[tuple[MentionKind, str]]] = defaultdict(set)
    for mention in match(plan, kb):
        if mention.kind in _WEIGHTS:
            named[mention.owner].add((mention.kind, mention.id))
    told = {m.id: _of(task, m, named) for task in plan.tasks for m in task.measures}
    return told | {task.id: frozenset(named[task.id]) for task in plan.tasks if task.id in named}


def topics_of_tasks(plan: Plan, kb: Knowledge) -> dict[str, Topics]:
    """Return the topics of each task: of its title and of all its measures."""
    told = topics_of(plan, kb)
    return {
        task.id: frozenset[tuple[MentionKind, str]]().union(
            told.get(task.id, ()), *(told.get(m.id, ()) for m in task.measures)
        )
        for task in plan.tasks
    }


def shared_topics(one: Topics | None, other: Topics | None) -> float | None:
    """Return the weighted share of common topics, None when neither text names any."""
    left, right = one or frozenset(), other or frozenset()
    if not left and not right:
        return None
    whole = sum(_WEIGHTS[kind] for kind, _ in left | right)
    return sum(_WEIGHTS[kind] for kind, _ in left & right) / whole


def _of(task: Task, measure: Measure, named: dict[str, set[tuple[MentionKind, str]]]) -> Topics:
    return frozenset(named.get(measure.id, set()) or named.get(task.id, set()))
