"""Audit ``authority.support-as-lead``: a body without enforcement power leads enforcement."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    printed,
    said,
)
from decompose.audits.competence import unnamed
from decompose.audits.deadlines import heading
from decompose.audits.enforcement import enforced, in_its_own_house, only_helps, powerless
from decompose.audits.patch import lead
from decompose.audits.powers import exists_here, regulator, trades
from decompose.audits.supervision import asked_to_order, competent_instead, is_of_the_people
from decompose.model.knowledge import Duty
from decompose.model.plan import (
    Attribution,
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
        hospital puts right in its own house is none. A party organ or a mass organisation that alone leads an
        inspection in plain words (检查加油站) of what law gives to others, unless it is what it does by right.
    Why it matters:
        They may inform, train and watch, but cannot order or fine.
    Source:
        Case T50; mechanism 52 of docs/mission.md.
    """
    for task, measure, attribution in case.stated:
        asked = enforced(task, measure, attribution)
        if asked is None:
            yield from _inspects(case, task, measure, attribution)
            continue
        for name in attribution.lead:
            department = case.resolved(name).department
            if not powerless(case, name, department):
                continue
            if in_its_own_house(name, asked, said(task, measure)):
                continue
            message = f"任务“{heading(task)}”要求“{asked}”，牵头的{name}没有执法权"
            duty = _competent(case, task, measure)
            evidence = (printed(attribution), *(duty_evidence(duty, case.kb) if duty else ()))
            patch = _remedy(case, task, measure, duty)
            subject = {"task": task.id, "department": department or name}
            yield Fault(subject, message, evidence, patch=patch)


def _inspects(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> Iterator[Fault]:
    """Report a party organ or a mass organisation that inspects what is for others to inspect."""
    if attribution.joint or len(attribution.lead) != 1 or only_helps(task, measure):
        return
    name = attribution.lead[0]
    department = case.resolved(name).department
    if not is_of_the_people(case, department) or not powerless(case, name, department):
        return
    asked = asked_to_order(unnamed(task, measure, attribution), name, case.kb.info.words)
    about = case.about(task, measure) if asked else []
    sectors = [m.id for m in about if m.kind is MentionKind.SECTOR]
    found = competent_instead(case, name, trades(case, dict.fromkeys(sectors)))
    if found is None:
        return
    sector, duty = found
    right = case.name(duty.departments[0])
    of = case.kb.sectors[sector].name
    message = (
        f"任务“{heading(task)}”要求“{asked}”，牵头的{name}没有执法权，“{of}”的主管部门是{right}"
    )
    evidence = (printed(attribution), *duty_evidence(duty, case.kb))
    subject = {"task": task.id, "department": department or name}
    yield Fault(subject, message, evidence, patch=_remedy(case, task, measure, duty))


def _competent(case: AuditCase, task: Task, measure: Measure | None) -> Duty | None:
    """Return the duty of whoever regulates the object, None where the words name none."""
    about = case.about(task, measure)
    duties = (regulator(case, m.id) for m in about if m.kind is MentionKind.SECTOR)
    return next((d for d in duties if d is not None), None)


def _remedy(
    case: AuditCase, task: Task, measure: Measure | None, duty: Duty | None
) -> tuple[Change, ...]:
    """Let the regulator of the object lead, where it has a body here."""
    if duty is None or not exists_here(case, duty.departments[0]):
        return ()
    right = case.name(duty.departments[0])
    if powerless(case, right, duty.departments[0]):
        return ()  # the text calls the organ by its institute
    return (lead(task.id, right, measure=measure.id if measure else None),)
