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

_BODIES = ("局", "委", "委员会", "厅")
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
        several, each of which the same division names by itself; a bureau that is part of a merged one
        which the division names too (教体局, 体育局): there is only one of them.
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
    yield from _part_alone(case)


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


def _part_alone(case: AuditCase) -> Iterator[Fault]:
    """Report a bureau of the same place that the name of a merged one beside it already holds."""
    units = [
        (task, name, stated, case.resolved(name)) for task, name, stated in printed_units(case)
    ]
    merged: dict[tuple[str, str], str] = {}
    for _, name, _, found in units:
        if found.kind is ResolutionKind.ALIAS and found.note and name.endswith(_BODIES):
            above = {case.kb.departments[part].parent for part in found.candidates}
            for part in found.candidates if above.isdisjoint(found.candidates) else ():
                merged.setdefault((name[0], part), name)
    alone = {found.department for *_, found in units if found.kind in _BY_ITSELF}
    told: set[str] = set()
    for task, name, attribution, found in units:
        whole = merged.get((name[0], found.department or ""))
        if whole is None or found.kind not in _BY_ITSELF or name in told:
            continue
        parts = case.resolved(whole).candidates
        if not name.endswith(_BODIES) or alone.issuperset(parts):
            continue
        told.add(name)
        names = "、".join(case.kb.departments[part].name for part in parts)
        message = f"“{whole}”是{names}合设的机构，任务“{heading(task)}”的责任单位又单列“{name}”"
        rank = Severity.INFO if found.department == case.resolved(whole).department else None
        fix = f"核对“{name}”是否单独设置；已合并的改为“{whole}”。"
        yield Fault(
            {"task": task.id, "name": name}, message, (printed(attribution),), rank, fix=fix
        )
