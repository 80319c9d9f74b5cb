"""What each department carries, and when one leads too much."""

from __future__ import annotations

from collections import defaultdict

from decompose.audits.case import LEADING, AuditCase
from decompose.audits.idle import idle
from decompose.model.load import Load
from decompose.model.result import ChangeKind, Finding
from decompose.rules.loads import countable, loads_of

ENOUGH, HALF = 20, 0.5
FEW, NEARLY_ALL = 10, 0.75


def load_of(case: AuditCase) -> Load:
    """Return the load of everybody by the weights of the pack, and who carries nothing."""
    loads = loads_of(case.result, case.kb.info.load)
    return loads.model_copy(update={"idle": idle(case)})


def led(case: AuditCase) -> dict[str, set[str]]:
    """Return the tasks with something to do of their own by the department that leads them."""
    leads: dict[str, set[str]] = defaultdict(set)
    counted = countable(case.result)
    for own in case.result.assignments:
        if own.role in LEADING and own.measure is None and own.task in counted:
            leads[own.holder].add(own.task)
    return leads


def too_many(tasks: int, all_: int) -> bool:
    """Tell whether one department leads more than half of a division worth counting, or nearly all of a small one."""
    return (all_ >= ENOUGH and tasks > HALF * all_) or (all_ >= FEW and tasks > NEARLY_ALL * all_)


def untipped(case: AuditCase, findings: list[Finding]) -> list[Finding]:
    """Return the findings without the patches that would give one department more than half.

    A fix must bring no new finding: where only a further lead for the busiest would help, a person
    has to choose.
    """
    leads = led(case)
    everything = set[str]().union(*leads.values())
    now = len(everything)
    counted = {case.result.departments.get(key, key): tasks for key, tasks in leads.items()}

    def tips(finding: Finding) -> bool:
        for change in finding.patch:
            if change.kind is ChangeKind.LEAD and change.measure is None and change.task:
                before = counted.get(change.value, set())
                more = _below(case, change.task)
                after, all_ = len(before) + len(more - before), now + len(more - everything)
                if too_many(after, all_) and not too_many(len(before), now):
                    return True
        return False

    return [f.model_copy(update={"patch": ()}) if tips(f) else f for f in findings]


def _below(case: AuditCase, task: str) -> set[str]:
    """Return what a task's lead answers for: the task, or its subtasks that state nobody."""
    below = case.below.get(task, [])
    if not below:
        return {task}
    return set[str]().union(*(_below(case, t.id) for t in below if t.attribution is None))
