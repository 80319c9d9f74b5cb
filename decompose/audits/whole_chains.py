"""Titles, openings and notes that promise a chain as a whole, and the links the document then leaves out."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.chain_objects import about_another
from decompose.audits.chains import measures_on, set_aside, takes_up
from decompose.model.knowledge import Chain, ChainLink
from decompose.model.plan import SectionKind
from decompose.model.result import MentionKind
from decompose.rules.theme import named_in_each
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_WORK = "监管|管理|整治|治理|监督|管控|分工|任务|责任|管起来|抓|行动|方案|办法"
_WHOLE = CuedPattern(
    f"(?:全链条|全过程|全流程|全周期|全生命周期|全环节|各个?环节|一条龙)(?:的)?(?:(?!追溯|溯源|评估|改造)[^，。；：、]){{0,6}}?(?:{_WORK}|$)"
    f"|[从自由][^，。；：、]{{1,16}}[到至][^，。；：、]{{1,16}}?(?:闭环|全程|一体化)|闭环(?:{_WORK})",
    cue=("全链", "全过程", "全流程", "周期", "环节", "闭环", "全程", "一体化", "一条龙"),
)
"""Words for all of a chain: 全链条整治, 从源头到路面闭环治理."""
_CLAUSE = regex("[^，。；：\n]+")
_NOT_SO = regex(
    "隐患(?:排查|整改|治理)?[^，。]{0,6}闭环|尚未|没有形成|未形成|不畅|缺乏|不足|脱节|存在|薄弱|信息系统|平台建设|宣传"
)
"""A danger that is put right to the end, a state of affairs, a system of records."""
_BACKGROUND = {
    SectionKind.STATUS,
    SectionKind.PROBLEMS,
    SectionKind.SITUATION,
    SectionKind.GUIDANCE,
    SectionKind.PRINCIPLES,
    SectionKind.PROCESS,
}


_OPENING = regex(r"^[（(]?[\d一二三四五六七八九十]{0,3}[）)]?[、.．]?\s*$")
_FEWEST = 2
"""Of many links one may be meant by other words, unless one item or section hands them out."""


class Promised(NamedTuple):
    """A chain that some words promise as a whole, and those of its links that the document leaves out."""

    chain: Chain
    passage: Passage
    start: int
    end: int
    lost: tuple[ChainLink, ...]


class _Texts(NamedTuple):
    """The words that should take up the links, and whether they are all that the words of the whole speak for."""

    texts: list[str]
    all_of_it: bool


def promised_chains(case: AuditCase, told: Container[str]) -> Iterator[Promised]:
    """Yield the chains of the pack that words outside the measures promise as a whole, with what is left out.

    A heading speaks for its section, words in a document whose title names the object for all of it, others for
    the measures on the object. Words that name one link alone promise no more; some link must be taken up.

    Args:
        case: What is audited.
        told: Chains of which a measure's own promise is told.
    """
    working = {measure.span.block for measure in case.measures.values()}
    headings = {s.span.block for s in case.result.plan.sections if s.span is not None}
    clauses = [
        (at, clause)
        for at, passage in enumerate(case.passages)
        if passage.kind not in _BACKGROUND
        for clause in _clauses(passage.text)
        if passage.block not in working or _heads(passage.text, clause)
    ]
    if not clauses:
        return
    title = case.result.plan.title
    named = named_in_each(MentionKind.SECTOR, (title, *(c.group() for _, c in clauses)), case.kb)
    found: set[str] = set()
    for at, clause in clauses:
        for chain in case.kb.chains.values():
            if chain.id in found or chain.id in told or not _named(chain, named[clause.group()]):
                continue
            bare = _without_object(case, chain, clause.group())
            if sum(takes_up(link, bare) for link in chain.links) == 1:
                continue
            texts = _carried_out(case, at, clause, chain, themed=_named(chain, named[title]))
            most = len(chain.links) - 1 if texts.all_of_it else len(chain.links) // 2
            least = 1 if case.passages[at].block in (working | headings) else _FEWEST
            lost = tuple(
                k
                for k in chain.links
                if not any(takes_up(k, t) and not set_aside(case, k, t) for t in texts.texts)
            )
            if least <= len(lost) <= most:
                found.add(chain.id)
                yield Promised(chain, case.passages[at], clause.start(), clause.end(), lost)


def _clauses(text: str) -> Iterator[re.Match[str]]:
    """Yield the clauses of a text that speak of a whole chain."""
    if not any(word in text for word in _WHOLE.cue):
        return
    for clause in _CLAUSE.finditer(text):
        if _WHOLE.search(clause.group()) and not _NOT_SO.search(clause.group()):
            yield clause


def _heads(text: str, clause: re.Match[str]) -> bool:
    """Tell whether a clause is the heading with which a numbered item begins."""
    begins = _OPENING.search(text[: clause.start()]) is not None or not clause.start()
    return begins and text[clause.end() : clause.end() + 1] in ("。", "\n")


def _named(chain: Chain, sectors: Container[str]) -> bool:
    return any(sector in sectors for sector in chain.sectors)


def _without_object(case: AuditCase, chain: Chain, text: str) -> str:
    """Return a text without the names of the chain's objects, which may hold the word of a link (超限|超载)."""
    terms = {t for s in chain.sectors for t in case.kb.sectors[s].terms if t in text}
    for term in (t for t in terms if not any(other in t for other in terms - {t})):
        text = text.replace(term, " ")
    return text


def _carried_out(
    case: AuditCase, at: int, clause: re.Match[str], chain: Chain, *, themed: bool
) -> _Texts:
    """Return the words in which the links should stand."""
    passage = case.passages[at]
    section = passage.section
    own = f"{passage.text[: clause.start()]}。{passage.text[clause.end() :]}"
    if section and section.span and section.span.block == passage.block:
        within = {section.id}
        for other in case.result.plan.sections:
            if other.parent in within:
                within.add(other.id)
        rest = [p for p in case.passages if p.section and p.section.id in within]
    elif themed:
        away = {m.span.block for m in case.measures.values() if about_another(case, chain, m.id)}
        rest = [p for p in case.passages if p.block not in away]
    else:
        return _Texts([own, *(measure.text for _, measure in measures_on(case, chain))], False)
    texts = [own, *(p.text for p in rest if p.block != passage.block and p.kind not in _BACKGROUND)]
    return _Texts(texts, True)
