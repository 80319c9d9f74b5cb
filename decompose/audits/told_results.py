"""Changes that the text tells of indicators whose base and result stand in a table: 死亡率下降53.3%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.arithmetic import Contradiction, contradictions
from decompose.audits.case import AuditCase, Passage
from decompose.audits.targets import number, plain_name
from decompose.match.indicators import plain_name as plainly
from decompose.model.plan import Indicator, IndicatorKind
from decompose.parser.movements import movements_in
from decompose.text.patterns import regex

_CLAUSE = regex(r"[^，,；;。！？：:、（）()\n]+")
_TOLD = regex(
    r"(?P<name>[^\d]{4,40}?)(?:实际)?(?:(?:[比较与]|相比)(?:上[^\d]{0,6}期|基期|(?:(?P<than>20\d\d)|上)年)(?:同期|相比)?)?(?:累计|总体|共)?"
    r"(?P<way>下降|降低|减少|上升|增长|增加|提高)了?(?P<said>\d{1,3}(?:\.\d{1,2})?[%％])",
    cue=("%", "％"),
)
_LEAST = 4


def told_results(case: AuditCase) -> Iterator[tuple[Passage, int, int, Indicator, Contradiction]]:
    """Yield the passage, start and end of a told change that base and result do not give.

    A clause names an indicator by its whole name, or by the end of it where no other ends so.
    """
    known = {
        plain_name(case, i): i
        for i in case.result.plan.indicators
        if i.base and i.actual is not None and i.kind is not IndicatorKind.CUMULATIVE_FALL
    }
    if not known:
        return
    blocks = {i.span.block for i in known.values()}
    for passage in case.passages:
        if passage.block in blocks or not any(sign in passage.text for sign in "%％"):
            continue
        for clause in _CLAUSE.finditer(passage.text):
            told = _TOLD.fullmatch(clause.group())
            indicator = _named(told["name"], known, case) if told else None
            if told is None or indicator is None or _from_the_result(told, indicator):
                continue
            for wrong in _contradicted(indicator, told):
                yield passage, clause.start(), clause.end(), indicator, wrong


def _from_the_result(told: re.Match[str], indicator: Indicator) -> bool:
    """Tell whether a change is counted from the year of the result: a plan, no result."""
    year = int(told["than"] or 0)
    return bool(year) and year in {indicator.actual_year, indicator.target_year}


def _named(words: str, known: dict[str, Indicator], case: AuditCase) -> Indicator | None:
    name = plainly(words.strip(), case.result.plan.place)
    found = [i for full, i in known.items() if full == name]
    if not found and len(name) >= _LEAST:
        found = [i for full, i in known.items() if full.endswith(name)]
    return found[0] if len(found) == 1 else None


def _contradicted(indicator: Indicator, told: re.Match[str]) -> Iterator[Contradiction]:
    base, actual = number(indicator.base), number(indicator.actual)
    unit = indicator.unit if indicator.unit == "%" else ""
    words = f"由{base}{unit}{told['way']}到{actual}{unit}，{told['way']}{told['said']}"
    for moved in movements_in(words):
        yield from contradictions(moved, None)
