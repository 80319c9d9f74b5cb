"""Targets of the former plan beside what the review of this one says was reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from decompose.audits.case import AuditCase, Passage
from decompose.audits.reviews import is_review, looks_back
from decompose.audits.targets import of_tasks, printed_target, shown, shown_in
from decompose.audits.told_plans import less_is_better, told_plans
from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.result import Evidence
from decompose.parser.indicators import indicators_in
from decompose.text.dates import years_in
from decompose.text.patterns import regex

_VERBS = regex(
    "^(?:(?:[三四五]年|规划期)?(?:内|间|累计|共)?(?:建成|改造|新增|新建|建设|完成|创建|培训|配备|更新|实施))+"
)
_AMOUNT = r"(?P<value>\d+(?:\.\d+)?)(?P<unit>%|‰|[\u4e00-\u9fff]?)"
_REACHED = rf"(?:已|共|累计|建成|改造|新增|新建|建设|完成|达到?|为|实现|数量|共有|现有|[了约的]){{0,5}}{_AMOUNT}"
_ACCIDENTS = regex(
    r"(?P<kind>[\u4e00-\u9fff]{0,10}?事故)(?:起数)?(?P<events>\d+)起[、，,](?:造成)?死亡(?:人数)?(?P<deaths>\d+)人"
)
_OF_WHOLE = regex("^(?:全[省市县区]|城市|城乡|年度)|(?:总数|总量|数量)$")
_FROM_YEAR = regex(r"[由从]20\d\d年")
_SHORTEST = 4
_COUNTED = (
    IndicatorKind.COVERAGE,
    IndicatorKind.ABSOLUTE,
    IndicatorKind.RATE,
    IndicatorKind.CEILING,
    IndicatorKind.CUMULATIVE_FALL,
)


_Reached = tuple[str, Passage, int, int]
"""The figure that was reached, and where it is told."""
_QUOTED = regex(
    r"(?:规划|计划|方案|纲要)[”》]?[^“”。；]{0,8}(?:提出|确定|明确|要求|设定)(?:的)?[“\"](?P<said>[^”\"]{8,300})[”\"](?:等)?[^，。；]{0,4}(?:目标|指标|任务)"
)
_ASKED = regex(
    r"(?:^|(?<=。))(?:[^，。；：:\d]{0,8}?)(?:规划|计划|纲要|方案)[”》]?(?:目标)?(?:提出|确定|明确|要求|设定)[：:，]?(?P<said>[^“”。：:]{8,200})(?=。)"
)
"""What a plan asked, told without quotation marks: 规划要求死亡人数下降20%、安装率100%。"""
_FELL = r"[^，。；\d]{0,4}?(?:降幅|下降|降低|减少)(?:为|达到?|了)?(?P<value>\d+(?:\.\d+)?)(?P<unit>[%％])"
_FELL_TO = (
    r"(?:也|已|则)?[由从](?:(?P<since>20\d\d)年(?:底|末)?的?)?(?P<first>\d+(?:\.\d+)?)[^，。；\d]{0,3}(?:下降|降低|减少|降|减)[到至为]"
    r"(?:20\d\d年(?:底|末)?的?)?(?P<last>\d+(?:\.\d+)?)"
)
"""The ends of a fall: 由2020年的172人下降到2025年的149人."""
_ROUNDED = 0.5
_BEFORE = (
    r"(?:建成|建有|拥有|配备|设立|现有|完成)(?P<value2>\d+(?:\.\d+)?)(?P<unit2>[\u4e00-\u9fff])的?"
)
_MOVED_TO = (
    r"(?:也|已|则)?[由从](?:20\d\d年(?:底|末)?的?)?\d+(?:\.\d+)?[^，。；\d]{1,8}[到至为](?:20\d\d年(?:底|末)?的?)?"
    r"(?P<value3>\d+(?:\.\d+)?)(?P<unit3>[%‰]|[\u4e00-\u9fff]?)"
)
"""A number that things came to from another: 由2020年的26人下降到2025年的20人."""
_END = r"[，,。；;、]|$"
"""A number that stands before what it counts: 建成29座消防站."""


class Broken(NamedTuple):
    """A target of the former plan, and the worse figure that a sentence of this one gives."""

    name: str
    target: str
    actual: str
    passage: Passage
    start: int
    end: int
    evidence: Evidence


def broken_quotes(case: AuditCase) -> Iterator[Broken]:
    """Yield the targets that the review itself quotes of the former plan and then tells as missed."""
    for passage in case.passages:
        if not looks_back(case, passage):
            continue
        for quoted in (*_QUOTED.finditer(passage.text), *_ASKED.finditer(passage.text)):
            start = quoted.start("said")
            behind = [
                passage._replace(
                    text=passage.text[quoted.end() :], start=passage.start + quoted.end()
                )
            ]
            behind += [
                p for p in case.passages if p.block > passage.block and p.section == passage.section
            ]
            for indicator in indicators_in(
                quoted["said"], block=passage.block, offset=passage.start + start
            ):
                if indicator.target is None or indicator.kind is IndicatorKind.UNKNOWN:
                    continue
                told = next(_told(case, indicator, indicator.target_year, behind), None)
                if told is not None:
                    yield Broken(
                        _VERBS.sub("", indicator.name),
                        printed_target(indicator),
                        *told,
                        shown(case, indicator),
                    )


def broken_targets(case: AuditCase) -> Iterator[Broken]:
    """Yield the targets of plans of the period before that the review tells as missed, one each."""
    period = case.result.plan.period
    for earlier in case.beside.earlier:
        former = earlier.plan.period
        if former is None or not ((period and former[1] < period[0]) or _reports_on(case, former)):
            continue
        own = of_tasks(earlier.plan)
        if all(indicator.id in own for indicator in earlier.plan.indicators):
            own = frozenset()  # an excerpt with nothing but its targets
        for indicator in earlier.plan.indicators:
            if indicator.id in own or indicator.target is None or indicator.kind not in _COUNTED:
                continue
            told = chain(
                _told(case, indicator, former[1], case.passages),
                _of_accidents(case, indicator, former[1]),
            )
            found = next(told, None)
            if found is not None:
                evidence = shown_in(earlier, indicator)
                name = _VERBS.sub("", indicator.name)
                yield Broken(name, printed_target(indicator), *found, evidence)


def _reports_on(case: AuditCase, former: tuple[int, int]) -> bool:
    """Tell whether the document is a report on the period of that plan itself."""
    period = case.result.plan.period
    return is_review(case) and (period is None or period[1] == former[1])


def _told(
    case: AuditCase, indicator: Indicator, last: int | None, passages: Iterable[Passage]
) -> Iterator[_Reached]:
    """Yield what was reached by the last year, where that is worse: the figure and where it stands."""
    name = _VERBS.sub("", indicator.name)
    if len(name) < (_SHORTEST if last else _SHORTEST - 1):
        return
    later = rf"(?:[^。；\d]{{0,24}}[，,]{last}年(?:底|末)?)?" if last else ""
    if indicator.kind is IndicatorKind.CUMULATIVE_FALL:
        yield from _fell(case, indicator, passages)
        return
    pattern = re.compile(
        rf"(?:{re.escape(name)}{later}{_REACHED}|{_BEFORE}{re.escape(name)}(?={_END}))"
        rf"|{re.escape(_stem(name))}(?:总[数量]|数量?)?{_MOVED_TO}"
    )
    for passage in passages:
        if not looks_back(case, passage):
            continue
        planned = [(told.start, told.end) for told in told_plans(passage.text)]
        for found in pattern.finditer(passage.text):
            if any(start <= found.start() < end for start, end in planned):
                continue  # the sentence itself sets both figures side by side
            clause = _clause(passage.text, found.start(), found.end())
            years = years_in(_FROM_YEAR.sub("", clause) if found["value3"] else clause)
            if years and last and last not in years:
                continue
            side = next(s for s in ("", "2", "3") if found[f"value{s}"])
            value, unit = found[f"value{side}"], found[f"unit{side}"]
            if _same_unit(indicator, unit) and _worse(indicator, float(value)):
                whole = indicator.unit if unit and (indicator.unit or "").startswith(unit) else unit
                yield f"{value}{whole}", passage, found.start(), found.end()


def _fell(case: AuditCase, indicator: Indicator, passages: Iterable[Passage]) -> Iterator[_Reached]:
    """Yield a fall that was told smaller than it had been asked, in per cent or by its two ends."""
    asked = indicator.target or 0.0
    name = re.escape(indicator.name)
    pattern = re.compile(rf"{name}(?:{_FELL}|{_FELL_TO})")
    for passage in passages:
        for found in pattern.finditer(passage.text) if looks_back(case, passage) else ():
            if found["value"] and float(found["value"]) < asked:
                yield f"{found['value']}%", passage, found.start(), found.end()
            elif found["first"] and (indicator.base_year or 0) in (0, int(found["since"] or 0)):
                first, last = float(found["first"]), float(found["last"])
                fell = (first - last) / first * 100 if first else asked
                if indicator.unit == "%" and fell < asked - _ROUNDED:
                    yield f"下降{fell:.1f}%", passage, found.start(), found.end()


def _stem(name: str) -> str:
    """Return what is counted, without the words of a whole: 城市消防站总数, 消防站."""
    bare = _OF_WHOLE.sub("", name)
    return bare if len(bare) >= _SHORTEST - 1 else name


def _of_accidents(case: AuditCase, indicator: Indicator, last: int) -> Iterator[_Reached]:
    """Yield what a review says of accidents and deaths in one breath: 2025年发生生产安全事故112起、死亡92人."""
    for passage in case.passages:
        for found in _ACCIDENTS.finditer(passage.text) if looks_back(case, passage) else ():
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
                yield actual, passage, found.start(), found.end()


def _clause(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in "，；。") + 1
    return text[begin:end]


def _same_unit(indicator: Indicator, unit: str) -> bool:
    return (indicator.unit or unit)[:1] == unit


def _worse(indicator: Indicator, reached: float) -> bool:
    target = indicator.target or 0.0
    limit = indicator.kind is IndicatorKind.CEILING or less_is_better(indicator.name)
    if indicator.kind is IndicatorKind.RATE and not limit and indicator.unit not in ("%", "‰"):
        return False
    return reached > target if limit else reached < target
