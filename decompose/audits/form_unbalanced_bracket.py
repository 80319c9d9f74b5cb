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
from decompose.text.patterns import regex

_AROUND = 10
_STOP = regex("[。；;]")


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
        An opening without a closing mark or the reverse within a paragraph, the marks of one sentence
        told together; numbers of items such as "1)" are left aside.
    Why it matters:
        It is no longer clear what the words belong to.
    Source:
        Mechanism 83 of docs/mission.md.
    """
    for passage in case.passages:
        for lone in _by_sentence(passage.text, unbalanced(passage.text)):
            marks = "、".join(f"“{passage.text[at]}”" for at in lone)
            message = f"{marks}没有成对的另一半"
            around = [(max(0, at - _AROUND), min(len(passage.text), at + _AROUND)) for at in lone]
            yield Fault(passage.subject(), message, tuple(passage.quote(*each) for each in around))


def _by_sentence(text: str, lone: list[int]) -> Iterator[list[int]]:
    """Put the marks of one sentence together: what closes with the wrong mark is one slip."""
    together: list[int] = []
    for at in lone:
        if together and _STOP.search(text, together[-1], at):
            yield together
            together = []
        together.append(at)
    if together:
        yield together
