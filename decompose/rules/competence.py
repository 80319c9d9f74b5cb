"""Which duty answers for a sector at a stage, under an aspect, on a date."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.knowledge import Knowledge
from decompose.model.knowledge import Duty, DutyRole, Grade, SectorKind
from decompose.model.organization import DepartmentKind, Level
from decompose.model.result import Basis, Role
from decompose.rules.proposal import (
    ApplicableDuty,
    Clause,
    Competence,
    Holder,
    Proposal,
    Setting,
    Topic,
)
from decompose.rules.reform import as_named_then, today
from decompose.text.patterns import regex

_ROLE_FACTOR = {
    DutyRole.SECTOR: 1.0,
    DutyRole.LICENSING: 0.95,
    DutyRole.INDUSTRY: 0.8,
    DutyRole.COMPREHENSIVE: 0.35,
    DutyRole.TERRITORIAL: 0.25,
    DutyRole.SUPPORT: 0.2,
}
_GRADE_FACTOR = {Grade.A: 1.0, Grade.B: 0.96, Grade.C: 0.9}
_KIND_FACTOR = {
    SectorKind.SECTOR: 1.0,
    SectorKind.OBJECT: 1.0,
    SectorKind.RISK: 0.6,
    SectorKind.TERRITORY: 0.8,
}
_ANCESTOR = 0.85
_MAIN = 1.2
_SHARED = 1.3
_LINK = 1.05
_SEVERAL = 1.15
"""Several stages in one clause are the main holder's, unless a side of the object is in question."""
_OTHER = 0.45
CHAIN = 3
"""A clause that names so many stages is about the whole chain: the main holder answers for it."""
_UNASKED = 0.55
_BESIDE = 0.75
_SIDE = 0.8
"""What is left of the main duty where a side of the object is named that another duty has."""
_ASIDE = 0.8
"""An aspect named beside what the sentence says of the object has its own regulator for that part."""
ACTIVITIES = frozenset({"enforcement", "monitoring", "publicity-training", "statistics-assessment"})
"""Stages that every regulator has on its object: they tell nothing beside a stage of its life."""
LEADING_ROLES = frozenset({DutyRole.SECTOR, DutyRole.LICENSING, DutyRole.INDUSTRY})


_PARTS = frozenset({DepartmentKind.OFFICE, DepartmentKind.COMMITTEE})


def competences(clause: Clause) -> tuple[Competence, ...]:
    """Return the duties that speak for the sectors of a clause, best first.

    A sector without a duty able to lead takes those of its nearest ancestor that has one.

    Shape:
        At most one entry a duty and topic; ordered by weight, then by duty id.
    """
    known = clause.setting.fits
    if clause.measure.id not in known:
        known[clause.measure.id] = fits_of(clause, *clause.sectors)
    return known[clause.measure.id]


def fits_of(clause: Clause, *topics: Topic) -> tuple[Competence, ...]:
    """Return the duties that speak for some topics in a clause, best first."""
    found = [_fit(clause, t, a) for t in topics for a in _applicable(clause.setting, t.id)]
    found.sort(key=lambda c: (-c.weight, c.duty.id))
    return tuple(found)


def concerns_everyone(topic: Topic, clause: Clause) -> bool:
    """Tell whether a sector is "all units" in some words: comprehensively supervised, led by nobody."""
    duties = clause.setting.kb.duties_of_sector.get(topic.id, ())
    return any(d.role is DutyRole.COMPREHENSIVE for d in duties) and not any(
        d.role in LEADING_ROLES and d.departments for d in duties
    )


def _applicable(setting: Setting, sector: str) -> tuple[ApplicableDuty, ...]:
    """Return the duties on a sector, with those of the ancestors it leans on; looked up once."""
    known = setting.applicable.get(sector)
    if known is None:
        known = setting.applicable[sector] = tuple(_look_up(setting, sector))
    return known


