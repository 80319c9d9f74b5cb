"""A sentence that wants several things done (加强…，布设…，推动…): each is settled by its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from decompose.model.knowledge import Vocabulary
from decompose.model.plan import Measure
from decompose.model.result import Basis
from decompose.parser.kinds import wants
from decompose.rules.asides import AVERTS
from decompose.rules.preludes import sets_scene
from decompose.rules.proposal import Clause, Proposal, Topic
from decompose.rules.settle import LEADS, Decision, Standing
from decompose.text.patterns import regex

_PART = regex("[^，,；;。]*[，,；;。]?")
_BETWEEN = " \u3000，,；;。"
_STOPS = "；;。"
_CLEARLY = 0.55
"""Share from which on an act goes to another than the lead of the whole: 1.2 times its weight."""
_BESIDE = 0.3
"""What a word weighs for another act of its sentence."""

Span = tuple[int, int]


def acts_of(text: str) -> list[Span]:
    """Cut a sentence where a part begins with what is to be done; what sets the scene goes with the next.

    What must not come of it (布设回收站点，防止火灾; 渔船编组出海，严禁超员) is no act of its own.

    Shape:
        Spans of characters that cover the text in order; one where nothing more is wanted.
    """
    found: list[list[int]] = []
    scene: int | None = None
    for part in _PART.finditer(text):
        words = part.group().strip(_BETWEEN)
        if not words:
            continue
        start = part.start() if scene is None else scene
        scene = None
        if wants(words) and not sets_scene(words) and not (found and AVERTS.match(words)):
            found.append([start, part.end()])
        elif not found or text[part.start() - 1] in _STOPS or sets_scene(words):
            scene = start
        else:
            found[-1][1] = part.end()
    if scene is not None:
        found = [*found[:-1], [found[-1][0], len(text)]] if found else [[0, len(text)]]
    return [(start, end) for start, end in found]


def settle_acts(
    clause: Clause,
    decision: Decision,
    heard: Sequence[Proposal],
    decide: Callable[[Clause], Decision],
) -> Decision:
    """Let every act of a sentence be led by whoever its own words name.

    The lead of the whole stays, unless no act is its own; the leads of other acts lead their parts, and so
    does who shares the object of an act.

    Args:
        clause: The sentence.
        decision: What the whole was settled to.
        heard: All that was proposed for the whole.
        decide: Settles one act.
    """
    lead = decision.leads[0] if decision.leads else None
    if lead is None or lead.best.basis is Basis.STATED:
        return decision
    claims = [p for p in heard if p.role in LEADS and p.topic is not None and p.topic.in_measure]
    acts = acts_of(clause.measure.text) if any(p.holder != lead.best.holder for p in claims) else []
    if len(acts) < 2:
        return decision
    single = [s for n, act in enumerate(acts) for s in _own(clause, act, n, lead, claims, decide)]
    holders = {s.best.holder for s in single}
    named = {t.id for t in (*clause.sectors, *clause.functions)}
    by_object = lead.best.topic is not None and lead.best.topic.id in named  # else by its subject
    if single and lead.best.holder not in holders and by_object:
        lead = max(single, key=lambda s: s.weight)
        decision.leads = [lead]
    if single and single[0].best.holder != lead.best.holder:
        decision.behind = True  # the first act is another's: 加装电梯，加强使用管理
    shared = {s.best.topic.id for s in single if s.best.topic is not None}
    whole = [s for s in decision.parts if s.best.topic is not None and s.best.topic.id in shared]
    parts: dict[str, Standing] = {}
    for standing in (*single, *whole):
        if standing.best.holder != lead.best.holder:
            parts.setdefault(standing.best.holder, standing)
    decision.parts = list(parts.values())
    taken = {lead.best.holder, *parts}
    decision.others = [p for p in decision.others if p.holder not in taken]
    decision.rejected = [(p, why) for p, why in decision.rejected if p.holder not in taken]
    return decision


def _own(
    clause: Clause,
    span: Span,
    number: int,
    lead: Standing,
    claims: Sequence[Proposal],
    decide: Callable[[Clause], Decision],
) -> Iterator[Standing]:
    """Yield who leads an act, and its parts, by words that stand in it.

    An act that names nobody else's field is the lead's; whoever outweighs the lead by little leaves it to it.
    """
    words = clause.measure.text[span[0] : span[1]]
    own = [p for p in claims if p.topic and _is_own(p.topic, span, words, clause.measure)]
    if all(p.holder == lead.best.holder for p in own):
        yield lead
        return
    settled = decide(within(clause, span, number))
    start = clause.measure.span.start
    rival = settled.rival.holder if settled.rival is not None else None
    close = rival == lead.best.holder and settled.share < _CLEARLY
    if close or any(s.best.holder == lead.best.holder for s in settled.leads):
        yield lead
    for standing in settled.parts if close else (*settled.leads, *settled.parts):
        topic = (
            standing.best.topic if standing.best.topic and standing.best.topic.in_measure else None
        )
        if topic is not None and span[0] <= topic.mention.start - start < span[1]:
            yield replace(standing, share=settled.share)


def within(clause: Clause, act: Span, number: int) -> Clause:
    """Return the sentence with the words of all but one of its acts standing back."""
    measure = clause.measure
    words = measure.text[act[0] : act[1]]

    def weighed(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        return tuple(
            t if _is_own(t, act, words, measure) else t._replace(weight=t.weight * _BESIDE)
            for t in topics
        )

    kb = clause.setting.kb
    return clause._replace(
        measure=measure.model_copy(update={"id": f"{measure.id}~{number}"}),
        sectors=weighed(clause.sectors),
        functions=weighed(clause.functions),
        stages=_said(clause.stages, kb.stages, words),
        aspects=_said(clause.aspects, kb.aspects, words),
    )


def _said(named: frozenset[str], entries: Mapping[str, Vocabulary], words: str) -> frozenset[str]:
    """Return what an act itself names: the stage of another act (加装电梯，加强电梯使用管理) is not its own."""
    return frozenset(n for n in named if any(term in words for term in entries[n].terms))


def _is_own(topic: Topic, act: Span, words: str, measure: Measure) -> bool:
    if not topic.in_measure:
        return True
    at = topic.mention.start - measure.span.start
    return act[0] <= at < act[1] or topic.mention.term in words
