"""The parts of a sentence between commas, each with the words in it: what is said of which object."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from decompose.model.result import Mention, MentionKind
from decompose.text.patterns import regex

_END = regex("[，,；;。！？\n]")


def parts_of(text: str, start: int, words: Sequence[Mention]) -> list[list[Mention]]:
    """Return the words of a text by the parts they stand in, in reading order.

    Args:
        text: A measure or a title.
        start: Where it begins in its block.
        words: The words found in it.
    """
    ends = [start + found.end() for found in _END.finditer(text)]
    parts: dict[int, list[Mention]] = {}
    for word in sorted(words, key=lambda m: (m.start, m.end)):
        parts.setdefault(bisect(ends, word.start), []).append(word)
    return list(parts.values())


def with_objects(
    parts: Sequence[Sequence[Mention]], above: set[str]
) -> Iterator[tuple[set[str], Sequence[Mention]]]:
    """Yield the objects that each part speaks of, with its words.

    A part that names none goes on about those of the part before, at the beginning about ``above``.
    """
    objects = above
    for part in parts:
        objects = {m.id for m in part if m.kind is MentionKind.SECTOR} or objects
        yield objects, part
