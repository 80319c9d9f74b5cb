"""Audit ``form.numbering``: items that are numbered wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.counted_within import miscounted
from decompose.model.result import (
    Severity,
)
from decompose.parser.table_columns import Meaning
from decompose.parser.tables import Table
from decompose.text.patterns import regex

_OPINIONS = regex("意见|采纳")
"""Of a table of opinions ``process.consultation`` tells what is missing."""
_SERIAL = regex("[1-9][0-9]{0,3}")
_TEN = regex("[（(]?(?P<number>一十(?P<unit>[一二三四五六七八九]?))(?=[）)、.．])")
_FEWEST, _RARE, _MOST = 4, 4, 0.9
_AGAIN, _SKIPPED = "编号“{1}”重复或倒退，前一个是“{0}”", "编号从“{0}”跳到“{1}”"
_PARTLY = regex("摘[登录编要发]|节[选录]")
"""A text of which only parts are printed skips the numbers of the others."""
_FAULTS = ("number.skipped", "number.repeated", "number.mixed-style")


@audit_facts(
    AuditFacts(
        name="form.numbering",
        code="F03",
        severity=Severity.INFO,
        why="编号跳号、重号或样式不一，引用和分解时会对错条目。",
        fix="按统一样式重新编号。",
    )
)
def form_numbering(case: AuditCase) -> Iterator[Fault]:
    """Report skipped, repeated and mixed numbers of items.

    Looks for:
        What the reader noticed about the numbers of items: skipped, repeated, of mixed style; serial
        numbers of a table that come twice or leave one out; numerals that no list has (一十三); a count in a
        paragraph (一是…二是…四是) or of articles that leaves one out. An extract (节选) may skip numbers.
    Why it matters:
        A task cited by number may be another one.
    Source:
        Mechanism 82 of docs/mission.md.
    """
    partly = _PARTLY.search(case.result.plan.title or "") is not None
    for problem in case.result.plan.problems:
        if (
            not (partly and problem.code == "number.skipped")
            and problem.code.startswith("number.")
            and problem.code in _FAULTS
            and problem.span is not None
        ):
            yield Fault(case.section_at(problem.span.block), problem.message, case.at(problem.span))
    yield from _malformed(case)
    for found in miscounted(case):
        what = _AGAIN if found.again else _SKIPPED
        message = what.format(found.before, found.number)
        evidence = (found.passage.quote(found.start, found.end),)
        yield Fault(found.passage.subject(), message, evidence)
    for table in case.tables:
        if not any(_OPINIONS.search(header) for header in table.header):
            yield from _of_table(case, table)


def _malformed(case: AuditCase) -> Iterator[Fault]:
    """Report numerals that no list has: （一十三）."""
    for passage in case.passages:
        found = _TEN.match(passage.text)
        if found is not None:
            message = f"编号“{found['number']}”应写作“十{found['unit']}”"
            yield Fault(passage.subject(), message, (passage.quote(*found.span()),))


def _of_table(case: AuditCase, table: Table) -> Iterator[Fault]:
    """Report serial numbers of a table that come twice or leave one out; a column that starts anew is none."""
    cells = [cell for row in table.rows if (cell := table.cell(row, Meaning.NUMBER))]
    serials = [(int(c.text), c) for c in dict.fromkeys(cells) if _SERIAL.fullmatch(c.text)]
    steps = [
        (before, after, cell)
        for (before, _), (after, cell) in pairwise(serials)
        if after != before + 1 and after != 1
    ]
    places = len(steps)
    if places > 1 and steps[0][0] == steps[0][1] and steps[1][:2] == (steps[0][1], steps[0][1] + 2):
        places -= 1  # 2, 2, 4: one number is wrong
    if len(serials) < max(_FEWEST, _MOST * len(cells)) or places > len(serials) / _RARE:
        return
    for before, after, cell in steps:
        message = (_AGAIN if after <= before else _SKIPPED).format(before, after)
        beside = next(
            (
                c
                for row in table.rows
                if cell in row.cells
                for c in table.cells(row, Meaning.CONTENT)
            ),
            cell,
        )
        evidence = (*case.at(cell.span), *(case.at(beside.span) if beside is not cell else ()))
        yield Fault(case.section_at(cell.span.block), message, evidence)