def _look_up(setting: Setting, sector: str) -> Iterator[ApplicableDuty]:
    kb = setting.kb
    factor = _KIND_FACTOR[kb.sectors[sector].kind]
    designation = ""
    for step in kb.sector_path(sector):
        able = False
        duties = _of_level(kb.duties_of_sector.get(step, ()), setting)
        if kb.sectors[step].kind is not SectorKind.RISK:
            asked = (d.designation for d in duties if d.designation and not d.departments)
            designation = next(asked, designation)
        for duty in duties:
            state = validity(duty, setting)
            if state is None:
                continue
            own = factor * _ROLE_FACTOR[duty.role] * _GRADE_FACTOR[duty.grade]
            own *= (_MAIN if duty.main else 1.0) * (0.9 if state == "expired" else 1.0)
            yield ApplicableDuty(duty, own, state == "expired", designation)
            able = able or (duty.role in LEADING_ROLES and bool(duty.departments))
        if able or kb.sectors[step].emerging:
            return
        factor *= _ANCESTOR


def _of_level(duties: tuple[Duty, ...], setting: Setting) -> tuple[Duty, ...]:
    """Leave out duties of other levels, unless the sector's only main duty is one of them."""
    level = setting.jurisdiction.level
    if level is None:
        return duties
    fitting = tuple(d for d in duties if not d.levels or level in d.levels)
    if any(d.main for d in fitting):
        return fitting
    return tuple(d for d in duties if d in fitting or d.main)


def _fit(clause: Clause, topic: Topic, found: ApplicableDuty) -> Competence:
    duty = found.duty
    several = duty.main and not duty.stages and len(clause.stages - ACTIVITIES) > 1
    apart = clause.apart.get(topic.id, frozenset())
    aspects = clause.aspects - apart
    stages = clause.stages - ACTIVITIES if aspects else clause.stages
    stage = _overlap(duty.stages, stages, main=duty.main)
    if several and not clause.aspects:
        stage = _SEVERAL
    aspect = _overlap(duty.aspects, aspects, main=duty.main)
    if duty.main and not duty.aspects and _of_others(aspects, topic, clause):
        aspect = _SIDE
    aside = bool(apart.intersection(duty.aspects)) and not duty.main
    if aside:
        aspect = max(aspect, _ASIDE)
    own = _BESIDE if _only_beside(duty, clause.setting.kb) else 1.0
    return Competence(
        duty=duty,
        topic=topic,
        weight=topic.weight * found.factor * stage * aspect * own,
        fits=stage > 1 or aspect > 1 or aside,
        expired=found.expired,
        designation=found.designation,
    )


def _only_beside(duty: Duty, kb: Knowledge) -> bool:
    """Tell whether the comprehensive supervisor inspects beside the regulator, whom it does not displace."""
    return duty.overlap and not duty.main and duty.departments[:1] == (kb.info.comprehensive,)


def _of_others(aspects: frozenset[str], topic: Topic, clause: Clause) -> bool:
    """Tell whether another duty on the object answers for an aspect that the clause names of it.

    An aspect whose own sector the clause names too belongs to that: 客车注册登记，打击非法营运.
    """
    kb = clause.setting.kb
    named = {step for t in clause.sectors if t.in_measure for step in kb.sector_path(t.id)}
    asked = {a for a in aspects if kb.aspects[a].sector not in named}
    duties = kb.duties_of_sector.get(topic.id, ())
    return any(asked.intersection(d.aspects) for d in duties if d.role in LEADING_ROLES)


def _overlap(own: tuple[str, ...], asked: frozenset[str], *, main: bool) -> float:
    if not own:
        return 1.0
    asked = asked - ACTIVITIES or asked
    if not asked:
        return 1.0 if main else _UNASKED
    if asked.intersection(own):
        return _SHARED if main or len(asked) < CHAIN else _LINK
    return 0.8 if main else _OTHER


def validity(duty: Duty, setting: Setting) -> str | None:
    """Tell whether a duty is "valid" on the setting's date, "expired", or None: not applicable.

    An expired duty is still told when the law it rests on was superseded by a text the pack does
    not hold: the reader must check it, but silence would be worse.
    """
    if duty.since is not None and setting.date[: len(duty.since)] < duty.since:
        return None
    if duty.until is None or duty.until >= setting.date:
        return "valid"
    laws = setting.kb.laws
    stems = (key.partition("#")[0] for key in duty.citations)
    superseded = any(stem in laws and laws[stem].superseded for stem in stems)
    return "expired" if superseded else None


