"""Opinions that were adopted, and whether the text has what they asked for."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.adopted_leads import not_reassigned
from decompose.audits.case import AuditCase
from decompose.audits.opinions import Opinion
from decompose.audits.reviews import is_note
from decompose.text.edits import Edit, edits_asked, share_of, without_signs
from decompose.text.patterns import regex

_CONTENT = regex(
    "(?:增加|补充|增写|增列)(?:关于)?(?P<what>[^“”‘’，。；]{6,40}?)(?:方面)?(?:的(?:内容|任务|要求|条款|措施|事项)|(?:内容|任务|要求|条款|事项)(?=[，,。；;]|$))"
)
_VALUE = regex(
    "(?:将|把|建议|请|^|(?<=[，,。；;]))(?P<what>(?!将|把|建议|请)[^，。；“”]{2,24}?)的?(?:完成)?(?:时限|时间|期限|节点|年限)?(?:由[^，。；“”]{1,14}?)?"
    "(?:改为|改到|改至|调整为|调整到|调整至|修改为|提前到|提前至|推迟到|推迟至|延后到|延后至|延长到|延长至|提高到|提高至|压减到|压减至|增加到|增加至|增至|降低到|降低至|降至)"
    "(?P<new>[^，。；、“”]{1,16}?)(?=[，。；、）)]|$)"
)
"""A value that is to be another: 将公交站台改造时限改为2028年."""
_NEW = regex(
    "(?:改为|调整为|修改为|增至|提高到|降至|改成)[“]?(?P<new>[^，。；、“”]{1,20}?)[”]?(?=[，。；、）)]|$)"
)
_RHYTHM = regex("^每|[年季月周日]一[次轮]$")
_LISTED = regex(
    "将(?P<what>[^，。；“”]{4,24}?)(?:列入|纳入|写入|增列为|列为|作为)(?:约束性|预期性|主要|规划)?指标(?:表|体系)?"
)
_DIGITS = regex(r"\d+(?:\.\d+)?")
_LED = regex("(?:牵头|责任|配合|实施)单位[：:]|(?:牵头|负责|配合)[）)]")
"""Of a task with those who do it: the note holds the plan itself."""
_A_PLAN = 2
_SOME = 0.5
_OLD = 0.3
_SAME = 0.6
_LONG, _NEARLY = 10, 0.8
_ADOPTED = (
    "采纳",
    "已采纳",
    "是",
    "全部采纳",
    "予以采纳",
    "已吸收",
    "吸收",
    "√",
    "✓",
    "同意",
    "同意修改",
    "吸纳",
    "已吸纳",
    "纳入",
    "支持",
    "予以吸纳",
)
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
    passages = _texts(case, rows)
    whole = without_signs("".join(passages))
    note = is_note(case) or any(word in case.result.plan.title for word in _NOTE)
    led = sum(_LED.search(text) is not None for text in passages)
    complete = not note or bool(case.beside.sisters) or led >= _A_PLAN
    for row in adopted:
        # What was done may be quoted in the answer alone: 已采纳，在正文中增加“夜间值守”.
        told: set[str] = set()
        for edit in (*edits_asked(row.opinion), *edits_asked(row.reason)):
            if edit.old and edit.new and not edit.is_made(whole):
                told.add(edit.new)
                # 将“城市体检”调整为两年一次: the words quoted stay
                apart = set(edit.old).isdisjoint(edit.new)
                still = "没有" if apart and _RHYTHM.search(edit.new) else "仍在正文中，没有"
                yield row, f"“{edit.old}”{still}改为“{edit.new}”"
            elif not edit.old and complete and whole and not _is_added(edit, whole, passages):
                yield row, f"正文中没有“{edit.new}”"
            elif not edit.new and not edit.is_made(whole):
                yield row, f"“{edit.old}”仍在正文中，没有删除"
        for found in _CONTENT.finditer(row.opinion) if complete and whole else ():
            if share_of(found["what"], whole) < _SOME:
                yield row, f"正文中没有关于“{found['what']}”的内容"
        yield from ((row, amiss) for new, amiss in _unchanged(row, passages) if new not in told)
        yield from ((row, amiss) for amiss in not_reassigned(case, row, whole) if complete)
        for found in _LISTED.finditer(row.opinion) if complete and whole else ():
            if without_signs(found["what"]) not in whole:
                yield row, f"正文中没有“{found['what']}”"


def _is_added(edit: Edit, whole: str, passages: list[str]) -> bool:
    """Tell whether a text has the words that were to be added, long ones with others between them."""
    return edit.is_made(whole) or (
        len(edit.new) >= _LONG and any(share_of(edit.new, text) >= _NEARLY for text in passages)
    )


def _unchanged(row: Opinion, passages: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the values that were to be, and what is amiss, where the text speaks of their object with other figures."""
    asked = [(found["what"], found["new"]) for found in _VALUE.finditer(row.opinion)]
    if not asked and row.original and (found := _NEW.search(row.opinion)):
        asked = [(row.original, found["new"])]
    for what, new in asked:
        figures = _DIGITS.findall(new)
        old = _DIGITS.findall(row.original)
        there = [
            text
            for text in passages
            if (share := share_of(_DIGITS.sub("", what), text)) >= _SAME
            or (old and share >= _OLD and all(n in _DIGITS.findall(text) for n in old))
        ]
        if (
            figures
            and there
            and not any(all(n in _DIGITS.findall(text) for n in figures) for text in there)
        ):
            yield new, f"正文中“{what}”没有改为“{new}”"


def asks_for_other(opinion: str, text: str) -> bool:
    """Tell whether an opinion names content to be added, and a text has less than half of any of it."""
    wanted = [found["what"] for found in _CONTENT.finditer(opinion)]
    return bool(wanted) and all(share_of(what, without_signs(text)) < _SOME for what in wanted)


def _texts(case: AuditCase, rows: list[Opinion]) -> list[str]:
    """Return the passages outside the rows and sections that tell of opinions, with those of plans given beside."""
    told = {row.subject["section"] for row in rows if "section" in row.subject}
    told -= {task.section for task in case.result.plan.tasks}
    cells = {block for row in rows for block in row.blocks}
    own = [
        p.text
        for p in case.passages
        if p.block not in cells and (p.section is None or p.section.id not in told)
    ]
    others = [
        block.text
        for sister in case.beside.sisters
        if sister.plan.document is not None
        for block in sister.plan.document.blocks
    ]
    return [*own, *others]
