"""References of a document to its own chapters, articles, items and to the table above or below."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, Passage
from decompose.audits.references import of_another
from decompose.model.source import BlockKind
from decompose.text.cues import CuedPattern
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_N = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
_OWN = "本(?:规划|方案|办法|意见|通知|清单|要点|纲要|预案|规定|细则|制度)的?"
_TO = "(?:详?见|按照?|依照|根据|落实|执行|参照|对照|遵照)"
_PARTS = CuedPattern(
    rf"(?:{_OWN}|{_TO})第{_N}(?P<kind>章|部分|条)(?![款项])", cue=("章", "部分", "条")
)
_SEEN = regex("(?:详|参)?见第[^条]*章")
"""Sends the reader to a chapter of the same document, whatever its chapters are called: 详见第五章."""
_QUOTED = CuedPattern(rf"{_OWN}[“\"]{_N}、(?P<title>[^”\"，。]{{2,16}})[”\"]", cue="本")
_ITEMS = CuedPattern(
    rf"(?:前述|上述|上列|前列|{_OWN})第[（(]?{_N}[）)]?项(?:重点)?(?:任务|措施|工程|工作)", cue="项"
)
_SHOWN = CuedPattern(
    "(?:见|如|详见|参见|对|按照?|根据|依据)(?P<where>[上下])(?P<kind>表|图)(?:所[列示]|[，。；）)的中])?",
    cue=("上表", "下表", "上图", "下图"),
)
_HEADS = {
    "章": regex(rf"^\s*第{_N}章"),
    "条": regex(rf"^\s*第{_N}条"),
    "部分": regex(rf"^\s*第{_N}部分"),
}
_TOP = regex(rf"^\s*{_N}、")
_ANY = regex(rf"^\s*[（(]?{_N}[）)、.．]")
_FEWEST = 2
_DRAWN = regex("[|｜│┃\\t]")


def lost_parts(case: AuditCase) -> Iterator[tuple[Passage, int, int, str]]:
    """Yield the references to parts of the document that it does not have: passage, start, end, the words for it."""
    heads = _heads(case)
    titles = {section.title for section in case.result.plan.sections}
    for passage in case.passages:
        for found in _PARTS.finditer(passage.text):
            own = found.group().startswith("本")
            if not own and (found["kind"] == "条" or of_another(passage.text[: found.start()])):
                continue
            known = heads.get(found["kind"]) or (
                heads["、"]
                if own or found["kind"] == "部分" or _SEEN.match(found.group())
                else set()
            )
            if _is_beyond(found["number"], known):
                yield passage, *found.span(), f"第{found['number']}{found['kind']}"
        for found in _QUOTED.finditer(passage.text):
            if heads["、"] and not any(found["title"] in title for title in titles):
                yield passage, *found.span(), f"“{found['number']}、{found['title']}”"
        for found in _ITEMS.finditer(passage.text):
            if _is_beyond(found["number"], heads["任何"]):
                yield passage, *found.span(), f"第{found['number']}项"
        yield from _shown(case, passage)


def _heads(case: AuditCase) -> dict[str, set[int]]:
    """Return the numbers of the document's chapters, parts, articles, of its items 一、 and of any."""
    found: dict[str, set[int]] = {"、": set(), "任何": set()}
    patterns = {**_HEADS, "任何": _ANY}
    for passage in case.passages:
        for kind, pattern in patterns.items():
            head = pattern.match(passage.text)
            value = numeral_value(head["number"]) if head else None
            if value is not None:
                found.setdefault(kind, set()).add(value)
        head = _TOP.match(passage.text)
        if head and not head["number"].isdigit():
            found["、"].add(numeral_value(head["number"]) or 0)
    return found


def _is_beyond(number: str, known: set[int]) -> bool:
    """Tell whether a number is above all of a kind that the document has several of."""
    value = numeral_value(number)
    return value is not None and len(known) >= _FEWEST and value > max(known)


def _shown(case: AuditCase, passage: Passage) -> Iterator[tuple[Passage, int, int, str]]:
    """Yield 见下表 and 如上图 where the document has no table, or no picture, at all."""
    doc = case.result.plan.document
    if doc is None:
        return
    for found in _SHOWN.finditer(passage.text):
        kind = BlockKind.CELL if found["kind"] == "表" else BlockKind.IMAGE
        if any(b.kind in (kind, BlockKind.IMAGE) or _DRAWN.search(b.text) for b in doc.blocks):
            continue
        if any(problem.code.startswith(("table", "image")) for problem in doc.problems):
            continue
        yield passage, *found.span(), f"{found['where']}{found['kind']}"
