"""A sentence that wants several things done (加强…，布设…，推动…): each is settled by its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from decompose.model.plan import Measure
from decompose.model.result import Basis
from decompose.parser.kinds import wants
from decompose.rules.preludes import sets_scene
from decompose.rules.proposal import Clause, Topic
from decompose.rules.settle import Decision, Standing
from decompose.text.patterns import regex

_PART = regex("[^，,；;。]*[，,；;。]?")
_BETWEEN = " \u3000，,；;。"
_STOPS = "；;。"
_BESIDE = 0.3
"""What a word weighs for another act of its sentence."""

Span = tuple[int, int]


def acts_of(text: str) -> list[Span]:
    """Cut a sentence where a part begins with what is to be done; what sets the scene goes with the next.

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
        if wants(words) and not sets_scene(words):
            found.append([start, part.end()])
        elif not found or text[part.start() - 1] in _STOPS or sets_scene(words):
            scene = start
        else:
            found[-1][1] = part.end()
    if scene is not None:
        found = [*found[:-1], [found[-1][0], len(text)]] if found else [[0, len(text)]]
    return [(start, end) for start, end in found]


def settle_acts(
    clause: Clause, decision: Decision, decide: Callable[[Clause], Decision]
) -> Decision:
    """Let every act of a sentence be led by whoever its own words name.

    The lead of the whole stays, unless no act is its own; the leads of other acts lead their parts.

    Args:
        clause: The sentence.
        decision: What the whole was settled to.
        decide: Settles one act.
    """
    lead = decision.leads[0] if decision.leads else None
    if lead is None or lead.best.basis is Basis.STATED:
        return decision
    acts = acts_of(clause.measure.text)
    if len(acts) < 2:
        return decision
    single = [s for n, act in enumerate(acts) for s in _own(_within(clause, act, n), act, decide)]
    holders = {s.best.holder for s in single}
    if single and lead.best.holder not in holders:
        lead = max(single, key=lambda s: s.weight)
        decision.leads = [lead]
    parts: dict[str, Standing] = {}
    for standing in single:
        if standing.best.holder != lead.best.holder:
            parts.setdefault(standing.best.holder, standing)
    decision.parts = list(parts.values())
    taken = {lead.best.holder, *parts}
    decision.others = [p for p in decision.others if p.holder not in taken]
    decision.rejected = [(p, why) for p, why in decision.rejected if p.holder not in taken]
    return decision


def _own(act: Clause, span: Span, decide: Callable[[Clause], Decision]) -> Iterator[Standing]:
    """Yield who leads an act, and its parts, by words that stand in it."""
    settled = decide(act)
    start = act.measure.span.start
    for standing in (*settled.leads, *settled.parts):
        topic = standing.best.topic
        if topic is not None and topic.in_measure:
            if span[0] <= topic.mention.start - start < span[1]:
                yield standing


def _within(clause: Clause, act: Span, number: int) -> Clause:
    """Return the sentence with the words of its other acts standing back."""
    measure = clause.measure
    words = measure.text[act[0] : act[1]]

    def weighed(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        return tuple(
            t if _is_own(t, act, words, measure) else t._replace(weight=t.weight * _BESIDE)
            for t in topics
        )

    return replace(
        clause,
        measure=measure.model_copy(update={"id": f"{measure.id}~{number}"}),
        sectors=weighed(clause.sectors),
        functions=weighed(clause.functions),
    )


def _is_own(topic: Topic, act: Span, words: str, measure: Measure) -> bool:
    if not topic.in_measure:
        return True
    at = topic.mention.start - measure.span.start
    return act[0] <= at < act[1] or topic.mention.term in words
