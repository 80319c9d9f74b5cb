"""Which text of a set is most like another one: rare pairs of characters choose, rapidfuzz judges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from operator import add

from rapidfuzz import fuzz

from decompose.text.normalize import bare

_ENOUGH = 400
_PART = 0.5  # a slip of the pen makes rare pairs that lead astray: never trust only a few
_MOST = 12
_PERCENT = 100


def alike(left: str, right: str) -> float:
    """Return how alike two texts are, by edits and without signs and figures, from 0 to 1."""
    one, other = bare(left), bare(right)
    if not one or not other:
        return 0.0
    return float(fuzz.ratio(one, other)) / _PERCENT


def same_words(left: str, right: str) -> float:
    """Return how alike two texts are with their signs and figures, but without blanks, from 0 to 1."""
    return float(fuzz.ratio("".join(left.split()), "".join(right.split()))) / _PERCENT


def held(part: str, whole: str) -> float:
    """Return how much of a text stands somewhere in another one, from 0 to 1."""
    one, other = bare(part), bare(whole)
    if not one or not other:
        return 0.0
    if len(one) > len(other):
        return float(fuzz.ratio(one, other)) / _PERCENT
    return float(fuzz.partial_ratio(one, other)) / _PERCENT


class Counterparts:
    """Texts that can be asked which of them are most like another text.

    A pair of characters that stands in few texts tells more than one that stands in all, and costs
    less to follow: the rare ones of a text propose a few candidates, which are then compared whole.

    Args:
        texts: The texts, looked up by their position.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [bare(text) for text in texts]
        self._places: dict[str, list[int]] = defaultdict(list)
        places = self._places
        for number, text in enumerate(self.texts):
            for pair in _pairs(text):
                places[pair].append(number)

    def ranked(self, text: str, *, most: int = 3, least: float = 0.0) -> list[tuple[int, float]]:
        """Return positions of the most alike texts with their likeness, best first.

        Units:
            Likeness as in :func:`alike`.
        """
        plain = bare(text)
        scored = [
            (number, float(fuzz.ratio(plain, self.texts[number])) / _PERCENT)
            for number in self._candidates(plain)
        ]
        kept = [pair for pair in scored if pair[1] >= least]
        return sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:most]

    def _candidates(self, text: str) -> list[int]:
        known = [self._places[pair] for pair in _pairs(text) if pair in self._places]
        known.sort(key=len)
        counts: Counter[int] = Counter()
        spent = 0
        for used, places in enumerate(known):
            if spent > _ENOUGH and used > _PART * len(known):
                break
            counts.update(places)
            spent += len(places)
        size = len(text)
        scored = ((-count / (size + len(self.texts[n])), n) for n, count in counts.items())
        return [number for _, number in nsmallest(_MOST, scored)]


def _pairs(text: str) -> dict[str, None]:
    """Return the pairs of characters in the order of the text, which makes ties steady."""
    return dict.fromkeys(map(add, text, text[1:]))
