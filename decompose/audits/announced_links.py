"""Chains that a document announces link by link (从批发、运输、零售到燃放闭环管理), and the links it then forgets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.link_words import (
    JOINT,
    WHOLE,
    WHOLE_CUES,
    known_links,
    taken_up,
    words_for,
)
from decompose.model.source import Span
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_ENDS = CuedPattern(f"的?{WHOLE}", cue=WHOLE_CUES)
_RUN = regex("[\u4e00-\u9fff、]{5,}$")
_LONGEST = 120
"""How many characters a list may have: it is looked for backwards from what ends it."""
_TOLD = CuedPattern(
    "(?:链条|环节|流程|节点)(?:节点|环节)?(?:包括|依次为|分为|为|有|[:：])(?P<told>[\u4e00-\u9fff、]{5,120})(?:[。；;，,]|$)",
    cue=("链条", "环节", "流程", "节点"),
)
_BEFORE = regex("^.*[从对于在]")
_NUMBER = regex(r"^(?:[\W\d一二三四五六七八九十甲乙丙丁]+|(?:节点|环节)\S{1,2}[\s、：:]+)+")
_STOP = regex(r"(?:环节|阶段)?(?:[\W]|$)")
_OPENS = regex(
    "(?:[:：]|如下[:：。]?)$|^[^。；]{0,12}(?:链条|环节|流程|节点)(?:包括|依次为|分为|为|有|[:：])"
)
"""A passage that what follows it carries out."""
_LEAST, _HEADED = 3, 2
_PAIR = 2


class Announced(NamedTuple):
    """Links that some words list, and those of them that no other passage takes up."""

    passage: Passage
    quote: str
    span: Span
    links: tuple[str, ...]
    lost: tuple[str, ...]


def announced_links(case: AuditCase) -> Iterator[Announced]:
    """Yield each list of links of which the passages behind it take up some one by one, and none takes up the rest.

    A list whose links head no passages announces no division: one measure may treat them all.
    """
    working = {measure.span.block for measure in case.measures.values()}
    for at, passage in enumerate(case.passages):
        if passage.block in working and not _OPENS.search(passage.text):
            continue  # one measure treats them all
        for begin, quote, told in _lists(passage.text):
            links = _links(case, quote, whole=told)
            if len(links) < _LEAST:
                continue
            forms = {link: words_for(case, link, links) for link in links}
            heads = [head for other in _behind(case, at) for head in _heads(other)]
            headed = {link for link in links if any(head in forms[link] for head in heads)}
            added = [m.text for m in case.measures.values() if m.span.block != passage.block]
            taken = taken_up(case, links, (*_behind(case, at), *added))
            lost = tuple(link for link in links if link not in taken)
            if lost and len(headed) >= max(_HEADED, len(links) - len(lost), len(lost)):
                start = passage.start + begin
                span = Span(block=passage.block, start=start, end=start + len(quote))
                yield Announced(passage, quote, span, links, lost)


def _lists(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the lists of a text: where they begin, their words, and whether they follow upon 环节：."""
    last = 0
    for end in _ENDS.finditer(text):
        start = max(last, end.start() - _LONGEST)
        run = _RUN.search(text[start : end.start()])
        last = end.end()
        if run is not None and "、" in run.group():
            yield start + run.start(), run.group(), False
    for found in _TOLD.finditer(text):
        if "、" in found["told"]:
            yield found.start("told"), found["told"], True


def _behind(case: AuditCase, at: int) -> list[str]:
    """Return what stands behind a passage: of its section, or of the whole document behind a title."""
    own = case.passages[at].section
    whole = own is None or own.parent is None
    return [p.text for p in case.passages[at + 1 :] if whole or p.section is own]


def _heads(text: str) -> list[str]:
    """Return the words, one or several joined, with which a passage begins."""
    return JOINT.split(_STOP.split(_NUMBER.sub("", text), maxsplit=1)[0])


def _links(case: AuditCase, quote: str, *, whole: bool) -> tuple[str, ...]:
    """Return the links of a list; of the first only its last words, where an object stands before it."""
    first, *rest = JOINT.split(quote)
    known = sorted((w for w in known_links(case) if first.endswith(w)), key=len)
    if not whole:
        cut = _BEFORE.sub("", first)
        first = (
            cut
            if cut != first and len(cut) <= 2 * _PAIR
            else (known[-1] if known else first[-_PAIR:])
        )
    return tuple(dict.fromkeys(link for link in (first, *rest) if len(link) >= _PAIR))
