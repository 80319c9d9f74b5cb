"""Regular expressions that are compiled when they are first used.

Compiling the patterns of every room took a fifth of a run's start; a plan needs two thirds of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from decompose.text.kept_codes import Codes, KeptCodes, kept_file

_kept = KeptCodes(kept_file())
_HAN = (r"[\u4e00-\u9fff]", "[\u4e00-\u9fff]", "[\u4e00-\u9fa5]")
_LETTER = r"[^\W\dA-Za-z_]"
"""What stands for a class of all Han characters: letters but Latin ones.

``re`` walks through every character of a range when it compiles: 0.9 ms a class against 0.02 ms, and a run
needs fifty of them.
"""


class _Expression:
    """Stands for a compiled pattern until the first question asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = _kept.compile(_quick(self.pattern, self._flags), self._flags)
        for method in (
            "search",
            "match",
            "fullmatch",
            "finditer",
            "findall",
            "sub",
            "subn",
            "split",
        ):
            self.__dict__[method] = getattr(compiled, method)
        self.__dict__[name] = value = getattr(compiled, name)
        return value


def _quick(source: str, flags: int) -> str:
    """Return an expression with cheap classes for those of all Han characters."""
    if not flags & re.ASCII:
        for han in _HAN:
            source = source.replace(han, _LETTER)
    return source


class _Cued(_Expression):
    """Answers "nothing found" for texts without any cue, and is compiled at the first with one."""

    def __init__(self, source: str, flags: int, cue: tuple[str, ...]) -> None:
        super().__init__(source, flags)
        self.cue = cue

    def _ready(self, text: str) -> bool:
        return any(word in text for word in self.cue)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self.__getattr__("search")(text, *span) if self._ready(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self.__getattr__("match")(text, *span) if self._ready(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self.__getattr__("fullmatch")(text, *span) if self._ready(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self.__getattr__("finditer")(text, *span) if self._ready(text) else iter(())


def regex(source: str, flags: int = 0, *, cue: str | tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return what ``re.compile`` would, compiled at the first search.

    Args:
        source: The expression.
        flags: As for ``re.compile``; with ``re.ASCII`` a class of Han characters holds no other letter.
        cue: Characters, or words, of which every text with a match holds one: the expression is
            not compiled before a text that does.

    Raises:
        re.error: At the first use, when the source is no regular expression.
    """
    late = _Cued(source, flags, tuple(cue)) if cue else _Expression(source, flags)
    return cast("re.Pattern[str]", late)


def compiled_here() -> Codes:
    """Return what this process compiled so far, for another one to take over."""
    return _kept.grown


def take_over(codes: Codes) -> None:
    """Know what another process compiled, and keep it."""
    _kept.take(codes)


def keep() -> None:
    """Keep what this process compiled for the next one."""
    _kept.write()
