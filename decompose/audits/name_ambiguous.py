"""Audit ``name.ambiguous``: a name that several departments bear."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    printed,
)
from decompose.audits.deadlines import heading
from decompose.audits.units import printed_units
from decompose.model.organization import ResolutionKind
from decompose.model.result import (
    Severity,
)


@audit_facts(
    AuditFacts(
        name="name.ambiguous",
        code="N04",
        severity=Severity.WARNING,
        why="一个名称可以指几个部门，各方都可能以为是对方。",
        fix="改用本级机构全称。",
    )
)
def name_ambiguous(case: AuditCase) -> Iterator[Fault]:
    """Report stated units whose name several departments of this level bear.

    Looks for:
        A name in a statement of responsibility that resolves to candidates only.
    Why it matters:
        Each takes the other to be meant.
    Source:
        Mechanism 55 of docs/mission.md.
    """
    for task, name, attribution in printed_units(case):
        found = case.resolved(name)
        if found.kind is ResolutionKind.AMBIGUOUS and found.department is None and found.candidates:
            names = "、".join(dict.fromkeys(case.name(c) for c in found.candidates))
            message = f"任务“{heading(task)}”的责任单位“{name}”可以指{names}"
            yield Fault({"task": task.id, "name": name}, message, (printed(attribution),))
