"""The round trip: what is sent comes home, whatever was done to the file on the way."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import decompose as dc
from decompose.consult.collect import collect
from decompose.consult.decide import decide
from decompose.consult.lines import unasked, unknown_names
from decompose.consult.project import Project
from decompose.consult.send import send
from decompose.consult.summary import Summary
from decompose.consult.values import Outcome
from decompose.errors import ReportError
from decompose.knowledge import load_knowledge
from tests.conftest import Cli
from tests.consult.support import (
    FIRST,
    ID,
    PLAN,
    POSITION,
    PROPOSAL,
    REASON,
    RESULT,
    fill,
    replies,
    reply,
)

EXAMPLES = int(os.environ.get("DECOMPOSE_EXAMPLES", "60"))


@contextmanager
def _drawn(master: Path, data: st.DataObject) -> Iterator[tuple[Path, Project, Workbook]]:
    """Yield a copy of a project in its folder, and one of the workbooks that it has sent."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        shutil.copytree(master, base / "project")
        (base / "replies").mkdir()
        sent = data.draw(st.sampled_from(sorted((master / "send-1").glob("*.xlsx"))))
        yield base, Project(base / "project"), load_workbook(sent)


def test_whom_the_packs_do_not_know_is_asked_too(tmp_path: Path) -> None:
    """A unit that no pack holds gets its workbook under the name that the plan gives it."""
    plan = (
        "云州市“十四五”养老服务规划\n一、主要任务\n"
        "（一）养老服务招商。引进养老服务企业。（市银龄产业促进中心牵头，市民政局配合）\n"
    )
    result = dc.assign(dc.parse_text(plan), load_knowledge())
    written = send(result, Project(tmp_path / "p"))
    assert {path.stem for path in written} == {"市银龄产业促进中心", "市民政局"}
    assert unknown_names(result) == ("市银龄产业促进中心",)
    bare = result.model_copy(update={"assignments": ()})
    assert unasked(bare) == tuple(task.id for task in result.plan.tasks)


def test_unedited_replies_change_nothing(project: Project) -> None:
    for path in (project.folder / "send-1").glob("*.xlsx"):
        shutil.copy(path, replies(project))
    found = collect(project, replies(project))
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


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_one_edited_cell_changes_one_field(master: Path, data: st.DataObject) -> None:
    with _drawn(master, data) as (base, project, book):
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


def _quarantined(project: Project) -> list[str]:
    found = collect(project, replies(project))
    assert not found.changed
    return [oddity.what for oddity in found.oddities]


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_edited_cell_changes_one_field_or_is_named(master: Path, data: st.DataObject) -> None:
    """Wherever a cell is written to: one field of one row, or a place that is told."""
    with _drawn(master, data) as (base, project, book):
        sheet = book.worksheets[0]
        row = data.draw(st.integers(1, sheet.max_row + 3))
        column = data.draw(st.integers(1, ID + 2).filter(lambda c: c != ID))
        cell = sheet.cell(row, column)
        kept = str(cell.value or "")
        cell.value = data.draw(
            st.sampled_from(["另行研究", "请市财政局牵头", f"{kept}等", "不同意"])
        )
        inside = FIRST <= row <= sheet.max_row and POSITION <= column <= REASON and cell.value
        id_ = sheet.cell(row, ID).value if inside else None
        book.save(base / "replies" / "r.xlsx")
        found = collect(project, base / "replies")
        told = [*found.oddities, *found.matched]
        assert len(found.changed) + bool(told) >= 1
        assert set(found.changed) <= {id_}
        answers = list(project.answers().values())
        assert sum(bool(v) for a in answers for v in (a.position, a.proposal, a.reason)) == len(
            found.changed
        )


def test_what_cannot_be_understood_is_named(project: Project) -> None:
    def unknown(sheet: Any) -> None:
        sheet.cell(FIRST, POSITION).value = "再议"

    reply(project, unknown)
    assert any("再议" in what for what in _quarantined(project))


def test_edits_outside_are_reported(project: Project) -> None:
    def outside(sheet: Any) -> None:
        sheet.cell(FIRST, 5).value = "参与"

    path = reply(project, outside)
    found = collect(project, replies(project))
    assert not found.changed
    assert [o.where for o in found.oddities] == [f"{path.name}:征求意见!E{FIRST}"]


def test_rows_with_ids_of_another_consultation_are_named(project: Project) -> None:
    def strange(sheet: Any) -> None:
        fill(sheet)
        sheet.cell(FIRST, ID).value = "RAAAAAAAAA"

    reply(project, strange, name="b.xlsx")
    assert any("not sent" in what for what in _quarantined(project))


def test_another_round_duplicates_and_conflicts(project: Project, tmp_path: Path) -> None:
    path = reply(project, fill, name="a.xlsx")
    shutil.copy(path, path.with_name("b.xlsx"))

    def other(sheet: Any) -> None:
        sheet.cell(FIRST, POSITION).value = "同意"

    reply(project, other, name="c.xlsx")
    for _ in range(2):
        found = collect(project, replies(project))
        assert not found.changed, "which of two answers counts was guessed"
        assert [o.where for o in found.oddities] == ["b.xlsx", "a.xlsx", "c.xlsx"]
    (replies(project) / "c.xlsx").rename(tmp_path / "c.xlsx")
    found = collect(project, replies(project))
    assert len(found.changed) == 1
    assert [o.where for o in found.oddities] == ["b.xlsx"]
    again = collect(project, replies(project))
    assert (again.changed, again.again) == ((), ("a.xlsx",))
    shutil.copy(tmp_path / "c.xlsx", replies(project))
    later = collect(project, replies(project))
    assert later.changed == found.changed, "a later file counts over an earlier one"
    send(RESULT, project)
    (replies(project) / "d.xlsx").write_bytes((replies(project) / "c.xlsx").read_bytes() + b"\0")
    again = collect(project, replies(project))
    assert not again.changed
    assert any("round 1" in o.what for o in again.oddities)


def test_files_that_are_no_workbooks_are_named(project: Project) -> None:
    (replies(project) / "x.xlsx").write_bytes(b"not a workbook")
    (replies(project) / "~$lock.xlsx").write_bytes(b"")
    assert len(_quarantined(project)) == 1


def _answered(project: Project) -> str:
    reply(project, fill)
    return collect(project, replies(project)).changed[0]


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
    assert line[-5:-1] == ("领导小组已决定", "按职责仍由其承担", "领导小组", "2021-09-10")
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


def test_replies_saved_again_by_libreoffice(project: Project) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not here: make office")
    path = reply(project, fill)
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
    fill(book.worksheets[0])
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
        "收件核对",
    ]
    assert sheets.worksheets[0].cell(3, 6).value == "采纳"
