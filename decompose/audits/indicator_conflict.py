"""Audit ``indicator.conflict``: two targets for one indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from decompose.audits.bases_apart import bases_apart
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.near_names import near_names, year_of
from decompose.audits.patch import target
from decompose.audits.targets import agreed, contradiction, number, plain_name, shown
from decompose.match.indicators import without_object
from decompose.model.plan import (
    Indicator,
    IndicatorKind,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.patterns import regex

_STEP = regex("(?<!1)[1-9]月|1[01]月|[上下]半年|[一二三]季度|年中")
"""When in the year a value is due, where it is not its end."""

_BUILT = regex("^(?:累计|共)*(?:建成|打造|建设|设立|组建|创建)?(?=[\u4e00-\u9fff]{4})")
"""What is built is what there will be: 建成家庭养老床位, 家庭养老床位; what is built anew is not."""
_DONE_FIRST = regex(
    "^(?:全面|全部|累计)?(?:完成)?(治理|改造|更新改造|更新|整治|拆除|加固|修复|安装|加装|新建|建设|培训|搬迁|淘汰)([一-鿿A-Z、“”]{3,})$"
)
"""What is done told before its object: 治理危房, 危房治理."""
_COMPLETED = regex("^(?:全面|全部|累计)?完成(?=[一-鿿、A-Z]{4})")
_PAIR = 2
_SERIES = 6
"""So many figures under one name are pieces of work, each with a count of its own, not one indicator's targets."""


@audit_facts(
    AuditFacts(
        name="indicator.conflict",
        code="I02",
        severity=Severity.WARNING,
        why="同一指标在文中和表中的目标不一致，考核无所适从。",
        fix="统一文字与表格中的数值。",
    )
)
def indicator_conflict(case: AuditCase) -> Iterator[Fault]:
    """Report indicators for which the document prints two targets that cannot both hold.

    Looks for:
        Two entries of the same name and year, in text or table: two values, two falls, or a
        fall that base and target of the other do not give. A name without an object (覆盖率) is of its
        paragraph's object and is compared within it alone; steps within a year (6月底前) are told apart. A base in
        a table, and another figure in the text for that year.
    Why it matters:
        Each side will quote the number that suits it.
    Source:
        Mechanisms 56 (within one document) and 58 of docs/mission.md.
    """
    default = year_of(case)
    by_name: dict[tuple[str, int | None, int | None, str], list[Indicator]] = defaultdict(list)
    for indicator in case.result.plan.indicators:
        if indicator.target is not None:
            here = indicator.span.block if without_object(indicator.name) else None
            step = _STEP.search(case.words_at(indicator.span)) if indicator.table is None else None
            key = (
                _as_done(_BUILT.sub("", plain_name(case, indicator))),
                indicator.target_year or default,
                here,
                step[0] if step else "",
            )
            by_name[key].append(indicator)
    for same in by_name.values():
        different = _different(same)
        if _shared_out(same) or len(different) >= _SERIES:
            continue
        for one, other in combinations(different, 2):
            told_at_once = one.span == other.span and one.table is None
            clash = None if told_at_once else contradiction(one, other)
            if clash:
                subject = {"indicator": one.id, "other": other.id}
                message = f"指标“{one.name}”的目标前后不一：{clash}"
                patch = (target(*agreed(one, other)),)
                yield Fault(subject, message, (shown(case, one), shown(case, other)), patch=patch)
    yield from _cut_short(case)
    for apart in bases_apart(case):
        base = f"{number(apart.indicator.base)}{apart.indicator.unit or ''}"
        message = f"指标“{apart.indicator.name}”{apart.year}年的基数前后不一：表中{base}，文中{apart.told}"
        evidence = (shown(case, apart.indicator), apart.passage.quote(apart.start, apart.end))
        yield Fault({"indicator": apart.indicator.id}, message, evidence)


def _as_done(name: str) -> str:
    """Return a name with what is done behind its object: 完成危房治理, 治理危房."""
    done = _DONE_FIRST.match(name)
    return f"{done[2]}{done[1]}" if done else _COMPLETED.sub("", name)


def _cut_short(case: AuditCase) -> Iterator[Fault]:
    """Report targets that differ where the text names an indicator in full and, elsewhere, cut short."""
    for one, other in near_names(case):
        if clash := contradiction(one, other.model_copy(update={"scope": one.scope})):
            message = f"指标“{one.name}”与“{other.name}”的目标前后不一：{clash}"
            subject = {"indicator": one.id, "other": other.id}
            patch = (target(*agreed(one, other)),)
            yield Fault(subject, message, (shown(case, one), shown(case, other)), patch=patch)


def _different(same: list[Indicator]) -> list[Indicator]:
    """Return the first of those that say the same: they do not clash among themselves."""
    told = {(i.kind, i.unit, i.base, i.base_year, i.target, i.target_text): i for i in same[::-1]}
    return sorted(told.values(), key=same.index)


def _shared_out(same: list[Indicator]) -> bool:
    """Tell whether the greatest of several counts is the sum of the others: a whole and its parts."""
    counts = sorted(i.target or 0.0 for i in same if i.kind is IndicatorKind.ABSOLUTE)
    return len(counts) == len(same) > _PAIR and sum(counts[:-1]) == counts[-1]
