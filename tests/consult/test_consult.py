"""The round trip: what is sent comes home, whatever was done to the file on the way."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import decompose as dc
from decompose.consult.collect import collect
from decompose.consult.decide import decide
from decompose.consult.journal import Journal
from decompose.consult.project import Project
from decompose.consult.send import send
from decompose.consult.summary import Summary
from decompose.consult.values import Outcome, Position
from decompose.errors import DecomposeError, ReportError
from decompose.knowledge import load_knowledge
from tests.conftest import ROOT, Cli

PLAN = ROOT / "examples" / "consultation" / "plan.txt"
RESULT = dc.assign(dc.parse(dc.read(PLAN)), load_knowledge())
HEADER, FIRST = 3, 4
POSITION, PROPOSAL, REASON, ID = 8, 9, 10, 11


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose first round was sent."""
    folder = tmp_path_factory.mktemp("master") / "project"
    send(RESULT, Project(folder), deadline="2021-08-31")
    return folder


@pytest.fixture
def project(master: Path, tmp_path: Path) -> Project:
    shutil.copytree(master, tmp_path / "project")
    (tmp_path / "replies").mkdir()
    return Project(tmp_path / "project")


def _replies(project: Project) -> Path:
    return project.folder.parent / "replies"


def _reply(
    project: Project, edit: Callable[[Any], None] = lambda sheet: None, *, name: str = ""
) -> Any:
    """Hand in the workbook of the first department after an edit."""
    sent = sorted((project.folder / "send-1").glob("*.xlsx"))[0]
    book = load_workbook(sent)
    edit(book.worksheets[0])
    target = _replies(project) / (name or sent.name)
    book.save(target)
    return target


def _fill(sheet: Any) -> None:
    sheet.cell(FIRST, POSITION).value = "不同意"
    sheet.cell(FIRST, REASON).value = "不属于我单位职责"


def test_unedited_replies_change_nothing(project: Project) -> None:
    for path in (project.folder / "send-1").glob("*.xlsx"):
        shutil.copy(path, _replies(project))
    found = collect(project, _replies(project))
    assert found.files == len(found.unedited) > 5
    assert not found.changed
    assert not found.oddities
    assert not project.journal.path.exists()


def test_sent_files_are_the_same_in_every_run(master: Path, tmp_path: Path) -> None:
    send(RESULT, Project(tmp_path / "again"), deadline="2021-08-31")
    for path in sorted((master / "send-1").iterdir()):
        assert path.read_bytes() == (tmp_path / "again" / "send-1" / path.name).read_bytes()


def test_only_reply_cells_are_open(master: Path) -> None:
    for path in (master / "send-1").glob("*.xlsx"):
        sheet = load_workbook(path).worksheets[0]
        assert sheet.protection.sheet
        assert sheet.column_dimensions["K"].hidden
        assert [dv.formula1 for dv in sheet.data_validations.dataValidation] == [
            '"同意,不同意,建议修改"'
        ]
        for row in sheet.iter_rows(min_row=FIRST):
            assert [c.column for c in row if not c.protection.locked] == [8, 9, 10]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_one_edited_cell_changes_one_field(master: Path, data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        shutil.copytree(master, base / "project")
        (base / "replies").mkdir()
        project = Project(base / "project")
        sent = data.draw(st.sampled_from(sorted((master / "send-1").glob("*.xlsx"))))
        book = load_workbook(sent)
        sheet = book.worksheets[0]
        row = data.draw(st.integers(FIRST, sheet.max_row))
        column = data.draw(st.sampled_from([POSITION, PROPOSAL, REASON]))
        words = st.text("建议由县级=+-@负责人１２ab。", min_size=1, max_size=12).filter(str.strip)
        choice = st.sampled_from(["同意", "不同意", "建议修改"])
        sheet.cell(row, column).value = data.draw(choice if column == POSITION else words)
        if column != POSITION:
            sheet.cell(row, column).data_type = "s"
        id_ = sheet.cell(row, ID).value
        book.save(base / "replies" / "r.xlsx")
        found = collect(project, base / "replies")
        assert found.changed == (id_,)
        assert not found.oddities
        (answer,) = project.answers().values()
        filled = [bool(answer.position), bool(answer.proposal), bool(answer.reason)]
        assert filled == [column == c for c in (POSITION, PROPOSAL, REASON)]


def _reverse(sheet: Any) -> None:
    _fill(sheet)
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=FIRST)]
    for at, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, start=1):
            sheet.cell(FIRST + at, column).value = value


def _hide(sheet: Any) -> None:
    _fill(sheet)
    sheet.row_dimensions[FIRST].hidden = True
    sheet.auto_filter.add_filter_column(7, ["同意"])


