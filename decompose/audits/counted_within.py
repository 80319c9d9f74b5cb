"""Numbers left out or told twice within a paragraph (一是…二是…四是) and among articles (第二条, 第四条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.text.cues import CuedPattern
from decompose.text.numerals import numeral_value

_SIGNS = "[一二三四五六七八九十]"
_COUNTED = (
    CuedPattern(rf"(?:^|(?<=[，。；：:、;]))(?P<number>{_SIGNS}{{1,2}})是", cue="是"),
    CuedPattern(rf"(?:^|(?<=[，。；：:、;]))(?P<number>{_SIGNS}{{1,2}})要", cue="要"),
    CuedPattern(r"(?P<number>[①②③④⑤⑥⑦⑧⑨⑩])", cue="①"),
    CuedPattern(r"(?:^|(?<=[。；：:;]))[（(](?P<number>[1-9]|1\d)[）)]", cue="(（"),
)
_ARTICLE = CuedPattern(rf"^第(?P<number>{_SIGNS}{{1,3}})条(?=[\s　【（])", cue="条")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


class Miscounted(NamedTuple):
    """A number that does not follow upon the one before it."""

    passage: Passage
    start: int
    end: int
    before: str
    again: bool

    @property
    def number(self) -> str:
        """The number as printed."""
        return self.passage.text[self.start : self.end]


def miscounted(case: AuditCase) -> Iterator[Miscounted]:
    """Yield the numbers that do not follow: a count from one, of one sign, in a paragraph or among articles."""
    articles: list[tuple[Passage, re.Match[str]]] = []
    for passage in case.passages:
        for pattern in _COUNTED:
            yield from _within([(passage, found) for found in pattern.finditer(passage.text)])
        article = _ARTICLE.search(passage.text)
        if article is not None:
            articles.append((passage, article))
    yield from _within(articles)


def _within(found: list[tuple[Passage, re.Match[str]]]) -> Iterator[Miscounted]:
    if len(found) < 3 or _value(found[0][1]) != 1:
        return
    off = [(a, b) for a, b in pairwise(found) if _value(b[1]) not in (1, _value(a[1]) + 1)]
    if len(off) > 1 and off[0][1] is off[1][0] and _value(off[1][1][1]) == _value(off[0][0][1]) + 2:
        off = [off[0], *off[2:]]  # 2, 2, 4: one number is wrong
    if len(off) != 1:  # counts within counts
        return
    (_, before), (passage, after) = off[0]
    if 0 < _value(after) < _value(before):
        return
    start, end = after.span()
    yield Miscounted(passage, start, end, before.group(), _value(after) == _value(before))


def _value(found: re.Match[str]) -> int:
    sign = found["number"]
    if sign in _CIRCLED:
        return _CIRCLED.index(sign) + 1
    return int(sign) if sign.isdecimal() else numeral_value(sign) or 0
