"""Bases of targets that a plan tells in running text: 2020年发生事故45起、死亡38人."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.targets import plain_name
from decompose.match.indicators import plain_name as named_plainly
from decompose.model.plan import Indicator, IndicatorKind, SectionKind
from decompose.model.source import Span
from decompose.parser.indicator_kinds import DRAFT_ID
from decompose.parser.targets import holds_targets
from decompose.text.dates import five_year_end, years_in
from decompose.text.patterns import regex

_SENTENCE = regex("[^。\n]+")
_MEASURE = (
    "(?:率|比例|占比|比重|人数|起数|损失|数量|浓度|面积|水平|收入|总量|强度|能耗|时间|人次|满意度)"
)
_MOVE = regex(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z“”·]{{2,24}}?{_MEASURE})[，,]?(?:[到至]?20\d\d年(?:底|末)?[，,]?)?"
    r"(?:[比较与](?:上一?个?(?:时期|规划期|五年)|20\d\d年(?:底|末)?|“十.五”[^，。\d]{0,4}|基期|现状)(?:相比)?)?"
    "(?:累计|总体|力争|要|再|共)*(?:提高|提升|上升|增加|下降|降低|减少|压减)(?:约|不低于|不少于|超过)?"
    r"(?P<by>\d+(?:\.\d+)?(?:[%％]|个百分点)|[一二三四五六七八]成)(?:以上|左右)?(?=[，。；;、（）()]|$)",
    cue=("%", "％", "个百分点", "成"),
)
_BASED = regex(
    r"基[数期准]|[由从](?:20\d\d年)?[^，。；\d]{0,6}\d|20\d\d年(?:底|末)?(?:[为是达]|实际)?\d"
)
"""Words and figures by which a sentence gives what it starts from."""
_AS_BASE = regex(r"以20\d\d年[^，。；\d]{0,12}\d[^，。；]{0,8}为基[数期准]", cue="基")
_MOVED = regex(r"[由从]\d[^，,。；]{0,12}(?:至|到|为)\d")
_LIVES = regex(r"死亡(?:人数)?[^，,。；]{0,14}?\d+人")
_EVENTS = regex(r"事故(?:起数|总量|数)?[^，,。；]{0,14}?\d+起")
_FIGURE = regex(r"[^，,。；\d]{0,8}(?:20\d\d年)?[^，,。；\d]{0,6}\d")
_PERIOD = 5
_SEMICOLON = regex("[；;]")


class Move(NamedTuple):
    """By how much something is to rise or fall, and nobody says from where."""

    name: str
    passage: Passage
    start: int
    end: int


def unbased(case: AuditCase) -> Iterator[Move]:
    """Yield what goals tell to rise or fall by a figure without one to start from: 改造率提高20个百分点."""
    alone = holds_targets(case.result.plan.title)
    goals = [p for p in case.passages if alone or p.kind is SectionKind.GOALS]
    if any("基数" in passage.text for passage in goals):
        return
    for passage in goals:
        for sentence in _SENTENCE.finditer(passage.text):
            if _BASED.search(sentence.group()):
                continue
            for found in _MOVE.finditer(sentence.group()):
                begin = sentence.start()
                yield Move(found["name"], passage, begin + found.start(), begin + found.end())


def told_base(case: AuditCase, indicator: Indicator) -> bool:
    """Tell whether a sentence of the base year, elsewhere in the text, gives the figure of an indicator."""
    year = _base_year(case, indicator)
    if year is None:
        return False
    name = plain_name(case, indicator)
    for passage in case.passages:
        if passage.block == indicator.span.block:
            if _AS_BASE.search(passage.text):
                return True
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            for said in _SEMICOLON.split(sentence.group()):
                told = _of_year(said, sentence.group(), year)
                if told and _gives(name, named_plainly(said)):
                    return True
    return False


def _of_year(said: str, sentence: str, year: int) -> bool:
    """Tell whether a part of a sentence speaks of a year, by itself or as its sentence does."""
    return f"{year}年" in (said if years_in(said) else sentence) or (
        not years_in(said) and five_year_end(sentence) == year and _MOVED.search(said) is not None
    )


def _base_year(case: AuditCase, indicator: Indicator) -> int | None:
    period = case.result.plan.period
    if indicator.base_year is not None:
        return indicator.base_year
    if period is not None:
        return period[0] - 1
    return indicator.target_year - _PERIOD if indicator.target_year else None


def _gives(name: str, said: str) -> bool:
    """Tell whether a sentence holds the figure of what a name counts, of the same kind of accident."""
    for counted, figure in (("死亡人数", _LIVES), ("起数", _EVENTS), ("事故", _EVENTS)):
        if name.endswith(counted):
            kind = name.removesuffix(counted).removesuffix("事故")
            return kind in said and figure.search(said) is not None
    at = said.find(name)
    return at >= 0 and _FIGURE.match(said, at + len(name)) is not None


def move_of(move: Move) -> Indicator:
    """Return a rise or fall as the indicator that its words would make."""
    span = Span(
        block=move.passage.block,
        start=move.passage.start + move.start,
        end=move.passage.start + move.end,
    )
    kind = IndicatorKind.CUMULATIVE_FALL
    return Indicator(id=DRAFT_ID, name=move.name, kind=kind, span=span)
