"""Objects of which a plan says that the place has none, or that it takes up nothing about them."""

from __future__ import annotations

import re

from decompose.audits.case import AuditCase
from decompose.model.result import MentionKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SENTENCE = regex("[^。；;\\n]+")
_NONE_HERE = CuedPattern(
    "不再(?:分解|承接|列入|下达|设)|不设(?=[^，。]{0,24}(?:指标|目标))|不(?:承接|涉及|适用|承担)|(?:已|均已|已于[^，。]{2,8})(?:全部|全面)?(?:关闭|关停|退出|注销|停产)"
    "|(?:我|本|全)[省市县区州旗](?:境内|辖区内)?(?:目前|已经?)*(?:没有|无)",
    cue="再不关退注停没无",
)


def disowned(case: AuditCase) -> dict[str, set[str]]:
    """Return the objects named in sentences that say there is nothing of them here, each with the words for it.

    Outside of tasks (a note below a table) an object is known by its name.
    """
    told = _told(case)
    spans = [(block, sentence.start(), sentence.end()) for block, sentence in told]
    found: dict[str, set[str]] = {}
    for sector, entry in case.kb.sectors.items() if told else ():
        if any(entry.name in sentence.group() for _, sentence in told):
            found.setdefault(sector, set()).add(entry.name)
    for mention in case.mentions:
        inside = (b == mention.block and start <= mention.start < end for b, start, end in spans)
        if mention.kind is MentionKind.SECTOR and any(inside):
            found.setdefault(mention.id, set()).add(mention.term)
    return found


def disowned_words(case: AuditCase) -> tuple[str, ...]:
    """Return the sentences that say there is nothing of something here."""
    return tuple(sentence.group() for _, sentence in _told(case))


def _told(case: AuditCase) -> list[tuple[int, re.Match[str]]]:
    """Return the sentences that say there is nothing of something here, each with its block."""
    return [
        (passage.block, sentence)
        for passage in case.passages
        for sentence in _SENTENCE.finditer(passage.text)
        if _NONE_HERE.search(sentence.group())
    ]
