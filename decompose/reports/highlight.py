"""Where in a task's text its evidence stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from decompose.model.source import Span


class Mark(NamedTuple):
    """A piece of a text that somebody's evidence quotes.

    Units:
        ``start`` and ``end`` are character offsets into the text, half-open.
    """

    start: int
    end: int
    number: int
    """Which evidence it is."""


def marks(text: str, pieces: Iterable[Span], quotes: Iterable[tuple[int, Span, str]]) -> list[Mark]:
    """Return where quotes stand in a text.

    Args:
        text: The pieces joined by newlines.
        pieces: Where the text comes from in the document.
        quotes: Number, place in the document and words of each quote.
    """
    starts: list[tuple[int, Span]] = []
    at = 0
    for piece in pieces:
        starts.append((at, piece))
        at += piece.end - piece.start + 1
    found: list[Mark] = []
    for number, span, words in quotes:
        for base, piece in starts:
            if piece.block != span.block or span.start < piece.start or span.end > piece.end:
                continue
            start = base + span.start - piece.start
            end = start + span.end - span.start
            if text[start:end] == words:
                found.append(Mark(start, end, number))
    return found


def cut(text: str, found: list[Mark]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Cut a text where marks begin and end; each piece comes with the numbers of its marks."""
    edges = sorted({0, len(text), *(m.start for m in found), *(m.end for m in found)})
    for start, end in pairwise(edges):
        numbers = {m.number for m in found if m.start <= start and end <= m.end}
        yield text[start:end], tuple(sorted(numbers))
