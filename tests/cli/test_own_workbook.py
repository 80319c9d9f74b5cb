"""A workbook that decompose wrote is read by the sheets people work in, not by those made from them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import decompose as dc
from decompose.cli import main
from decompose.model.result import Role

PLAN = Path(__file__).parents[2] / "examples" / "quickstart" / "plan.txt"


@pytest.fixture(scope="module", params=["zh", "en"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("own")
    main(["run", str(PLAN), "-o", str(out), "--lang", request.param, "--fail-on", "never"])
    return out / "division.xlsx"


def test_tasks_and_leads_come_back(book: Path) -> None:
    result = dc.assign(dc.parse(dc.read(PLAN)), dc.load_knowledge())
    again = dc.parse(dc.read(book))
    assert again.title == result.plan.title
    assert len(again.tasks) == len(result.plan.tasks)
    for was, now in zip(result.plan.tasks, again.tasks, strict=True):
        leads = {
            a.name
            for a in result.assignments
            if a.task == was.id and a.measure is None and a.role in (Role.LEAD, Role.CO_LEAD)
        }
        stated = now.attribution
        names, groups = (stated.lead, stated.groups) if stated else ((), ())
        assert set(names) <= leads <= {*names, *groups}, was.title


def test_the_sheets_left_aside_are_told(book: Path) -> None:
    notes = [p for p in dc.read(book).problems if p.code == "sheet.derived"]
    assert len(notes) == 1


@pytest.mark.parametrize("fault", ["schema", "work"])
def test_a_book_that_does_not_say_what_it_is_is_read_whole(
    book: Path, fault: str, tmp_path: Path
) -> None:
    changed = openpyxl.load_workbook(book)
    for row in changed["_meta"].iter_rows():
        if row[0].value == fault:
            row[1].value = "no such sheet"
    copy = tmp_path / "copy.xlsx"
    changed.save(copy)
    parts = {block.place.part for block in dc.read(copy).blocks}
    assert len(parts) > len({block.place.part for block in dc.read(book).blocks})
