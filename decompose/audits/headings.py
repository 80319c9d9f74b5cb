"""What the audit of headings needs: objects of a measure that are foreign to its heading."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.audits.remembered import remembered
from decompose.model.knowledge import Duty, DutyRole, SectorKind
from decompose.model.plan import Measure, Task
from decompose.model.result import MentionKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_REGULATING = (DutyRole.SECTOR, DutyRole.LICENSING, DutyRole.INDUSTRY)
EMPTY = {
    "安全",
    "生产",
    "管理",
    "监管",
    "建设",
    "运行",
    "加强",
    "开展",
    "推进",
    "规范",
    "落实",
    "完善",
    "整治",
    "重点",
    "强化",
    "机构",
    "提升",
}
"""Words that every heading of a safety plan may hold."""
_URGES = CuedPattern("^(?:督促|指导|要求)", cue=("督促", "指导", "要求"))
_WHOLE_NAME = 4
_CROSSING = (SectorKind.RISK, SectorKind.TERRITORY)
GATHERING = {
    "natural-disasters",
    "fire-safety",
    "internal-security",
    "industrial-products",
    "urban-operation",
    "all-units",
}
"""Hazards and sides that the places of every trade have."""
_JOINT = regex("[、和与及]")
_TWO = 2


def root(case: AuditCase, sector: str) -> str:
    """Return the topmost ancestor of a sector."""
    return case.kb.sector_path(sector)[-1]


def headed_by(case: AuditCase, task: Task) -> set[str]:
    """Return the objects that a heading names, and the broad trades whose own name it bears."""
    named = case.sectors_of(task.id)
    own = (m for measure in task.measures for m in case.words_of.get(measure.id, ()))
    named |= {m.id for m in own if m.kind is MentionKind.SECTOR and m.term == task.title}
    title = task.title
    return named | {k for k, name in _trades_by_name(case) if name in title}


@remembered
def _trades_by_name(case: AuditCase) -> tuple[tuple[str, str], ...]:
    tops = ((k, s.name) for k, s in case.kb.sectors.items() if s.parent is None)
    return tuple((k, name) for k, name in tops if len(name) >= _WHOLE_NAME)


def of_one_trade(case: AuditCase, text: str, title: set[str]) -> bool:
    """Tell whether a heading names trades and nothing else, so that what stands under it can be out of place.

    Hazards, sides of all trades, policies and new businesses gather the places of many trades, as does a
    heading that joins something unknown to a trade (集市与经营户).
    """
    for sector in title:
        path = case.kb.sector_path(sector)
        entries = [case.kb.sectors[step] for step in path]
        gathers = any(e.policy or e.side or e.emerging or e.kind in _CROSSING for e in entries)
        if gathers or not GATHERING.isdisjoint(path):
            return False
    joined = [part for part in _JOINT.split(text) if part]
    if len(joined) < _TWO:
        return True
    names = [sector.name for sector in case.kb.sectors.values()]
    terms = {mention.term for sector in title for mention in case.sectors.get(sector, ())}
    return all(
        any(term in part for term in terms) or any(part in name for name in names)
        for part in joined
    )


def foreign(case: AuditCase, owner: str, family: set[str]) -> list[str]:
    """Return the objects a measure names when none of its words belong to the heading's family.

    Risks and territories cut across trades: a measure that names one is judged by its other words.
    """
    named = dict.fromkeys(
        m.id for m in case.words_of.get(owner, ()) if m.kind is MentionKind.SECTOR
    )
    objects = [s for s in named if case.kb.sectors[s].kind not in _CROSSING]
    if any(root(case, sector) in family for sector in named):
        return []
    return objects


def addressed(case: AuditCase, measure: Measure, title: set[str]) -> list[str]:
    """Return the trade whose businesses a measure has urged to act under the heading of another.

    Only objects made of two trades count, such as caterers that burn gas: whoever regulates the
    second trade urges them, not the regulator that the heading names.
    """
    urged = _URGES.search(measure.text)
    if urged is None:
        return []
    at = measure.span.start + urged.end()
    family = {root(case, sector) for sector in title}
    heads = [d for s in title if (d := regulator_of(case, s)) is not None]
    headed = {department for duty in heads for department in duty.departments}
    found = []
    for mention in case.words_of.get(measure.id, ()):
        if mention.kind is not MentionKind.SECTOR or mention.start != at:
            continue
        both = {root(case, sector) for sector in case.kb.sectors[mention.id].together}
        duty = regulator_of(case, mention.id)
        if both - family and duty is not None and headed.isdisjoint(duty.departments):
            found.append(mention.id)
    return found


@remembered
def regulator_of(case: AuditCase, sector: str) -> Duty | None:
    """Return the duty of whoever answers for an object, None when it is open or a new business."""
    if case.kb.sectors[sector].emerging:
        return None
    duties = [d for d in case.duties(sector) if d.departments and d.role in _REGULATING]
    return next((d for d in duties if d.main and not d.designation), None)


def akin(case: AuditCase, sector: str, title: str) -> bool:
    """Tell whether an object, or one above it, shares a word of two characters with a heading."""
    return any(pair in title for pair in _pairs_of(case, sector))


@remembered
def _pairs_of(case: AuditCase, sector: str) -> frozenset[str]:
    names = [case.kb.sectors[step].name for step in case.kb.sector_path(sector)]
    return frozenset(name[i : i + 2] for name in names for i in range(len(name) - 1)) - EMPTY


def speaks_of(text: str, title: str) -> bool:
    """Tell whether words share a word of two characters with their heading: 邻近施工 under 建筑施工."""
    pairs = {title[i : i + 2] for i in range(len(title) - 1)} - EMPTY
    return any(pair in text for pair in pairs)
