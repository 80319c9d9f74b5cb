"""Plan + Mentions → Clauses: each measure with what it and its headings name."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.model.plan import Attribution, Measure, Plan, Task
from decompose.model.result import Mention, MentionKind
from decompose.rules.asides import (
    aspects_apart,
    closing_words_stand_back,
    feared_stand_back,
    means_stand_back,
    partners_stand_back,
    payers_stand_back,
    stages_behind,
    trades_visited,
)
from decompose.rules.doings import done_by_objects
from decompose.rules.emphasis import emphasize
from decompose.rules.examples import drafted_come_first, examples_stand_back
from decompose.rules.places import places_stand_back, trades_stand_back
from decompose.rules.precision import precisions
from decompose.rules.preludes import preludes_stand_back
from decompose.rules.proposal import Clause, Setting, Topic
from decompose.rules.sides import sides_stand_back

_OWN_TITLE = 0.9
_HIGHER_TITLE = 0.4
_REPEATED = 0.15
_EARLY = 0.15
_EARLY_CHARACTERS = 14
_LISTED, _SEVERAL = 0.6, 3
"""A heading that lists so many objects says less of a measure that names its own."""

Words = dict[str, dict[MentionKind, list[Mention]]]
"""Mentions by owner and kind."""
_NO_WORDS: dict[MentionKind, list[Mention]] = {}


def words_of(mentions: tuple[Mention, ...]) -> Words:
    """Group mentions by the measure or title that holds them, then by kind."""
    words: Words = {}
    for mention in mentions:
        words.setdefault(mention.owner, {}).setdefault(mention.kind, []).append(mention)
    return words


def clauses(plan: Plan, by_owner: Words, setting: Setting) -> list[Clause]:
    """Return one clause a measure, in reading order."""
    tasks = {task.id: task for task in plan.tasks}
    return [
        _clause(task, measure, by_owner, _ancestors(task, tasks), setting)
        for task in plan.tasks
        for measure in task.measures
    ]


def title_clause(task: Task, by_owner: Words, setting: Setting) -> Clause | None:
    """Return a clause made of the task's title alone, or None when the title names nothing."""
    if task.title_span is None or task.id not in by_owner:
        return None
    heading = Measure(id=task.id, text=task.title, span=task.title_span)
    return _clause(task, heading, by_owner, [], setting)


def _ancestors(task: Task, tasks: dict[str, Task]) -> list[Task]:
    above: list[Task] = []
    parent = task.parent
    while parent is not None:
        above.append(tasks[parent])
        parent = above[-1].parent
    return above


def _clause(
    task: Task,
    measure: Measure,
    by_owner: Words,
    above: list[Task],
    setting: Setting,
) -> Clause:
    own = by_owner.get(measure.id, _NO_WORDS)
    titles = [(task.id, _OWN_TITLE)] if measure.id != task.id else []
    titles += [(t.id, _HIGHER_TITLE) for t in above]
    heads = [(by_owner[owner], weight) for owner, weight in titles if owner in by_owner]
    sectors = _topics(MentionKind.SECTOR, own, heads, measure, setting.kb)
    sectors = stages_behind(sectors, own.get(MentionKind.STAGE, ()))
    sectors = trades_visited(sectors, measure, setting.kb)
    functions = _topics(MentionKind.FUNCTION, own, heads, measure, setting.kb)
    functions = payers_stand_back(functions, measure)
    functions = closing_words_stand_back(functions, sectors, measure)
    sectors, functions = (
        partners_stand_back(sectors, functions, measure),
        partners_stand_back(functions, sectors, measure),
    )
    titled = frozenset(m.id for m in by_owner.get(task.id, _NO_WORDS).get(MentionKind.SECTOR, ()))
    if measure.id != task.id:
        sectors = places_stand_back(sectors, functions, titled, measure, setting.kb)
    sectors, functions = (
        examples_stand_back(sectors, functions, measure, setting.kb),
        examples_stand_back(functions, sectors, measure, setting.kb),
    )
    sectors = drafted_come_first(trades_stand_back(sectors, measure, setting.kb), measure)
    sectors, functions = (
        means_stand_back(sectors, functions, measure),
        means_stand_back(functions, sectors, measure),
    )
    sectors, functions = (
        preludes_stand_back(sectors, functions, measure),
        preludes_stand_back(functions, sectors, measure),
    )
    sectors, functions = sides_stand_back(sectors, functions, measure)
    functions = feared_stand_back(functions, measure, sectors, work=True)
    aspects = own.get(MentionKind.ASPECT, ())
    objects = own.get(MentionKind.SECTOR, ())
    return Clause(
        task=task,
        measure=measure,
        sectors=feared_stand_back(emphasize(sectors, measure, setting.kb), measure),
        functions=done_by_objects(functions, sectors, measure, setting.kb),
        stages=frozenset(m.id for m in own.get(MentionKind.STAGE, ())),
        aspects=frozenset(m.id for m in aspects),
        apart=aspects_apart(measure, objects, aspects) if aspects and objects else {},
        actors=tuple(own.get(MentionKind.ACTOR, ())),
        attribution=measure.attribution or task.attribution,
        inherited=_inherited(above),
        setting=setting,
    )


def _inherited(above: list[Task]) -> Attribution | None:
    return next((t.attribution for t in above if t.attribution is not None), None)


def _topics(
    kind: MentionKind,
    own: dict[MentionKind, list[Mention]],
    titles: list[tuple[dict[MentionKind, list[Mention]], float]],
    measure: Measure,
    kb: Knowledge,
) -> tuple[Topic, ...]:
    """Weigh the topics of one kind: in the measure first, then in its headings.

    A topic of both the measure and a heading counts with both weights; a heading above the task's
    own counts only where nothing nearer names a topic of this kind.
    """
    weights: dict[str, float] = {}
    first: dict[str, Mention] = {}
    precise = precisions(own.get(kind, ()), measure, kb)
    for mention in own.get(kind, ()):
        if mention.id in weights:
            weights[mention.id] = min(weights[mention.id] + _REPEATED, 1.0 + 3 * _REPEATED)
        else:
            early = mention.start - measure.span.start < _EARLY_CHARACTERS
            weights[mention.id] = 1.0 + (_EARLY if early else 0.0) + precise[mention]
            first[mention.id] = mention
    inside = frozenset(weights)
    for words, weight in titles:
        if weight < _OWN_TITLE and weights:
            for topic in inside.intersection(m.id for m in words.get(kind, ())):
                weights[topic] += weight
            break
        named = {m.id: m for m in words.get(kind, ())}
        each = weight * (_LISTED if inside and len(named) >= _SEVERAL else 1.0)
        for topic, mention in named.items():
            weights[topic] = weights.get(topic, 0.0) + each
            first.setdefault(topic, mention)
    return tuple(
        Topic(id=topic, weight=weight, mention=first[topic], in_measure=topic in inside)
        for topic, weight in weights.items()
    )
