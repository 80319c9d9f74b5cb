"""Stages of a scheme with the months they last, and dates in their words that lie after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_STAGE = CuedPattern(
    r"^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]?\s*(?P<name>[^（(。，；]{2,14})[（(]"
    r"(?P<first>20\d\d)年(?:\d{1,2}月)?(?:[初中底]|上旬|中旬|下旬)?(?:\d{1,2}日)?(?:至|到|—|–|-|~|～)+"
    r"(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日)?(?:年?底|末)?[）)]",
    cue=("年",),
)  # （三）巩固提升（2026年1月至12月）
_DUE = regex(
    r"(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日)?[^，。；\d]{0,3}(?:底|末|前)"
)
_LAST = 12


class Late(NamedTuple):
    """A date in the words of a stage that lies after its end."""

    passage: Passage
    start: int
    end: int
    stage: str
    until: str


def dates_after_stages(case: AuditCase) -> Iterator[Late]:
    """Yield the dates that the words of a stage set after its end."""
    stage: tuple[str, int, int] | None = None
    for passage in case.passages:
        found = _STAGE.search(passage.text)
        if found is not None:
            last = int(found["year"] or found["first"]), int(found["month"] or _LAST)
            stage = (found["name"], *last)
        elif passage.text[:1] in "（(一二三四五六七八九十" or stage is None:
            stage = None
            continue
        for due in _DUE.finditer(passage.text, found.end() if found else 0):
            if (int(due["year"]), int(due["month"] or _LAST)) > stage[1:]:
                until = f"{stage[1]}年{stage[2]}月" if stage[2] != _LAST else f"{stage[1]}年底"
                yield Late(passage, *due.span(), stage[0], until)
