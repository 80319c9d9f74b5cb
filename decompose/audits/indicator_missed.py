"""Audit ``indicator.missed``: a missed target that the text passes over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    Passage,
    audit_facts,
)
from decompose.audits.former_targets import broken_quotes, broken_targets
from decompose.audits.reviews import looks_back
from decompose.audits.targets import number, shown
from decompose.audits.told_pairs import told_pairs
from decompose.audits.told_plans import less_is_better, told_plans
from decompose.audits.told_shares import told_shares
from decompose.model.plan import (
    Indicator,
    IndicatorKind,
)
from decompose.model.result import (
    Evidence,
    MentionKind,
    Severity,
)
from decompose.rules.theme import named_in_each
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_ADMITS = CuedPattern(
    "比(?:规划)?目标[^，。；]{0,6}[少低差]|未完成|未达|没有完成|未能|未如期|超出|超过(?!\\d)|高于|突破|超控|差距|结转|顺延|滞后|推迟|余下|尚余|缺口|欠账|受[^，。]{2,16}影响",
    cue="比未没超高突差结顺滞推余缺欠受",
)  # missed
_PRAISES = CuedPattern(
    "控制在[^，。；]{0,16}(?:范围|以内|之内)|(?:全面|全部|圆满|如期|超额)(?:完成|实现)|各项(?:目标|指标)"
)  # all well
_LESS_USED = CuedPattern(
    "漏损|能耗|用水|用电|排放|浓度|时间|时长|污染|失业|贫困|成本|投诉|发案|违法|隐患|欠|强度|发病|患病|自杀|感染|犯罪|警情|负担",
    cue=(),
)
_MORE = CuedPattern(
    "数量|人员|队员|队伍|[站所座库]数?$|床位|学位|面积|里程|座数|公里|规模|能力|[覆达普完]|合格|率$|水平$|年限$|^(?:人均|每?[十百千万]+(?:人|名|户)|每[十百千万]*[名位])",
    cue=(),
)  # more of it is better
_WORK = CuedPattern(
    "(?:整治|治理|搬迁|避让|改造|新建|建设|完成|销号|修复|安装|培训)(?:[（(]|数|量|总数|$)|改建|新增",
    cue="整治搬避改新建完销修安培",
)  # work done
_CLAUSE = regex("[^，。；;]+")
_MEASURE = 3
"""Characters at the end of a name that say what is counted: 亡人数, 覆盖率."""
_CLEARLY = 0.7
"""A target so far below its base is to be fallen to: 四类桥梁 86, 0."""
_COUNTS = regex("(?<=.{2})(?:人数|起数|个数|家数|总数|数量)$")
"""How an indicator says that it counts; the text names the thing alone."""
_OF_ALL = regex("^(?:年度|年均|每年|全年|全[省市县区州旗盟]|总体)+(?=.{2})")


@audit_facts(
    AuditFacts(
        name="indicator.missed",
        code="I05",
        severity=Severity.WARNING,
        why="规划目标没有完成而正文避而不提，成效总结失实，本期基数和措施也会失准。",
        fix="在成效或问题部分写明未完成的指标、原因和本期措施。",
        reads=True,
    )
)
def indicator_missed(case: AuditCase) -> Iterator[Fault]:
    """Report targets of the past period that were missed and that the text does not admit.

    Looks for:
        A table row whose actual value is worse than its target, while no sentence about that
        indicator says so; a sentence of the review that gives both figures and goes on without a word of it; a
        figure of the review worse than the target of a plan of the period before, given with ``--earlier``.
    Why it matters:
        A review that leaves out the failures plans for the wrong problems.
    Source:
        Mechanism 57 of docs/mission.md.
    """
    for indicator in case.result.plan.indicators:
        if not _missed(indicator) or _admitted(case, indicator):
            continue
        target, actual = number(indicator.target), number(indicator.actual)
        year = f"{indicator.actual_year}年" if indicator.actual_year else ""
        message = f"指标“{indicator.name}”{year}实际{actual}，未达到规划目标{target}，正文没有提到"
        praise = next(_praise(case), None)
        told = next(_told_without(case, indicator), None)
        evidence = (shown(case, indicator), *(one for one in (told, praise) if one))
        yield Fault({"indicator": indicator.id}, message, evidence)
    for passage in case.passages:
        if looks_back(case, passage):
            yield from _told(case, passage)
    yield from _of_the_former(case)


def _of_the_former(case: AuditCase) -> Iterator[Fault]:
    """Report figures of the review that are worse than the targets of the plan of the period before."""
    for found in chain(broken_targets(case), broken_quotes(case)):
        if any(
            found.name in sentence and _ADMITS.search(sentence)
            for passage in case.passages
            for sentence in passage.text.split("。")
        ):
            continue
        praise = next(_praise(case), None)
        message = f"“{found.name}”规划{found.target}，实际{found.actual}，没有达到，正文没有说明"
        quote = found.passage.quote(found.start, found.end)
        evidence = (quote, found.evidence, *([praise] if praise else []))
        subject = {**found.passage.subject(), "missed": found.name}
        yield Fault(subject, message, evidence)


def _told(case: AuditCase, passage: Passage) -> Iterator[Fault]:
    """Report sentences that set a figure reached beside a better one that had been planned."""
    told = list(told_plans(passage.text))
    told += [
        pair
        for pair in (*told_pairs(passage.text), *told_shares(passage.text))
        if all(pair.end <= one.start or one.end <= pair.start for one in told)
    ]
    for planned in told:
        if not planned.missed or _ADMITS.search(planned.around):
            continue
        praise = next(_praise(case), None)
        message = (
            f"“{planned.name}”规划{planned.target}，实际{planned.actual}，没有达到，正文没有说明"
        )
        evidence = (passage.quote(planned.start, planned.end), *([praise] if praise else []))
        yield Fault(passage.subject(), message, evidence)


def _missed(indicator: Indicator) -> bool:
    if indicator.target is None or indicator.actual is None:
        return False
    if (
        indicator.actual_year not in (None, indicator.target_year)
        or indicator.kind is IndicatorKind.CUMULATIVE_FALL
    ):
        return False
    if less_is_better(indicator.name):
        return indicator.actual > indicator.target
    base = indicator.base
    more = _MORE.search(indicator.name) and not _LESS_USED.search(indicator.name)
    if base is not None and not more and indicator.target < base * _CLEARLY:
        return indicator.actual > indicator.target
    if indicator.actual >= indicator.target:
        return False
    if indicator.base is not None and indicator.base != indicator.target:
        return indicator.base < indicator.target
    wanted = _WORK.search(indicator.name) is not None
    return indicator.kind is IndicatorKind.COVERAGE or wanted or bool(more)


def _admitted(case: AuditCase, indicator: Indicator) -> bool:
    """Tell whether some sentence about the indicator, outside its table, says that it was missed."""
    name = _OF_ALL.sub("", indicator.name)
    core = _COUNTS.sub("", name)
    admitting = [
        sentence
        for passage in case.passages
        for sentence in passage.text.split("。")
        if _ADMITS.search(sentence)
    ]
    return any(core in each or _speaks_of(case, name, each) for each in admitting)


def _speaks_of(case: AuditCase, name: str, sentence: str) -> bool:
    """Tell whether a sentence names an indicator's measure with another word for its object: 农机 for 农业机械."""
    if name[-_MEASURE:] not in sentence:
        return False
    named = named_in_each(MentionKind.SECTOR, (name, sentence), case.kb)
    return not named[name].keys().isdisjoint(named[sentence])


def _told_without(case: AuditCase, indicator: Indicator) -> Iterator[Evidence]:
    """Yield the clause of a review that gives the figure reached and not that it was missed."""
    actual = number(indicator.actual)
    for passage in case.passages:
        if passage.block == indicator.span.block or not looks_back(case, passage):
            continue
        for clause in _CLAUSE.finditer(passage.text):
            if indicator.name in clause.group() and actual in clause.group():
                yield passage.quote(*clause.span())


def _praise(case: AuditCase) -> Iterator[Evidence]:
    for passage in case.passages:
        found = _PRAISES.search(passage.text) if looks_back(case, passage) else None
        if found:
            yield passage.quote(found.start(), found.end())
