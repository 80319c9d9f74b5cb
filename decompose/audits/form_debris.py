"""Audit ``form.debris``: remains of a word processor in the text."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.patch import reword
from decompose.audits.unfilled_marks import BLANKS, NOTES, PLACEHOLDERS, STOPS
from decompose.labels.deliverables import Labels
from decompose.model.result import (
    Severity,
)
from decompose.model.source import Span
from decompose.text.cues import CuedPattern

_REMAINS = CuedPattern(
    r"\[bookmark:[^\]\n]{0,80}\]|错误[!！]\s?未(?:找到引用源|定义书签)|Error! (?:Reference source|Bookmark) not"
    r"|\{\s*(?:PAGEREF|REF|HYPERLINK|TOC|SEQ)\s[^}\n]{0,80}\}",
    cue=("[bookmark:", "错误", "Error!", "PAGEREF", "REF", "HYPERLINK", "TOC", "SEQ"),
)  # bookmarks, failed references, field codes
_LATER = CuedPattern(
    r"[（(【\[][^（(【\[）)】\]。]{0,8}?(?:待|需|拟|请)(?:进一步)?(?:补充|补齐|完善|核实|核对|确认|填写|插入|定稿|修改)[^（(【\[）)】\]。]{0,20}[）)】\]]"
    r"|此处(?:待|需|请)?(?:补充|插入|删除|省略|填写)"
    r"|(?<=[量额积数长度])(?:为|约|是|共)?(?:[xX×Ｘ○〇]{2,}|_{2,})(?=[，。；;]|$)"
    r"|(?:[xX×ＸO○〇*＊]{2,}|_{2,})(?=(?:万元|亿元|公里|平方米|个|项|家|人次|座|所)(?![\u4e00-\u9fff]{0,2}[市县区]))"
    r"|(?:[xX×Ｘ○〇*＊]{1,3}|_{2,})[%％‰]|(?<=[到至在降少为过])(?:[xX×Ｘ○〇*＊]{2,}|_{2,}|[（(\[［]\s+[）)\]］])(?=[起人名户处台辆支次座所%％‰]|以[内下上])"
    r"|(?<=[到至在降少为过])[（(\[［]\s+[）)\]］]",
    cue=(
        *"待需拟请此xX×ＸO○〇*＊_",
        *(f"{opened}{space}" for opened in "（([［" for space in " \u3000\u00a0\t\n"),
    ),
)  # what an author left for later: 此处待补充, ××万元

_AROUND = 3
_OUR_WORDS = frozenset(Labels(lang)["low"] for lang in ("zh", "en"))
"""How sure a lead is, in the workbook that decompose itself writes."""


@audit_facts(
    AuditFacts(
        name="form.debris",
        code="F04",
        severity=Severity.INFO,
        why="正文中有文字处理软件的残留，说明定稿没有校对。",
        fix="删除残留后重新导出。",
    )
)
def form_debris(case: AuditCase) -> Iterator[Fault]:
    """Report bookmarks and field codes that were left in the text, and what was left for later.

    Looks for:
        Bookmarks that the reader noticed and left out, and bookmarks, field codes and broken
        cross-references within the sentences; notes such as "to be filled in here", placeholders,
        blanks and crosses in the place of a figure; doubled stops.
    Why it matters:
        They break words apart, so that searches and comparisons miss them.
    Source:
        Mechanism 82 of docs/mission.md.
    """
    spans = [p.span for p in case.result.plan.problems if p.code == "debris.bookmark" and p.span]
    known = {(span.block, span.start) for span in spans}
    for passage in case.passages:
        for found in _REMAINS.finditer(passage.text):
            start, end = passage.start + found.start(), passage.start + found.end()
            span = Span(block=passage.block, start=start, end=end)
            if not any(span.block == block and begin <= start for block, begin in known):
                spans.append(span)
    if spans:
        evidence = tuple(e for span in spans[:3] for e in case.at(span))
        subject = case.section_at(spans[0].block)
        patch = tuple(reword(s.block, s.start, case.words_at(s), "") for s in spans)
        message = f"正文有{len(spans)}处书签或域代码残留"
        yield Fault(subject, message, evidence, patch=patch if all(p.old for p in patch) else ())
    yield from _left_for_later(case)


def _left_for_later(case: AuditCase) -> Iterator[Fault]:
    """Report notes to oneself and blanks for figures that were to be filled in."""
    for passage in case.passages:
        if passage.text in _OUR_WORDS:
            continue
        told: list[tuple[int, int]] = []
        for words in (_LATER, BLANKS, PLACEHOLDERS, NOTES):
            for found in words.finditer(passage.text):
                start, end = found.span()
                if any(start < last and first < end for first, last in told):
                    continue
                told.append((start, end))
                message = f"正文留有待补的内容：“{_shown(passage.text, start, end)}”"
                fix = "补齐内容或者删去这处提示。"
                yield Fault(passage.subject(), message, (passage.quote(start, end),), fix=fix)
        for found in STOPS.finditer(passage.text):
            message = f"标点重复：“{found.group()}”"
            around = passage.quote(max(0, found.start() - _AROUND), found.end())
            yield Fault(passage.subject(), message, (around,), fix="删去多余的标点。")


def _shown(text: str, start: int, end: int) -> str:
    """Return the words of a remainder; a blank with what stands beside it."""
    words = text[start:end]
    return (
        words.strip()
        if len(words.strip()) > 1
        else text[max(0, start - _AROUND) : end + _AROUND].strip()
    )
