"""The thirty kinds of edits of the design, each with the test that makes it; and five more."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
from openpyxl import load_workbook

from decompose.consult.collect import collect
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.summary import Summary
from decompose.consult.values import Oddity, Outcome, Position
from tests.conftest import Cli
from tests.consult import test_consult, test_edits, test_round
from tests.consult.support import FIRST, ID, POSITION, REASON, fill, replies, reply

KINDS = {
    "nothing edited": "test_consult.test_unedited_replies_change_nothing",
    "one cell edited": "test_consult.test_one_edited_cell_changes_one_field",
    "rows sorted": "test_edits._sorted",
    "rows sorted without the hidden ids": "test_kinds.test_sorted_without_the_ids",
    "rows filtered": "test_edits._filtered",
    "rows hidden": "test_edits._rows_hidden",
    "columns hidden": "test_edits._columns_hidden",
    "a row inserted": "test_edits._row_inserted_between",
    "rows inserted above the table": "test_edits._row_inserted_on_top",
    "a row deleted": "test_edits._deleted_row",
    "columns inserted": "test_edits._column_inserted",
    "columns deleted": "test_edits._columns_deleted",
    "the column of ids deleted": "test_edits.test_the_column_of_ids_deleted",
    "columns moved": "test_edits._columns_moved",
    "a heading changed": "test_edits._renamed_heading",
    "headings deleted": "test_edits.test_headings_deleted",
    "the file renamed": "test_edits.test_the_answer_comes_home",
    "the sheet renamed": "test_edits._sheet_renamed",
    "sheets added": "test_edits._sheets_added",
    "rows copied into a new book": "test_edits.test_rows_pasted_into_a_new_book",
    "a row copied": "test_edits._same_row_twice",
    "saved as csv": "test_edits.test_saved_as_csv",
    "saved by LibreOffice": "test_consult.test_replies_saved_again_by_libreoffice",
    "saved in an old format": "test_kinds.test_saved_in_another_format",
    "escapes in a cell": "test_edits._literal_escapes",
    "full-width signs": "test_edits._full_width",
    "reply cells merged": "test_edits.test_an_opinion_merged_over_several_rows",
    "sent cells merged": "test_edits.test_sent_cells_merged",
    "numbers and dates": "test_edits.test_numbers_and_dates_as_answers",
    "a formula": "test_edits._formula",
    "a note on a cell": "test_edits._note",
    "words outside the cells": "test_edits._beside",
    "a sent cell changed": "test_edits._sent_cell",
    "an opinion that is none": "test_edits._unknown_opinion",
    "false dimensions": "test_edits.test_false_dimensions",
    "the same file twice": "test_consult.test_another_round_duplicates_and_conflicts",
    "a workbook of an earlier round": "test_consult.test_another_round_duplicates_and_conflicts",
    "no reply at all": "test_round.test_silent_units_and_words_outside_the_cells_are_named",
    "another department's workbook": "test_kinds.test_a_file_named_after_another_department",
    "an answer taken back": "test_kinds.test_an_answer_taken_back",
}


def test_every_kind_has_its_test() -> None:
    rooms = {"test_consult": test_consult, "test_edits": test_edits, "test_round": test_round}
    assert len(KINDS) >= 30
    made = {edit.__name__ for edit in (*test_edits.APPLIED, *test_edits.NAMED)}
    for kind, where in KINDS.items():
        room, name = where.split(".")
        here = globals() if room == "test_kinds" else vars(rooms[room])
        assert name in here, kind
        assert name.startswith("test_") or name in made, f"{kind}: the edit is never made"


def _texts(oddities: tuple[Oddity, ...]) -> str:
    return "\n".join(f"{o.where} {o.what}" for o in oddities)


def test_sorted_without_the_ids(project: Project) -> None:
    """A sort that leaves the hidden column behind moves no answer to another row."""
    ids: list[str] = []

    def sort(sheet: Any) -> None:
        ids.append(sheet.cell(FIRST, ID).value)
        fill(sheet)
        rows = [[c.value for c in row][: ID - 1] for row in sheet.iter_rows(min_row=FIRST)]
        for at, row in enumerate(reversed(rows)):
            for column, value in enumerate(row, start=1):
                sheet.cell(FIRST + at, column).value = value

    reply(project, sort)
    found = collect(project, replies(project))
    assert found.changed == tuple(ids)
    assert "by its words it is row" in _texts(found.matched)
    assert not found.oddities


def test_an_id_beside_the_words_of_no_row(project: Project) -> None:
    def scribbled(sheet: Any) -> None:
        fill(sheet)
        for column in range(2, POSITION):
            sheet.cell(FIRST, column).value = "另一项工作"

    reply(project, scribbled)
    found = collect(project, replies(project))
    assert not found.changed
    assert "whose id it has" in _texts(found.oddities)


def test_the_filter_covers_the_ids(project: Project) -> None:
    for path in (project.folder / "send-1").glob("*.xlsx"):
        assert ":K" in load_workbook(path).worksheets[0].auto_filter.ref


@pytest.mark.parametrize("form", ["xls", "ods"])
def test_saved_in_another_format(project: Project, form: str) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not here: make office")
    path, out = reply(project, fill), project.folder.parent / "saved"
    profile = f"-env:UserInstallation=file://{out}-profile"
    words = [office, profile, "--headless", "--convert-to", form, "--outdir", out, path]
    subprocess.run(words, check=True, capture_output=True, timeout=110)
    found = collect(project, out)
    assert len(found.changed) == 1
    assert not found.oddities


def test_a_file_named_after_another_department(project: Project) -> None:
    """Whose answer it is is asked, not guessed; under its right name it is taken over."""
    names = sorted({row.name for row in project.latest().rows})
    path = reply(project, fill)
    own = path.stem
    other = next(name for name in names if name != own)
    wrong = path.rename(path.with_name(f"{other}.xlsx"))
    for _ in range(2):
        found = collect(project, replies(project))
        assert not found.changed
        assert "named after another department" in _texts(found.oddities)
    assert [receipt.file for receipt in project.receipts()] == [wrong.name]
    wrong.rename(wrong.with_name(f"{own}反馈{other}.xlsx"))
    assert len(collect(project, replies(project)).changed) == 1
    assert not any(receipt.oddities for receipt in project.receipts())


def test_rows_of_two_departments_on_one_sheet(project: Project) -> None:
    sent = sorted((project.folder / "send-1").glob("*.xlsx"))[:2]
    books = [load_workbook(path) for path in sent]
    for book in books:
        fill(book.worksheets[0])
    target, source = (book.worksheets[0] for book in books)
    for row in source.iter_rows(min_row=FIRST, values_only=True):
        target.append(row)
    books[0].save(replies(project) / "合并.xlsx")
    found = collect(project, replies(project))
    assert not found.changed
    assert "filled in on one sheet" in _texts(found.oddities)


def test_an_answer_taken_back(project: Project) -> None:
    """An empty cell in a later file does not withdraw an answer, and that is told; a yes does."""
    cleared: list[str] = []

    def two(sheet: Any) -> None:
        fill(sheet)
        sheet.cell(FIRST + 1, POSITION).value = "不同意"

    reply(project, two)
    first = collect(project, replies(project)).changed

    def one(sheet: Any) -> None:
        sheet.cell(FIRST, POSITION).value = "同意"
        cleared.append(sheet.cell(FIRST + 1, ID).value)

    reply(project, one)
    found = collect(project, replies(project))
    assert found.changed == first[:1]
    assert cleared[0] in _texts(found.oddities)
    assert "the earlier answers stand" in _texts(found.oddities)
    assert project.answers()[cleared[0]].position is Position.OBJECT
    assert project.answers()[first[0]].position is Position.AGREE


def test_what_was_odd_stays_in_the_summary(project: Project) -> None:
    """Told once on the screen, kept in the folder: the next run and the next decision show it."""

    def beside(sheet: Any) -> None:
        fill(sheet)
        sheet.cell(FIRST, ID + 2).value = "此项应由市商务局负责"

    reply(project, beside)
    (row,) = collect(project, replies(project)).changed
    collect(project, replies(project))
    decide(project, row, Outcome.ADOPTED, by="安委办", date="2021-09-01")
    (line,) = Summary(project).receipts()
    assert line[1] == 1
    assert "写在填写栏以外" in str(line[3])
    assert f"M{FIRST}" in str(line[2])


def test_a_summary_that_cannot_be_written(project: Project, cli: Cli) -> None:
    """What was read and decided is told and kept all the same."""

    def beside(sheet: Any) -> None:
        fill(sheet)
        sheet.cell(FIRST, REASON + 3).value = "另行函告"

    reply(project, beside)
    (project.folder / "summary.xlsx" / "taken").mkdir(parents=True)
    done = cli("consult", "collect", project.folder, replies(project))
    assert done.code == 2
    assert "另行函告" in done.out
    assert "同名的文件夹" in done.err
    (row,) = project.answers()
    done = cli("consult", "decide", project.folder, row, "adopted", "--by", "安委办")
    assert done.code == 2
    assert row in done.out
    assert [d.outcome for d in project.decisions()[row]] == [Outcome.ADOPTED]


@pytest.mark.parametrize("name", ["意见.docx", "意见.xlsx"])
def test_what_could_not_be_read_stays_in_the_summary(project: Project, name: str) -> None:
    """A letter or a broken workbook came: it is told each time, kept once, and gone when read."""
    path = replies(project) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"PK\x03\x04 broken")
    for _ in range(2):
        assert len(collect(project, replies(project)).oddities) == 1
    (line,) = Summary(project).receipts()
    assert line[0] == name
    assert line[1] == 0
    assert line[3]
    events = [event for event in project.journal.read() if event.get("kind") == "reply"]
    assert len(events) == 1
