"""What is still open on both sides: a measure without an answer, and one that answers nothing yet.

Of few words in common a plan as a whole tells nothing. Between what is left over, below a task
that answers the rest of the same superior task, they tell enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_AMONG_OTHERS = 0.14
"""Enough where both stand among measures that answer each other."""
_ALONE = 0.24
_CONTEXT = 0.08
_PART = 0.25
"""The part of a group that one group of the plan answers, for the two to be of one subject."""


class Open(NamedTuple):
    """A measure without an answer: its id, its group, and the candidates with their scores."""

    asked: str
    group: str
    ranked: tuple[tuple[float, int], ...]


def pair_leftovers(
    waiting: Iterable[Open], homes: Mapping[int, str], answered: Iterable[tuple[str, str]]
) -> dict[str, tuple[float, int]]:
    """Match what is left over on both sides: each of the two is the other's best.

    Args:
        waiting: The measures without an answer.
        homes: The group of each measure that answers nothing yet, by its position.
        answered: Pairs of groups, one for each measure that is answered already.
    """
    open_ = [*waiting]
    pairs = Counter(answered)
    sizes = Counter(one.group for one in open_)
    for (group, _), count in pairs.items():
        sizes[group] += count
    known = {pair for pair, count in pairs.items() if count >= _PART * sizes[pair[0]]}
    scored: dict[tuple[str, int], tuple[float, float]] = {}
    for one in open_:
        for score, number in one.ranked:
            if number not in homes:
                continue
            near = (one.group, homes[number]) in known
            if score >= (_AMONG_OTHERS if near else _ALONE):
                scored[one.asked, number] = (score + (_CONTEXT if near else 0.0), score)
    best_asked: dict[str, float] = defaultdict(float)
    best_own: dict[int, float] = defaultdict(float)
    for (asked, number), (whole, _) in scored.items():
        best_asked[asked] = max(best_asked[asked], whole)
        best_own[number] = max(best_own[number], whole)
    return {
        asked: (score, number)
        for (asked, number), (whole, score) in scored.items()
        if whole == best_asked[asked] == best_own[number]
    }
