"""Audit ``form.debris``: remains of a word processor in the text."""

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
        name="form.debris",
        code="F04",
        severity=Severity.INFO,
        why="正文中有文字处理软件的残留，说明定稿没有校对。",
        fix="删除残留后重新导出。",
    )
)
def form_debris(case: AuditCase) -> Iterator[Fault]:
    """Report bookmarks and field codes that were left in the text.

    Looks for:
        Remains of a word processor that the reader noticed and left out.
    Why it matters:
        They break words apart, so that searches and comparisons miss them.
    Source:
        Mechanism 82 of docs/mission.md.
    """
    found = [p for p in case.result.plan.problems if p.code == "debris.bookmark" and p.span]
    if found:
        evidence = tuple(e for p in found[:3] if p.span for e in case.at(p.span))
        first = found[0].span
        subject = case.section_at(first.block) if first else {"plan": case.result.plan.title}
        yield Fault(subject, f"正文有{len(found)}处书签或域代码残留", evidence)
