"""Opinions that were adopted, and whether the text has what they asked for."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.opinions import Opinion
from decompose.text.edits import edits_asked, without_signs

_ADOPTED = ("采纳", "已采纳", "是")
_NOTE = ("说明", "汇总", "情况", "报告")


def not_carried_out(case: AuditCase, rows: list[Opinion]) -> Iterator[tuple[Opinion, str]]:
    """Yield adopted opinions whose words the text does not have, with what is amiss.

    Only words in quotation marks are held to: a replacement whose old words still stand, an
    addition that is nowhere, a deletion that was not made. A note on the drafting without the
    plan itself is judged by the plan that is given beside it, and not at all without one.
    """
    adopted = [row for row in rows if row.decision in _ADOPTED]
    if not adopted:
        return
    whole = _text(case, rows)
    note = any(word in case.result.plan.title for word in _NOTE)
    complete = not note or bool(case.beside.sisters)
    for row in adopted:
        for edit in edits_asked(row.opinion):
            if edit.old and edit.new and not edit.is_made(whole):
                yield row, f"“{edit.old}”仍在正文中，没有改为“{edit.new}”"
            elif not edit.old and complete and whole and not edit.is_made(whole):
                yield row, f"正文中没有“{edit.new}”"
            elif not edit.new and not edit.is_made(whole):
                yield row, f"“{edit.old}”仍在正文中，没有删除"


def _text(case: AuditCase, rows: list[Opinion]) -> str:
    """Return the text outside the sections that tell of opinions, with that of plans given beside."""
    told = {row.subject["section"] for row in rows if "section" in row.subject}
    own = [p.text for p in case.passages if p.section is not None and p.section.id not in told]
    others = [
        block.text
        for sister in case.beside.sisters
        if sister.plan.document is not None
        for block in sister.plan.document.blocks
    ]
    return without_signs("".join((*own, *others)))
