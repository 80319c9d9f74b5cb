"""Who should answer for an indicator: whoever would lead a task of its words."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.audits.case import AuditCase
from decompose.audits.patch import owner
from decompose.model.plan import Indicator
from decompose.model.result import Basis, Change
from decompose.parser.statement import parse_task
from decompose.rules import assign

_FIRM = 0.55
_LAWFUL = (Basis.STATUTORY, Basis.PRINCIPLE)


def owned(case: AuditCase, indicators: Iterable[Indicator]) -> tuple[Change, ...]:
    """Return the steps that give every indicator an owner; none where one has nobody by law."""
    found = [(each.id, _owner(case, each.name)) for each in indicators]
    if not all(name for _, name in found):
        return ()
    return tuple(owner(indicator, name) for indicator, name in found if name)


def _owner(case: AuditCase, name: str) -> str | None:
    where = case.setting.jurisdiction
    task = parse_task(name, title=case.result.plan.title, place=where.place, level=where.level)
    made = assign(task, case.kb, place=where.place, level=where.level, date=where.date)
    leads = made.leads("T1")
    sure = [a for a in leads if a.basis in _LAWFUL and a.confidence >= _FIRM and a.department]
    return sure[0].name if len(leads) == 1 and sure else None
