"""Audit ``indicator.sum``: the places below are given more, or less, than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from decompose.audits.allotted import allotted, framed
from decompose.audits.apportioned import apportioned
from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.limits_shared import limits_shared
from decompose.audits.place_totals import place_totals
from decompose.audits.reckonings import sums
from decompose.audits.targets import number, shown, shown_in, titled
from decompose.audits.told_totals import place_sums, told_totals
from decompose.audits.yearly_parts import yearly_parts
from decompose.match.indicators import pair_indicators, plain_name, same_measure
from decompose.model.organization import Level
from decompose.model.plan import IndicatorKind
from decompose.model.result import Severity
from decompose.text.cues import CuedPattern

_ROUNDING = 1e-6
_FEWEST = 2
_ADDED = (IndicatorKind.CEILING, IndicatorKind.ABSOLUTE)
_SHARES = ("%", "‰", "个百分点")
_SPARE = CuedPattern(
    "余量|余地|加压|上浮|富余|大于全[省市县区]|不等于|四舍五入", cue="余压浮大不四"
)
_LIMITS = CuedPattern("^(?!.*(?:率|比例|占比|平均|人均)).*(?:死亡|事故|伤亡|受伤|火灾|损失)")


@audit_facts(
    AuditFacts(
        name="indicator.sum",
        code="I07",
        severity=Severity.WARNING,
        why="分解到各地的控制数之和超过总数，各地都完成了，总数仍然完不成；任务数之和不足总数的也一样。",
        fix="重新分解，使各地之和与总数一致；留有余量的写明。",
        reads=True,
    )
)
def indicator_sum(case: AuditCase) -> Iterator[Fault]:
    """Report figures shared out among places that do not add up to the figure of the whole.

    Looks for:
        A table or a sentence with a figure of the whole place and those of at least two places
        below it: limits (deaths, accidents) that add up to more, things to be done that add up to
        less, a list that ends in another sum than its own, a table of places whose total stands in
        the sentence beside it, a list of kinds or sources of money with another sum, a row whose
        columns give another total, parts (其中) greater than what they are part of, or that leave so
        little of it that they seem to be all, and work of which a table gives out more than it prints as the whole
        (information); a table of places against the plan's own
        limit of that name; figures of single years that do not make up their total; and the same over
        tables of places beyond the share that a plan given with ``--superior`` allots to this place, and
        the documents of places one level below that are given with ``--sister``. Rates are left aside.
    Why it matters:
        Every county keeps within its limit, and the city misses its own.
    Source:
        How targets are cascaded in practice; mechanism 62 of docs/mission.md.
    """
    seen: set[tuple[int, float, float]] = set()
    for found in chain(apportioned(case), told_totals(case), limits_shared(case)):
        total = sum(found.parts)
        excess = total - found.whole
        both = found.whole_of_parts or found.kinds
        amiss = abs(excess) if both else excess if found.less else -excess
        more = found.printed and excess > _ROUNDING and not _spare(case)
        if (amiss <= _ROUNDING and not more) or (found.block, total, found.whole) in seen:
            continue
        seen.add((found.block, total, found.whole))
        relation = "超过" if excess > 0 else "不足"
        if found.kinds:
            message = f"“其中”所列{len(found.parts)}项合计{number(total)}，{relation}总数{number(found.whole)}"
            rank = None if excess > 0 else Severity.INFO
            yield Fault(case.section_at(found.block), message, found.evidence, rank)
            continue
        what = f"“{found.what}”" if found.what else ""
        message = (
            f"{what}分解到{len(found.parts)}个地方的数合计{number(total)}，"
            f"{relation}总数{number(found.whole)}"
        )
        rank = Severity.INFO if more and amiss <= _ROUNDING else None
        yield Fault(case.section_at(found.block), message, found.evidence, rank)
    for years in yearly_parts(case):
        total = sum(years.parts)
        relation = "超过" if total > years.whole else "不足"
        message = (
            f"{len(years.parts)}个年度的数合计{number(total)}，{relation}总数{number(years.whole)}"
        )
        yield Fault(case.section_at(years.block), message, (years.evidence,))
    yield from _beyond_own(case)
    yield from sums(case)
    yield from _beyond_shares(case)
    yield from _of_documents(case)


def _spare(case: AuditCase) -> bool:
    """Tell whether the text says that more is given out than the whole."""
    return any(_SPARE.search(passage.text) for passage in case.passages)


def _beyond_own(case: AuditCase) -> Iterator[Fault]:
    """Report figures of places, in a table, that together miss the plan's own figure of that name."""
    for found in place_totals(case):
        whole = found.indicator.target or 0.0
        message = (
            f"“{found.what}”分解到各地合计{number(found.total)}，"
            f"{'超过' if found.total > whole else '不足'}指标“{found.indicator.name}”的{number(whole)}"
        )
        yield Fault({"indicator": found.indicator.id}, message, found.evidence)


def _beyond_shares(case: AuditCase) -> Iterator[Fault]:
    """Report tables of places that give together what the plan above does not allot to this place."""
    place = case.result.plan.place or ""
    shares = [(above, s) for above in case.beside.superiors for s in allotted(above, place)]
    for found in place_sums(case) if shares else ():
        own = plain_name(framed(found.what), place)
        for superior, share in shares:
            if not same_measure(own, plain_name(share.name, place)):
                continue
            excess = found.total - share.value
            if (excess if share.limit else -excess) <= _ROUNDING:
                continue
            message = (
                f"“{found.what}”分解到各地合计{number(found.total)}，"
                f"{'超过' if excess > 0 else '不足'}《{titled(superior)}》分解到本地的{number(share.value)}"
            )
            evidence = (*found.evidence, *share.evidence)
            yield Fault(case.section_at(found.block), message, evidence)
            break


def _of_documents(case: AuditCase) -> Iterator[Fault]:
    """Report limits of the whole that the plans of the places below, given beside, exceed together."""
    level = case.result.jurisdiction.level
    own = case.result.jurisdiction.place
    below = {
        place: sister
        for sister in case.beside.sisters
        if (place := sister.jurisdiction.place) is not None and place != own
        if level is not None and _is_below(sister.jurisdiction.level, level)
    }
    if len(below) < _FEWEST:
        return
    paired = {
        place: {a.id: b for a, b in pair_indicators(case.result.plan, sister.plan) if a and b}
        for place, sister in below.items()
    }
    for indicator in case.result.plan.indicators:
        if indicator.target is None or indicator.kind not in _ADDED or indicator.unit in _SHARES:
            continue
        parts = {
            place: part
            for place, pairs in paired.items()
            if (part := pairs.get(indicator.id)) is not None
            if part.target is not None and part.kind is indicator.kind
            if part.unit == indicator.unit and part.target_year == indicator.target_year
        }
        total = sum(part.target or 0.0 for part in parts.values())
        if len(parts) < _FEWEST or not _LIMITS.search(indicator.name):
            continue
        if total > indicator.target + _ROUNDING:
            message = (
                f"指标“{indicator.name}”在{'、'.join(parts)}的规划中合计{number(total)}，"
                f"超过本规划的{number(indicator.target)}"
            )
            others = (shown_in(below[place], part) for place, part in parts.items())
            yield Fault({"indicator": indicator.id}, message, (shown(case, indicator), *others))


def _is_below(lower: Level | None, upper: Level) -> bool:
    order = list(Level)
    return lower is not None and order.index(lower) > order.index(upper)
