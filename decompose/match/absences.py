"""What a plan says that its place has not: our city has no coal mine, and no port."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SENTENCE = regex(r"[^。；;\n]+")
_LACKS = (
    "(?:没有|无(?!证|照|害|序|力|人)|不涉及|未开通|未建有?|尚无|不存在|不[临靠沿](?=[江海河湖边]))"
)
_HAS_NOT = CuedPattern(
    "(?:(?:我|本|全)(?:省|市|县|区|旗|地区)(?:境内|辖区内?|目前|尚|暂)*|(?:^|，)(?:境内|辖区内?)(?:目前|尚|暂)*)"
    + _LACKS,
    cue=("没有", "无", "不涉及", "未", "不"),
)  # our city has no …
_WHAT = regex(_LACKS + "(?P<what>[^，。；（(]{2,40})")
_NOT_CONCERNED = regex(
    "(?:^|[，：])(?P<what>[^，。；：（(]{2,30}?)(?:对?(?:我|本)[省市县区])?(?:暂|均|都|目前)*不(?:涉及|适用)(?:(?:我|本)[省市县区])?(?=[，。；]|$)"
)  # desalination does not concern us
_JOINED = regex("、|以及|和|及|与|或")
_TAIL = regex("(?:等(?:行业|设施|企业|单位)?|企业|单位|业务|工作|任务)$")
_SHORTEST, _SPLIT = 2, 3


class Absence(NamedTuple):
    """The words in which a plan says it, and what its place has not."""

    said: str
    things: tuple[str, ...]

    def names(self, text: str) -> bool:
        """Tell whether a text speaks of one of the things, perhaps with a word in its midst."""
        return any(_speaks_of(thing, text) for thing in self.things)


def absences(text: str) -> Iterator[Absence]:
    """Yield what a text says that its place has not, sentence by sentence.

    Shape:
        ``我市没有煤矿、铀矿开采企业，也没有核电厂`` → 煤矿, 铀矿开采, 核电厂.
    """
    for sentence in _SENTENCE.finditer(text):
        found = _HAS_NOT.search(sentence.group())
        if found:
            said = sentence.group()[found.start() :].strip("， ")
            told = [*_WHAT.finditer(said), *_NOT_CONCERNED.finditer(said)]
            named = [one for what in told for one in _JOINED.split(what["what"])]
            things = (_TAIL.sub("", one.strip()) for one in named)
            yield Absence(said, tuple(one for one in things if len(one) >= _SHORTEST))


def _speaks_of(thing: str, text: str) -> bool:
    if thing in text or len(thing) <= _SPLIT:
        return thing in text
    head, tail = thing[:_SHORTEST], thing[-_SHORTEST:]
    at = text.find(head)
    return at >= 0 and tail in text[at + len(head) : at + len(thing) + _SPLIT]