def _insert(sheet: Any) -> None:
    _fill(sheet)
    sheet.insert_rows(FIRST)
    sheet.insert_rows(1)


def _rename(sheet: Any) -> None:
    _fill(sheet)
    sheet.title = "反馈"


def _drop_columns(sheet: Any) -> None:
    _fill(sheet)
    sheet.delete_cols(6, 2)
    sheet.insert_cols(1)


def _wide(sheet: Any) -> None:
    _fill(sheet)
    sheet.cell(FIRST, POSITION).value = " 不同意　"
    sheet.cell(FIRST, ID).value = f" {sheet.cell(FIRST, ID).value.lower()} "


def _escapes(sheet: Any) -> None:
    _fill(sheet)
    sheet.cell(FIRST, REASON).value = "不属于_x000D_\n我单位职责"


def _unprotect(sheet: Any) -> None:
    _fill(sheet)
    sheet.protection.sheet = False
    sheet.unmerge_cells("A1:B1") if "A1:B1" in sheet.merged_cells else sheet.merge_cells("A1:F1")


def _twice(sheet: Any) -> None:
    _fill(sheet)
    for column in range(1, ID + 1):
        sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(FIRST, column).value


EDITS = (
    _fill,
    _reverse,
    _hide,
    _insert,
    _rename,
    _drop_columns,
    _wide,
    _escapes,
    _unprotect,
    _twice,
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_the_answer_comes_home(project: Project, edit: Callable[[Any], None]) -> None:
    _reply(project, edit, name="改过的名字.xlsx")
    found = collect(project, _replies(project))
    (answer,) = project.answers().values()
    assert found.changed == (answer.id,)
    assert answer.position is Position.OBJECT
    assert "".join(answer.reason.split()) == "不属于我单位职责"
    assert not found.oddities


def test_rows_pasted_into_a_new_book(project: Project) -> None:
    source = load_workbook(_reply(project, _fill)).worksheets[0]
    book = Workbook()
    for row in source.iter_rows(min_row=HEADER, values_only=True):
        book.worksheets[0].append(row)
    for path in _replies(project).iterdir():
        path.unlink()
    book.save(_replies(project) / "新建.xlsx")
    assert len(collect(project, _replies(project)).changed) == 1


def _quarantined(project: Project) -> list[str]:
    found = collect(project, _replies(project))
    assert not found.changed
    return [oddity.what for oddity in found.oddities]


def test_what_cannot_be_understood_is_named(project: Project) -> None:
    def unknown(sheet: Any) -> None:
        sheet.cell(FIRST, POSITION).value = "再议"

    _reply(project, unknown)
    assert any("再议" in what for what in _quarantined(project))


def test_edits_outside_are_reported(project: Project) -> None:
    def outside(sheet: Any) -> None:
        sheet.cell(FIRST, 5).value = "参与"

    path = _reply(project, outside)
    found = collect(project, _replies(project))
    assert not found.changed
    assert [o.where for o in found.oddities] == [f"{path.name}:征求意见!E{FIRST}"]


def test_rows_without_ids_or_with_strange_ones_are_named(project: Project) -> None:
    def lost(sheet: Any) -> None:
        _fill(sheet)
        sheet.delete_cols(ID)

    def strange(sheet: Any) -> None:
        _fill(sheet)
        sheet.cell(FIRST, ID).value = "RAAAAAAAAA"

    _reply(project, lost, name="a.xlsx")
    _reply(project, strange, name="b.xlsx")
    assert len(_quarantined(project)) >= 2


def test_another_round_duplicates_and_conflicts(project: Project) -> None:
    path = _reply(project, _fill, name="a.xlsx")
    shutil.copy(path, path.with_name("b.xlsx"))

    def other(sheet: Any) -> None:
        sheet.cell(FIRST, POSITION).value = "同意"

    _reply(project, other, name="c.xlsx")
    found = collect(project, _replies(project))
    assert len(found.changed) == 1
    assert [o.where for o in found.oddities] == ["b.xlsx", "c.xlsx"]
    send(RESULT, project)
    (_replies(project) / "d.xlsx").write_bytes((_replies(project) / "c.xlsx").read_bytes())
    again = collect(project, _replies(project))
    assert not again.changed
    assert any("round 1" in o.what for o in again.oddities)


def test_files_that_are_no_workbooks_are_named(project: Project) -> None:
    (_replies(project) / "x.xlsx").write_bytes(b"not a workbook")
    (_replies(project) / "~$lock.xlsx").write_bytes(b"")
    assert len(_quarantined(project)) == 1


def _answered(project: Project) -> str:
    _reply(project, _fill)
    return collect(project, _replies(project)).changed[0]


def test_decisions_and_their_order(project: Project) -> None:
    row = _answered(project)
    for outcome in (Outcome.REJECTED, Outcome.DECIDED):
        with pytest.raises(ReportError):
            decide(
                project,
                row,
                outcome,
                by="安委办",
                date="2021-09-01",
                reason="" if outcome is Outcome.REJECTED else "理由",
            )
    silent = next(r.id for r in project.latest().rows if r.id != row)
    with pytest.raises(ReportError):
        decide(project, silent, Outcome.ADOPTED, by="安委办", date="2021-09-01")
    decide(project, row, Outcome.ESCALATED, by="安委办", date="2021-09-01")
    decide(
        project, row, Outcome.DECIDED, by="领导小组", date="2021-09-10", reason="按职责仍由其承担"
    )
    assert [d.outcome for d in project.decisions()[row]] == [Outcome.ESCALATED, Outcome.DECIDED]
    summary = Summary(project)
    (line,) = summary.opinions()
    assert line[-4:] == ("领导小组已决定", "按职责仍由其承担", "领导小组", "2021-09-10")
    assert len(list(summary.disputes())) == 1


def test_a_changed_clause_makes_only_its_decisions_suspect(project: Project) -> None:
    row = _answered(project)
    decide(project, row, Outcome.REJECTED, by="安委办", date="2021-09-01", reason="依法")
    sent = next(r for r in project.latest().rows if r.id == row)
    send(RESULT, project)
    assert not list(Summary(project).suspect())
    text = PLAN.read_text(encoding="utf-8")
    other = next(
        r.text
        for r in project.latest().rows
        if r.text and r.text not in sent.text and sent.text not in r.text
    )
    for words, suspects in ((other, 0), (sent.text, 1)):
        changed = text.replace(
            words, words.replace("安全", "安全管理", 1) if "安全" in words else f"全面{words}"
        )
        assert changed != text
        send(dc.assign(dc.parse_text(changed), load_knowledge()), project)
        assert len(list(Summary(project).suspect())) == suspects


def test_a_torn_line_is_not_read_and_cut_off(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    for number in range(3):
        journal.append({"n": number, "words": "意见\n两行"})
    whole = journal.path.read_bytes()
    for cut in range(len(whole)):
        journal.path.write_bytes(whole[:cut])
        kept = [event["n"] for event in journal.read()]
        assert kept == list(range(whole[:cut].count(b"\n")))
        journal.append({"n": 9})
        assert [event["n"] for event in journal.read()] == [*kept, 9]
    journal.path.write_bytes(b"junk\n" + whole)
    with pytest.raises(DecomposeError):
        journal.read()


WRITER = """
import sys
from pathlib import Path
from decompose.consult.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(len(journal.read()), 100000):
    journal.append({"n": number, "words": "意见" * 50})
    sys.stdout.write(f"{number}\\n"); sys.stdout.flush()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX")
def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance, path = random.Random(3), tmp_path / "journal.jsonl"
    for _ in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.random() / 20)
        writer.send_signal(signal.SIGKILL)
        acknowledged = [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        kept = [event["n"] for event in Journal(path).read()]
        assert kept == list(range(len(kept)))
        assert len(kept) > max(acknowledged, default=-1)


def test_replies_saved_again_by_libreoffice(project: Project) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    path = _reply(project, _fill)
    out = project.folder.parent / "saved"
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{out}-profile",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            out,
            path,
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    found = collect(project, out)
    assert len(found.changed) == 1
    assert not found.oddities


def test_commands(cli: Cli, tmp_path: Path) -> None:
    folder, replies = tmp_path / "p", tmp_path / "replies"
    done = cli("consult", "send", PLAN, folder, "--by-date", "2021-08-31")
    assert done.code == 0, done.err
    replies.mkdir()
    book = load_workbook(sorted((folder / "send-1").glob("*.xlsx"))[0])
    _fill(book.worksheets[0])
    row = book.worksheets[0].cell(FIRST, ID).value
    book.save(replies / "a.xlsx")
    assert cli("consult", "collect", folder, replies).code == 0
    assert (
        cli(
            "consult", "decide", folder, row, "adopted", "--by", "安委办", "--date", "2021-09-01"
        ).code
        == 0
    )
    assert cli("consult", "decide", folder, row, "rejected", "--by", "安委办").code == 2
    sheets = load_workbook(io.BytesIO((folder / "summary.xlsx").read_bytes()))
    assert sheets.sheetnames == [
        "征求意见汇总表",
        "未反馈单位",
        "争议事项",
        "采纳待入文",
        "须复核的决定",
    ]
    assert sheets.worksheets[0].cell(3, 6).value == "采纳"
