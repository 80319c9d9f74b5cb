"""Targets of the former plan beside what the review of this one says was reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.targets import of_tasks, printed_target, shown_in
from decompose.audits.told_plans import less_is_better, told_plans
from decompose.model.plan import Indicator, IndicatorKind, SectionKind
from decompose.model.result import Decomposition, Evidence
from decompose.text.dates import years_in
from decompose.text.patterns import regex

_REVIEW = (SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION)
_VERBS = regex(
    "^(?:(?:[三四五]年|规划期)?(?:内|间|累计|共)?(?:建成|改造|新增|新建|建设|完成|创建|培训|配备|更新|实施))+"
)
_AMOUNT = r"(?P<value>\d+(?:\.\d+)?)(?P<unit>%|‰|[\u4e00-\u9fff]?)"
_REACHED = (
    rf"(?:已|共|累计|建成|改造|新增|新建|建设|完成|达到?|为|实现|数量|[了约的]){{0,5}}{_AMOUNT}"
)
_ACCIDENTS = regex(
    r"(?P<kind>[\u4e00-\u9fff]{0,10}?事故)(?:起数)?(?P<events>\d+)起[、，,](?:造成)?死亡(?:人数)?(?P<deaths>\d+)人"
)
_SHORTEST = 4
_COUNTED = (
    IndicatorKind.COVERAGE,
    IndicatorKind.ABSOLUTE,
    IndicatorKind.RATE,
    IndicatorKind.CEILING,
)


class Broken(NamedTuple):
    """A target of the former plan, and the worse figure that a sentence of this one gives."""

    name: str
    target: str
    actual: str
    passage: Passage
    start: int
    end: int
    evidence: Evidence


def broken_targets(case: AuditCase) -> Iterator[Broken]:
    """Yield the targets of plans of the period before that the review tells as missed, one each."""
    period = case.result.plan.period
    for earlier in case.beside.earlier:
        former = earlier.plan.period
        if period is None or former is None or former[1] >= period[0]:
            continue
        own = of_tasks(earlier.plan)
        if all(indicator.id in own for indicator in earlier.plan.indicators):
            own = frozenset()  # an excerpt with nothing but its targets
        for indicator in earlier.plan.indicators:
            if indicator.id in own or indicator.target is None or indicator.kind not in _COUNTED:
                continue
            told = chain(
                _told(case, earlier, indicator, former[1]),
                _of_accidents(case, earlier, indicator, former[1]),
            )
            found = next(told, None)
            if found is not None:
                yield found


def _told(
    case: AuditCase, earlier: Decomposition, indicator: Indicator, last: int
) -> Iterator[Broken]:
    name = _VERBS.sub("", indicator.name)
    if len(name) < _SHORTEST:
        return
    later = rf"(?:[^。；\d]{{0,24}}[，,]{last}年(?:底|末)?)?"
    pattern = re.compile(f"{re.escape(name)}{later}{_REACHED}")
    for passage in case.passages:
        if passage.kind not in _REVIEW:
            continue
        planned = [(told.start, told.end) for told in told_plans(passage.text)]
        for found in pattern.finditer(passage.text):
            if any(start <= found.start() < end for start, end in planned):
                continue  # the sentence itself sets both figures side by side
            years = years_in(_clause(passage.text, found.start(), found.end()))
            if years and last not in years:
                continue
            if _same_unit(indicator, found["unit"]) and _worse(indicator, float(found["value"])):
                actual = f"{found['value']}{found['unit']}"
                yield _broken(name, actual, indicator, earlier, passage, found)


def _of_accidents(
    case: AuditCase, earlier: Decomposition, indicator: Indicator, last: int
) -> Iterator[Broken]:
    """Yield what a review says of accidents and deaths in one breath: 2025年发生生产安全事故112起、死亡92人."""
    for passage in case.passages:
        for found in _ACCIDENTS.finditer(passage.text) if passage.kind in _REVIEW else ():
            begin = passage.text.rfind("。", 0, found.start()) + 1
            years = years_in(passage.text[begin : found.start()])
            figure = {"死亡人数": "deaths", "起数": "events"}
            ends = next((end for end in figure if indicator.name.endswith(end)), None)
            if not years or years[-1] != last or ends is None:
                continue
            kind = indicator.name.removesuffix(ends)
            reached = found[figure[ends]]
            if kind and found["kind"].endswith(kind) and _worse(indicator, float(reached)):
                actual = f"{reached}{'人' if ends == '死亡人数' else '起'}"
                yield _broken(indicator.name, actual, indicator, earlier, passage, found)


def _broken(
    name: str,
    actual: str,
    indicator: Indicator,
    earlier: Decomposition,
    passage: Passage,
    found: re.Match[str],
) -> Broken:
    target, evidence = printed_target(indicator), shown_in(earlier, indicator)
    return Broken(name, target, actual, passage, found.start(), found.end(), evidence)


def _clause(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in "，；。") + 1
    return text[begin:end]


def _same_unit(indicator: Indicator, unit: str) -> bool:
    return (indicator.unit or "")[:1] == unit


def _worse(indicator: Indicator, reached: float) -> bool:
    target = indicator.target or 0.0
    limit = indicator.kind is IndicatorKind.CEILING or less_is_better(indicator.name)
    if indicator.kind is IndicatorKind.RATE and not limit and indicator.unit not in ("%", "‰"):
        return False
    return reached > target if limit else reached < target
