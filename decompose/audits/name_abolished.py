"""Audit ``name.abolished``: a printed name of a body that had ended."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, printed
from decompose.audits.deadlines import heading
from decompose.audits.patch import rename
from decompose.model.plan import Attribution
from decompose.model.result import Severity


@audit_facts(
    AuditFacts(
        name="name.abolished",
        code="N02",
        severity=Severity.ERROR,
        why="机构改革后该名称已不存在，任务会落空或被误投。",
        fix="改用现行机构名称。",
    )
)
def name_abolished(case: AuditCase) -> Iterator[Fault]:
    """Report stated units whose name had already been abolished at the date of the plan.

    Looks for:
        A printed name that the reforms before the plan's date had ended.
    Why it matters:
        Ghost names show a division older than the reform; the successor may deny the task.
    Source:
        The reforms of 2008, 2013, 2018 and 2023; mechanisms 34 and 54 of docs/mission.md.
    """
    for task, attribution in case.attributions():
        for department, names in _ended(case, attribution).items():
            now = case.name(department)
            message = f"任务“{heading(task)}”的责任单位“{'、'.join(names)}”已不存在，现为{now}"
            subject = {"task": task.id, "department": department}
            patch = tuple(rename(task.id, name, now) for name in names)
            evidence = (printed(attribution),)
            yield Fault(subject, message, evidence, fix=f"改为{now}。", patch=patch)


def _ended(case: AuditCase, attribution: Attribution) -> dict[str, list[str]]:
    """Return the printed names that had ended, by the body that has come of them."""
    found: dict[str, list[str]] = {}
    for name in (*attribution.lead, *attribution.support, *attribution.participants):
        means = case.resolved(name)
        if means.former and means.department is not None:
            found.setdefault(means.department, []).append(name)
    return found
