"""Hazards that the plan before had tasks against, and this one only tells of as a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.audits.settled import SETTLED
from decompose.model.knowledge import SectorKind
from decompose.model.plan import SectionKind
from decompose.model.result import Evidence, Mention, MentionKind
from decompose.text.patterns import regex

ALL_HAZARDS = "natural-disasters"
_FACTS = (SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION)
_SENTENCE = regex(r"[^。；;\n]+")
_AIDS = regex("监测|预报|预警|观测|服务|信息|雷达|保障|站")
_RELIEF = regex("救")
_KIND = regex("(?:自然)?灾害?(?:防御|防范|防治|应对)?$|^低温(?=.)|防御$")


class LeftHazard(NamedTuple):
    """A hazard, where the plan before names it, and where this one tells of it."""

    name: str
    before: Mention
    told: Evidence


def left_hazards(case: AuditCase, before: dict[str, Mention]) -> Iterator[LeftHazard]:
    """Yield the hazards of the plan before that the background of this one names and none of its tasks."""
    texts = [f"{task.title}\n{task.text}" for task in case.result.plan.tasks]
    for sector, mention in before.items():
        if not _is_hazard(case, sector) or _treated(case, sector):
            continue
        words = case.kb.sectors[sector].terms
        stems = {_KIND.sub("", word) for word in (mention.term, *words)} - {""}
        if any(stem in text for stem in stems for text in texts):
            continue
        told = next(_facts(case, words), None)
        if told is not None:
            yield LeftHazard(case.kb.sectors[sector].name, mention, told)


def _is_hazard(case: AuditCase, sector: str) -> bool:
    entry = case.kb.sectors[sector]
    known = ALL_HAZARDS in case.kb.sector_path(sector)[1:] or "火灾" in entry.name
    return known and entry.kind is SectorKind.RISK and not _RELIEF.search(entry.name)


def _treated(case: AuditCase, sector: str) -> bool:
    """Tell whether a task is about a hazard, a kind of it, or all hazards of its kind: not about their forecast."""
    above = set(case.kb.sector_path(sector)[1:]) - {ALL_HAZARDS}
    for other in case.mentions:
        if other.kind is not MentionKind.SECTOR:
            continue
        if sector in case.kb.sector_path(other.id):
            return True
        if other.id in above and not _AIDS.search(other.term):
            return True
    return False


def _facts(case: AuditCase, words: Iterable[str]) -> Iterator[Evidence]:
    """Yield the sentences of the background that tell of something and not why there is no task."""
    terms = tuple(words)
    for passage in case.passages:
        if passage.kind not in _FACTS:
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            said = sentence.group()
            if any(term in said for term in terms) and not SETTLED.search(said):
                yield passage.quote(sentence.start(), sentence.end())
