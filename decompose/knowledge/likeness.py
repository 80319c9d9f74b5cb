"""Which entry a text is most like, by the pairs of characters it shares with an entry's words.

For texts in which no word of the pack stands: 烟火燃放 is no term, but nearly all of it occurs in the
terms of the displays of fireworks. A likeness is a guess, never a match.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from decompose.model.knowledge import Function, Sector

LEAST = 7.0
"""A likeness below this is chance: one rare pair is not enough."""
_A_CHARACTER = 0.55  # a long text shares pairs with anything
_LEAD = 1.15
_ENTRIES = 560
"""A fixed number, so that entries with other words change no likeness."""
_JOINT, _BREAK = "\n", "\f"


class Likeness(NamedTuple):
    """The entry a text is most like, and the stretch of the text that shows it."""

    entry: Sector | Function
    score: float
    start: int
    end: int


class LikenessIndex:
    """Pairs of characters with the entries whose words hold them, looked up when asked for."""

    def __init__(self, entries: Iterable[Sector | Function]) -> None:
        self._entries = tuple(entries)
        words = [_JOINT.join(entry.words) + _BREAK for entry in self._entries]
        self._words = "".join(words)
        self._starts = tuple(accumulate(map(len, words), initial=0))
        self._known: dict[str, dict[int, float]] = {}

    def most_like(self, text: str) -> Likeness | None:
        """Return the entry a text is clearly most like, or None; ties go to the smaller id."""
        scores: dict[int, float] = defaultdict(float)
        for pair in dict.fromkeys(_pairs(text)):
            for number, weight in self._owners(pair).items():
                scores[number] += weight
        ranked = sorted(scores, key=lambda n: (-round(scores[n], 6), self._entries[n].id))[:2]
        if not ranked or scores[ranked[0]] < max(LEAST, _A_CHARACTER * len(text)):
            return None
        if len(ranked) > 1 and scores[ranked[0]] < _LEAD * scores[ranked[1]]:
            return None
        best = ranked[0]
        return Likeness(self._entries[best], scores[best], *self._stretch(text, best))

    def _owners(self, pair: str) -> dict[int, float]:
        """Return the weight of a pair for each entry whose words hold it: rare pairs weigh more."""
        found = self._known.get(pair)
        if found is None:
            counts = Counter() if pair.isascii() else self._counts(pair)  # two letters tell nothing
            total = sum(counts.values())
            rarity = max(0.0, math.log(_ENTRIES / len(counts))) if counts else 0.0
            found = {n: rarity * math.sqrt(count / total) for n, count in counts.items()}
            self._known[pair] = found
        return found

    def _counts(self, pair: str) -> Counter[int]:
        """Return how often each entry's words hold a pair."""
        counts = Counter[int]()
        at = self._words.find(pair)
        while at >= 0:
            counts[bisect_right(self._starts, at) - 1] += 1
            at = self._words.find(pair, at + len(pair))
        return counts

    def _stretch(self, text: str, number: int) -> tuple[int, int]:
        """Return the longest run of pairs that the entry holds, the first of equals."""
        best, start = (0, 0), 0
        for at, pair in enumerate(_pairs(text)):
            if number not in self._owners(pair):
                start = at + 1
            elif at + 2 - start > best[1] - best[0]:
                best = (start, at + 2)
        return best


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]
