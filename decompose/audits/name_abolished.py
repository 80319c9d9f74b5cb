"""Audit ``name.abolished``: a printed name of a body that had ended."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, printed
from decompose.audits.patch import rename
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
    level, year = case.setting.jurisdiction.level, case.setting.year
    for task, attribution in case.attributions():
        for name in (*attribution.lead, *attribution.support, *attribution.participants):
            found = case.kb.resolve(name, level=level, year=year)
            if not found.former or found.department is None:
                continue
            now = case.kb.name_of(found.department, level=level, year=year)
            message = f"任务“{task.title}”的责任单位“{name}”已不存在，现为{now}"
            subject = {"task": task.id, "department": found.department}
            patch = (rename(task.id, name, now),)
            evidence = (printed(attribution),)
            yield Fault(subject, message, evidence, fix=f"改为{now}。", patch=patch)
