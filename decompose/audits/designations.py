"""Where the plan itself has the supervisor of an object settled."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.result import MentionKind
from decompose.text.patterns import regex

LINKAGE = regex("联动|联合执法|联防联控|会商|协调机制|工作专班|联席会议")  # linkage mechanisms


def settled(case: AuditCase, name: str) -> bool:
    """Tell whether some measure has the supervisor of an object settled by name."""
    return any(name in text for text in case.settling)


def led_by_name(case: AuditCase, sector: str) -> bool:
    """Tell whether the document itself gives a measure or a task on an object alone to one lead."""
    for task, measure, stated in case.stated():
        if stated.joint or len(stated.lead) != 1:
            continue
        owners = [measure] if measure else task.measures
        throughout = sector in case.sectors_of(task.id) or all(
            sector in case.sectors_of(part.id) for part in owners
        )
        named = {m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR}
        if throughout and named == {sector} and case.resolved(stated.lead[0]).department:
            return True
    return False
