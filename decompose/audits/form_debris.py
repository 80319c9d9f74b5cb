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
    """Report bookmarks and field codes that were left in the text.

    Looks for:
        Bookmarks that the reader noticed and left out, and bookmarks, field codes and broken
        cross-references within the sentences.
    Why it matters:
        They break words apart, so that searches and comparisons miss them.
    Source:
        Mechanism 82 of docs/mission.md.
    """
    spans = [p.span for p in case.result.plan.problems if p.code == "debris.bookmark" and p.span]
    known = {(span.block, span.start) for span in spans}
    for passage in case.passages:
        for found in _REMAINS.finditer(passage.text):
            span = Span(block=passage.block, start=found.start(), end=found.end())
            if not any(block == span.block and start <= span.start for block, start in known):
                spans.append(span)
    if spans:
        evidence = tuple(e for span in spans[:3] for e in case.at(span))
        subject = case.section_at(spans[0].block)
        patch = tuple(reword(s.block, s.start, case.words_at(s), "") for s in spans)
        message = f"正文有{len(spans)}处书签或域代码残留"
        yield Fault(subject, message, evidence, patch=patch if all(p.old for p in patch) else ())
