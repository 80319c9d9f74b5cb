"""Settling one clause: which proposal leads, which support, which lose and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from decompose.model.result import Basis, Role
from decompose.parser.helping import helps
from decompose.rules.asides import AVERTS, Parts
from decompose.rules.proposal import Clause, Proposal, Topic
from decompose.text.patterns import regex

_SECOND = 0.35
_THIRD = 0.15
_PART = 0.75
_HELPS = 0.55
_MOST_PARTS = 12
_SUPPORTS = 4
_DEMOTED = 0.85
_EVEN = 0.5
_FULL = 1.2
"""A lead heavier than this does not make the others lighter."""
_STAGES = 2
_RANK = {basis: i for i, basis in enumerate(Basis)}
_FIRST_NAMED = "原文只列出单位，未写明由谁牵头，暂以首位为牵头"
_GENERAL = regex("安全生产|应急管理|防灾减灾|自然灾害")  # the comprehensive supervisor's own field
_CLAUSE_END = regex("[，；。]")
LEADS = (Role.LEAD, Role.CO_LEAD)


@dataclass(slots=True)
class Standing:
    """All lead proposals of one holder in a clause, taken together.

    Units:
        ``weight`` is the strongest proposal plus diminishing shares of the next two.
    """

    best: Proposal
    weight: float
    proposals: list[Proposal]
    share: float = 1.0
    """How clearly it won what it leads, between 0.5 and 1."""


@dataclass(slots=True)
class Decision:
    """What a clause was settled to.

    ``leads`` has one entry, unless the plan states several; ``parts`` lead a part of the clause
    each (several sectors in one sentence); ``rejected`` pairs a losing proposal with the reason.
    """

    clause: Clause
    leads: list[Standing] = field(default_factory=list)
    parts: list[Standing] = field(default_factory=list)
    others: list[Proposal] = field(default_factory=list)
    rejected: list[tuple[Proposal, str]] = field(default_factory=list)
    share: float = 1.0
    """How clearly the lead won, between 0.5 and 1."""
    rival: Proposal | None = None
    """Who came next, where anybody did."""
    behind: bool = False
    """Whether a part of the sentence before the lead's is about what another holder answers for."""


def settle(clause: Clause, proposals: tuple[Proposal, ...]) -> Decision:
    """Decide between the proposals of a clause: by basis, then by weight.

    Stated units keep their roles and everything else that differs is rejected; else the strongest
    holder leads; a holder whose sector stands beside the lead's in the same sentence leads its part;
    a weaker one supports; the rest lose.
    """
    decision = Decision(clause)
    stated = [p for p in proposals if p.basis is Basis.STATED]
    leads = [p for p in proposals if p.role in LEADS and p.basis is not Basis.STATED]
    if any(p.role in LEADS for p in stated):
        _take_stated(decision, stated, leads)
    else:
        others = _unless_helping(clause, leads, stated)
        _take_strongest(decision, _among_listed(decision, stated, others))
        decision.others += stated
    _add_others(decision, [p for p in proposals if p.role not in LEADS])
    return decision


def _take_stated(decision: Decision, stated: list[Proposal], derived: list[Proposal]) -> None:
    named = {p.holder for p in stated}
    for proposal in stated:
        if proposal.role in LEADS:
            decision.leads.append(Standing(proposal, proposal.weight, [proposal]))
        else:
            decision.others.append(proposal)
    for standing in _standings(derived):
        if standing.best.holder not in named:
            decision.rejected.append((standing.best, "规划原文已写明责任单位"))


def _unless_helping(
    clause: Clause, leads: list[Proposal], stated: list[Proposal]
) -> list[Proposal]:
    """Return the proposals to lead without whoever only helps by the words of the duty itself (协助做好…)."""
    said = clause.attribution
    if said is None or not helps(clause.measure.text.removeprefix(said.quote)):
        return leads
    helping = {p.holder for p in stated if p.role is Role.SUPPORT}
    return [p for p in leads if p.holder not in helping]


