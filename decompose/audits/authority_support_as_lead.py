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
from decompose.audits.patch import lead
from decompose.audits.powers import regulator
from decompose.model.knowledge import DutyRole
from decompose.model.organization import DepartmentKind
from decompose.model.plan import (
    Measure,
    Task,
)
from decompose.model.result import (
    Change,
    MentionKind,
    Severity,
)
from decompose.text.cues import CuedPattern

_POWERLESS = (
    DepartmentKind.PARTY,
    DepartmentKind.MASS,
    DepartmentKind.ENTERPRISE,
    DepartmentKind.INSTITUTE,
)
_ENFORCES = CuedPattern(
    "执法检查|监督检查|行政处罚|查处|取缔|严厉打击|依法打击|打非治违|责令|专项整治|联合执法|开展执法"
    "|(?:严厉|依法|重点|从严|集中|大力)?打击[^，。；]{0,12}(?:违法|非法|犯罪|违规)|(?:违法|非法|违规)[^，。；]{0,12}打击力度"
    "|监管执法|执法力度|^严查",
    cue="执监罚查取打责整严",
)  # enforcement

_ASSOCIATION = CuedPattern("(?:协会|学会|商会|促进会|研究会|基金会)$", cue="会")


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
        A stated lead of such a kind, or an association, that holds no regulating duty in the pack, on a measure
        with words of inspecting, punishing or cracking down.
    Why it matters:
        They may inform, train and watch, but cannot order or fine.
    Source:
        Case T50; mechanism 52 of docs/mission.md.
    """
    for task, measure, attribution in case.stated():
        text = said(task, measure)
        found = _ENFORCES.search(text)
        if not found:
            continue
        for name in attribution.lead:
            department = case.resolved(name).department
            if not _powerless(case, name, department):
                continue
            message = f"任务“{heading(task)}”要求“{found.group()}”，牵头的{name}没有执法权"
            patch = _remedy(case, task, measure)
            subject = {"task": task.id, "department": department or name}
            yield Fault(subject, message, (printed(attribution),), patch=patch)


def _powerless(case: AuditCase, name: str, department: str | None) -> bool:
    """Tell whether a lead can order nobody: by its kind, with no regulating duty; or an association."""
    if department is None:
        return _ASSOCIATION.search(name) is not None
    kind = case.kb.departments[department].kind
    return kind in _POWERLESS and department not in _regulators(case)


def _regulators(case: AuditCase) -> set[str]:
    """Return the departments that hold some regulating duty."""
    powers = (DutyRole.SECTOR, DutyRole.LICENSING)
    return {d for duty in case.kb.duties.values() if duty.role in powers for d in duty.departments}


def _remedy(case: AuditCase, task: Task, measure: Measure | None) -> tuple[Change, ...]:
    """Let the regulator of the object lead, where the words name one."""
    about = case.about(task, measure)
    duties = (regulator(case, m.id) for m in about if m.kind is MentionKind.SECTOR)
    duty = next((d for d in duties if d is not None), None)
    if duty is None:
        return ()
    return (lead(task.id, case.name(duty.departments[0]), measure=measure.id if measure else None),)
