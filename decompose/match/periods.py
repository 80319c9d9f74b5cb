"""Which task of one period became which of the next: few words stay, the subject does."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.knowledge import Knowledge
from decompose.match.overlap import Overlap
from decompose.match.pairing import Match, content_of
from decompose.match.topics import shared_topics, topics_of_tasks
from decompose.model.plan import Plan, Task

_LEAST = 0.18
_WORDS_LEAST = 0.1
_TITLE, _TOPICS = 0.6, 0.3
_MOST = 12


def rewritten(
    old: Plan, rest_old: Sequence[int], new: Plan, rest_new: Sequence[int], kb: Knowledge
) -> list[Match]:
    """Match tasks that were written afresh: each of the two is the other's best.

    Rare words of the title count for most, then those of the text, then sectors, functions and
    stages. Tasks, projects and safeguards stay what they are.

    Args:
        old: The plan of the earlier period.
        rest_old: Positions of its tasks without a partner.
        new: The plan of the later period.
        rest_new: Positions of its tasks without a partner.
        kb: Vocabulary of sectors, functions and stages.
    """
    left, right = [old.tasks[n] for n in rest_old], [new.tasks[n] for n in rest_new]
    about = topics_of_tasks(old, kb), topics_of_tasks(new, kb)
    found: dict[tuple[int, int], float] = {}
    for (at, other), words in _common(left, right).items():
        one, two = left[at], right[other]
        if one.kind is not two.kind or words < _WORDS_LEAST:
            continue
        topics = shared_topics(about[0][one.id], about[1][two.id])
        score = (1 - _TOPICS) * words + _TOPICS * (words if topics is None else topics)
        if score >= _LEAST:
            found[at, other] = round(score, 4)
    best_old: dict[int, float] = {}
    best_new: dict[int, float] = {}
    for (at, other), score in found.items():
        best_old[at] = max(score, best_old.get(at, 0.0))
        best_new[other] = max(score, best_new.get(other, 0.0))
    mutual = sorted(
        (-score, at + other, at, other)
        for (at, other), score in found.items()
        if score == best_old[at] == best_new[other]
    )
    taken: set[tuple[str, int]] = set()
    matches: list[Match] = []
    for score, _, at, other in mutual:
        if not taken & {("old", at), ("new", other)}:
            taken |= {("old", at), ("new", other)}
            matches.append(Match(rest_old[at], rest_new[other], -score))
    return sorted(matches)


def _common(left: Sequence[Task], right: Sequence[Task]) -> dict[tuple[int, int], float]:
    """Return how much tasks have in common that have anything in common, titles above all."""
    found: dict[tuple[int, int], float] = {}
    for weight, words in ((_TITLE, _title), (1 - _TITLE, content_of)):
        asked = [words(task) for task in left]
        overlap = Overlap([words(task) for task in right], asked)
        for at, text in enumerate(asked):
            for other, share in overlap.ranked(text, most=_MOST):
                found[at, other] = found.get((at, other), 0.0) + weight * share
    return found


def _title(task: Task) -> str:
    return task.title
