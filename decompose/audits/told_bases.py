"""Bases of targets that a plan tells in running text: 2020年发生事故45起、死亡38人."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.audits.targets import plain_name
from decompose.match.indicators import plain_name as named_plainly
from decompose.model.plan import Indicator
from decompose.text.dates import five_year_end, years_in
from decompose.text.patterns import regex

_SENTENCE = regex("[^。\n]+")
_MOVED = regex("[由从]\\d[^，,。；]{0,12}(?:至|到|为)\\d")
_LIVES = regex(r"死亡(?:人数)?[^，,。；]{0,14}?\d+人")
_EVENTS = regex(r"事故(?:起数|总量|数)?[^，,。；]{0,14}?\d+起")
_FIGURE = regex(r"[^，,。；\d]{0,8}(?:20\d\d年)?[^，,。；\d]{0,6}\d")
_PERIOD = 5
_SEMICOLON = regex("[；;]")


def told_base(case: AuditCase, indicator: Indicator) -> bool:
    """Tell whether a sentence of the base year, elsewhere in the text, gives the figure of an indicator."""
    year = _base_year(case, indicator)
    if year is None:
        return False
    name = plain_name(case, indicator)
    for passage in case.passages:
        if passage.block == indicator.span.block:
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
