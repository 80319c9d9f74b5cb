"""Why a department has its role in a task, link by link from the plan's words to the settlement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.knowledge import Knowledge
from decompose.labels import pick
from decompose.labels.explanations import PERIOD, ROLES, say
from decompose.model.result import (
    Assignment,
    Basis,
    Decomposition,
    EvidenceKind,
    Explanation,
    Role,
)
from decompose.rules.evidence import cited
from decompose.rules.proposal import Clause, Proposal, Rule, Setting, Topic
from decompose.rules.retrace import Step, Trace, retrace
from decompose.rules.settle import Standing

_QUOTED = 60
_OTHERS = 3


def explain_why(
    result: Decomposition,
    kb: Knowledge,
    task: str,
    department: str,
    *,
    rules: Sequence[Rule],
    lang: str = "zh",
) -> Explanation | None:
    """Return the reasons of a department's roles in a task, None when it has none.

    Args:
        result: The result that holds the task.
        kb: The knowledge it was made with.
        task: Id of the task.
        department: Department id, or a printed name that no pack knows.
        rules: The rules it was made with.
        lang: Language of the sentence and the chain.
    """
    own = [a for a in result.assignments if a.task == task and a.holder == department]
    if not own:
        return None
    trace = retrace(result, kb, task, rules)
    chain: list[str] = []
    sentences: list[str] = []
    for assignment in own:
        found = _origin(assignment, trace)
        if found is None:
            sentences.append(assignment.reason)
            chain += [f"{e.kind.value}: {e.quote}" for e in assignment.evidence]
            continue
        step, proposal = found
        sentences.append(_sentence(assignment, proposal, trace.setting, rules, lang))
        chain += _chain(proposal, step, trace.setting, rules, lang)
    return Explanation(
        sentence=sentences[0],
        chain=tuple(dict.fromkeys(chain)),
        assignments=tuple(a.id for a in own),
    )


def _origin(assignment: Assignment, trace: Trace) -> tuple[Step, Proposal] | None:
    """Return the proposal that an assignment was written from: same holder, rule, duty and words."""
    duty = next((e.duty for e in assignment.evidence if e.kind is EvidenceKind.DUTY), None)
    words = next((e.span for e in assignment.evidence if e.kind is EvidenceKind.TEXT), None)
    found = [
        (step, p)
        for step in trace.steps
        for p in step.proposals
        if p.holder == assignment.holder
        and (
            duty is not None or p.rule == assignment.rule
        )  # an act names fewer stages than its sentence
        and (p.duty.id if p.duty else None) == duty
    ]
    exact = [(s, p) for s, p in found if p.topic is None or p.topic.mention.span == words]
    return max(exact or found, key=lambda pair: pair[1].weight, default=None)


def name_here(department: str | None, shown: str, kb: Knowledge, lang: str) -> str:
    """Return a department's name for readers: as it stands in the result, or its English name."""
    if lang == "en" and department in kb.departments:
        return f"{kb.departments[department].name_en} ({shown})"
    return shown


def topic_name(topic: str, kb: Knowledge, lang: str) -> str:
    """Return the name of a sector with those above it, or of a function."""
    path = kb.sector_path(topic) if topic in kb.sectors else (topic,)
    entries = [kb.sectors.get(id_) or kb.functions.get(id_) for id_ in path]
    names = [(e.name_en if lang == "en" else e.name) for e in entries if e is not None]
    return " ← ".join(names) or topic


def ground_of(proposal: Proposal, lang: str) -> str:
    """Return what a proposal rests on in a few words."""
    if proposal.duty is not None:
        return proposal.duty.summary
    if proposal.function is not None:
        return proposal.function.name_en if lang == "en" else proposal.function.name
    if proposal.attribution is not None:
        return proposal.attribution.quote
    return proposal.note or proposal.rule


def _sentence(
    own: Assignment, proposal: Proposal, setting: Setting, rules: Sequence[Rule], lang: str
) -> str:
    if lang != "en":
        return own.reason
    kb = setting.kb
    values: dict[str, str] = {
        "name": name_here(own.department, own.name, kb, lang),
        "role": pick(ROLES[own.role], lang),
    }
    if proposal.attribution is not None:
        return say("stated", lang, quote=proposal.attribution.quote, **values)
    source, topic = proposal.duty or proposal.function, proposal.topic
    if source is None or topic is None:
        return say("rule", lang, rule=_rule(proposal, rules, lang), **values)
    law = cited(source.citations[0], setting) if source.citations else ""
    values |= {"term": topic.mention.term, "topic": topic_name(topic.id, kb, lang), "law": law}
    if proposal.duty is not None:
        return say("duty", lang, duty=proposal.duty.summary, **values)
    return say("function", lang, **values)


