"""Sentences of one language turned into another by templates: ``{}`` stands for a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_GAP = re.compile(r"\{(\d*)\}")
_JOIN = "、"


class Templates:
    """Templates of sentences; the one with most fixed words is tried first.

    Args:
        pairs: Template of the known sentence, template of the wished one; gaps of the latter may be
            numbered.
        parts: Templates of facts that are phrases of ours.
        words: Facts that are words of ours, with what they are called in the other language.
    """

    def __init__(
        self,
        pairs: Iterable[tuple[str, str]],
        words: Mapping[str, str],
        parts: Templates | None = None,
    ) -> None:
        self._words, self._parts = words, parts
        ordered = sorted(pairs, key=lambda pair: -len(_GAP.sub("", pair[0])))
        self._patterns = [(_pattern(known), _gaps(known), wished) for known, wished in ordered]
        self._told: dict[str, str | None] = {}

    def tell(self, text: str) -> str | None:
        """Return a sentence in the other language, None when no template fits it."""
        if text not in self._told:
            self._told[text] = self._tell(text)
        return self._told[text]

    def _tell(self, text: str) -> str | None:
        for pattern, gaps, wished in self._patterns:
            found = pattern.fullmatch(text)
            if found:
                facts = dict(zip(gaps, map(self._fact, found.groups()), strict=True))
                return wished.format(*(facts[number] for number in sorted(facts)))
        return None

    def _fact(self, text: str) -> str:
        parts = text.split(_JOIN)
        if all(part in self._words for part in parts):
            return ", ".join(self._words[part] for part in parts)
        return (self._parts.tell(text) if self._parts else None) or text


def _gaps(template: str) -> list[int]:
    return [int(gap) if gap else at for at, gap in enumerate(_GAP.findall(template))]


def _pattern(template: str) -> re.Pattern[str]:
    fixed = re.split(r"\{\d*\}", template)
    return re.compile("(.*?)".join(map(re.escape, fixed)), re.DOTALL)
