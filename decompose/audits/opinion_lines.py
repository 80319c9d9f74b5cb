"""Opinions told line by line: a unit, what it said, what was decided, in one paragraph or in three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from decompose.audits.case import AuditCase, Passage
from decompose.audits.opinions import DECISION, Opinion
from decompose.audits.told_opinions import UNIT
from decompose.model.source import BlockKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_TOLD_OF = CuedPattern("意见|采纳", cue="意采")
_MARK = regex(r"^[\s\d（）()一二三四五六七八九十、.．:：①-⑳*]*")
_ALONE = regex(rf"(?P<unit>{UNIT})(?:[（(][^（）()]*[）)])?[：:]?\s*")
_ONE_LINE = regex(
    rf"(?P<unit>{UNIT})(?:[一-鿿]{{0,2}}(?:提出|反馈|建议|来函|复函|来文|回函|回复)(?:意见)?)?[：:]\s*(?P<said>.+)"
)
_IN_WORDS = regex(
    rf"(?P<unit>{UNIT})(?:[一-鿿]{{0,4}}?(?:提出|反馈|来函|复函|认为|要求|希望|请求)(?:意见)?[，,：:]?|(?=建议))\s*(?P<said>.+)"
)
"""A unit and what it said, in a sentence: 县林业局提出，…。处理：不予采纳。"""
_ON_TOPIC = regex(
    rf"(?:关于|对)(?P<said>[^：:。；;]{{4,60}}?)的?(?:意见|建议)(?:[（(](?P<unit>{UNIT})[^（）()]{{0,8}}[）)])?[：:，,]\s*"
    r"(?P<answer>(?:(?:已|拟|部分|酌情|全部|未予?|不予?|暂不予?)(?:予以)?(?:采纳|吸纳|吸收|采用)|采纳(?=[，,。；;（(]|$)).*)"
)
"""关于压减抽检批次的意见（市粮食局）：未采纳。"""
_SAID = regex(r"(?:反馈|修改|具体)?(?:意见|建议)(?:建议|内容)?[：:]\s*(?P<said>.*)")
_ANSWER = regex(
    r"(?:研究意见|处理(?:意见|结果|情况)?|采纳(?:情况|与否|意见)|办理(?:结果|情况|意见)|答复(?:意见)?|回应|修改情况|落实情况|是否采纳"
    r"|我[局委办]意见|起草(?:单位|部门|组|小组)意见|结果)[：:]\s*(?P<answer>.*)"
)
_DECIDED = regex(
    r"(?<=[。；;，,—→（(])\s*(?=(?:经研究)?(?:已|拟|部分|酌情|全部|未予?|不予?|暂不予?)(?:予以)?(?:采纳|吸纳|吸收|采用)|采纳[，,。；;（(）)]|采纳$)"
)
_REASON = regex("^(?:理由|原因|说明)(?:是|为)?[：:]?")


@dataclass(slots=True)
class _Row:
    unit: str
    said: str = ""
    answer: str | None = None
    passages: list[Passage] = field(default_factory=list)


def told_rows(case: AuditCase) -> tuple[Opinion, ...]:
    """Return the opinions that running lines tell with what was decided on them, in order."""
    if not any(_TOLD_OF.search(passage.text) for passage in case.passages):
        return ()
    return tuple(
        _opinion(row, serial) for serial, row in enumerate(_rows(case), start=1) if row.said
    )


def _rows(case: AuditCase) -> Iterator[_Row]:
    doc = case.result.plan.document
    row: _Row | None = None
    for passage in case.passages:
        if doc is not None and doc.blocks[passage.block].kind is BlockKind.CELL:
            continue
        text = _MARK.sub("", passage.text, count=1)
        one, alone = _ONE_LINE.fullmatch(text), _ALONE.fullmatch(text)
        if not (one or alone) and (whole := _whole(text, passage)):
            if row is not None and row.answer is not None:
                yield row
            row = whole
        elif head := alone or one:
            if row is not None and row.answer is not None:
                yield row
            row = _Row(head["unit"], passages=[passage])
            if one:
                row.said, row.answer = _parted(one["said"])
        elif row is not None and (said := _SAID.fullmatch(text)):
            row.said, row.answer = _parted(said["said"])
            row.passages.append(passage)
        elif row is not None and row.said and (answer := _ANSWER.fullmatch(text)):
            row.answer = answer["answer"]
            row.passages.append(passage)
        elif row is not None:
            if row.answer is not None:
                yield row
            row = None
    if row is not None and row.answer is not None:
        yield row


def _whole(text: str, passage: Passage) -> _Row | None:
    """Return the opinion that one sentence tells with its answer."""
    if found := _ON_TOPIC.fullmatch(text):
        return _Row(found["unit"] or "", found["said"], found["answer"], [passage])
    found = _IN_WORDS.fullmatch(text)
    said, answer = _parted(found["said"]) if found else ("", None)
    return _Row(found["unit"], said, answer, [passage]) if found and answer is not None else None


def _parted(said: str) -> tuple[str, str | None]:
    """Return what was said, and the answer where the same line gives one."""
    for pattern in (_ANSWER, _DECIDED):
        if found := pattern.search(said):
            answer = found["answer"] if pattern is _ANSWER else said[found.end() :]
            return said[: found.start()], answer
    return said, None


def _opinion(row: _Row, serial: int) -> Opinion:
    answer = (row.answer or "").strip()
    match = DECISION.search(answer)
    decision = match["word"] if match else answer
    reason = answer[match.end() :] if match else ""
    return Opinion(
        serial=str(serial),
        unit=row.unit,
        opinion=row.said,
        decision=decision,
        reason=_REASON.sub("", reason.strip("。；;，, ")),
        subject={**row.passages[0].subject(), "row": str(serial)},
        evidence=tuple(p.quote(0, len(p.text)) for p in row.passages),
        blocks=tuple(dict.fromkeys(p.block for p in row.passages)),
    )