_CONFIDENCE = {Grade.A: 0.93, Grade.B: 0.86, Grade.C: 0.7}
_LISTS = ("~3ding", "~sc")
_FEW = 4
_NEAR_BEST = 0.5
_CO_HOLDER = 0.55
_ABSENT = 0.75
_ABOVE = regex("(?:.{1,4})?[省市县区州旗]")
"""A name of a body above a township, which the township's plan may print too."""
_ZONE = regex("(?:开发区|高新区|园区|保税区|集聚区|示范区|港区)(?:管委会|管理委员会)?\\Z")


def leading(clause: Clause) -> list[Competence]:
    """Return the few best competences able to lead, topic by topic.

    Shape:
        At most four a topic, each at least half as strong as the topic's best.
    """
    known = clause.setting.leading
    if clause.measure.id not in known:
        fits = competences(clause)
        known[clause.measure.id] = _select(tuple(f for f in fits if not _of_premises(f, clause)))
    return known[clause.measure.id]


def _of_premises(fit: Competence, clause: Clause) -> bool:
    """Tell whether only a duty on the wider field speaks for what a named trade has on its premises.

    The wiring of a temple is the temple's: who regulates electric power does not lead it.
    """
    kb, own = clause.setting.kb, fit.topic
    if not kb.sectors[own.id].within or own.id in fit.duty.sectors:
        return False
    path = kb.sector_path(own.id)
    return any(_is_a_trade(t.id, kb) for t in clause.sectors if t.in_measure and t.id not in path)


def _is_a_trade(sector: str, kb: Knowledge) -> bool:
    """Tell whether an object has one regulator of its own, not one that sees to a side of all places."""
    if kb.sectors[sector].within or kb.sector_path(sector)[-1] in kb.info.carried:
        return False
    mains = [d for d in kb.duties_of_sector.get(sector, ()) if d.main and d.departments]
    return any(d.role in LEADING_ROLES and not d.contested for d in mains)


def _select(fits: tuple[Competence, ...]) -> list[Competence]:
    best: dict[str, float] = {}
    count: dict[str, int] = {}
    kept: list[Competence] = []
    for fit in fits:
        if fit.duty.role not in LEADING_ROLES or not fit.duty.departments:
            continue
        topic = fit.topic.id
        top = best.setdefault(topic, fit.weight)
        if fit.weight >= top * _NEAR_BEST and count.get(topic, 0) < _FEW:
            count[topic] = count.get(topic, 0) + 1
            kept.append(fit)
    return kept


def ground(citations: tuple[str, ...], setting: Setting, *, lists: bool) -> Basis:
    """Return the basis that citations give: a law in force here, or (``lists``) a responsibility list.

    A local regulation of another place is no ground here, only a reference.
    """
    if any(setting.binds(key) or (lists and key.startswith(_LISTS)) for key in citations):
        return Basis.STATUTORY
    return Basis.PRINCIPLE


def unsettled(fit: Competence, setting: Setting) -> bool:
    """Tell whether only the government can name the lead: a new business, or trades that share it."""
    duty = fit.duty
    shared = duty.role is DutyRole.INDUSTRY and duty.contested and not duty.main
    return setting.kb.sectors[fit.topic.id].emerging or shared


def proposals(
    clause: Clause, fit: Competence, *, basis: Basis, rule_name: str, confidence: float = 1.0
) -> Iterator[Proposal]:
    """Propose the holders of a duty: the first leads, the others support or stand in reserve.

    A duty over one side of the object only supports where the clause asks for no side.
    """
    duty = fit.duty
    certainty = _CONFIDENCE[duty.grade] * confidence - _doubt(fit)
    answers = fit.fits or duty.main or not (duty.stages or duty.aspects)
    moved = today(duty, clause.setting)
    for i, department in enumerate(duty.departments):
        held = as_named_then(
            holder_at(clause.setting, department), clause.setting, fit.topic.id, duty
        )
        share = 1.0 if i == 0 else _CO_HOLDER
        alternative = i > 0 and duty.one_of
        caution = _caution(fit, alternative=alternative)
        yield Proposal(
            department=held.department,
            name=held.name,
            role=Role.LEAD if answers and (i == 0 or alternative) else Role.SUPPORT,
            basis=basis,
            rule=rule_name,
            weight=fit.weight * share * held.factor,
            confidence=max(0.1, certainty * held.factor * (0.6 if alternative else 1.0)),
            topic=fit.topic,
            duty=duty,
            note="；".join(n for n in (held.note, caution, moved) if n),
            open=duty.one_of or fit.expired or bool(fit.designation),
        )


