"""What an opinion asks to be written, in quotation marks: a replacement, an addition, a deletion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_QUOTED = '[“"『「](?P<{0}>[^”"』」]{{2,120}})[”"』」]'
_CHANGE = CuedPattern(
    rf"{_QUOTED.format('old')}[^“。；]{{0,12}}?(?:修改|调整|更改|改|替换|表述|明确|细化|统一)(?:为|成){_QUOTED.format('new')}",
    cue=("为", "成"),
)
_CHANGE_TOLD = CuedPattern(
    '[“"『「](?P<old>[^”"』」]{4,40})[”"』」][^“。；]{0,6}?(?:修改|调整|更改|改|替换|明确|细化|统一)(?:为|成)(?P<new>[^“"『「，。；;、]{4,30})(?=[，。；;]|$)',
    cue=("为", "成"),
)
"""Words in quotation marks that are to be others, which stand without."""
_AMOUNT = (
    r"(?:20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d+(?:\.\d+)?(?:万|亿)?[\u4e00-\u9fff%％]{1,3}?)"
)
_FIGURE = CuedPattern(
    rf"由(?P<old>{_AMOUNT})(?:调整|修改|更改|改|提高|增加|减少|压减|降低|调[减增低高]|下调|上调|增|减)(?:为|到|至)(?P<new>{_AMOUNT})(?=[，。；;）)]|[底末前起以]|$)",
    cue=("由",),
)
"""A figure that is to be another: 由46公里调整为52公里."""
_ADD = CuedPattern(
    rf"(?:增加|补充|增写|写入|加上|增列|加入)[^“。；]{{0,16}}{_QUOTED.format('new')}",
    cue="增补写加",
)
_DROP = CuedPattern(
    rf"(?:删除|删去|删掉|去掉)[^“。；]{{0,16}}{_QUOTED.format('old')}"
    "(?P<more>(?!一[句段条项词款处]|等|的?(?:表述|内容|要求|条款|提法|字样|部分|任务|规定|说法))[^“”，。；]{2,40}?"
    "(?=的?(?:表述|内容|要求|条款|提法|字样|部分|任务|规定|说法|[，。；;]|$)))?",
    cue="删去",
)
"""Words that are to go; a word in quotation marks may only begin them (“十四五”期间经费增长的表述)."""
_SENTENCE = regex("[^。；;\n]+")
_WISH = regex(
    "建议|宜|(?<![相对反供适])应(?![急用对])|请|改[由为]|划[由归给转]|转[由给交]|移交|调整|增[加列]|明确由"
)
_SPACE = str.maketrans("", "", " \u3000\n\t，,。；;、")


class Edit(NamedTuple):
    """Words that are to go and words that are to come, as quoted; one of them may be empty."""

    old: str
    new: str

    def is_made(self, whole: str) -> bool:
        """Tell whether a text, without its signs (:func:`without_signs`), reads so."""
        old, new = without_signs(self.old), without_signs(self.new)
        if old and new:
            return new in whole or old not in whole
        return new in whole if new else old not in whole


def edits_asked(opinion: str) -> Iterator[Edit]:
    """Yield the changes that an opinion asks for word by word.

    Shape:
        ``将“渡口”改为“渡运”`` → Edit("渡口", "渡运"); ``增加“安全出口”`` → Edit("", "安全出口").
    """
    asked = (_CHANGE, _CHANGE_TOLD, _FIGURE)
    changes = [Edit(m["old"], m["new"]) for words in asked for m in words.finditer(opinion)]
    yield from changes
    yield from (Edit("", found["new"]) for found in _ADD.finditer(opinion))
    if not changes:
        yield from (Edit(found["more"] or found["old"], "") for found in _DROP.finditer(opinion))


def wishes_in(reason: str) -> Iterator[str]:
    """Yield the sentences of a reason that want something, and do not only tell how things are."""
    yield from (one.group() for one in _SENTENCE.finditer(reason) if _WISH.search(one.group()))


def without_signs(text: str) -> str:
    """Return a text without blanks and stops, the form in which words are looked for in it."""
    return text.translate(_SPACE)


def share_of(what: str, whole: str) -> float:
    """Return how many of the pairs of signs of some words stand in a text, from 0 to 1."""
    words = without_signs(what)
    pairs = [words[at : at + 2] for at in range(len(words) - 1)]
    return sum(pair in whole for pair in pairs) / len(pairs) if pairs else 1.0
