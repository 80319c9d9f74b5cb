"""Audit ``form.numbering``: items that are numbered wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.model.result import (
    Severity,
)

_FAULTS = ("number.skipped", "number.repeated", "number.mixed-style")


@audit_facts(
    AuditFacts(
        name="form.numbering",
        code="F03",
        severity=Severity.INFO,
        why="编号跳号、重号或样式不一，引用和分解时会对错条目。",
        fix="按统一样式重新编号。",
    )
)
def form_numbering(case: AuditCase) -> Iterator[Fault]:
    """Report skipped, repeated and mixed numbers of items.

    Looks for:
        What the reader noticed about the numbers of items: skipped, repeated, of mixed style.
    Why it matters:
        A task cited by number may be another one.
    Source:
        Mechanism 82 of docs/mission.md.
    """
    for problem in case.result.plan.problems:
        if (
            problem.code.startswith("number.")
            and problem.code in _FAULTS
            and problem.span is not None
        ):
            yield Fault(case.section_at(problem.span.block), problem.message, case.at(problem.span))
