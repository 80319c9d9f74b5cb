"""Opinions that were adopted, and whether the text has what they asked for."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.consultation import Opinion
from decompose.text.cues import CuedPattern

_QUOTED = '[“"『「](?P<{0}>[^”"』」]{{2,120}})[”"』」]'
_CHANGE = CuedPattern(
    rf"{_QUOTED.format('old')}[^“。；]{{0,12}}?(?:修改|调整|更改|改|替换|表述)(?:为|成){_QUOTED.format('new')}",
    cue=("为", "成"),
)
_ADD = CuedPattern(
    rf"(?:增加|补充|增写|写入|加上|增列|加入)[^“。；]{{0,16}}{_QUOTED.format('new')}",
    cue="增补写加",
)
_DROP = CuedPattern(rf"(?:删除|删去|删掉|去掉)[^“。；]{{0,16}}{_QUOTED.format('old')}", cue="删去")
_ADOPTED = ("采纳", "已采纳", "是")
_SPACE = str.maketrans("", "", " \u3000\n\t，,。；;、")
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
        for found in _CHANGE.finditer(row.opinion):
            old, new = _bare(found["old"]), _bare(found["new"])
            if old in whole.replace(new, "") and new not in whole:
                yield row, f"“{found['old']}”仍在正文中，没有改为“{found['new']}”"
        for found in _ADD.finditer(row.opinion):
            if complete and whole and _bare(found["new"]) not in whole:
                yield row, f"正文中没有“{found['new']}”"
        for found in _DROP.finditer(row.opinion):
            if _bare(found["old"]) in whole and not _CHANGE.search(row.opinion):
                yield row, f"“{found['old']}”仍在正文中，没有删除"


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
    return _bare("".join((*own, *others)))


def _bare(text: str) -> str:
    return text.translate(_SPACE)
