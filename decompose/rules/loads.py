"""Decomposition → Load: what everybody carries, and how evenly that is shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from decompose.model.load import DepartmentLoad, Load, LoadWeights, Spread
from decompose.model.plan import Task, TaskKind
from decompose.model.result import Assignment, Decomposition, Role

_FEWEST = 6
_MODERATE, _CONCENTRATED = 0.10, 0.18
"""Bounds of the Herfindahl index: those of the merger guidelines of 2023 of two US agencies, borrowed as a custom."""
_DIGITS = 4


class _Held(NamedTuple):
    """What a department has in one task: in which column it counts, and how much."""

    weight: float
    column: str


def loads_of(result: Decomposition, weights: LoadWeights | None = None) -> Load:
    """Return the load of a division; nobody is idle in it: who could have been called is not known here.

    Args:
        result: Who does what.
        weights: What an item counts for; those of the convention when left out.
    """
    weights = weights or LoadWeights()
    counted = countable(result)
    held = _held(result, counted, weights)
    targets = _targets(result)
    found: list[DepartmentLoad] = []
    names = {a.holder: a.name for a in reversed(result.assignments)}
    for holder, own in held.items():
        columns = Counter(each.column for each in own.values())
        led = [task for task, each in own.items() if each.column in ("leads", "co_leads")]
        indicators = sum(targets[task] for task in led)
        weight = sum(each.weight for each in own.values()) + indicators * weights.indicator
        found.append(
            DepartmentLoad(
                department=holder,
                name=result.departments.get(holder, names[holder]),
                leads=columns["leads"],
                co_leads=columns["co_leads"],
                parts=columns["parts"],
                supports=columns["supports"],
                others=columns["others"],
                projects=sum(counted[task].kind is TaskKind.PROJECT for task in led),
                indicators=indicators,
                weight=round(weight, _DIGITS),
            )
        )
    return _spread(found, len(counted), weights)


def countable(result: Decomposition) -> dict[str, Task]:
    """Return the tasks with something to do of their own: no heading over subtasks alone."""
    parents = {task.parent for task in result.plan.tasks}
    return {t.id: t for t in result.plan.tasks if t.id not in parents or t.text}


def _held(
    result: Decomposition, counted: dict[str, Task], weights: LoadWeights
) -> dict[str, dict[str, _Held]]:
    """Return what everybody has in each task, in the role that weighs most."""
    grouped: dict[tuple[str, str], list[Assignment]] = defaultdict(list)
    for own in result.assignments:
        if own.task in counted:
            grouped[own.holder, own.task].append(own)
    held: dict[str, dict[str, _Held]] = defaultdict(dict)
    for (holder, task), all_ in grouped.items():
        held[holder][task] = max(_claims(counted[task], all_, weights))
    return held


def _claims(task: Task, own: Iterable[Assignment], weights: LoadWeights) -> Iterator[_Held]:
    """Yield every role of a department in a task; parts of it are taken together by role."""
    kind = getattr(weights, task.kind.value)
    parts: Counter[Role] = Counter()
    for assignment in own:
        if assignment.measure is None:
            yield _Held(kind * _role(assignment.role, weights), _column(assignment.role))
        else:
            parts[assignment.role] += 1
    for role, number in parts.items():
        share = min(1.0, number / max(1, len(task.measures)))
        column = "parts" if role in (Role.LEAD, Role.CO_LEAD) else _column(role)
        yield _Held(kind * _role(role, weights) * share, column)


def _role(role: Role, weights: LoadWeights) -> float:
    known = {
        Role.LEAD: weights.lead,
        Role.CO_LEAD: weights.co_lead,
        Role.SUPPORT: weights.support,
        Role.PARTICIPANT: weights.support,
    }
    return known.get(role, weights.other)


def _column(role: Role) -> str:
    known = {
        Role.LEAD: "leads",
        Role.CO_LEAD: "co_leads",
        Role.SUPPORT: "supports",
        Role.PARTICIPANT: "supports",
    }
    return known.get(role, "others")


def _targets(result: Decomposition) -> Counter[str]:
    """Return how many targets stand in the text of each task."""
    blocks = {
        span.block: task.id
        for task in result.plan.tasks
        for span in (*task.body, *(m.span for m in task.measures))
    }
    of_text = (i for i in result.plan.indicators if i.table is None and i.actual is None)
    return Counter(blocks[i.span.block] for i in of_text if i.span.block in blocks)


def _spread(found: list[DepartmentLoad], tasks: int, weights: LoadWeights) -> Load:
    """Return the load with everybody's share and the figures of the whole."""
    total = sum(each.weight for each in found)
    if not total:
        return Load(weights=weights, departments=tuple(found), tasks=tasks)
    shared = [
        each.model_copy(update={"share": round(each.weight / total, _DIGITS)}) for each in found
    ]
    shared.sort(key=lambda each: -each.weight)
    shares = [each.weight / total for each in shared]
    herfindahl = sum(share * share for share in shares)
    return Load(
        weights=weights,
        departments=tuple(shared),
        tasks=tasks,
        total=round(total, _DIGITS),
        herfindahl=round(herfindahl, _DIGITS),
        gini=round(_gini(shares), _DIGITS),
        equal=round(1 / herfindahl, 1),
        top=round(shares[0], _DIGITS),
        top_three=round(sum(shares[:3]), _DIGITS),
        spread=_reading(herfindahl, len(shares)),
    )


def _gini(shares: list[float]) -> float:
    """Return the Gini coefficient of shares that add up to one."""
    heights = [0.0]
    for share in sorted(shares):
        heights.append(heights[-1] + share)
    area = sum(low + high for low, high in pairwise(heights)) / 2 / len(shares)
    return max(0.0, 1 - 2 * area)


def _reading(herfindahl: float, departments: int) -> Spread:
    if departments < _FEWEST:
        return Spread.FEW
    if herfindahl >= _CONCENTRATED:
        return Spread.CONCENTRATED
    return Spread.MODERATE if herfindahl >= _MODERATE else Spread.EVEN
