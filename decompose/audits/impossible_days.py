"""Time limits that no calendar has: 13月底前, 6月31日前."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, Fault
from decompose.audits.deadlines import heading, quoted
from decompose.text.cues import CuedPattern

_NO_DAY = CuedPattern(
    r"(?<![\d.．])(?:(?:1[3-9]|[2-9]\d|0)月(?:份|[上中下]旬|底|末|\d{1,2}日)?|(?:0?[469]|11)月31日|0?2月3[01]日|\d{1,2}月(?:3[2-9]|[4-9]\d)日)"
    "(?=[前之以内止起]|[，,；;。）)]|$|完成|建成)",
    cue="月",
)


def impossible_days(case: AuditCase) -> Iterator[Fault]:
    """Yield the tasks that are due by a month or a day that does not exist."""
    for task in case.result.plan.tasks:
        stated = task.attribution.quote if task.attribution else ""
        for measure in task.measures:
            found = _NO_DAY.search(measure.text) or _NO_DAY.search(stated)
            if found is not None:
                message = f"任务“{heading(task)}”的时限“{found.group()}”不存在"
                subject = {"task": task.id, "measure": measure.id}
                yield Fault(subject, message, (quoted(measure),), fix="核对月、日后改正。")
                break
