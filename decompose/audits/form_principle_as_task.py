"""Audit ``form.principle-as-task``: a principle handed out as a task."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.creed import only_creed
from decompose.audits.deadlines import heading, quoted
from decompose.audits.patch import drop
from decompose.model.plan import Task
from decompose.model.result import Severity


@audit_facts(
    AuditFacts(
        name="form.principle-as-task",
        code="F11",
        severity=Severity.INFO,
        why="原则、指导思想没有可做的事，作为任务分派后既无法落实也无法考核。",
        fix="移到指导思想或基本原则部分，或写明要做的工作。",
    )
)
def form_principle_as_task(case: AuditCase) -> Iterator[Fault]:
    """Report tasks that consist of principles only.

    Looks for:
        A task without subtasks whose every sentence professes a principle (hold to, uphold, take as
        the guide) and names nothing to be done, no object (unless it is only taken to heart) and no
        figure, whoever leads it.
    Why it matters:
        Nobody can carry out a conviction; the real tasks drown in the list.
    Source:
        Mechanism 90 of docs/mission.md.
    """
    for task in case.result.plan.tasks:
        if task.id in case.parents or not task.measures or not only_creed(case, task):
            continue
        message = f"任务“{heading(task)}”全部是原则性表述，没有要做的工作"
        evidence = tuple(quoted(m) for m in task.measures[:3])
        patch = () if _names_object(case, task) else (drop(task.id),)
        yield Fault({"task": task.id}, message, evidence, patch=patch)


def _names_object(case: AuditCase, task: Task) -> bool:
    """Tell whether a task names an object, of which the plan may say nothing else."""
    return any(case.sectors_of(m.id) for m in task.measures)
