"""Audit ``authority.support-as-lead``: a body without enforcement power leads enforcement."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    printed,
    said,
)
from decompose.audits.deadlines import heading
from decompose.audits.enforcement import enforced, in_its_own_house, powerless
from decompose.audits.patch import lead
from decompose.audits.powers import exists_here, regulator
from decompose.model.plan import (
    Measure,
    Task,
)
from decompose.model.result import (
    Change,
    MentionKind,
    Severity,
)


@audit_facts(
    AuditFacts(
        name="authority.support-as-lead",
        code="A03",
        severity=Severity.WARNING,
        why="宣传、群团、企事业等单位没有行政执法权，不能牵头查处和整治。",
        fix="改由有执法权的部门牵头，该单位配合。",
    )
)
def authority_support_as_lead(case: AuditCase) -> Iterator[Fault]:
    """Report enforcement tasks led by a party organ, a mass organisation, an enterprise or an institute.

    Looks for:
        A stated lead of such a kind, an association or a medium, that holds no regulating duty in the pack,
        on a measure with words of inspecting, punishing or cracking down; what a business, a school or a
        hospital puts right in its own house is none.
    Why it matters:
        They may inform, train and watch, but cannot order or fine.
    Source:
        Case T50; mechanism 52 of docs/mission.md.
    """
    for task, measure, attribution in case.stated():
        asked = enforced(task, measure, attribution)
        if asked is None:
            continue
        for name in attribution.lead:
            department = case.resolved(name).department
            if not powerless(case, name, department):
                continue
            if in_its_own_house(name, asked, said(task, measure)):
                continue
            message = f"任务“{heading(task)}”要求“{asked}”，牵头的{name}没有执法权"
            patch = _remedy(case, task, measure)
            subject = {"task": task.id, "department": department or name}
            yield Fault(subject, message, (printed(attribution),), patch=patch)


def _remedy(case: AuditCase, task: Task, measure: Measure | None) -> tuple[Change, ...]:
    """Let the regulator of the object lead, where the words name one."""
    about = case.about(task, measure)
    duties = (regulator(case, m.id) for m in about if m.kind is MentionKind.SECTOR)
    duty = next((d for d in duties if d is not None), None)
    if duty is None or not exists_here(case, duty.departments[0]):
        return ()
    return (lead(task.id, case.name(duty.departments[0]), measure=measure.id if measure else None),)
