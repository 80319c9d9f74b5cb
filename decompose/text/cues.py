"""Regular expressions that are tried only on texts that hold one of their cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from decompose.text.patterns import regex

_STAR = "[^，。；！？]{0,12}?"
_NOTHING = "(?!)"


class CuedPattern:
    """A regular expression compiled at its first use, and not even then for most texts.

    Args:
        source: The expression.
        cue: Characters, or words, of which a text must hold one; else nothing is found.
    """

    def __init__(self, source: str, *, cue: str | tuple[str, ...] = "") -> None:
        self._pattern = regex(source)
        self.cue = tuple(cue)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a position on."""
        for word in self.cue:  # cheaper than any(), and asked of every text
            if word in text:
                return self._pattern.search(text, start)
        return None if self.cue else self._pattern.search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match in order."""
        for word in self.cue:
            if word in text:
                return self._pattern.finditer(text)
        return iter(()) if self.cue else self._pattern.finditer(text)


@cache
def starred(words: tuple[str, ...]) -> CuedPattern:
    """Return the pattern of words in which a star stands for up to twelve characters of the same clause."""
    parted = [word.split("*") for word in words]
    source = "|".join(_STAR.join(map(re.escape, parts)) for parts in parted) or _NOTHING
    return CuedPattern(
        source, cue=tuple(dict.fromkeys(parts[0] for parts in parted)) or (_NOTHING,)
    )


@cache
def filled(source: str, *lists: tuple[str, ...], cue: str | tuple[str, ...] = ()) -> CuedPattern:
    """Return an expression of the product's own with words of a pack put in: built once for the words.

    Args:
        source: The expression; ``§0`` stands for any word of the first list, ``§1`` of the second.
        lists: Words as they are to stand in a text; of an empty list none is ever found.
        cue: As for :class:`CuedPattern`.
    """
    for place, words in enumerate(lists):
        source = source.replace(f"§{place}", f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})")
    return CuedPattern(source, cue=cue)
