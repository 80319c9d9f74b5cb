"""The links of a chain: who holds them here and now, and which of them the plan names."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.chain_objects import foreign, others_than, titled
from decompose.audits.powers import answering
from decompose.audits.remembered import remembered
from decompose.audits.statuses import status_of
from decompose.model.coverage import ChainState, LinkState, Status
from decompose.model.knowledge import Chain, ChainLink, Duty, DutyRole
from decompose.model.plan import Measure, Task
from decompose.model.result import Mention, MentionKind
from decompose.rules.competence import validity
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_CLAUSE = regex("[^，。；]+")
_SENTENCE = regex("[^。；]+")
_TARGET = CuedPattern(
    r"率[^，。；]{0,8}\d", cue="率"
)  # a figure to be reached says nothing of the link
_SEVERAL = 2
_ANSWERING = (DutyRole.SECTOR, DutyRole.LICENSING, DutyRole.INDUSTRY)


def chain_states(case: AuditCase) -> tuple[ChainState, ...]:
    """Return every chain of the packs with the state of its links."""
    return tuple(chain_state(case, chain) for chain in case.kb.chains.values())


def chain_state(case: AuditCase, chain: Chain) -> ChainState:
    """Return a chain with the state of its links."""
    if titled(case, chain):
        named = [(t, m, f"{t.title}。{m.text}") for t, m in measures_on(case, chain)]
    else:
        named = [(t, m, m.text) for t, m in measures_on(case, chain)]
    links = tuple(_link(case, link, named) for link in chain.links)
    return ChainState(
        id=chain.id, name=chain.name, name_en=chain.name_en, mentioned=bool(named), links=links
    )


def takes_up(link: ChainLink, text: str) -> bool:
    """Tell whether a text names a link by one of its words, not as part of another word (生产 of 安全生产)."""
    if not any(word in text for word in link.terms):
        return False
    for word in link.not_in:
        text = text.replace(word, " ")
    return any(word in text for word in link.terms)


def measures_on(
    case: AuditCase, chain: Chain, *, headed: bool = True
) -> tuple[tuple[Task, Measure], ...]:
    """Return the measures on a chain: those that name its object itself.

    Those too whose heading names it, where they name several links and no other chain's object. With ``headed``
    also those that name a part of it, and all whose heading does; of a document whose title names it, all that
    name no other chain's object.
    """
    return _measures_on(case, chain.id, headed)


@remembered
def _measures_on(case: AuditCase, key: str, headed: bool) -> tuple[tuple[Task, Measure], ...]:
    return tuple(_each_on(case, case.kb.chains[key], headed=headed))


def _each_on(case: AuditCase, chain: Chain, *, headed: bool) -> Iterator[tuple[Task, Measure]]:
    objects = set(chain.sectors)
    if not headed:
        # A place that uses the object (餐饮场所用气) is a link, not the object of the whole chain.
        objects = {s for s in objects if not case.kb.sectors[s].together} or objects
    headings = _owners(case, objects, parts=True) if headed else set()
    named = headings if headed else _owners(case, objects, parts=False)
    others = foreign(case, chain) if headed and titled(case, chain) else None
    for task in case.result.plan.tasks:
        under = task.id in headings or _headed_above(case, chain, task)
        alone = not headed and (task.id in named or _headed_above(case, chain, task))
        for measure in task.measures:
            own = measure.id in named or (alone and _names_no_other(case, chain, measure))
            whole = others is not None and others.isdisjoint(case.sectors_of(measure.id))
            if own or whole or (headed and under):
                yield task, measure


def _headed_above(case: AuditCase, chain: Chain, task: Task) -> bool:
    """Tell whether the task above one is headed by the chain's object."""
    return task.parent is not None and not case.heading_objects[task.parent].isdisjoint(
        chain.sectors
    )


