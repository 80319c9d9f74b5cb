"""Audit ``indicator.unreadable``: a table of figures that is an image."""

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


@audit_facts(
    AuditFacts(
        name="indicator.unreadable",
        code="I06",
        severity=Severity.WARNING,
        why="指标表是图片，数值未知（不是零），无法检查、分解和考核。",
        fix="附上文字版指标表，或把数值写入正文。",
    )
)
def indicator_unreadable(case: AuditCase) -> Iterator[Fault]:
    """Report tables that stand in the document as images.

    Looks for:
        An image in the place of a table, such as among the goals.
    Why it matters:
        What cannot be read cannot be split or assessed; unknown is not zero.
    Source:
        Mechanism 25 and 61 of docs/mission.md.
    """
    for problem in case.result.plan.problems:
        if problem.code == "table.image" and problem.span is not None:
            subject = case.section_at(problem.span.block)
            yield Fault(subject, problem.message, case.at(problem.span))
