"""Which work falls under what a reform moves: told by ids, topics and words, never by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from decompose.knowledge import Knowledge
from decompose.match import match
from decompose.model.plan import Measure, Task
from decompose.model.reform import Scope
from decompose.model.result import Decomposition, MentionKind


class Work:
    """The pieces of work of a division, asked which of them fall under a scope.

    Args:
        result: The division.
        kb: Its vocabulary; a narrower sector counts as the wider one.
    """

    def __init__(self, result: Decomposition, kb: Knowledge) -> None:
        self._tasks = {task.id: task for task in result.plan.tasks}
        self._named: dict[str, set[tuple[MentionKind, str]]] = defaultdict(set)
        for mention in match(result.plan, kb):
            if mention.kind is MentionKind.SECTOR:
                above = ((mention.kind, sector) for sector in kb.sector_path(mention.id))
                self._named[mention.owner].update(above)
            elif mention.kind is MentionKind.FUNCTION:
                self._named[mention.owner].add((mention.kind, mention.id))

    def named(self, scope: Scope, task: str, measure: str | None) -> bool:
        """Tell whether a scope names this piece of work by its id."""
        return task in scope.tasks or (measure is not None and measure in scope.tasks)

    def shares(
        self, scopes: Sequence[Scope], task: str, measure: str | None
    ) -> list[tuple[Measure | Task, tuple[int, ...]]]:
        """Return for each part of a piece of work which of the scopes it falls under.

        A role in a whole task is one in each of its measures; a task without any is one part.
        """
        whole = self._tasks[task]
        parts: list[Measure | Task] = [m for m in whole.measures if measure in (None, m.id)]
        return [
            (part, tuple(n for n, scope in enumerate(scopes) if self._falls(scope, whole, part)))
            for part in parts or [whole]
        ]

    def _falls(self, scope: Scope, task: Task, part: Measure | Task) -> bool:
        if task.id in scope.tasks or part.id in scope.tasks:
            return True
        for kind, wanted in (
            (MentionKind.SECTOR, scope.sectors),
            (MentionKind.FUNCTION, scope.functions),
        ):
            # What a measure says itself counts before the heading that it stands under.
            named = self._of(part.id, kind) or self._of(task.id, kind)
            if named & set(wanted):
                return True
        return any(word in part.text or word in task.title for word in scope.words)

    def _of(self, owner: str, kind: MentionKind) -> set[str]:
        return {id_ for each, id_ in self._named.get(owner, ()) if each is kind}