def _among_listed(
    decision: Decision, stated: list[Proposal], leads: list[Proposal]
) -> list[Proposal]:
    """Return the proposals to lead of the units that a bare list names; without a list, all.

    A list without a word on roles leaves open who leads, not who takes part: whoever it leaves out
    loses. Where none of the listed has a duty, the first named is asked about.
    """
    listed = [p for p in stated if p.role is Role.PARTICIPANT]
    if not listed:
        return leads
    holders = {p.holder for p in listed}
    decision.rejected += [
        (standing.best, "规划原文列出了责任单位，不含该部门")
        for standing in _standings([p for p in leads if p.holder not in holders])
    ]
    inside = [p for p in leads if p.holder in holders]
    return inside or [listed[0]._replace(role=Role.LEAD, note=_FIRST_NAMED)]


def _take_strongest(decision: Decision, leads: list[Proposal]) -> None:
    firm = [p for p in leads if p.basis is not Basis.NEAREST]
    standings = _standings(firm or leads)
    if not standings:
        return
    if _is_about_a_new_business(standings[0], leads):
        firm, standings = [], _standings(leads)
    lead = _convenor(standings, decision.clause) or standings[0]
    rest = [standing for standing in standings if standing is not lead]
    decision.leads = [lead]
    if rest:
        decision.share = max(_EVEN, lead.weight / (lead.weight + rest[0].weight))
        decision.rival = rest[0].best
    for standing in rest:
        if _is_part(standing, lead, decision.clause) and len(decision.parts) < _MOST_PARTS:
            decision.parts.append(standing)
        elif standing.weight >= _HELPS * lead.weight and firm:
            decision.others.append(_as_support(standing.best))
        else:
            decision.rejected.append((standing.best, _weaker(standing, lead)))
    decision.behind = any(_comes_first(standing, lead, decision.clause) for standing in rest)
    if firm:
        for standing in _standings([p for p in leads if p.basis is Basis.NEAREST]):
            if _awaits(standing, lead, decision.clause):
                decision.others.append(_as_support(standing.best))
                decision.leads = [_opened(lead)]
            else:
                decision.rejected.append(
                    (standing.best, "已有法定或原则上的牵头部门，业务相近建议不采用")
                )


def _is_about_a_new_business(lead: Standing, leads: list[Proposal]) -> bool:
    """Tell whether a named business that awaits a supervisor outweighs by far what else is claimed.

    督促直播平台落实主体责任: who sees to the duties of enterprises in general does not lead it, and whoever
    only a heading names (学校、医院和热闹场所) need not be outweighed by far.
    """
    waiting = [p for p in leads if p.rule == "similar" and p.topic and p.topic.in_measure]
    most = max((p.weight for p in waiting), default=0.0)
    named = lead.best.topic is None or lead.best.topic.in_measure
    return lead.weight < (_EVEN if named else 1.0) * most


def _comes_first(standing: Standing, lead: Standing, clause: Clause) -> bool:
    """Tell whether a claim of some weight stands in a part of the sentence before the lead's."""
    claim, first = standing.best.topic, lead.best.topic
    if claim is None or first is None or not (claim.in_measure and first.in_measure):
        return False
    if standing.weight < _EVEN * lead.weight or claim.mention.start >= first.mention.start:
        return False
    parts = Parts(clause.measure)
    return parts.of(claim.mention) < parts.of(first.mention)


def _awaits(standing: Standing, lead: Standing, clause: Clause) -> bool:
    """Tell whether a clause is as much about another object, whose supervisor nobody has named yet."""
    best, first = standing.best, lead.best
    if best.rule != "similar" or best.topic is None or not best.topic.in_measure:
        return False
    if best.duty is None or not (best.duty.designation or _is_new(best.topic, clause)):
        return False
    kb, own = clause.setting.kb, first.topic
    above = kb.sector_path(own.id) if own is not None and own.id in kb.sectors else ()
    if best.topic.id in above or (
        own is not None and own.mention.start == best.topic.mention.start
    ):
        return False
    return standing.weight >= _EVEN * min(lead.weight, _FULL)


def _is_new(topic: Topic, clause: Clause) -> bool:
    return clause.setting.kb.sectors[topic.id].emerging


def _opened(lead: Standing) -> Standing:
    return Standing(lead.best._replace(open=True), lead.weight, lead.proposals)


def _convenor(standings: list[Standing], clause: Clause) -> Standing | None:
    """Return the comprehensive supervisor where its general field is listed beside single sectors.

    What concerns 安全生产 and 消防 alike is convened by the former's organ, however strong the latter.
    """
    supervisor, other = clause.setting.kb.info.comprehensive, standings[0].best.topic
    for standing in standings[1:]:
        if standing.best.department == supervisor and other is not None and other.in_measure:
            topics = [p.topic for p in standing.proposals if p.topic is not None]
            own = [t for t in topics if t.in_measure and _GENERAL.search(t.mention.term)]
            if any(t.id != other.id and _side_by_side(t, other, clause) for t in own):
                return standing
    return None


