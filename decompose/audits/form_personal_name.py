"""Audit ``form.personal-name``: personal names in the document."""

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
from decompose.model.source import Span
from decompose.text.persons import persons_in

_BEFORE = 6


@audit_facts(
    AuditFacts(
        name="form.personal-name",
        code="F08",
        severity=Severity.INFO,
        why="文件印有个人姓名，公开、分送或入库前须处理；成果中一律不带出。",
        fix="以职务代替姓名，或仅在内部文本中保留。",
        reads=True,
    )
)
def form_personal_name(case: AuditCase) -> Iterator[Fault]:
    """Report how many passages print personal names, without repeating them.

    Looks for:
        A rank or a role followed by a surname and given name, or a name followed by a role.
    Why it matters:
        A division outlives the persons in office, and their names are not for publication.
    Source:
        个人信息保护法第六条; mechanism 85 of docs/mission.md.
    """
    doc = case.result.plan.document
    if doc is None:
        return
    for block in doc.blocks:
        persons = persons_in(block.text)
        if persons:
            subject = case.section_at(block.index)
            message = f"此处印有个人姓名{len(persons)}个（不予转录）"
            first = persons[0][0]
            before = Span(block=block.index, start=max(0, first - _BEFORE), end=first)
            yield Fault(subject, message, case.at(before))
