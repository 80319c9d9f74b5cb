"""Words that a replacement tore apart: the short name of a trade, taken for an organ within two other words."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.knowledge import Knowledge
from decompose.text.cues import filled

_ENDS = "[局委队门](?=§0)"
"""The end of an organ's name and the second half of a compound behind it."""
_BUREAU_IN = (
    "§0(?=部(?:拥堵|积水|地区|区域|路段|环节|暴雨|大雨|地段|坍塌|损坏|塌陷|封闭|中断|管制|渗漏|沉降|范围|缓行|停水|停电|易涝|高温|强降雨)"
    "|面(?=[，。；、]|得到|初步|已经?形成|更加|明显)|限(?:性|于)|势(?=[，。；、]|总体|平稳|紧张|严峻))"
)
"""A bureau whose sign belongs to the next word: 交通运输局部拥堵."""
_SIGN = "局"
_LEVELS = ("市", "县", "区", "省")


class Spliced:
    """Finds torn words by the trades' words of the packs.

    Args:
        kb: The packs; what is found by is built once for them.
    """

    def __init__(self, kb: Knowledge) -> None:
        words = tuple(kb.trade_words.values())
        self._was = {
            word.replace(short.id, name): word
            for short in words
            for name in short.names
            for word in short.within
        }
        self._bureaus = {bureau: short.id for short in words for bureau in short.bureaus}
        self._compounds = tuple(word for word in words if word.organs)
        behind = dict.fromkeys(half for word in self._compounds for half in word.behind)
        cue = tuple(f"{_SIGN}{next_}" for next_ in "部面限势")
        named = tuple(dict.fromkeys(name for short in words for name in short.names))
        self._spoilt = filled("§0", tuple(self._was), cue=named)
        self._behind = filled(_ENDS, tuple(behind))
        self._of_bureau = filled(_BUREAU_IN, tuple(self._bureaus), cue=cue)

    def words(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the torn words of a text: start, end and the word that stood there."""
        for found in self._spoilt.finditer(text):
            yield found.start(), found.end(), self._was[found.group()]
        for found in self._behind.finditer(text):
            yield from self._within_a_word(text, found.end())
        for found in self._of_bureau.finditer(text):
            start, was = found.start(), self._bureaus[found.group()]
            alone = found.group() == f"{was}{_SIGN}"
            start -= alone and text[start - 1 : start] in _LEVELS
            yield start, found.end(), _SIGN if alone else f"{was}{_SIGN}"

    def _within_a_word(self, text: str, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the organ that ends here where it stands within a compound of its trade: 防汛应急管理局预案."""
        for word in self._compounds:
            name = next((n for n in word.organs if text.endswith(n, 0, end)), None)
            if name is None or not text.startswith(word.behind, end):
                continue
            start = end - len(name)
            start -= text[start - 1 : start] in _LEVELS
            if text.endswith(word.before, 0, start):
                yield start, end, word.id
