"""What changed between two drafts of a task that is led by the same: who helps, and by when it is done."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.model.plan import Attribution, Task
from decompose.text.patterns import regex

_LOOSE = regex(r"\s|之?前$")


def lesser_changes(case: AuditCase, was: Task, now: Task) -> Iterator[tuple[str, set[str]]]:
    """Yield in words which helpers left, with them, and another deadline; one more takes nothing away."""
    if was.attribution is None or now.attribution is None:
        return
    before, after = _helpers(case, was.attribution), _helpers(case, now.attribution)
    left = {unit: name for unit, name in before.items() if unit not in after}
    ended, ends = _deadline(was), _deadline(now)
    if left and not _gathered(now.attribution):
        yield f"去掉了配合单位{'、'.join(left.values())}", set(left)
    if ended and ends and _LOOSE.sub("", ended) != _LOOSE.sub("", ends):
        yield f"的时限由{ended}改为{ends}", set()


def _helpers(case: AuditCase, stated: Attribution) -> dict[str, str]:
    """Return who has any part by statement but no lead: the department, or the printed name of an unknown one."""
    leads = {case.resolved(name).department or name for name in stated.lead}
    names = (*stated.support, *stated.participants)
    units = {case.resolved(name).department or name: name for name in names}
    return {unit: name for unit, name in units.items() if unit not in leads}


def _gathered(stated: Attribution) -> bool:
    """Tell whether a statement leaves open whom it means: 各有关部门, 等."""
    return bool(stated.groups) or stated.open_list


def _deadline(task: Task) -> str | None:
    stated = task.attribution.deadline if task.attribution else None
    own = {measure.deadline for measure in task.measures if measure.deadline}
    return stated or (own.pop() if len(own) == 1 else None)
