"""What each department carries, and when one leads too much."""

from __future__ import annotations

from collections import defaultdict

from decompose.audits.case import LEADING, AuditCase
from decompose.audits.idle import idle
from decompose.model.load import Load
from decompose.model.result import ChangeKind, Finding
from decompose.rules.loads import countable, loads_of
from decompose.rules.theme import theme_organ
from decompose.text.patterns import regex

ENOUGH, HALF = 20, 0.5
FEW, NEARLY_ALL, MOST = 9, 0.75, 0.58
_GENERAL = regex("安全生产|安全(?:专项)?整治|安全重点|安全工作|防灾减灾")
"""A title of safety or disasters at large: no one regulator's own plan."""
_FIELD = regex("[省市县区州旗]?(?P<field>[\u4e00-\u9fff]{2})")


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


def too_many(tasks: int, all_: int, most: float = NEARLY_ALL) -> bool:
    """Tell whether one department leads more than half of a division worth counting, or most of a small one."""
    return (all_ >= ENOUGH and tasks > HALF * all_) or (all_ >= FEW and tasks > most * all_)


def most_of(case: AuditCase, holder: str | None = None) -> float:
    """Return what is most of a small division: less in a plan of safety at large than in one of one field."""
    title = case.result.plan.title
    name = case.result.departments.get(holder, "") if holder else ""
    own = (found := _FIELD.match(name)) is not None and found["field"] in title
    general = _GENERAL.search(title) and not own and theme_organ(case.setting) is None
    return MOST if general else NEARLY_ALL


def untipped(case: AuditCase, findings: list[Finding]) -> list[Finding]:
    """Return the findings without the patches that would give one department more than half.

    A fix must bring no new finding: where only a further lead for the busiest would help, a person
    has to choose.
    """
    leads = led(case)
    everything = set[str]().union(*leads.values())
    now, most = len(everything), most_of(case)
    counted = {case.result.departments.get(key, key): tasks for key, tasks in leads.items()}

    def tips(finding: Finding) -> bool:
        for change in finding.patch:
            if change.kind is ChangeKind.LEAD and change.measure is None and change.task:
                before = counted.get(change.value, set())
                more = _below(case, change.task)
                after, all_ = len(before) + len(more - before), now + len(more - everything)
                if too_many(after, all_, most) and not too_many(len(before), now, most):
                    return True
        return False

    return [f.model_copy(update={"patch": ()}) if tips(f) else f for f in findings]


def _below(case: AuditCase, task: str) -> set[str]:
    """Return what a task's lead answers for: the task, or its subtasks that state nobody."""
    below = case.below.get(task, [])
    if not below:
        return {task}
    return set[str]().union(*(_below(case, t.id) for t in below if t.attribution is None))
