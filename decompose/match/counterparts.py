"""Which text of a set is most like another one: rare pairs of characters choose, rapidfuzz judges.

rapidfuzz is imported at the first comparison: half of the runs have nothing to compare.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil
from operator import add

from decompose.model.base import building
from decompose.text.normalize import bare

_KEPT = 12
_PART = 0.5
_SURE = 0.8
_MOST = 32
_FEW = 0.25
_SAMPLE = 128
_DENSE = 0.05
_OFTEN = 16
_LANES = 250  # each text is counted in one byte
_ROOM = 64_000_000  # bytes of lanes that are kept
_PERCENT = 100


def alike(left: str, right: str) -> float:
    """Return how alike two texts are, by edits and without signs and figures, from 0 to 1."""
    one, other = bare(left), bare(right)
    if not one or not other:
        return 0.0
    return _ratio(one, other)


def same_words(left: str, right: str) -> float:
    """Return how alike two texts are with their signs and figures, but without blanks, from 0 to 1."""
    return _ratio("".join(left.split()), "".join(right.split()))


def held(part: str, whole: str) -> float:
    """Return how much of a text stands somewhere in another one, from 0 to 1."""
    one, other = bare(part), bare(whole)
    if not one or not other:
        return 0.0
    if len(one) > len(other):
        return _ratio(one, other)
    from rapidfuzz import fuzz

    return float(fuzz.partial_ratio(one, other)) / _PERCENT


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other)) / _PERCENT


class Counterparts:
    """Texts that can be asked which of them are most like another text.

    A pair of characters that stands in few texts tells more than one that stands in all, and costs
    less to follow: the rare ones of a text propose a few candidates, which are then compared whole,
    and all its pairs do so where none of these is nearly the same.
    Of a long text only every so many pairs are kept, since a text that is like it shares enough of
    them: that makes the index small, and the pairs shared a share of each text whatever its length.

    Where the same words are said over and over no pair is rare. Then every pair counts, and all
    texts are counted at once: a number with one byte for each text, one added to those that hold it.

    Args:
        texts: The texts, looked up by their position.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [bare(text) for text in texts]
        self._dense = _repeats(self.texts[:: len(self.texts) // _SAMPLE + 1])
        self._lanes: dict[str, int] = {}
        with building():
            self._places = _places(self.texts, None if self._dense else _KEPT)

    def ranked(self, text: str, *, most: int = 3, least: float = 0.0) -> list[tuple[int, float]]:
        """Return positions of the most alike texts with their likeness, best first.

        Units:
            Likeness as in :func:`alike`.
        """
        plain = bare(text)
        if self._dense:
            return self._judged(plain, self._counted(plain), most, least)
        found = self._judged(plain, self._proposed(plain), most, least)
        if len(found) == most and found[-1][1] >= _SURE:
            return found
        return self._judged(plain, self._counted(plain), most, least)

    def _judged(
        self, plain: str, numbers: Iterable[int], most: int, least: float
    ) -> list[tuple[int, float]]:
        """Compare texts whole, the likeliest first: most of the others then fall out soon."""
        from rapidfuzz import fuzz, process

        candidates = {number: self.texts[number] for number in numbers}
        cutoff = _PERCENT * least
        if most == 1:
            one = process.extractOne(plain, candidates, scorer=fuzz.ratio, score_cutoff=cutoff)
            return [(one[2], one[1] / _PERCENT)] if one else []
        found = process.extract(
            plain, candidates, scorer=fuzz.ratio, score_cutoff=cutoff, limit=most
        )
        return [(number, score / _PERCENT) for _, score, number in found]

    def _proposed(self, text: str) -> list[int]:
        """Return the texts that share most rare pairs, the likeliest first, then in their order."""
        pairs = dict.fromkeys(map(add, text, text[1:]))
        known = sorted(filter(None, map(self._places.get, pairs)), key=len)
        proposed: list[int] = []
        for places in known[: ceil(_PART * len(known))]:
            proposed += places
        counts = Counter(proposed)
        few = _FEW * max(counts.values(), default=0)
        likely = sorted([number for number, count in counts.items() if count > few])
        likely.sort(key=counts.__getitem__, reverse=True)
        return likely[:_MOST]

    def _counted(self, text: str) -> list[int]:
        """Return the texts that share most pairs, the likeliest first, then in their order."""
        rare: list[int] = []
        whole, added = 0, 0
        for pair in dict.fromkeys(map(add, text, text[1:])):
            places = self._places.get(pair, ())
            if len(places) > _OFTEN and added < _LANES - _OFTEN:
                whole += self._lane(pair, places)
                added += 1
            else:
                rare += places
        sums = bytearray(whole.to_bytes(len(self.texts), "little"))
        for number in rare:
            sums[number] = min(sums[number] + 1, _LANES)
        found: list[int] = []
        level = max([added, *(sums[number] for number in rare)])
        least = 1
        while level >= least and len(found) < _MOST:
            at = sums.find(level)
            if at >= 0 and not found:
                least = max(1, int(_FEW * level))
            while at >= 0:
                found.append(at)
                at = sums.find(level, at + 1)
            level -= 1
        return found[: 2 * _MOST]

    def _lane(self, pair: str, places: Sequence[int]) -> int:
        """Return a number with one byte for each text: 1 where it holds the pair."""
        lane = self._lanes.get(pair)
        if lane is None:
            each = bytearray(len(self.texts))
            for number in places:
                each[number] = 1
            lane = int.from_bytes(each, "little")
            if len(self._lanes) * len(self.texts) < _ROOM:
                self._lanes[pair] = lane
        return lane


def _places(texts: Iterable[str], kept: int | None) -> dict[str, list[int]]:
    """Return where each pair of characters stands; of a text about so many pairs, or all."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        step = len(text) // kept or 1 if kept else 1
        for at in range(0, len(text) - 1, step):
            places[text[at : at + 2]].append(number)
    return places


def _repeats(texts: Sequence[str]) -> bool:
    """Tell whether texts say the same words over and over: any pair of one stands in many others."""
    sizes = [*map(len, _places(texts, _KEPT).values())]
    others = sum(size * (size - 1) for size in sizes)
    return others > _DENSE * len(texts) * sum(sizes)
