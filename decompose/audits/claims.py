"""What a stated lead claims: one object at certain stages, for comparison across tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase
from decompose.audits.marks import members_of
from decompose.audits.staged_claims import STAGED, staged
from decompose.model.knowledge import SectorKind
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Mention, MentionKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SEVERAL = 2
_GENERAL = frozenset({"enforcement"})
"""Stages that every regulator has and that split nothing."""
_OF_ALL = frozenset({"supervision-enforcement", "hidden-hazards"})
"""What every regulator does too: two who say it of one thing in one word say the same."""
_SIDES = (MentionKind.STAGE, MentionKind.ASPECT, MentionKind.FUNCTION)

_SUPERVISION = "(?:行业)?安全(?:生产)?(?:监督管理|监管|监督检查|监督)(?:工作|职责|职能|责任|任务)?$"
_SUPERVISES = CuedPattern(
    "^(?:依法|具体|牵头|全面|统一)*(?:负责|承担|履行|行使|实施)(?:对|全[省市县区])?(?P<objects>[^，。；]+?)"
    f"(?:等[^，。；、]{{2,8}})?(?:的)?{_SUPERVISION}"
    f"|^(?:负责|依法)*对(?P<others>[^，。；]+?)(?:的)?(?:依法)?(?:实施|进行|开展|履行){_SUPERVISION}",
    cue="监",
)
_OF_UNITS = CuedPattern("^负责[^，。；]{0,4}(?:派出所|站所|中队)", cue="所队")
"""What is done by units of the lead, whom the law may give a part."""
_OBJECTS = regex("[、和及]")
_STOPS = regex("[，。；：等]+$")
_SEVERAL = 2
_CLAUSE = regex("[^，,；;。]*")
_OF_A_WHOLE = frozenset({"whole"})
"""The key of who supervises an object as such, at all its stages."""


class Claim(NamedTuple):
    """A single stated lead over a single object; ``key`` holds the object and its sides."""

    task: Task
    attribution: Attribution
    lead: str
    units: frozenset[str]
    key: tuple[str, frozenset[str]]
    part: str | None
    """The measure to which the statement is bound; None for the whole task."""
    said: frozenset[str] = frozenset()
    """The sides as printed, with what every regulator does."""
    terms: frozenset[str] = frozenset()
    """The words that name the object."""
    sides: frozenset[str] = frozenset()
    """Of a claim on one stage: the sides of the object that it names."""
    members: frozenset[str] = frozenset()
    """Which ones of a series its words name."""

    @property
    def inspects(self) -> bool:
        """Whether it says who inspects the object: then it must be called by the same word."""
        return not _GENERAL.isdisjoint(self.key[1])

    @property
    def whole(self) -> bool:
        """Whether its entry may hold more than this object: the entry as such changes no hands."""
        return self.key[1] is _OF_A_WHOLE or self.staged

    @property
    def staged(self) -> bool:
        """Whether it is about one stage of the object."""
        return STAGED in self.key[1]


def claims(case: AuditCase) -> Iterator[Claim]:
    """Yield the claims of measures that name exactly one object, in reading order."""
    for task in case.result.plan.tasks:
        for measure in task.measures:
            attribution = measure.attribution or task.attribution
            if attribution is None or attribution.joint or len(attribution.lead) != 1:
                continue
            own, beside = members_of(measure.text), _called_on(case, task, measure)
            for claim in _made(case, task, measure, attribution):
                units = claim.units | beside
                yield claim._replace(units=units, members=own or claim.members)


def _called_on(case: AuditCase, task: Task, measure: Measure) -> frozenset[str]:
    """Return whom a paragraph that divides its work clause by clause calls on: they have it with each other."""
    here = (m for m in task.measures if m.span.block == measure.span.block)
    stated = [m.attribution for m in here if m.attribution is not None]
    if len(stated) < _SEVERAL:
        return frozenset()
    names = (name for a in stated for name in (*a.lead, *a.support))
    return frozenset(d for name in names if (d := case.resolved(name).department))


def _made(case: AuditCase, task: Task, measure: Measure, stated: Attribution) -> Iterator[Claim]:
    claim = _claim(case, task, measure, stated)
    if claim is not None:
        yield claim
    yield from _named_alone(case, task, measure, stated)
    yield from _listed(case, task, measure, stated)
    yield from _inspected(case, task, measure, stated)
    yield from _staged(case, task, measure, stated)


def _claim(case: AuditCase, task: Task, measure: Measure, attribution: Attribution) -> Claim | None:
    about = _about(case, measure, attribution)
    sectors = _topmost(case, {m.id for m in about if m.kind is MentionKind.SECTOR})
    sectors -= _sides_of_one(case, about, sectors)
    lead = case.resolved(attribution.lead[0]).department
    if len(sectors) != 1 or lead is None or _OF_UNITS.search(measure.text):
        return None
    (sector,) = sectors
    if case.kb.sectors[sector].kind in (SectorKind.RISK, SectorKind.TERRITORY):
        return None
    names = (*attribution.lead, *attribution.support, *attribution.participants)
    units = frozenset(d for name in names if (d := case.resolved(name).department))
    part = measure.id if measure.attribution else None
    said = _sides(about)
    terms = frozenset(m.term for m in about if m.id == sector)
    return Claim(task, attribution, lead, units, (sector, said - _OF_ALL), part, said, terms)


def _about(case: AuditCase, measure: Measure, stated: Attribution) -> list[Mention]:
    """Return the words of a measure for objects and sides, but for objects inside the names of who does it.

    旅游 of 市文化广电旅游局 is no object.
    """
    words, said = case.words_of.get(measure.id, []), stated.span
    if said.block != measure.span.block:
        return words
    units = [
        (at, at + len(name))
        for name in (*stated.lead, *stated.support, *stated.participants)
        if (at := stated.quote.find(name) + said.start) >= said.start
    ]
    return [
        m
        for m in words
        if m.kind is not MentionKind.SECTOR
        or not any(a <= m.start and m.end <= b for a, b in units)
    ]


def _sides_of_one(case: AuditCase, about: list[Mention], sectors: set[str]) -> set[str]:
    """Return what is a side of the only object named before it: the fire safety of care homes."""
    sides = sectors & {aspect.sector for aspect in case.kb.aspects.values()}
    own = sectors - sides
    if len(own) != 1:
        return set()
    ends = min(m.end for m in about if m.id in own)
    return {s for s in sides if all(m.start >= ends for m in about if m.id == s)}


def _listed(case: AuditCase, task: Task, measure: Measure, stated: Attribution) -> Iterator[Claim]:
    """Yield the claims of an entry in a list of duties on each object whose whole supervision it takes."""
    found = _SUPERVISES.search(measure.text)
    lead = case.resolved(stated.lead[0]).department
    if found is None or lead is None:
        return
    sectors = {
        m.id: m.term
        for m in case.words_of.get(measure.id, [])
        if m.kind is MentionKind.SECTOR and case.kb.sectors[m.id].kind is not SectorKind.TERRITORY
    }
    for sector, term in sectors.items():
        if term in _OBJECTS.split(found["objects"] or found["others"]):
            yield Claim(task, stated, lead, frozenset([lead]), (sector, _OF_A_WHOLE), None)


def _named_alone(
    case: AuditCase, task: Task, measure: Measure, stated: Attribution
) -> Iterator[Claim]:
    """Yield the claims of an item that names several objects and nothing else: 校外托管机构、研学营地。由甲局牵头."""
    about = _about(case, measure, stated)
    terms = {m.term: m.id for m in about if m.kind is MentionKind.SECTOR}
    named = _STOPS.sub("", measure.text).split("、")
    lead = case.resolved(stated.lead[0]).department
    if lead is None or len(named) < _SEVERAL or not all(name in terms for name in named):
        return
    units = frozenset(
        d for n in (*stated.lead, *stated.support) if (d := case.resolved(n).department)
    )
    for name in named:
        key = (terms[name], frozenset[str]())
        yield Claim(task, stated, lead, units, key, None, terms=frozenset([name]))


def _inspected(
    case: AuditCase, task: Task, measure: Measure, stated: Attribution
) -> Iterator[Claim]:
    """Yield the claim of who inspects an object, by the first clause alone: what follows is how."""
    ends = measure.span.start + len(_CLAUSE.match(measure.text)[0])  # type: ignore[index]  # matches all texts
    about = [m for m in _about(case, measure, stated) if m.end <= ends]
    sectors = {m.id for m in about if m.kind is MentionKind.SECTOR}
    lead = case.resolved(stated.lead[0]).department
    sectors -= {aspect.sector for aspect in case.kb.aspects.values()}  # all look at fire safety
    if len(sectors) != 1 or lead is None or not any(m.id in _GENERAL for m in about):
        return
    (sector,) = sectors
    of_units = _OF_UNITS.search(measure.text) is not None
    if of_units or case.kb.sectors[sector].kind in (SectorKind.RISK, SectorKind.TERRITORY):
        return
    sides = frozenset(m.id for m in about if m.kind in (MentionKind.STAGE, MentionKind.ASPECT))
    units = [d for name in (*stated.lead, *stated.support) if (d := case.resolved(name).department)]
    terms = frozenset(m.term for m in about if m.id == sector)
    part = measure.id if measure.attribution else None
    yield Claim(task, stated, lead, frozenset(units), (sector, sides), part, sides, terms)


def _staged(case: AuditCase, task: Task, measure: Measure, stated: Attribution) -> Iterator[Claim]:
    """Yield the claims on each stage of an object's life that a sentence has supervised."""
    lead = case.resolved(stated.lead[0]).department
    if lead is None or _OF_UNITS.search(measure.text):
        return
    units = [d for name in (*stated.lead, *stated.support) if (d := case.resolved(name).department)]
    part = measure.id if measure.attribution else None
    for sector, stage, terms, sides in staged(case, measure):
        key = (sector, frozenset([STAGED, stage]))
        yield Claim(task, stated, lead, frozenset(units), key, part, frozenset(), terms, sides)


def _sides(about: list[Mention]) -> frozenset[str]:
    return frozenset(m.id for m in about if m.kind in _SIDES) - _GENERAL


def _topmost(case: AuditCase, sectors: set[str]) -> set[str]:
    """Return the sectors without those that stand under another of them: lifts beside special equipment."""
    return {s for s in sectors if sectors.isdisjoint(case.kb.sector_path(s)[1:])}
