"""Which departments the plan gives nothing, and who knows them: the lists, the plan or the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decompose.audits.case import AuditCase
from decompose.audits.units import within_one_house
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.load import Idle, IdleDepartment
from decompose.model.organization import Department, DepartmentKind
from decompose.model.result import Mention
from decompose.rules.competence import holder_at

_CALLED = frozenset(
    [DepartmentKind.DEPARTMENT, DepartmentKind.PARTY, DepartmentKind.MASS, DepartmentKind.JUDICIAL]
)
"""Kinds that a division among organs calls on as a matter of course; others only where a list has them."""
_SHORTEST = 3


def idle(case: AuditCase) -> tuple[IdleDepartment, ...]:
    """Return the departments of this level without any role, those of the user's lists first.

    A part of a department that has one is not idle. Within one house the built-in knowledge of
    governments says nothing about who could have been called.
    """
    busy = {holder_at(case.setting, d).department for d in _busy(case)} | set(_busy(case))
    listed = _listed(case.kb)
    text = _text(case)
    inside = within_one_house(case)
    found: list[IdleDepartment] = []
    for key, entry in sorted(case.kb.departments.items(), key=lambda pair: pair[1].order):
        if key in busy or entry.parent in busy or not _here(case, key):
            continue
        known = _known(case, key, entry, listed, text)
        if known is None or (known is Idle.EXISTS and inside):
            continue
        found.append(IdleDepartment(department=key, name=case.name(key), known=known))
    order = list(Idle)
    return tuple(sorted(found, key=lambda each: order.index(each.known)))


def _busy(case: AuditCase) -> Iterator[str]:
    known = case.kb.departments
    yield from (a.department for a in case.result.assignments if a.department in known)


def _here(case: AuditCase, department: str) -> bool:
    """Tell whether a department has a body of its own that nobody else stands for."""
    level, year = case.setting.jurisdiction.level, case.setting.year
    if holder_at(case.setting, department).department != department:
        return False
    return level is None or case.kb.exists(department, level=level, year=year)


def _known(
    case: AuditCase, key: str, entry: Department, listed: frozenset[str], text: str
) -> Idle | None:
    if key in listed:
        return Idle.LISTED
    if entry.kind not in _CALLED:
        return None
    return Idle.NAMED if any(n in text for n in names_here(case, entry)) else Idle.EXISTS


def names_here(case: AuditCase, entry: Department) -> Iterator[str]:
    """Yield the names by which a text of this level can mean a department alone."""
    level = case.setting.jurisdiction.level
    if level is not None:
        yield from (n for n in entry.names.get(level, ()) if len(n) >= _SHORTEST)
        yield from (n for n in entry.short.get(level, ()) if len(n) >= _SHORTEST)
    yield from (n for n in entry.aliases if len(n) >= _SHORTEST)


def all_named(case: AuditCase, mention: Mention, departments: Iterable[str]) -> bool:
    """Tell whether a measure names every one of some departments, in its words or as who leads its task."""
    text = case.text_of(mention.owner)[0]
    stated = case.tasks[case.task_of[mention.owner]].attribution
    leads = {case.resolved(name).department for name in stated.lead} if stated else set()
    return all(
        d in leads or any(name in text for name in names_here(case, case.kb.departments[d]))
        for d in departments
    )


def _text(case: AuditCase) -> str:
    """Return the text of the plan: the document's, or that of the tasks where it is not at hand."""
    passages = [passage.text for passage in case.passages]
    return "\n".join(passages or [f"{t.title}\n{t.text}" for t in case.result.plan.tasks])


def _listed(kb: Knowledge) -> frozenset[str]:
    """Return the departments that the packs laid over the built-in one add, change or give duties."""
    law = load_knowledge()
    if kb is law:
        return frozenset()
    changed = (d for key, d in kb.duties.items() if law.duties.get(key) != d)
    given = {department for duty in changed for department in duty.departments}
    own = {key for key, each in kb.departments.items() if law.departments.get(key) != each}
    return frozenset(given | own)
