"""Audit ``overlap.two-leads``: several leads and no convenor."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, printed
from decompose.audits.deadlines import heading
from decompose.audits.patch import lead
from decompose.model.result import Severity


@audit_facts(
    AuditFacts(
        name="overlap.two-leads",
        code="O01",
        severity=Severity.WARNING,
        why="一项任务有多个牵头单位而没有召集人，容易相互等待、推诿。",
        fix="确定其中一个单位为召集人（第一牵头单位），其余改为配合。",
    )
)
def overlap_two_leads(case: AuditCase) -> Iterator[Fault]:
    """Report stated attributions with two or more leads that are not declared joint.

    Looks for:
        Several names in the lead's place, without "each by its own duties".
    Why it matters:
        One lead a task is the norm; two leads need a named convenor.
    Source:
        Practice of task-division tables; mechanism 45 of docs/mission.md.
    """
    for task, measure, attribution in case.stated():
        if len(attribution.lead) > 1 and not attribution.joint:
            names = "、".join(attribution.lead)
            message = f"任务“{heading(task)}”有{len(attribution.lead)}个牵头单位：{names}"
            part = measure.id if measure else None
            patch = (lead(task.id, attribution.lead[0], measure=part),)
            yield Fault({"task": task.id}, message, (printed(attribution),), patch=patch)