def _doubt(fit: Competence) -> float:
    duty = fit.duty
    return (
        (0.08 if duty.role is DutyRole.INDUSTRY else 0.0)
        + (0.06 if duty.contested else 0.0)
        + (0.08 if duty.one_of else 0.0)
        + (0.10 if fit.expired else 0.0)
        + (0.25 if fit.designation else 0.0)
        + (0.0 if fit.topic.in_measure else 0.05)
        + (0.10 if duty.review else 0.0)
    )


def _caution(fit: Competence, *, alternative: bool) -> str:
    if fit.expired:
        return "所依据的法规已被新法取代，须按新法核对"
    if fit.designation:
        return f"待定：{fit.designation}"
    if alternative or fit.duty.one_of:
        return "由地方确定主管部门，须按本地规定核对"
    if fit.duty.review:
        return "职责条目待审核"
    return ""


def holder_at(setting: Setting, department: str) -> Holder:
    """Return the body that acts for a department here and then.

    A sub-unit rolls up to its parent; where the level has no body, the parent or the named
    substitute steps in; a vertical body of a higher level stays, marked absent.
    """
    cached = setting.holders.get(department)
    if cached is None:
        cached = setting.holders[department] = _find_holder(setting, department)
    return cached


def is_absent(held: Holder) -> bool:
    """Tell whether a holder has no body at the setting's level and nobody steps in."""
    return held.factor == _ABSENT


def _usual(setting: Setting, department: str) -> str:
    """Return the usual name here; a vertical body that bears the place's name bears it in full."""
    kb, level, year = setting.kb, setting.jurisdiction.level, setting.year
    entry = kb.departments[department]
    named_after_place = level is not None and any("X" in n for n in entry.names.get(level, ())[:1])
    place = setting.jurisdiction.place if entry.vertical and named_after_place else None
    return kb.name_of(department, level=level, year=year, place=place, word=setting.word)


def _find_holder(setting: Setting, department: str) -> Holder:
    kb, level, year = setting.kb, setting.jurisdiction.level, setting.year
    entry, place = kb.departments[department], setting.jurisdiction.place
    if entry.kind in _PARTS and entry.parent:
        return holder_at(setting, entry.parent)
    if entry.kind is DepartmentKind.TERRITORIAL:
        return Holder(department, entry.name, 1.0)
    if entry.outside_zones and level is Level.COUNTY and _ZONE.search(place or ""):
        around = kb.name_of(department, level=Level.TOWNSHIP, year=year)
        name = setting.printed.get(department) or around
        return Holder(
            department, name, _ABSENT, f"功能区不设{entry.name}机构，由所在市县的机构承担"
        )
    if level is None or kb.exists(department, level=level, year=year):
        return Holder(
            department, setting.printed.get(department) or _usual(setting, department), 1.0
        )
    stand_in = entry.substitute.get(level) or entry.parent
    if stand_in and stand_in != department and kb.exists(stand_in, level=level, year=year):
        name = setting.printed.get(stand_in) or kb.name_of(
            stand_in, level=level, year=year, word=setting.word
        )
        return Holder(stand_in, name, 0.95, f"本级不设{entry.name}机构，由{name}承担")
    printed = setting.printed.get(department, "")
    name = printed or kb.name_of(department, level=level, year=year, word=setting.word)
    absent = f"本级不设{entry.name}机构，须由上级机构或指定部门承担"
    here = printed and not _ABOVE.match(printed)
    return Holder(department, name, _ABSENT, "" if here else absent)
