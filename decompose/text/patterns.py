"""Regular expressions that are compiled when they are first used.

Compiling the patterns of every room took a fifth of a run's start; a plan needs two thirds of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast


class _Expression:
    """Stands for a compiled pattern until the first question asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
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
        flags: As for ``re.compile``.
        cue: Characters, or words, of which every text with a match holds one: the expression is
            not compiled before a text that does.

    Raises:
        re.error: At the first use, when the source is no regular expression.
    """
    late = _Cued(source, flags, tuple(cue)) if cue else _Expression(source, flags)
    return cast("re.Pattern[str]", late)
