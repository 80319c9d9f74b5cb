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

_BY_ITSELF = (ResolutionKind.EXACT, ResolutionKind.SHORT)


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
        A name in a statement of responsibility that resolves to candidates only, or that of a body merged of
        several, each of which the same division names by itself.
    Why it matters:
        Each takes the other to be meant.
    Source:
        Mechanism 55 of docs/mission.md.
    """
    for task, name, attribution in printed_units(case):
        found = case.resolved(name)
        if found.kind is ResolutionKind.AMBIGUOUS and found.department is None and found.candidates:
            bearers = dict.fromkeys(case.name(c) for c in found.candidates)
            if len(bearers) == 1:
                continue  # an institution that some bureau may run
            names = "、".join(bearers)
            message = f"任务“{heading(task)}”的责任单位“{name}”可以指{names}"
            yield Fault({"task": task.id, "name": name}, message, (printed(attribution),))
    yield from _beside_its_parts(case)


def _beside_its_parts(case: AuditCase) -> Iterator[Fault]:
    """Report the name of a merged body in a division that names each of its parts as a body of its own."""
    whole: dict[str, str] = {}
    for _, name, _ in printed_units(case):
        found = case.resolved(name)
        if found.department is not None and found.kind in _BY_ITSELF:
            whole.setdefault(found.department, name)
    for task, name, attribution in printed_units(case):
        found = case.resolved(name)
        parts = [whole[c] for c in found.candidates if c in whole]
        if found.kind is not ResolutionKind.MERGED or len(parts) < max(2, len(found.candidates)):
            continue
        message = f"任务“{heading(task)}”的责任单位“{name}”可以指{'、'.join(parts)}"
        yield Fault({"task": task.id, "name": name}, message, (printed(attribution),))