def _chain(
    proposal: Proposal, step: Step, setting: Setting, rules: Sequence[Rule], lang: str
) -> Iterator[str]:
    measure = step.clause.measure
    text = measure.text if len(measure.text) <= _QUOTED else measure.text[:_QUOTED] + "…"
    yield say("text", lang, id=measure.id, quote=text)
    if proposal.attribution is not None:
        yield say("text", lang, id=step.clause.task.id, quote=proposal.attribution.quote)
    if proposal.topic is not None:
        yield from _words(proposal, proposal.topic, step.clause, setting, lang)
    source = proposal.duty or proposal.function
    for key in source.citations if source else ():
        yield say("law", lang, law=cited(key, setting))
    code = next((r.facts.code for r in rules if r.facts.name == proposal.rule), proposal.rule)
    yield say("rule.step", lang, rule=_rule(proposal, rules, lang), code=code)
    yield _settled(proposal, step, setting.kb, lang)


def _words(
    proposal: Proposal, topic: Topic, clause: Clause, setting: Setting, lang: str
) -> Iterator[str]:
    """Yield what the words mean: topic, stages and aspects in question, duty or function."""
    kb = setting.kb
    yield say("term", lang, term=topic.mention.term, topic=topic_name(topic.id, kb, lang))
    duty, entry = proposal.duty, proposal.function
    if duty is not None:
        asked = clause.stages.intersection(duty.stages) | clause.aspects.intersection(duty.aspects)
        if asked:
            yield say("asked", lang, asked=sides(asked, kb, lang))
        yield say("duty.step", lang, duty=duty.summary, id=duty.id, grade=duty.grade.value)
    elif entry is not None:
        name = entry.name_en if lang == "en" else entry.name
        yield say("function.step", lang, topic=name, id=entry.id, grade=entry.grade.value)


def sides(ids: frozenset[str] | tuple[str, ...], kb: Knowledge, lang: str) -> str:
    """Return the names of stages and aspects."""
    entries = [kb.stages.get(one) or kb.aspects.get(one) for one in sorted(ids)]
    names = [(e.name_en if lang == "en" else e.name) for e in entries if e is not None]
    return pick(PERIOD["list"], lang).join(names)


def _rule(proposal: Proposal, rules: Sequence[Rule], lang: str) -> str:
    facts = next((r.facts for r in rules if r.facts.name == proposal.rule), None)
    if facts is None:
        return proposal.rule
    return facts.summary_en if lang == "en" else facts.summary


def _settled(proposal: Proposal, step: Step, kb: Knowledge, lang: str) -> str:
    """Say how the clause was settled: against whom the proposal won, or who leads instead."""
    decision = step.decision
    rivals = list(_rivals(proposal, step))
    others = _listed(rivals, kb, lang)
    if proposal.basis is Basis.STATED:
        return say("stated.won", lang, others=others) if others else say("stated.only", lang)
    standing = _standing(proposal, [*decision.leads, *decision.parts])
    if standing is None:
        lead = decision.leads[0].best if decision.leads else None
        name = name_here(lead.department, lead.name, kb, lang) if lead else "—"
        return say("helps", lang, lead=name, weight=proposal.weight)
    stronger = _listed([pair for pair in rivals if pair[1] > standing.weight], kb, lang)
    if stronger:
        key = "convenes" if standing in decision.leads else "part"
        return say(key, lang, weight=standing.weight, others=stronger)
    key = "won.over" if others else "won"
    return say(key, lang, weight=standing.weight, others=others)


def _listed(rivals: list[tuple[Proposal, float]], kb: Knowledge, lang: str) -> str:
    told = [f"{name_here(p.department, p.name, kb, lang)} {weight:.2f}" for p, weight in rivals]
    return pick(PERIOD["list"], lang).join(list(dict.fromkeys(told))[:_OTHERS])


def _rivals(proposal: Proposal, step: Step) -> Iterator[tuple[Proposal, float]]:
    """Yield the other claimants of the lead with their weights, strongest first."""
    best: dict[str, Proposal] = {}
    for other in step.proposals:
        if other.holder == proposal.holder or other.role not in (Role.LEAD, Role.CO_LEAD):
            continue
        if other.holder not in best or other.weight > best[other.holder].weight:
            best[other.holder] = other
    weights = {s.best.holder: s.weight for s in (*step.decision.leads, *step.decision.parts)}
    for holder in sorted(best, key=lambda h: (-best[h].weight, h)):
        yield best[holder], weights.get(holder, best[holder].weight)


def _standing(proposal: Proposal, standings: list[Standing]) -> Standing | None:
    return next((s for s in standings if s.best.holder == proposal.holder), None)
