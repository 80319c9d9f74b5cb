"""How much two texts have in common, where what is rare counts for more than what everybody says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import log
from operator import add

from decompose.text.normalize import bare

_EVERYWHERE = 0.1
_FULL = 12
"""Below so many pairs a text is too short to be held by another one as a whole."""
_DIGITS = "0123456789.%‰"
_SIGNS = frozenset("，。；、：:;,.“”（）() 　\n")
_RUN = 3
_SHOWN = 4


class Overlap:
    """Texts that can be asked which of them have most in common with another text.

    A pair of neighbouring characters weighs the more the fewer texts hold it: 加强 tells nothing,
    渔船 much. Order does not count, so that a sentence turned round stays the same.

    Args:
        texts: The texts, looked up by their position.
        others: The texts that will be asked about, which count for what is rare.
    """

    def __init__(self, texts: Sequence[str], others: Iterable[str] = ()) -> None:
        pairs = [_pairs(text) for text in texts]
        held = Counter[str]()
        asked = [_pairs(text) for text in others]
        for each in (*pairs, *asked):
            held.update(each.keys())
        whole = len(pairs) + len(asked)
        self._weights = {pair: log(whole / n) + _EVERYWHERE for pair, n in held.items()}
        self._rarest = log(whole or 1) + _EVERYWHERE
        self._held = pairs
        self._sizes = [(self._weigh(each), len(each)) for each in pairs]
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(pairs):
            for pair in each:
                self._places[pair].append(number)

    def ranked(self, text: str, *, most: int, rare: int | None = None) -> list[tuple[int, float]]:
        """Return positions of the texts that have most in common with a text, best first.

        Args:
            text: The text.
            most: How many.
            rare: Leave out texts that share no pair which at most so many texts hold; then the work
                for a text does not grow with the number of texts.

        Units:
            From 0 to 1: the mean of the share of the whole and of the share of the smaller text.
        """
        pairs = _pairs(text)
        size, count = self._weigh(pairs), len(pairs)
        common = self._common(pairs) if rare is None else self._common_to_few(pairs, rare)
        scored = ((-self._share(shared, size, count, n), n) for n, shared in common.items())
        return [(number, -score) for score, number in nsmallest(most, scored)]

    def _common(self, pairs: Iterable[str]) -> dict[int, float]:
        common: defaultdict[int, float] = defaultdict(float)
        for pair in pairs:
            weight = self._weights.get(pair, self._rarest)
            for number in self._places.get(pair, ()):
                common[number] += weight
        return common

    def _common_to_few(self, pairs: dict[str, None], rare: int) -> dict[int, float]:
        holding = (self._places.get(pair, ()) for pair in pairs)
        near = sorted({number for places in holding if len(places) <= rare for number in places})
        return {n: self._weigh(pair for pair in pairs if pair in self._held[n]) for n in near}

    def _share(self, shared: float, size: float, count: int, number: int) -> float:
        other, length = self._sizes[number]
        smaller = min(size, other) * max(1.0, _FULL / min(count, length))
        return shared / (size + other) + shared / smaller / 2

    def _weigh(self, pairs: Iterable[str]) -> float:
        return sum(self._weights.get(pair, self._rarest) for pair in pairs)


def shared_words(left: str, right: str, *, most: int = _SHOWN) -> tuple[str, ...]:
    """Return the longest runs of characters that two texts have in common, as the first has them.

    Shape:
        At most ``most`` runs of three characters and more, in the order of the first text.
    """
    runs: list[tuple[int, str]] = []
    start = 0
    while start < len(left):
        end = start
        while end < len(left) and left[end] not in _SIGNS and left[start : end + 1] in right:
            end += 1
        words = left[start:end].lstrip(_DIGITS)
        if len(bare(words)) >= _RUN:
            runs.append((start, words))
        start = max(end, start + 1)
    longest = sorted(runs, key=lambda run: (-len(run[1]), run[0]))[:most]
    return tuple(dict.fromkeys(words for _, words in sorted(longest)))


def _pairs(text: str) -> dict[str, None]:
    plain = bare(text)
    return dict.fromkeys(map(add, plain, plain[1:]))
