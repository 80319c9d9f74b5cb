"""Faults of figures that do not give one another: in one sentence, in one row of a table, in a list with its sum."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from decompose.audits.added_up import added_up
from decompose.audits.case import AuditCase, Fault, Passage
from decompose.audits.columns_reckoned import (
    Reckoned,
    columns_added,
    ranges_added,
    rates_reckoned,
    totals_reckoned,
)
from decompose.audits.grids import task_in_row
from decompose.audits.patch import reword
from decompose.audits.reckoned import reckoned
from decompose.audits.targets import number
from decompose.audits.totals_beside import totals_beside


def reckonings(case: AuditCase, told: Collection[tuple[int, int]] = ()) -> Iterator[Fault]:
    """Report figures that those beside them do not give: multiples, yearly counts, shares, rates in tables.

    Args:
        case: What is audited.
        told: Block and place of the figures that are reported already.
    """
    period = case.result.plan.period
    years = period[1] - period[0] + 1 if period else 0
    for passage in case.passages:
        for found in reckoned(passage.text, years):
            if (passage.block, found.at) in told:
                continue
            words = passage.text[found.start : found.end]
            message = f"“{words}”按所列数字算应为{found.right}，文中写为{found.said}"
            patch = (reword(passage.block, passage.start + found.at, found.said, found.right),)
            evidence = (passage.quote(found.start, found.end),)
            fix = f"改为{found.right}，或核对各数。"
            yield Fault(_subject(case, passage), message, evidence, fix=fix, patch=patch)
    for cell in rates_reckoned(case):
        yield _of_row(case, cell)


def sums(case: AuditCase) -> Iterator[Fault]:
    """Report printed sums that the figures they are printed with do not give: in a sentence, in a row of a table."""
    for passage in case.passages:
        for found in added_up(passage.text):
            total, whole = number(found.total), number(found.whole.value)
            message = f"所列{len(found.parts)}项合计{total}，文中写为{whole}"
            evidence = (passage.quote(found.start, found.end),)
            yield Fault(_subject(case, passage), message, evidence)
    for told in totals_beside(case):
        message = f"所列{told.parts}项合计{number(told.total)}，文中写为{number(told.whole)}"
        yield Fault(case.section_at(told.block), message, told.evidence)
    for cell in chain(totals_reckoned(case), columns_added(case), ranges_added(case)):
        yield _of_row(case, cell)


def _subject(case: AuditCase, passage: Passage) -> dict[str, str]:
    task = task_in_row(case, passage.block)
    return {"task": task.id} if task is not None else passage.subject()


def _of_row(case: AuditCase, found: Reckoned) -> Fault:
    first = next((cell for cell in found.row.cells if cell and cell.text.strip()), found.cell)
    name = "".join(first.text.split())
    message = f"表中“{name}”一行按表中各数算应为{found.right}，文中写为{found.said}"
    span = found.cell.span
    patch = (reword(span.block, span.start, found.said, found.right),)
    fix = f"改为{found.right}，或核对各数。"
    return Fault(case.section_at(span.block), message, found.evidence, fix=fix, patch=patch)
