"""Audit ``gap.indicator-no-owner``: targets that no department answers for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.owners import owned
from decompose.audits.reviews import only_note
from decompose.audits.targets import of_tasks, plain_name, shown
from decompose.model.plan import (
    Indicator,
    IndicatorKind,
)
from decompose.model.result import (
    Severity,
)
from decompose.parser.attribution_words import UNDECIDED
from decompose.parser.table_columns import Meaning, TableKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_OWNER = CuedPattern(
    "责任(?:单位|部门)|牵头(?:单位|部门)?|(?:主管|负责)部门|负责单位|由[^，。；]{2,14}(?:局|委|办|厅|队|部门)按?[^，。；]{0,6}(?:统计|考核|监测|通报)"
    "|[一-鿿]{2,10}(?:局|委|办|厅|支队|大队|中心|政府)(?:牵头|负责|统计|考核|监测|通报|落实|组织)"
    "|[，,、（(][省市县区州][一-鿿]{1,12}(?:局|委|办|厅|支队|大队)(?=[，。；;、）)]|$)",
    cue="责牵主负由局委办厅队中政",
)  # a column of owners
_OF_ALL = CuedPattern(
    "(?:下列|以下|上述|以上|各项|所列|本表)(?:各项)?(?:指标|目标)[^。；]{0,8}(?:责任(?:单位|部门)|牵头|由[^，。；]{2,14}(?:统计|负责|考核|落实))",
    cue=("指标", "目标"),
)
"""Words that give all targets to somebody."""
_HEADER = 14
_OWNERS = {Meaning.OWNER, Meaning.LEAD}
_BLANK = CuedPattern(r"^[\s—–\-/无]*$")
_VAGUE = regex(
    "(?:各|[市县区省州]直?|所有)*(?:有关|相关|责任|职能|成员)(?:职能|责任|主管)*(?:部门|单位)"
)
"""Stands in the place of the owner and names nobody."""


@audit_facts(
    AuditFacts(
        name="gap.indicator-no-owner",
        code="G06",
        severity=Severity.INFO,
        why="指标没有责任部门，完不成时无人负责。",
        fix="在指标表中增加“责任部门”一栏，逐项明确。",
        reads=True,
    )
)
def gap_indicator_no_owner(case: AuditCase) -> Iterator[Fault]:
    """Report tables and paragraphs of targets that name no responsible department.

    Looks for:
        Targets outside the tasks, where neither the table nor the paragraph has a column or
        words for the responsible unit; a row without one in a table whose other rows mostly name one.
    Why it matters:
        When a target without an owner is missed, nobody failed.
    Source:
        Mechanism 60 of docs/mission.md.
    """
    if only_note(case):
        return  # it tells of a plan that has the owners
    empty = list(_left_empty(case))
    told = {fault.subject["indicator"] for fault in empty}
    own, period = of_tasks(case.result.plan), case.result.plan.period
    tabled = {plain_name(case, i) for i in case.result.plan.indicators if i.table is not None}
    groups: dict[str | None, list[Indicator]] = defaultdict(list)
    limits: dict[str | None, list[Indicator]] = defaultdict(list)
    beside: dict[str | None, list[Indicator]] = defaultdict(list)
    for indicator in case.result.plan.indicators:
        over = bool(period and indicator.target_year and indicator.target_year < period[0])
        future = indicator.actual is None and indicator.target is not None and not over
        repeated = indicator.table is None and plain_name(case, indicator) in tabled
        if not future or repeated or indicator.id in own:
            continue
        beside[indicator.table].append(indicator)
        if indicator.owner is None and indicator.id not in told:
            group = limits if indicator.kind is IndicatorKind.CEILING else groups
            group[indicator.table].append(indicator)
    for table, members in groups.items():
        if _named(case, beside[table]):
            continue
        where = f"“{table}”" if table else "目标部分"
        limited = [i for i in limits[table] if i.target]  # none at all is asked of everybody
        message = f"{where}的{len(members) + len(limited)}项指标没有写明责任部门"
        evidence = tuple(shown(case, indicator) for indicator in members[:3])
        subject = {"indicator": members[0].id}
        yield Fault(subject, message, evidence, patch=owned(case, (*members, *limited)))
    yield from empty


def _left_empty(case: AuditCase) -> Iterator[Fault]:
    """Report rows without an owner in tables whose other rows mostly name one."""
    of_name = {indicator.span: indicator for indicator in case.result.plan.indicators}
    for table in case.tables:
        if table.kind is not TableKind.INDICATORS or not _OWNERS & set(table.meanings):
            continue
        rows: list[tuple[Indicator, bool]] = []
        for row in table.rows:
            name = table.cell(row, Meaning.INDICATOR) or table.cell(row, Meaning.CONTENT)
            indicator = of_name.get(name.span) if name else None
            cells = (c for meaning in _OWNERS for c in table.cells(row, meaning))
            if indicator is not None:
                texts = [c.text.strip() for c in cells if not _BLANK.search(c.text)]
                named = any(map(_names, texts)) or (not texts and indicator.owner is not None)
                rows.append((indicator, named))
        empty = [indicator for indicator, named in rows if not named]
        for indicator in empty if 2 * len(empty) <= len(rows) else ():
            message = f"指标“{indicator.name}”没有写明责任部门"
            patch = owned(case, (indicator,))
            yield Fault(
                {"indicator": indicator.id}, message, (shown(case, indicator),), patch=patch
            )


def _names(text: str) -> bool:
    """Tell whether a cell names an owner: not 待定, not 有关部门."""
    return not (UNDECIDED.fullmatch(text) or _VAGUE.fullmatch(text))


def _named(case: AuditCase, members: list[Indicator]) -> bool:
    """Tell whether the table's header, or the paragraph itself, speaks of responsible units."""
    first, last = members[0].span.block, members[-1].span.block
    table = members[0].table
    above = [p.block for p in case.passages if table and p.block < first and table in p.text]
    start = max(above, default=first if table is None else first - _HEADER)
    return any(
        (start <= passage.block <= last + 1 and _OWNER.search(passage.text))
        or _OF_ALL.search(passage.text)
        for passage in case.passages
    )
