"""Audit ``gap.idle-department``: a department with safety duties that the plan never calls on."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, duty_evidence
from decompose.model.knowledge import DutyRole
from decompose.model.result import Severity
from decompose.rules.competence import holder_at, validity


@audit_facts(
    AuditFacts(
        name="gap.idle-department",
        code="G05",
        severity=Severity.INFO,
        why="负有法定安全监管职责的部门在规划中没有任何任务，其监管领域可能被遗漏。",
        fix="核对其法定职责，补充相应任务，或说明本规划期不安排的理由。",
    )
)
def gap_idle_department(case: AuditCase) -> Iterator[Fault]:
    """Report departments that regulate a sector by law but have no task in the plan.

    Looks for:
        A department of this level that holds a regulator's duty (role sector) and no assignment.
    Why it matters:
        The plan forgot a field, or the division forgot a department.
    Source:
        安全生产法（2021）第十条; mechanism 77 of docs/mission.md.
    """
    busy = {a.department for a in case.result.assignments}
    seen: set[str] = set()
    level, year = case.setting.jurisdiction.level, case.setting.year
    for duty in case.kb.duties.values():
        if duty.role is not DutyRole.SECTOR or not validity(duty, case.setting):
            continue
        for department in duty.departments[:1]:
            holder = holder_at(case.setting, department).department
            if holder in busy or holder in seen:
                continue
            if level is not None and not case.kb.exists(holder, level=level, year=year):
                continue
            seen.add(holder)
            name = case.kb.name_of(holder, level=level, year=year)
            message = f"{name}负有监管职责（{duty.summary}），但没有承担任何任务"
            yield Fault({"department": holder}, message, duty_evidence(duty, case.kb))
