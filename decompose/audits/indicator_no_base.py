"""Audit ``indicator.no-base``: a fall without the value it falls from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.grids import beside_in_row
from decompose.audits.targets import of_tasks, plain_name, shown
from decompose.audits.told_bases import move_of, told_base, unbased
from decompose.model.plan import (
    Indicator,
    IndicatorKind,
)
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_MOVES = CuedPattern("(?:下降|降低|降幅|减少|提高|增长|增幅)(?:率|幅度)?$")
_SHARES = ("%", "‰")
_FEWEST, _WHOLE = 3, 100.0
_NONE_YET = CuedPattern(
    "尚无|(?:尚?未|没有)(?:纳入|统计|开展|建立|监测)|新(?:增|设)指标|首次(?:纳入|统计|设)|从零|起步",
    cue="尚未没新首零起",
)  # why there is no base


@audit_facts(
    AuditFacts(
        name="indicator.no-base",
        code="I03",
        severity=Severity.INFO,
        why="没有基数，降幅无法折算成数值，也无法考核。",
        fix="补充基准年和基数。",
        reads=True,
    )
)
def indicator_no_base(case: AuditCase) -> Iterator[Fault]:
    """Report targets that are measured against a base which the plan does not give.

    Looks for:
        A cumulative fall, or a row of a table most of whose rows have a base, without a base value
        under the same name or words on why there is none, nor a figure of the base year in a sentence
        of the text; told once for text and table.
    Why it matters:
        A fall from an unknown value is no target.
    Source:
        Mechanism 60 of docs/mission.md.
    """
    known = {
        plain_name(case, indicator)
        for indicator in case.result.plan.indicators
        if indicator.base is not None or indicator.actual is not None
    }
    fallen: list[Indicator] = []
    of_some_task = of_tasks(case.result.plan)
    for indicator in case.result.plan.indicators:
        if indicator.kind is not IndicatorKind.CUMULATIVE_FALL or indicator.target is None:
            continue
        if indicator.id in of_some_task:
            continue
        name = plain_name(case, indicator)
        if indicator.base is None and name not in known and not told_base(case, indicator):
            known.add(name)
            fallen.append(indicator)
    if fallen:
        names = [f"“{indicator.name}”" for indicator in fallen]
        message = f"指标{names[0]}写了降幅，没有基数"
        subject = {"plan": case.result.plan.title}
        if len(names) > 1:
            message = f"{len(names)}项指标写了降幅，没有基数：{'、'.join(names)}"
        evidence = tuple(dict.fromkeys(shown(case, indicator) for indicator in fallen))
        yield Fault(subject, message, evidence)
    yield from _told_alone(case, known)
    yield from _left_empty(case, known)
    yield from _left_out(case, known)


def _left_out(case: AuditCase, known: set[str]) -> Iterator[Fault]:
    """Report the one rate of a paragraph of goals without a base where the text gives those of all the others."""
    own = of_tasks(case.result.plan)
    blocks: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in case.result.plan.indicators:
        share = indicator.unit in _SHARES and indicator.kind is not IndicatorKind.CUMULATIVE_FALL
        if share and indicator.table is None and indicator.target and indicator.id not in own:
            blocks[indicator.span.block].append(indicator)
    for rates in blocks.values():
        if len(rates) < _FEWEST or any(rate.actual is not None for rate in rates):
            continue
        bare = [r for r in rates if plain_name(case, r) not in known and not told_base(case, r)]
        whole = bare and ((bare[0].target or 0) >= _WHOLE or "保持" in case.words_at(bare[0].span))
        if len(bare) == 1 and not whole:
            message = f"指标“{bare[0].name}”没有基数"
            yield Fault({"indicator": bare[0].id}, message, (shown(case, bare[0]),))


def _told_alone(case: AuditCase, known: set[str]) -> Iterator[Fault]:
    """Report what the goals want to rise or fall by a figure, under a name that has no base anywhere."""
    read = [indicator.span for indicator in case.result.plan.indicators]
    for move in unbased(case):
        indicator = move_of(move)
        name, own = plain_name(case, indicator), indicator.span
        told = any(s.block == own.block and s.start < own.end and own.start < s.end for s in read)
        if told or name in known or told_base(case, indicator):
            continue
        known.add(name)
        evidence = (move.passage.quote(move.start, move.end),)
        yield Fault(move.passage.subject(), f"指标“{move.name}”写了升降幅度，没有基数", evidence)


def _left_empty(case: AuditCase, known: set[str]) -> Iterator[Fault]:
    """Report rows without a base in tables whose other rows mostly have one."""
    tables: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in case.result.plan.indicators:
        if indicator.table is not None and indicator.actual is None:
            tables[indicator.table].append(indicator)
    for rows in tables.values():
        based = [row for row in rows if row.base is not None]
        for row in rows if len(based) > len(rows) / 2 else ():
            given = row.target is not None and row.kind is not IndicatorKind.CUMULATIVE_FALL
            given = given and not _MOVES.search(row.name)
            if given and row.target and row.base is None and plain_name(case, row) not in known:
                if any(map(_NONE_YET.search, beside_in_row(case, row.span))):
                    continue
                message = f"指标“{row.name}”没有基数"
                yield Fault({"indicator": row.id}, message, (shown(case, row),))
