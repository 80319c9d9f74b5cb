"""Audit ``process.dispute-open``: a dispute that is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.consultation import consultations
from decompose.audits.dispute_words import (
    BOTH_SIDES,
    NO_OUTCOME,
    NOT_YET,
    OF_OUTCOME,
    OPEN,
    REFUSED,
    SENTENCE,
    SETTLED,
    STILL,
    SUPPOSED,
    WENT_ON,
)
from decompose.audits.opinion_lines import told_rows
from decompose.model.result import (
    Severity,
)
from decompose.parser.tables import Cell

_WHENEVER = ("时，", "时,", "的，", "的,")
"""Stands behind words that suppose a case: 意见不统一时，…"""


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
        A decision in a table of opinions such as "under discussion" or "not agreed"; a sentence that says
        that departments still disagree, unless it supposes the case, or it or the next one says who decided
        and what.
    Why it matters:
        Who did not agree will not carry it out.
    Source:
        Mechanisms 22 and 88 of docs/mission.md.
    """
    told: set[int] = set()
    rows = [row for table in consultations(case) for row in table.rows]
    for row in (*rows, *told_rows(case)):
        told |= set(row.blocks)
        found = OPEN.search(row.decision + row.reason)
        if found:
            who = row.unit or "专家"
            message = f"{who}的第{row.serial}条意见尚未协调一致（“{found.group()}”）"
            yield Fault(row.subject, message, row.evidence)
    for cell, beside in _outcomes(case):
        tried = (words.search(cell.text) for words in (OPEN, STILL, REFUSED, NO_OUTCOME))
        found = next(filter(None, tried), None)
        told |= beside
        if found and not _settled(cell.text):
            message = f"文中写明意见尚未协调一致（“{found.group()}”）"
            yield Fault(case.section_at(cell.span.block), message, case.at(cell.span))
    for passage in case.passages:
        if passage.block in told:
            continue
        for part in SENTENCE.finditer(passage.text):
            found = STILL.search(part.group()) or _left_so(part.group())
            if not found or SUPPOSED.search(part.group()[: found.start()]):
                continue
            following = SENTENCE.search(passage.text, part.end())
            behind = part.group()[found.end() :]
            if behind.startswith(_WHENEVER):
                continue
            if not _settled(behind) and not (following and _settled(following.group())):
                message = f"文中写明意见尚未协调一致（“{found.group()}”）"
                yield Fault(passage.subject(), message, (passage.quote(*part.span()),))


def _left_so(text: str) -> re.Match[str] | None:
    """Return the words that say somebody would not have it, in a sentence that leaves it so or asks for a decision."""
    found = REFUSED.search(text)
    if found is None or not (WENT_ON.search(text) or BOTH_SIDES.search(found.group())):
        return None
    return found


def _outcomes(case: AuditCase) -> Iterator[tuple[Cell, set[int]]]:
    """Yield the cells of columns that tell how a dispute ended, with the blocks of their rows."""
    for table in case.tables:
        columns = [n for n, head in enumerate(table.header) if OF_OUTCOME.search(head)]
        for row in table.rows:
            cells = (row.cells[n] for n in columns if n < len(row.cells))
            own = {cell.span.block for cell in row.cells if cell is not None}
            yield from ((cell, own) for cell in cells if cell is not None)


def _settled(text: str) -> bool:
    """Tell whether a text says that a dispute was decided, and not that a decision is asked for."""
    return any(
        not NOT_YET.search(
            text, max(text.rfind(mark, 0, found.start()) for mark in "，,；;") + 1, found.end()
        )
        for found in SETTLED.finditer(text)
    )
