"""Many decisions at one time: all of a filled sheet are kept, or none, and each for the words it was made on."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from decompose.consult.collect import collect
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.sheet import Applied, apply, decision_sheet
from decompose.consult.values import Outcome, Position
from decompose.errors import ReadError, ReportError
from tests.conftest import Cli
from tests.consult.support import FIRST, POSITION, REASON, replies, reply

CHOICE, WHY, MARK = 10, 11, 12
ROWS = 3


def _object_to(sheet: Any, count: int = ROWS, reason: str = "不属于我单位职责") -> None:
    for number in range(FIRST, FIRST + count):
        sheet.cell(number, POSITION).value = "不同意"
        sheet.cell(number, REASON).value = f"{reason}{number}"


@pytest.fixture
def heard(project: Project) -> Project:
    """A consultation in which one department objects to all its rows."""
    reply(project, _object_to)
    collect(project, replies(project))
    return project


def _filled(project: Project, edit: Callable[[Any], None]) -> Path:
    path = project.folder.parent / "decisions.xlsx"
    path.write_bytes(decision_sheet(project)[0])
    book = load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return path


def _apply(project: Project, path: Path) -> Applied:
    return apply(project, path, by="安委办", date="2021-09-01")


def _reject_all(sheet: Any) -> None:
    for number in range(FIRST, sheet.max_row + 1):
        sheet.cell(number, CHOICE).value = "未采纳"
        sheet.cell(number, WHY).value = f"法定职责{number}"


def test_all_rows_are_kept_in_one_line_of_the_journal(heard: Project) -> None:
    before = len(heard.journal.read())
    done = _apply(heard, _filled(heard, _reject_all))
    assert len(done.decisions) == ROWS
    assert not done.faults
    assert not done.asides
    assert len(heard.journal.read()) == before + 1
    kept = [decisions[-1] for decisions in heard.decisions().values()]
    assert {(d.outcome, d.by, d.date) for d in kept} == {(Outcome.REJECTED, "安委办", "2021-09-01")}
    assert decision_sheet(heard)[1] == 0


def test_rows_sorted_left_out_or_left_empty(heard: Project) -> None:
    def edit(sheet: Any) -> None:
        _reject_all(sheet)
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=FIRST)]
        random.Random(3).shuffle(rows)
        rows[0][CHOICE - 1] = rows[0][WHY - 1] = None
        for number, row in enumerate(rows[: ROWS - 1], start=FIRST):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        sheet.delete_rows(FIRST + ROWS - 1)

    done = _apply(heard, _filled(heard, edit))
    assert not done.faults
    assert len(done.decisions) == ROWS - 2
    assert all(d.reason.startswith("法定职责") for d in done.decisions)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda s: _set(s, FIRST, "也许"), "none of those to choose from"),
        (lambda s: _set(s, FIRST, "部分采纳"), "needs a reason"),
        (lambda s: _set(s, FIRST, "", "不成立"), "without a decision"),
        (lambda s: _set(s, FIRST, "领导小组已决定", "会议决定"), "not put before"),
        (lambda s: _set(s, FIRST, "#REF!"), "a formula that fails"),
        (lambda s: _set(s, FIRST, '=IF(1,"采纳","")'), "a formula without a value"),
        (lambda s: setattr(s.cell(FIRST, MARK), "value", None), "hidden mark"),
        (lambda s: setattr(s.cell(FIRST, MARK), "value", "RAAAAAAAAA-ABCDEFGH"), "no row"),
        (
            lambda s: setattr(s.cell(FIRST + 1, MARK), "value", s.cell(FIRST, MARK).value),
            "more than once",
        ),
    ],
    ids=[
        "unknown",
        "reason-missing",
        "reason-alone",
        "undecided",
        "broken",
        "formula",
        "mark",
        "foreign",
        "twice",
    ],
)
def test_one_fault_and_nothing_is_kept(
    heard: Project, edit: Callable[[Any], None], told: str
) -> None:
    def all_but_one(sheet: Any) -> None:
        _reject_all(sheet)
        edit(sheet)

    before = heard.journal.path.read_bytes()
    done = _apply(heard, _filled(heard, all_but_one))
    assert any(told in fault.what for fault in done.faults)
    assert all("decisions.xlsx" in fault.where for fault in done.faults)
    assert heard.journal.path.read_bytes() == before


def _set(sheet: Any, row: int, choice: str, why: str = "") -> None:
    sheet.cell(row, CHOICE).value = choice or None
    sheet.cell(row, WHY).value = why or None


def test_every_fault_is_told_at_once(heard: Project) -> None:
    def edit(sheet: Any) -> None:
        _set(sheet, FIRST, "也许")
        _set(sheet, FIRST + 1, "部分采纳")
        _set(sheet, FIRST + 2, "采纳")

    assert len(_apply(heard, _filled(heard, edit)).faults) == 2


def test_a_decision_on_words_that_changed_since_is_refused(heard: Project) -> None:
    path = _filled(heard, _reject_all)
    (replies(heard) / "later").mkdir()
    reply(heard, lambda sheet: _object_to(sheet, 1, "另一条理由"), name="later/答复.xlsx")
    collect(heard, replies(heard))
    done = _apply(heard, path)
    assert [fault.what for fault in done.faults] == [
        f"the opinion on row {done.faults[0].what.split()[4]} has changed since the sheet was written"
    ]
    assert not heard.decisions()


def test_what_was_escalated_waits_until_the_group_has_decided(heard: Project) -> None:
    def escalate(sheet: Any) -> None:
        for number in range(FIRST, sheet.max_row + 1):
            _set(sheet, number, "提请领导小组研究")

    _apply(heard, _filled(heard, escalate))
    assert decision_sheet(heard)[1] == ROWS

    def settle(sheet: Any) -> None:
        for number in range(FIRST, sheet.max_row + 1):
            _set(sheet, number, "领导小组已决定", "专题会议明确由其牵头")

    assert not _apply(heard, _filled(heard, settle)).faults
    assert decision_sheet(heard)[1] == 0


def test_the_same_sheet_applied_again_keeps_nothing_twice(heard: Project) -> None:
    """Who fills in one row, applies, and goes on in the same sheet, only adds the others."""
    path = _filled(heard, lambda sheet: _set(sheet, FIRST, "采纳"))
    assert (len(_apply(heard, path).decisions), _apply(heard, path).again) == (1, 1)
    before = heard.journal.path.read_bytes()
    assert not _apply(heard, path).decisions
    assert heard.journal.path.read_bytes() == before
    book = load_workbook(path)
    _set(book.worksheets[0], FIRST + 1, "未采纳", "法定职责")
    book.save(path)
    done = _apply(heard, path)
    assert (len(done.decisions), done.again, done.faults) == (1, 1, ())
    assert [len(kept) for kept in heard.decisions().values()] == [1, 1]


def test_what_somebody_else_decided_meanwhile_is_not_written_over(heard: Project) -> None:
    path = _filled(heard, _reject_all)
    row = next(iter(heard.answers()))
    decide(heard, row, Outcome.ADOPTED, by="分管副秘书长", date="2021-08-31")
    before = heard.journal.path.read_bytes()
    done = _apply(heard, path)
    assert [fault.what for fault in done.faults] == [
        f"row {row} was decided otherwise since the sheet was written"
    ]
    assert heard.journal.path.read_bytes() == before


def test_rows_that_a_filter_hides_count(heard: Project) -> None:
    def edit(sheet: Any) -> None:
        _reject_all(sheet)
        sheet.row_dimensions[FIRST].hidden = True

    assert len(_apply(heard, _filled(heard, edit)).decisions) == ROWS


def test_one_unit_or_one_kind_only(heard: Project) -> None:
    rows = {row.id: row for row in heard.latest().rows}
    unit = rows[next(iter(heard.answers()))].name
    assert decision_sheet(heard, units=[unit])[1] == ROWS
    assert decision_sheet(heard, kinds=[Position.OBJECT])[1] == ROWS
    assert decision_sheet(heard, kinds=[Position.PROPOSE])[1] == 0
    with pytest.raises(ReportError, match="no opinion of 市某某局 waits"):
        decision_sheet(heard, units=["市某某局"])


def test_what_speaks_for_each_stands_beside_the_opinion(heard: Project) -> None:
    """Duties of the unit and past divisions, or the plain word that none is known."""
    path = _filled(heard, lambda sheet: None)
    sheet = load_workbook(path).worksheets[0]
    unit = str(sheet.cell(FIRST, 3).value)
    shown = [str(sheet.cell(n, CHOICE - 2).value) for n in range(FIRST, sheet.max_row + 1)]
    assert all(text.startswith(f"{unit}：") for text in shown)


def test_words_beside_the_cells_are_told_and_not_taken_over(heard: Project) -> None:
    def edit(sheet: Any) -> None:
        _reject_all(sheet)
        sheet.cell(FIRST, MARK + 2).value = "再议"

    done = _apply(heard, _filled(heard, edit))
    assert len(done.decisions) == ROWS
    assert ["再议" in aside.what for aside in done.asides] == [True]


def test_nothing_filled_in_and_files_of_another_kind(heard: Project, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no decision stands"):
        _apply(heard, _filled(heard, lambda sheet: None))
    sent = next((heard.folder / "send-1").glob("*.xlsx"))
    with pytest.raises(ReadError):
        _apply(heard, sent)
    with pytest.raises(ReadError, match="no such file"):
        _apply(heard, tmp_path / "absent.xlsx")


def test_an_opinion_given_anew_waits_again(heard: Project) -> None:
    _apply(heard, _filled(heard, _reject_all))
    (replies(heard) / "later").mkdir()
    reply(heard, lambda sheet: _object_to(sheet, 1, "补充理由"), name="later/答复.xlsx")
    collect(heard, replies(heard))
    assert decision_sheet(heard)[1] == 1


def test_a_sheet_saved_again_by_libreoffice(heard: Project) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: make office")
    path = _filled(heard, _reject_all)
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    out = path.parent / "again"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    done = _apply(heard, out / path.name)
    assert len(done.decisions) == ROWS
    assert not done.faults
    assert not done.asides


def test_from_the_command_line(cli: Cli, heard: Project, tmp_path: Path) -> None:
    sheet = tmp_path / "处理.xlsx"
    assert cli("consult", "decide", heard.folder, "--save", sheet).code == 0
    again = cli("consult", "decide", heard.folder, "--save", sheet)
    assert again.code == 2
    assert "已填的内容" in again.err
    book = load_workbook(sheet)
    _reject_all(book.worksheets[0])
    book.worksheets[0].cell(FIRST, WHY).value = None
    book.save(sheet)
    wrong = cli("consult", "decide", heard.folder, "--apply", sheet, "--by", "安委办")
    assert wrong.code == 2
    assert f"处理.xlsx:意见处理!J{FIRST}" in wrong.err
    assert not heard.decisions()
    book.worksheets[0].cell(FIRST, WHY).value = "法定职责"
    book.save(sheet)
    assert cli("consult", "decide", heard.folder, "--apply", sheet).code == 2
    done = cli("consult", "decide", heard.folder, "--apply", sheet, "--by", "安委办")
    assert done.code == 0
    assert f"{ROWS} 条" in done.out
    assert len(heard.decisions()) == ROWS
    assert cli("consult", "decide", heard.folder, "--by", "安委办").code == 2


def test_decisions_of_a_sheet_stand_beside_single_ones(heard: Project) -> None:
    row = next(iter(heard.answers()))
    decide(heard, row, Outcome.ADOPTED, by="安委办", date="2021-09-01")
    assert decision_sheet(heard)[1] == ROWS - 1
