"""Rule ``support``: standing linkages bring in the departments that must help the lead."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import Linkage
from decompose.model.result import Basis, Role
from decompose.rules.competence import holder_at, leading
from decompose.rules.proposal import Clause, Proposal, RuleFacts, Topic, rule
from decompose.rules.reform import as_named_then

_CONFIDENCE = 0.6
_WEIGHT = 0.5
_FOREMOST = 0.9
_TITLED = 1.5


@rule(
    RuleFacts(
        name="support",
        code="R10",
        basis=Basis.PRINCIPLE,
        summary="联动机制：与牵头部门存在固定协作关系的部门配合",
        summary_en="A standing linkage brings in supporting departments.",
        needs=("lead",),
        gives=("support",),
    )
)
def support(clause: Clause, so_far: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose supporting departments from standing co-operation between two departments.

    A sector beside a function counts only where the heading names it too: in "insurance for mines,
    chemicals …" the insurance is the business, not the chemicals.

    Looks for:
        A linkage whose sector or function the clause names and whose lead is among the proposals.
    Why it matters:
        A structural overlap is harmless where a linkage mechanism exists, and a fault where not.
    Source:
        The linkages of the pack, each with its citation.
    """
    leads = {p.department for p in so_far if p.role in (Role.LEAD, Role.CO_LEAD)}
    main = max((t.weight for t in clause.sectors), default=0.0) * _FOREMOST
    if any(t.in_measure for t in clause.functions):
        main = max(main, _TITLED)
    topics = {t.id: t for t in clause.sectors if t.weight >= main}
    topics |= {t.id: t for t in clause.functions}
    by_topic = clause.setting.kb.linkages_of_topic
    for topic in topics.values():
        for link in by_topic.get(topic.id, ()):
            if not _concerns(link, topics) or _is_about_more(clause, link):
                continue
            if holder_at(clause.setting, link.lead).department in leads:
                yield from _helpers(clause, link, topic)


def _concerns(link: Linkage, topics: dict[str, Topic]) -> bool:
    """A linkage that names both sectors and functions needs one of each."""
    parts = [names for names in (link.sectors, link.functions) if names]
    return all(any(name in topics for name in names) for names in parts)


def _is_about_more(clause: Clause, link: Linkage) -> bool:
    """Tell whether a measure is rather about another object, whose regulator then helps or leads.

    学校安全 calls those who usually help schools; 学校门前交通标志 those who see to signs.
    """
    if not link.sectors or link.functions:
        return False
    kb = clause.setting.kb
    named = {t.id for t in clause.sectors if t.in_measure}
    own = {step for sector in link.sectors for step in kb.sector_path(sector)}
    other = [s for s in named if s not in own and own.isdisjoint(kb.sector_path(s))]
    if not other:
        return False
    best = max(leading(clause), key=lambda fit: fit.weight, default=None)
    if best is None:
        return True
    if set(link.sectors).intersection(kb.sector_path(best.topic.id)):
        return False
    holder = holder_at(clause.setting, best.duty.departments[0]).department
    return holder != holder_at(clause.setting, link.lead).department


def _helpers(clause: Clause, link: Linkage, topic: Topic) -> Iterator[Proposal]:
    for department in link.support:
        held = as_named_then(holder_at(clause.setting, department), clause.setting, topic.id, None)
        yield Proposal(
            department=held.department,
            name=held.name,
            role=Role.SUPPORT,
            basis=Basis.PRINCIPLE,
            rule="support",
            weight=_WEIGHT * topic.weight * held.factor,
            confidence=_CONFIDENCE * held.factor,
            topic=topic,
            note=link.note or f"联动机制 {link.id}",
        )
