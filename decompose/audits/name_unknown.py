"""Audit ``name.unknown``: a unit that no list of organs contains."""

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
from decompose.audits.patch import rename
from decompose.audits.units import inner_unit, printed_units
from decompose.model.organization import Level, ResolutionKind
from decompose.model.result import (
    Severity,
)


@audit_facts(
    AuditFacts(
        name="name.unknown",
        code="N03",
        severity=Severity.WARNING,
        why="印出的单位名称无法识别，任务可能无处投送。",
        fix="核对单位全称；确有其单位的，补入知识库。",
    )
)
def name_unknown(case: AuditCase) -> Iterator[Fault]:
    """Report stated units that resolve to no department and no group.

    Looks for:
        A name in a statement of responsibility that the packs do not know, at a level of
        government; inside one organisation its own units are its own affair.
    Why it matters:
        A task sent to nobody.
    Source:
        Mechanisms 6 and 55 of docs/mission.md.
    """
    if case.setting.jurisdiction.level is Level.ORGANIZATION:
        return
    for task, name, attribution in printed_units(case):
        found = case.resolved(name)
        unknown = found.kind in (ResolutionKind.UNKNOWN, ResolutionKind.SIMILAR)
        if not unknown or found.group or inner_unit(name):
            continue
        near = "、".join(case.name(c) for c in found.candidates[:3])
        message = f"任务“{heading(task)}”的责任单位“{name}”无法识别"
        fix = f"核对名称，是否指{near}。" if near else None
        one = found.candidates[0] if len(found.candidates) == 1 else None
        patch = (rename(task.id, name, case.name(one)),) if one else ()
        subject = {"task": task.id, "name": name}
        yield Fault(subject, message, (printed(attribution),), fix=fix, patch=patch)
