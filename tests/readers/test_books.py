"""Workbooks of many kinds: rows become tasks with who is responsible as stated."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from decompose.model.plan import Plan
from decompose.parser import parse
from decompose.readers import read_bytes
from tests.parser.support import check_invariants
from tests.readers.books import BOOKS


def outline(plan: Plan) -> Iterator[str]:
    """Yield what the workbook divides, a line a task."""
    yield plan.title
    for section in plan.sections:
        yield f"[{section.kind.value}] {section.number}{section.title}"
        for task in plan.tasks:
            if task.section != section.id:
                continue
            found = task.attribution
            sides = (found.lead, found.support, found.groups) if found else ()
            stated = " | ".join("、".join(side) for side in sides)
            text = task.text.replace("\n", " / ")
            yield f"{task.id} {task.number} {task.title}：{text} ← {stated} @ {task.deadline or ''}"


@pytest.mark.parametrize("make", BOOKS, ids=lambda make: make.__name__)
def test_tasks(make: Callable[[], bytes], golden: Callable[[str, str], None]) -> None:
    doc = read_bytes(make(), name=f"{make.__name__}.xlsx")
    plan = parse(doc)
    check_invariants(doc, plan)
    notes = [f"! {problem.code}" for problem in doc.problems]
    golden(f"books/{make.__name__}.txt", "\n".join([*outline(plan), *notes, ""]))


def test_two_pairs_in_a_cell_are_both_kept() -> None:
    doc = read_bytes(BOOKS[3](), name="a.xlsx")
    found = parse(doc).tasks[-1].attribution
    assert found is not None
    assert found.lead == ("市住房城乡建设局", "市城管局")
    assert found.support == ("市市场监管局", "市应急管理局")


def test_places_are_those_of_the_sheet() -> None:
    doc = read_bytes(BOOKS[1](), name="a.xlsx")
    block = next(
        block for block in doc.blocks if block.text == "市工业和信息化局" or "国资委" in block.text
    )
    assert (block.place.part, block.place.row, block.place.column) == ("Sheet1", 7, 5)
    assert str(block.place) == "a.xlsx “Sheet1”表1第7行第5列"
