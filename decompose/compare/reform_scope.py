"""Which work falls under what a reform moves: told by ids, topics and words, never by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decompose.knowledge import Knowledge
from decompose.match import match
from decompose.model.plan import Measure, Task
from decompose.model.reform import Scope
from decompose.model.result import Decomposition, Mention, MentionKind
from decompose.text.patterns import regex

_CLAUSE = regex(r"[^，,；;。]+")
Topics = frozenset[tuple[MentionKind, str]]


class Part(NamedTuple):
    """A clause of a piece of work, and which of the scopes asked about it falls under."""

    text: str
    scopes: tuple[int, ...]


class Work:
    """The pieces of work of a division, asked which of them fall under a scope.

    Args:
        result: The division.
        kb: Its vocabulary; a narrower sector counts as the wider one.
    """

    def __init__(self, result: Decomposition, kb: Knowledge) -> None:
        self._tasks = {task.id: task for task in result.plan.tasks}
        self._kb = kb
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in match(result.plan, kb):
            if mention.kind in (MentionKind.SECTOR, MentionKind.FUNCTION):
                self._mentions[mention.owner].append(mention)

    def named(self, scope: Scope, task: str, measure: str | None) -> bool:
        """Tell whether a scope names this piece of work by its id."""
        return task in scope.tasks or (measure is not None and measure in scope.tasks)

    def shares(self, scopes: Sequence[Scope], task: str, measure: str | None) -> list[Part]:
        """Return each part of a piece of work with the scopes that it falls under.

        A role in a whole task is one in each of its measures, and a measure may do several things:
        its clauses are looked at one by one. A clause that names no field of its own goes with the
        others; where it names one, only its own words count, or those of the heading.
        """
        whole = self._tasks[task]
        heading = self._under(scopes, whole.title, self._topics(self._mentions.get(whole.id, ())))
        measures = [m for m in whole.measures if measure in (None, m.id)]
        if not measures:
            return [Part(whole.title, heading)]
        return [part for m in measures for part in self._parts(scopes, m, whole, heading)]

    def _parts(
        self, scopes: Sequence[Scope], measure: Measure, task: Task, heading: tuple[int, ...]
    ) -> Iterator[Part]:
        by_id = tuple(n for n, scope in enumerate(scopes) if self.named(scope, task.id, measure.id))
        if by_id:
            yield Part(measure.text, by_id)
            return
        clauses = list(self._clauses(measure, task)) or [(measure.text, frozenset())]
        under = [self._under(scopes, text, topics) for text, topics in clauses]
        all_of_it = tuple(sorted({n for numbers in under for n in numbers}))
        for (text, topics), numbers in zip(clauses, under, strict=True):
            silent = not any(kind is MentionKind.SECTOR for kind, _ in topics)
            yield Part(text, numbers or heading or (all_of_it if silent else ()))

    def _clauses(self, measure: Measure, task: Task) -> Iterator[tuple[str, Topics]]:
        """Yield the clauses of a measure with their topics, without those that name its units."""
        own = self._mentions.get(measure.id, [])
        stated = [a.span for a in (measure.attribution, task.attribution) if a is not None]
        for found in _CLAUSE.finditer(measure.text):
            first, last = (measure.span.start + at for at in found.span())
            if any(
                s.block == measure.span.block and s.start < last and first < s.end for s in stated
            ):
                continue
            here = (m for m in own if m.block == measure.span.block and first <= m.start < last)
            yield found[0], self._topics(here)

    def _topics(self, mentions: Iterator[Mention] | Sequence[Mention]) -> Topics:
        found: set[tuple[MentionKind, str]] = set()
        for mention in mentions:
            path = (
                self._kb.sector_path(mention.id)
                if mention.kind is MentionKind.SECTOR
                else (mention.id,)
            )
            found.update((mention.kind, id_) for id_ in path)
        return frozenset(found)

    @staticmethod
    def _under(scopes: Sequence[Scope], text: str, topics: Topics) -> tuple[int, ...]:
        found = []
        for number, scope in enumerate(scopes):
            wanted = {(MentionKind.SECTOR, s) for s in scope.sectors}
            wanted |= {(MentionKind.FUNCTION, f) for f in scope.functions}
            if wanted & topics or any(word in text for word in scope.words):
                found.append(number)
        return tuple(found)
