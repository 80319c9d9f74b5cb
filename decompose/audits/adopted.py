"""Opinions that were adopted, and whether the text has what they asked for."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.opinions import Opinion
from decompose.text.edits import edits_asked, without_signs
from decompose.text.patterns import regex

_CONTENT = regex(
    "(?:增加|补充|增写|增列)(?:关于)?(?P<what>[^“”‘’，。；]{6,40}?)(?:方面)?(?:的(?:内容|任务|要求|条款|措施|事项)|(?:内容|任务|要求|条款|事项)(?=[，,。；;]|$))"
)
_SOME = 0.5
_ADOPTED = ("采纳", "已采纳", "是")
_NOTE = ("说明", "汇总", "情况", "报告")


def not_carried_out(case: AuditCase, rows: list[Opinion]) -> Iterator[tuple[Opinion, str]]:
    """Yield adopted opinions whose words the text does not have, with what is amiss.

    Words in quotation marks are held to: a replacement whose old words still stand, an addition
    that is nowhere, a deletion that was not made; and content that is named (增加…的内容), half of
    whose words must stand somewhere. A note on the drafting without the
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
        for found in _CONTENT.finditer(row.opinion) if complete and whole else ():
            if _share(found["what"], whole) < _SOME:
                yield row, f"正文中没有关于“{found['what']}”的内容"


def asks_for_other(opinion: str, text: str) -> bool:
    """Tell whether an opinion names content to be added, and a text has less than half of any of it."""
    wanted = [found["what"] for found in _CONTENT.finditer(opinion)]
    return bool(wanted) and all(_share(what, without_signs(text)) < _SOME for what in wanted)


def _share(what: str, whole: str) -> float:
    """Return how many of the pairs of signs of some words stand in a text, from 0 to 1."""
    words = without_signs(what)
    pairs = [words[at : at + 2] for at in range(len(words) - 1)]
    return sum(pair in whole for pair in pairs) / len(pairs) if pairs else 1.0


def _text(case: AuditCase, rows: list[Opinion]) -> str:
    """Return the text outside the rows and sections that tell of opinions, with that of plans given beside."""
    told = {row.subject["section"] for row in rows if "section" in row.subject}
    told -= {task.section for task in case.result.plan.tasks}
    cells = {block for row in rows for block in row.blocks}
    own = [
        p.text
        for p in case.passages
        if p.section is not None and p.section.id not in told and p.block not in cells
    ]
    others = [
        block.text
        for sister in case.beside.sisters
        if sister.plan.document is not None
        for block in sister.plan.document.blocks
    ]
    return without_signs("".join((*own, *others)))
