"""Audit ``time.after-period``: a deadline after the plan ends."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.deadlines import deadlines, heading, moved
from decompose.audits.stage_dates import dates_after_stages
from decompose.model.plan import Task
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern
from decompose.text.dates import year_of

_LONG_VIEW = 10
_FINAL = CuedPattern(
    "(?:终期|末期|期末|总结|实施情况)(?:性)?(?:的)?(?:评估|评价)|总结验收", cue="评总"
)

_OUTLOOK = CuedPattern("(?:远景|展望|愿景|长远目标)[^｜]{0,6}(?:｜|$)", cue="远展愿")
"""Headings of what looks beyond the plan by intent."""


@audit_facts(
    AuditFacts(
        name="time.after-period",
        code="D01",
        severity=Severity.WARNING,
        why="完成时限超出规划期，本期无法考核。",
        fix="把时限提前到规划期内，或说明分段目标。",
    )
)
def time_after_period(case: AuditCase) -> Iterator[Fault]:
    """Report deadlines that lie after the last year of the plan.

    Looks for:
        A deadline of a task, measure, statement or project with a year after the period; a long
        view of ten years and more is none, nor what stands under a heading that looks ahead (远景展望), nor the
        final evaluation in the year after, nor what a
        document issued after the period asks for: it looks back on the plan. A date in the words of a stage
        after the months that its heading gives it.
    Why it matters:
        What is due after the plan is never assessed.
    Source:
        Mechanism 67 of docs/mission.md.
    """
    for late in dates_after_stages(case):
        said = late.passage.text[late.start : late.end]
        message = f"阶段“{late.stage}”到{late.until}为止，其中的时限“{said}”在这之后"
        told = (late.passage.quote(late.start, late.end),)
        yield Fault(late.passage.subject(), message, told, fix="统一阶段的起止与其中的时限。")
    period = case.result.plan.period
    if period is None or (case.result.plan.date or "")[:4] > str(period[1]):
        return
    for task, subject, deadline, evidence in deadlines(case):
        year = year_of(deadline, period)
        if (year == period[1] + 1 and _looks_back(task)) or _OUTLOOK.search(_headings(case, task)):
            continue
        if year is not None and period[1] < year < period[1] + _LONG_VIEW:
            message = (
                f"任务“{heading(task)}”的时限“{deadline}”在规划期（{period[0]}—{period[1]}年）之后"
            )
            when = f"{period[1]}年底前"
            patch = moved(task, deadline, when)
            yield Fault(subject, message, evidence, fix=f"改为{when}。", patch=patch)


def _looks_back(task: Task) -> bool:
    """Tell whether a task has the plan itself evaluated at its end."""
    return _FINAL.search(f"{task.title}{task.text}") is not None


def _headings(case: AuditCase, task: Task) -> str:
    """Return the title of a task and of the sections above it."""
    sections = {s.id: s for s in case.result.plan.sections}
    titles, at = [task.title], sections.get(task.section)
    while at is not None:
        titles.append(at.title)
        at = sections.get(at.parent or "")
    return "｜".join(titles)
