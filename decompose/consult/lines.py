"""Which rows each department is asked about."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from hashlib import sha256

from decompose.consult.values import Row
from decompose.labels.deliverables import Labels
from decompose.match.clauses import clause_of
from decompose.model.plan import Measure, Task
from decompose.model.result import Assignment, Decomposition, Role
from decompose.reports.deadlines import printed_deadline
from decompose.text.contents import content_of

_ID = 9
_LONGEST = 12_000  # more does not fit one cell of a sheet


def rows_of(result: Decomposition, number: int, labels: Labels) -> Iterator[Row]:
    """Yield the rows of a round, by department, then in the order of the plan.

    Args:
        result: The division that is sent.
        number: Number of the round.
        labels: Words of roles and times.
    """
    tasks = {task.id: task for task in result.plan.tasks}
    measures = {m.id: m for task in result.plan.tasks for m in task.measures}
    holders = dict.fromkeys(a.holder for a in result.assignments)
    seen: set[str] = set()
    for holder in holders:
        for own in result.tasks_of(holder):
            measure = measures.get(own.measure or "")
            row = _row(own, tasks[own.task], measure, number, result, labels)
            if row.id not in seen:
                seen.add(row.id)
                yield row


def expert_rows_of(
    result: Decomposition, number: int, experts: Sequence[str], labels: Labels
) -> Iterator[Row]:
    """Yield a row a task for every expert, who judges the whole division of it."""
    for expert in dict.fromkeys(experts):
        for task in result.plan.tasks:
            clause = clause_of(task, None)
            division = _division(result, task, labels)
            key = (result.plan.title, str(number), "expert", expert, task.id, clause)
            yield Row(
                id=_short("|".join(key)),
                round=number,
                department=f"expert:{expert}",
                name=expert,
                task=task.id,
                measure=None,
                title=task.title,
                text=content_of(task)[:_LONGEST],
                role=division,
                deadline=printed_deadline(task) or _period(result, labels),
                reason="",
                clause=clause,
                expert=True,
                whole=division,
            )


def unasked(result: Decomposition) -> tuple[str, ...]:
    """Return the tasks that fall to nobody: no workbook holds them."""
    asked = {own.task for own in result.assignments}
    return tuple(task.id for task in result.plan.tasks if task.id not in asked)


def unknown_names(result: Decomposition) -> tuple[str, ...]:
    """Return the names that the plan gives and no knowledge pack tells: asked as they are printed."""
    return tuple(dict.fromkeys(a.name for a in result.assignments if not a.department))


def _division(
    result: Decomposition, task: Task, labels: Labels, measure: Measure | None = None
) -> str:
    """Return who does what in a task, or in a measure of it, in words."""
    by_role: dict[Role, list[str]] = {}
    for own in result.assignments:
        inside = measure is None or own.measure in (None, measure.id)
        if own.task == task.id and inside:
            by_role.setdefault(own.role, []).append(own.name)
    lines: list[str] = []
    told: set[str] = set()
    for role in Role:
        names = [name for name in dict.fromkeys(by_role.get(role, ())) if name not in told]
        told.update(names)  # the weightier role counts
        line = labels["role_of"].format(labels.role(role), labels["listed"].join(names))
        lines += [line] if names else []
    return "\n".join(lines)


def _row(
    own: Assignment,
    task: Task,
    measure: Measure | None,
    number: int,
    result: Decomposition,
    labels: Labels,
) -> Row:
    clause = clause_of(task, measure)
    department = own.holder
    key = (str(number), department, own.task, own.measure or "", own.role.value, clause)
    return Row(
        id=_short("|".join((result.plan.title, *key))),
        round=number,
        department=department,
        name=own.name,
        task=own.task,
        measure=own.measure,
        title=task.title,
        text=(measure.text if measure else content_of(task))[:_LONGEST],
        role=labels.role(own.role),
        deadline=printed_deadline(task, own.measure) or _period(result, labels),
        reason=own.reason,
        clause=clause,
        whole=_beside(own, task, measure, result, labels),
    )


def _beside(
    own: Assignment, task: Task, measure: Measure | None, result: Decomposition, labels: Labels
) -> str:
    """Return the whole division of a row where its own words do not name all who share it."""
    shared = [
        a.name
        for a in result.assignments
        if a.task == task.id and (measure is None or a.measure in (None, measure.id))
    ]
    told = f"{measure.text if measure else task.text}{own.reason}"
    return "" if all(name in told for name in shared) else _division(result, task, labels, measure)


def _period(result: Decomposition, labels: Labels) -> str:
    period = result.plan.period
    return labels["within_period"].format(period[1]) if period else ""


def _short(text: str) -> str:
    """Return an id of letters and digits that a spreadsheet cannot take for a number."""
    code = base64.b32encode(sha256(text.encode()).digest()).decode()[:_ID]
    return f"R{code}"
