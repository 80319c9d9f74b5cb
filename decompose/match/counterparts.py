"""Which text of a set is most like another one: rare pairs of characters choose, rapidfuzz judges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil
from operator import add

from rapidfuzz import fuzz, process

from decompose.model.base import building
from decompose.text.normalize import bare

_KEPT = 12
_ENOUGH = 200
_PART = 0.5  # a slip of the pen makes rare pairs that lead astray: never trust only a few
_MOST = 32
_CLEAR = 0.5
_DENSE = 0.01
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
    Of a long text only every so many pairs are kept, since a text that is like it shares enough of
    them: that makes the index small, and the pairs shared a share of each text whatever its length.

    Args:
        texts: The texts, looked up by their position.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [bare(text) for text in texts]
        with building():
            self._places = self._indexed(_KEPT)
        self._dense = sum(map(len, self._places.values())) > _DENSE * len(self.texts) * len(
            self._places
        )
        if self._dense:  # a few words said over and over: every pair is needed to tell them apart
            self._places = self._indexed(None)

    def _indexed(self, kept: int | None) -> dict[str, list[int]]:
        """Return where each pair stands; of a text about so many pairs, or all."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            step = max(1, len(text) // kept) if kept else 1
            for pair in dict.fromkeys(map(add, text[::step], text[1::step])):
                places[pair].append(number)
        return places

    def ranked(self, text: str, *, most: int = 3, least: float = 0.0) -> list[tuple[int, float]]:
        """Return positions of the most alike texts with their likeness, best first.

        Units:
            Likeness as in :func:`alike`.
        """
        plain = bare(text)
        candidates = {number: self.texts[number] for number in self._candidates(plain)}
        found = process.extract(
            plain, candidates, scorer=fuzz.ratio, score_cutoff=_PERCENT * least, limit=most
        )
        return [(number, score / _PERCENT) for _, score, number in found]

    def _candidates(self, text: str) -> Iterable[int]:
        """Return the texts that share most pairs, in their order: equals are ranked by it."""
        pairs = dict.fromkeys(map(add, text, text[1:]))
        known = sorted(filter(None, map(self._places.get, pairs)), key=len)
        trusted = ceil(_PART * len(known))
        proposed: list[int] = []
        for places in known[:trusted]:
            proposed += places
        for places in known[trusted:]:
            if len(proposed) > _ENOUGH:
                break
            proposed += places
        counts = Counter(proposed)
        if len(counts) <= _MOST:
            return sorted(counts)
        often = [number for number, count in counts.items() if count > 1]
        likely = often if len(often) >= _MOST else counts
        best = sorted(likely, key=counts.__getitem__, reverse=True)[:_MOST]
        if not self._dense and counts[best[-1]] > _CLEAR * counts[best[0]]:
            return range(len(self.texts))  # too many are much alike to choose by a few pairs
        return sorted(best)
