"""Which of many texts are nearly the same: all pairs where they are few, likely ones where many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import or_

LEAST = 80
"""From this likeness on two texts are twins: twice the common characters in order, in % of both."""
FEW = 2_000
"""Up to here every pair is compared; above only pairs that share a rare run of characters."""
_RUN = 4
_RAREST = 4
_BITS = 251
_ROUNDING = 1e-9
_CROWD = 200
"""How many texts with the same run are remembered: one text copied everywhere must cost no square."""

Earlier = Iterator[list[int]]
"""For each text in turn, the earlier ones with which it is to be compared."""


def twins(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield the place of each text that has twins before it, and their places, in order."""
    earlier = every_earlier if len(texts) <= FEW else likely_earlier
    return alike(texts, earlier)


def alike(
    texts: Sequence[str], earlier: Callable[[Sequence[str]], Earlier]
) -> Iterator[tuple[int, list[int]]]:
    """Yield the twins of each text among the earlier texts that are proposed for it."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    for place, proposed in enumerate(earlier(texts)):
        if proposed:
            others = [texts[n] for n in proposed]
            found = extract(texts[place], others, scorer=ratio, score_cutoff=LEAST, limit=None)
            if found:
                yield place, sorted(proposed[at] for _, _, at in found)


def every_earlier(texts: Sequence[str]) -> Earlier:
    """Propose every earlier text whose length alone does not rule it out."""
    sizes = [len(text) for text in texts]
    for place, size in enumerate(sizes):
        shortest, longest = size * LEAST / (200 - LEAST), size * (200 - LEAST) / LEAST
        yield [n for n in range(place) if shortest <= sizes[n] <= longest]


def likely_earlier(texts: Sequence[str]) -> Earlier:
    """Propose the earlier texts that share a rare run and enough characters.

    A run begins at one of the rarest characters of either half of a text, those that occur in no
    other left to the last: twins differ in few places, seldom in all of those. The second test loses
    nothing: each character that only one of two texts has costs their likeness one insertion or
    deletion, and characters that share a bit can only hide some.
    """
    held = Counter[str]()
    for text in texts:
        held.update(set(text))
    order = sorted(held, key=lambda char: (held[char] == 1, held[char], char))
    rarity = {char: n for n, char in enumerate(order)}.__getitem__
    bit = {char: 1 << n % _BITS for n, char in enumerate(order)}.__getitem__
    with_run: dict[str, list[int]] = {}
    marks: list[int] = []
    allowed: list[float] = []
    spare = (100 - LEAST) / 100 + _ROUNDING
    for place, text in enumerate(texts):
        mark = reduce(or_, map(bit, set(text)), 0)
        near: set[int] = set()
        for run in _runs(text, rarity):
            others = with_run.setdefault(run, [])
            near.update(others)
            if len(others) < _CROWD:
                others.append(place)
        own = len(text) * spare
        yield [n for n in near if (mark ^ marks[n]).bit_count() <= own + allowed[n]]
        marks.append(mark)
        allowed.append(own)


def _runs(text: str, rarity: Callable[[str], int]) -> set[str]:
    """Return the runs that begin where the rarest characters of each half first occur in it."""
    middle = len(text) // 2
    starts = [text.index(char) for char in sorted(set(text[:middle]), key=rarity)[:_RAREST]]
    starts += [
        text.index(char, middle) for char in sorted(set(text[middle:]), key=rarity)[:_RAREST]
    ]
    return {text[at : at + _RUN] for at in starts}
