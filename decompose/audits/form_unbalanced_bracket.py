"""Audit ``form.unbalanced-bracket``: brackets, quotes or title marks without a partner."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.brackets import unbalanced
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.model.result import (
    Severity,
)

_AROUND = 10


@audit_facts(
    AuditFacts(
        name="form.unbalanced-bracket",
        code="F06",
        severity=Severity.INFO,
        why="括号、引号、书名号不成对，文义不清，检索会漏。",
        fix="补齐或删去多余的符号。",
        reads=True,
    )
)
def form_unbalanced_bracket(case: AuditCase) -> Iterator[Fault]:
    """Report paragraphs in which a bracket, quotation mark or title mark has no partner.

    Looks for:
        An opening without a closing mark or the reverse within a paragraph; numbers of items
        such as "1)" are left aside.
    Why it matters:
        It is no longer clear what the words belong to.
    Source:
        Mechanism 83 of docs/mission.md.
    """
    for passage in case.passages:
        for lone in unbalanced(passage.text):
            start, end = max(0, lone - _AROUND), min(len(passage.text), lone + _AROUND)
            message = f"“{passage.text[lone]}”没有成对的另一半"
            yield Fault(passage.subject(), message, (passage.quote(start, end),))