def _side_by_side(one: Topic, other: Topic, clause: Clause) -> bool:
    """Tell whether two words are items of one list."""
    first, second = sorted((one.mention, other.mention), key=lambda m: m.start)
    start = clause.measure.span.start
    between = clause.measure.text[first.end - start : second.start - start]
    return "、" in between and not _CLAUSE_END.search(between)


def _standings(proposals: list[Proposal]) -> list[Standing]:
    """Group by holder and rank, strongest first; ties go to the stronger basis, then by name."""
    by_holder: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_holder[proposal.holder].append(proposal)
    found = []
    for group in by_holder.values():
        group.sort(key=lambda p: (-p.weight, _RANK[p.basis], p.rule))
        distinct = _distinct(group)
        weight = sum(
            p.weight * factor for p, factor in zip(distinct, (1.0, _SECOND, _THIRD), strict=False)
        )
        found.append(Standing(group[0], weight, group))
    found.sort(key=lambda s: (-s.weight, _RANK[s.best.basis], s.best.holder))
    return found


def _distinct(group: list[Proposal]) -> list[Proposal]:
    """Return the strongest proposal of each topic: one word argues once."""
    seen: dict[str, Proposal] = {}
    for proposal in group:
        seen.setdefault(proposal.topic.id if proposal.topic else proposal.rule, proposal)
    return list(seen.values())


def _is_part(standing: Standing, lead: Standing, clause: Clause) -> bool:
    """Tell whether a holder has a sector, or in a chain a stage, of its own beside the lead's.

    The general form of an object that the clause names more exactly is no part of its own.
    """
    best, first = standing.best, lead.best
    if best.duty is None or best.topic is None or not best.topic.in_measure:
        return False
    kb = clause.setting.kb
    if any(best.topic.id in kb.sector_path(t.id)[1:] for t in clause.sectors if t.in_measure):
        return False
    if _only_prevented(best.topic, clause):
        return False
    own = first.topic.id if first.topic else None
    stages = clause.stages
    link = len(stages) >= _STAGES and bool(stages.intersection(best.duty.stages))
    return (best.topic.id != own or link) and standing.weight >= _PART * min(lead.weight, _FULL)


def _only_prevented(topic: Topic, clause: Clause) -> bool:
    """Tell whether a part of the sentence only says what must not come of the rest: 布设回收站点，防止火灾."""
    parts = Parts(clause.measure)
    number = parts.of(topic.mention)
    return number > 0 and AVERTS.match(parts.text(number)) is not None


def _as_support(proposal: Proposal) -> Proposal:
    return proposal._replace(role=Role.SUPPORT, confidence=proposal.confidence * _DEMOTED)


def _weaker(standing: Standing, lead: Standing) -> str:
    return f"依据弱于{lead.best.name}（{standing.weight:.2f} < {lead.weight:.2f}）：{_ground(lead.best)}"


def _ground(proposal: Proposal) -> str:
    if proposal.precedent is not None:
        return f"《{proposal.precedent.document}》"
    if proposal.duty is not None:
        return proposal.duty.summary
    if proposal.function is not None:
        return f"“{proposal.function.name}”职能"
    return proposal.note or "综合监管"


def _add_others(decision: Decision, others: list[Proposal]) -> None:
    """Keep one proposal a holder and role, none for a holder that leads, the strongest few."""
    taken = {s.best.holder for s in (*decision.leads, *decision.parts)}
    pool = sorted(
        [*decision.others, *(p for p in others if p.basis is not Basis.STATED)],
        key=lambda p: (p.basis is not Basis.STATED, -p.weight, _RANK[p.basis], p.holder),
    )
    kept: dict[str, Proposal] = {}
    derived = 0
    for proposal in pool:
        stated = proposal.basis is Basis.STATED
        if proposal.holder in kept or (proposal.holder in taken and not stated):
            continue
        helps = proposal.role is Role.SUPPORT and not (stated or proposal.grouped)
        if not helps or derived < _SUPPORTS:
            kept[proposal.holder] = proposal
            derived += helps
    decision.others = list(kept.values())
