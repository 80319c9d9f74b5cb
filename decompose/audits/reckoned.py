"""Figures of one sentence that must give one another, held against what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.changes_reckoned import CHANGES
from decompose.audits.counts_reckoned import COUNTS
from decompose.audits.figured import figured
from decompose.audits.shares_reckoned import SHARES
from decompose.text.cues import CuedPattern

_CUE = CuedPattern(
    "占|率|每|年均|倍|净|翻|一半|分之|一倍|[比较与同由从年].*[降减增升多少]",
    cue="占率每均倍净翻半之比较与同由从年",
)


class Reckoned(NamedTuple):
    """A printed figure that the figures beside it do not give, and where the words begin and end."""

    start: int
    end: int
    said: str
    right: str
    at: int
    """Where the printed figure stands."""


def reckoned(text: str, years: int = 0) -> Iterator[Reckoned]:
    """Yield the figures of a text that those of their own sentence contradict; limits and 约 are left aside.

    Args:
        text: The text.
        years: How many years its plan lasts; 0 where that is not known.
    """
    for sentence in figured(text, _CUE):
        told = set[int]()
        for pattern, rule in (*COUNTS, *SHARES, *CHANGES):
            for found in pattern.finditer(sentence.words):
                figures = sentence.of(found)
                if not all(f.exact for f in figures.values()):
                    continue
                for said, right in rule(figures, {"years": str(years), **found.groupdict()}):
                    start, end = sentence.told(found)
                    if said.end in told:
                        continue
                    told.add(said.end)
                    yield Reckoned(start, end, said.text, right, said.end - len(said.text))