def _names_no_other(case: AuditCase, chain: Chain, measure: Measure) -> bool:
    """Tell whether the words under a heading name several links of its chain, and no object of another field."""
    terms = [word for link in chain.links for word in link.terms]
    links = sum(takes_up(link, measure.text) for link in chain.links)
    fields = {case.kb.sector_path(sector)[-1] for sector in chain.sectors}
    others = others_than(case, chain)
    return links >= _SEVERAL and not any(
        others.intersection(case.kb.sector_path(m.id))
        or (case.kb.sector_path(m.id)[-1] not in fields and not any(w in m.term for w in terms))
        for m in case.words_of.get(measure.id, ())
        if m.kind is MentionKind.SECTOR and m.id not in chain.sectors
    )


def _owners(case: AuditCase, objects: set[str], *, parts: bool) -> set[str]:
    """Return the measures, and tasks by their headings, that name an object, or a part of one."""
    whole = tuple(case.kb.sectors[key].name for key in objects)
    return {
        mention.owner
        for sector, mentions in case.sectors.items()
        for mention in mentions
        if not objects.isdisjoint(
            case.kb.sector_path(sector) if parts or mention.term.startswith(whole) else (sector,)
        )
    }


def _link(case: AuditCase, link: ChainLink, named: list[tuple[Task, Measure, str]]) -> LinkState:
    duties = [_of_link(d, link) for key in link.duties if (d := _in_force(case, key)) is not None]
    holders = dict.fromkeys(
        name for duty in duties if duty.role in _ANSWERING for name in answering(duty, case.setting)
    )
    held = duties and not link.unassigned
    taken = [
        (t, m) for t, m, text in named if takes_up(link, text) and not set_aside(case, link, m.text)
    ]
    stated = [s for _, m in taken if (s := case.stated_for(m.id))]
    return LinkState(
        name=link.name,
        name_en=link.name_en,
        status=status_of(duties, case.setting) if held else Status.GAP,
        holders=tuple(holders),
        duties=tuple(d.id for d in duties),
        tasks=tuple(dict.fromkeys(task.id for task, _ in taken)),
        leads=tuple(dict.fromkeys(name for s in stated for name in s.lead)),
    )


def _of_link(duty: Duty, link: ChainLink) -> Duty:
    """Return a duty with only the departments that answer for a link."""
    kept = tuple(d for d in duty.departments if d in link.departments)
    return duty.model_copy(update={"departments": kept}) if kept else duty


def _in_force(case: AuditCase, key: str) -> Duty | None:
    duty = case.kb.duties.get(key)
    return duty if duty is not None and validity(duty, case.setting) else None


def means_one_link(case: AuditCase, chain: Chain, task: Task, measure: Measure | None) -> bool:
    """Tell whether the words beside the object's own name speak of some link, not of the whole."""
    terms = [
        _bare(case, mention)
        for mention in case.about(task, measure)
        if mention.kind is MentionKind.SECTOR and mention.id in chain.sectors
    ]
    whole = "，".join(m.text for m in ([measure] if measure else task.measures))
    clauses = [c for c in _CLAUSE.findall(whole) if not _TARGET.search(c)]
    rest = " ".join(clauses)
    for term in terms:
        rest = rest.replace(term, " ")
    return any(takes_up(link, rest) for link in chain.links)


def set_aside(case: AuditCase, link: ChainLink, text: str) -> str:
    """Return the sentence by which a text says that a link is none of its work (暂不纳入本次整治), else nothing."""
    words = case.kb.info.set_aside
    if not any(word in text for word in words):
        return ""
    for sentence in _SENTENCE.findall(text):
        if takes_up(link, sentence) and any(word in sentence for word in words):
            return str(sentence)
    return ""


def _bare(case: AuditCase, mention: Mention) -> str:
    """Return the object's own name within a term that says what is done with it: 电动车 of 电动车充电."""
    inside = (t for t in case.kb.sectors[mention.id].terms if t in mention.term)
    return min(inside, key=len, default=mention.term)
