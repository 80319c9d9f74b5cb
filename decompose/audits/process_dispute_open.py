"""Audit ``process.dispute-open``: a dispute that is still open."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.consultation import consultations
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_OPEN = CuedPattern(
    "(?:协商|沟通|协调|研究)中|待(?:定|协调|研究|商)|未(?:能)?(?:达成|协调|取得|协商|形成)一致|意见不一"
    "|存在分歧|尚未一致|有争议|暂缓|(?:正在|继续|进一步)(?:协商|沟通|协调)",
    cue="协沟待未存尚争暂研不正继进",
)  # still open


@audit_facts(
    AuditFacts(
        name="process.dispute-open",
        code="P04",
        severity=Severity.WARNING,
        why="报批时仍有未协调一致的意见，印发后会成为推诿的理由。",
        fix="由领导小组或政府办公室协调决定后再报批，并记录结果。",
        reads=True,
    )
)
def process_dispute_open(case: AuditCase) -> Iterator[Fault]:
    """Report comments on which no agreement was reached.

    Looks for:
        A decision in a table of opinions such as "under discussion" or "not agreed".
    Why it matters:
        Who did not agree will not carry it out.
    Source:
        Mechanisms 22 and 88 of docs/mission.md.
    """
    for table in consultations(case):
        for row in table.rows:
            found = _OPEN.search(row.decision + row.reason)
            if found:
                who = row.unit or "专家"
                message = f"{who}的第{row.serial}条意见尚未协调一致（“{found.group()}”）"
                yield Fault(row.subject, message, row.evidence)
