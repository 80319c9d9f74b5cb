"""Audit ``indicator.arithmetic``: a printed rate that its own numbers do not give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.arithmetic import Contradiction, contradictions
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.patch import reword, target
from decompose.audits.reckonings import reckonings
from decompose.audits.targets import number, plain_name, shown
from decompose.audits.told_results import told_results
from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.result import Change, Severity
from decompose.parser.movements import movements_in, subject_before
from decompose.parser.table_columns import Meaning, TableKind
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.quantities import unframed

_STOPS = regex(r"[^。；;！？\n]+")
_FIGURES = CuedPattern(r"\d.*?(?:\d|百分之|成)", cue="降减低升增提控超")  # two figures that move

_OF_RATED = regex("^按|核定|额定|定员|设计(?:能力|容量|标准|规模)|需求量|基准量")
"""Shares of what something is rated for may be more than the whole: 按核定载客量110%配备."""
_WAY = regex("下降|降低|减少|提高|提升|增加|增长|上升")
_NAME_FIRST = regex(
    "^[^\\d，。]{2,20}?(?:累计|总体)?(?=(?:下降|降低|减少|提高|提升|上升|增加|增长)\\d)"
)
"""The name said again in the cell of its change: 死亡率下降25%."""
_SIGN = regex(r"\s*(?:(?P<down>[-－−↓])|[+＋↑])\s*(?=\d)")
"""Which way a cell of changes says: -24%, +25个百分点."""
_MOVES = {Meaning.FALL, Meaning.CHANGE}


@audit_facts(
    AuditFacts(
        name="indicator.arithmetic",
        code="I01",
        severity=Severity.WARNING,
        why="文字中的升降幅度与所列前后数值算出的不符，数字经不起核对，会影响考核口径。",
        fix="按前后数值重新计算幅度，或核对两端数值。",
        reads=True,
    )
)
def indicator_arithmetic(case: AuditCase) -> Iterator[Fault]:
    """Report printed percentages that the two values in the same sentence do not give.

    Looks for:
        A base, a target and a change that belong together - in one sentence, in any order and
        with or without brackets, or in one row of a table - where the change is not what the two
        give: in per cent, in percentage points, in counts, or yearly; a yearly and a whole change
        that cannot both hold; a fall that rises; a coverage above 100 %; shares, multiples, yearly and
        whole counts, so many each, what is done of what is planned in a row. Limits (以上, 不超过)
        and rounding are respected; approximate figures are left aside.
    Why it matters:
        The number is what the plan is assessed by.
    Source:
        Mechanism 58 of docs/mission.md.
    """
    period = case.result.plan.period
    told: set[tuple[int, int]] = set()
    for passage in case.passages:
        if not _FIGURES.search(passage.text):
            continue
        for part in _STOPS.finditer(passage.text):
            for moved in movements_in(part.group()):
                begin = part.start() + subject_before(part.group(), moved.start)[0]
                evidence = (passage.quote(begin, part.start() + moved.end),)
                for wrong in contradictions(moved, period):
                    words = part.group()[moved.start : moved.end]
                    at = part.start() + moved.start + words.rfind(wrong.printed)
                    patch = _corrected(wrong, passage.block, at)
                    told.add((passage.block, at))
                    subject = passage.subject()
                    yield Fault(subject, wrong.message, evidence, fix=wrong.fix, patch=patch)
    yield from _of_tables(case, period)
    yield from _of_places(case, period)
    yield from _of_results(case)
    yield from reckonings(case, told)
    for indicator in case.result.plan.indicators:
        if (
            indicator.kind is IndicatorKind.COVERAGE
            and (indicator.target or 0) > 100
            and indicator.unit == "%"
            and not _OF_RATED.search(indicator.name)
        ):
            message = f"指标“{indicator.name}”的目标{indicator.target_text}超过100%"
            subject = {"indicator": indicator.id}
            patch = (target(indicator.id, "100%"),)
            yield Fault(subject, message, (shown(case, indicator),), patch=patch)


def _of_places(case: AuditCase, period: tuple[int, int] | None) -> Iterator[Fault]:
    """Report a fall whose base stands elsewhere (in the table) and does not lead to the target beside it."""
    named: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in case.result.plan.indicators:
        if indicator.target is not None:
            named[plain_name(case, indicator)].append(indicator)
    for several in named.values():
        falls = [i for i in several if i.kind is IndicatorKind.CUMULATIVE_FALL and i.unit == "%"]
        ends = [i for i in several if i.kind is not IndicatorKind.CUMULATIVE_FALL]
        based = [i for i in ends if i.base]
        if len(falls) != 1 or not ends or not based or falls[0].base is not None:
            continue
        fall, end, first = falls[0], ends[0], based[0]
        years = {i.target_year for i in (fall, end, first)}
        bases = {i.base_year for i in (fall, first) if i.base_year}
        if len(years) > 1 or len(bases) > 1 or (fall.span.block == first.span.block):
            continue
        if end.target != first.target and end.unit != first.unit:
            continue
        told = f"由{number(first.base)}下降到{number(end.target)}，下降{fall.target_text}"
        for moved in movements_in(told):
            for wrong in contradictions(moved, period):
                said = f"指标“{end.name}”{wrong.message}"
                evidence = (shown(case, fall), shown(case, first))
                yield Fault({"indicator": fall.id}, said, evidence, fix=wrong.fix)


def _of_results(case: AuditCase) -> Iterator[Fault]:
    """Report changes in the text that the base and the result in a table do not give."""
    for passage, start, end, indicator, wrong in told_results(case):
        at = start + passage.text[start:end].rfind(wrong.printed)
        patch = _corrected(wrong, passage.block, at)
        evidence = (passage.quote(start, end), shown(case, indicator))
        message = f"指标“{indicator.name}”{wrong.message}"
        yield Fault(passage.subject(), message, evidence, fix=wrong.fix, patch=patch)


def _of_tables(case: AuditCase, period: tuple[int, int] | None) -> Iterator[Fault]:
    """Report rows of indicator tables whose base, target and fall do not agree."""
    for table in case.tables:
        if table.kind is not TableKind.INDICATORS or not _MOVES & set(table.meanings):
            continue
        for row in table.rows:
            name = table.cell(row, Meaning.INDICATOR) or table.cell(row, Meaning.CONTENT)
            known = table.cell(row, Meaning.BASE) or table.cell(row, Meaning.ACTUAL)
            targets = table.cells(row, Meaning.TARGET)
            if known is None and len(targets) > 1:  # 2025年 | 2030年
                known, targets = targets[0], targets[1:]
            change = table.cell(row, Meaning.FALL) or table.cell(row, Meaning.CHANGE)
            cells = [known, targets[0] if targets else None, change]
            base, target, fall = (c.text.strip() if c else "" for c in cells)
            if name is None or not all((base, target, fall)):
                continue
            signed = _SIGN.match(fall) if table.cell(row, Meaning.FALL) is None else None
            if signed is not None:
                fall = f"{'下降' if signed['down'] else '提高'}{fall[signed.end() :]}"
            fall = _NAME_FIRST.sub("", fall)
            way = _WAY.match(fall)
            fall = unframed(fall)
            if way is None and table.cell(row, Meaning.FALL) is None:
                continue  # neither the header nor the cell says which way
            base, target = unframed(base), unframed(target)
            word = way.group() if way else "下降"
            if "百分点" in fall and not any(sign in base + target for sign in "%％‰"):
                base, target = f"{base}%", f"{target}%"
            told = f"由{base}{word}到{target}，{word}{fall[way.end() if way else 0 :]}"
            for moved in movements_in(told if told[-1] in "%％" or way else f"{told}%"):
                for wrong in contradictions(moved, period):
                    evidence = tuple(e for c in (name, *cells) if c for e in case.at(c.span))
                    said = f"指标“{''.join(name.text.split())}”{wrong.message}"
                    yield Fault(case.section_at(name.span.block), said, evidence, fix=wrong.fix)


def _corrected(wrong: Contradiction, block: int, start: int) -> tuple[Change, ...]:
    """Return the change that puts the right figure in the place of the printed one."""
    return (reword(block, start, wrong.printed, wrong.right),) if wrong.right else ()
