"""Regular expressions that are compiled when they are first used.

Compiling the patterns of every room took a fifth of a run's start; a plan needs two thirds of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Expression:
    """Stands for a compiled pattern until the first question asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
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


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` would, compiled at the first search.

    Raises:
        re.error: At the first use, when the source is no regular expression.
    """
    return cast("re.Pattern[str]", _Expression(source, flags))
