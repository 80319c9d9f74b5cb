"""Decomposition → Findings; one file an audit, in order."""

from __future__ import annotations

from collections.abc import Iterable

from decompose.audits.authority_comprehensive_as_lead import authority_comprehensive_as_lead
from decompose.audits.case import Audit, AuditCase, finding
from decompose.audits.gap_emerging_sector import gap_emerging_sector
from decompose.audits.gap_group_lead import gap_group_lead
from decompose.audits.gap_idle_department import gap_idle_department
from decompose.audits.gap_no_lead import gap_no_lead
from decompose.audits.gap_no_supervisor import gap_no_supervisor
from decompose.audits.name_abolished import name_abolished
from decompose.audits.name_absent_at_level import name_absent_at_level
from decompose.audits.overlap_duplicate_task import overlap_duplicate_task
from decompose.audits.overlap_same_duty import overlap_same_duty
from decompose.audits.overlap_two_leads import overlap_two_leads
from decompose.errors import RuleError
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.result import Decomposition

AUDITS: tuple[Audit, ...] = (
    gap_no_lead,
    gap_group_lead,
    gap_no_supervisor,
    gap_emerging_sector,
    gap_idle_department,
    overlap_two_leads,
    overlap_same_duty,
    overlap_duplicate_task,
    name_absent_at_level,
    name_abolished,
    authority_comprehensive_as_lead,
)


def audit(
    result: Decomposition,
    kb: Knowledge | None = None,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    audits: tuple[Audit, ...] = AUDITS,
) -> Decomposition:
    """Return the result with its findings, worst first, then in the order of the audits.

    Args:
        result: Who does what.
        kb: The knowledge it was derived with; the built-in pack when left out.
        select: Names, codes or prefixes (``gap``) of audits to run; empty: all.
        ignore: Names, codes or prefixes of audits to leave out.
        audits: The audits, in order.

    Raises:
        RuleError: ``select`` or ``ignore`` names no audit.
    """
    chosen, dropped = tuple(select), tuple(ignore)
    _check(chosen + dropped, audits)
    case = AuditCase(result, kb or load_knowledge())
    found = [
        finding(check, fault)
        for check in audits
        if (not chosen or _named(check, chosen)) and not _named(check, dropped)
        for fault in check(case)
    ]
    rank = {"error": 0, "warning": 1, "info": 2}
    found.sort(key=lambda f: rank[f.severity.value])
    return result.model_copy(update={"findings": tuple(found)})


def _named(check: Audit, names: tuple[str, ...]) -> bool:
    facts = check.facts
    return any(n in (facts.name, facts.code, facts.name.partition(".")[0]) for n in names)


def _check(names: tuple[str, ...], audits: tuple[Audit, ...]) -> None:
    for name in names:
        if not any(_named(check, (name,)) for check in audits):
            known = ", ".join(check.facts.name for check in audits)
            raise RuleError(f"no audit is called {name}", hint=f"use one of {known}")
