"""What a secretary needs to send a round out and to close it: who shares a task, who agrees, what is in the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from decompose.text.edits import Edit, edits_asked
from tests.conftest import Cli
from tests.consult.support import FIRST, POSITION, PROPOSAL, REASON

ROLE, GROUND = 5, 7
PLAN = """云州市电动自行车安全方案（征求意见稿）
（2024—2026年）
一、主要任务
（一）整治停放充电。严禁电动自行车在楼道停放充电。（市消防救援支队牵头，市公安局配合）
（二）建设充电设施。新建居住区同步配建集中充电设施，2025年底前完成老旧小区补建。
"""
SHARED = """云州市电动自行车安全方案（征求意见稿）
（2024—2026年）
一、主要任务
（一）整治停放充电。严禁电动自行车在楼道停放充电。（市消防救援支队牵头，市住建局配合）
"""


def _sheet(path: Path, name: str = "") -> list[tuple[Any, ...]]:
    book = load_workbook(path)
    return list((book[name] if name else book.worksheets[0]).iter_rows(values_only=True))


def _answer(project: Path, replies: Path, name: str, answers: list[tuple[str, str, str]]) -> None:
    book = load_workbook(project / "send-1" / f"{name}.xlsx")
    for row, answer in enumerate(answers, start=FIRST):
        for column, text in zip((POSITION, PROPOSAL, REASON), answer, strict=True):
            book.worksheets[0].cell(row, column).value = text or None
    book.save(replies / f"{name}.xlsx")


@pytest.fixture
def sent(cli: Cli, tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    done = cli("consult", "send", tmp_path / "plan.txt", tmp_path / "p", "--expert", "专家甲")
    assert done.code == 0, done.err
    assert "1 位专家" in done.out
    return tmp_path / "p"


def test_a_unit_sees_who_shares_its_task_unless_the_text_says_so(sent: Path) -> None:
    police = _sheet(sent / "send-1" / "市公安局.xlsx")[FIRST - 1]
    assert "\n" not in str(police[GROUND - 1])
    housing = _sheet(sent / "send-1" / "市住建局.xlsx")[FIRST - 1]
    reason, *division = str(housing[GROUND - 1]).split("\n")
    assert "由市住建局牵头" in reason
    assert division[0] == "牵头：市住建局"
    assert division[1].startswith("配合：")
    expert = _sheet(sent / "send-1" / "专家甲.xlsx")[FIRST - 1]
    assert expert[ROLE - 1] is None
    assert str(expert[GROUND - 1]).startswith("牵头：市消防救援支队")


def test_the_summary_names_who_agrees_and_the_second_draft_takes_up(
    sent: Path, cli: Cli, tmp_path: Path
) -> None:
    replies = tmp_path / "replies"
    replies.mkdir()
    _answer(sent, replies, "市公安局", [("同意", "", "")])
    _answer(sent, replies, "市消防救援支队", [("建议修改", "在“楼道”后增加“安全出口”", "依法")])
    _answer(sent, replies, "市住建局", [("建议修改", "将“补建”改为“增建”", "规范")])
    assert cli("consult", "collect", sent, replies).code == 0
    rows = _sheet(sent / "summary.xlsx")
    assert rows[0][0] == "《云州市电动自行车安全方案（2024—2026年）》征求意见汇总表"
    last = rows[-1]
    assert last[:5] == (3, "市公安局", None, "发出的1项任务", "无意见")
    for row in rows[2:4]:
        done = cli("consult", "decide", sent, row[-1], "adopted", "--by", "市安委办")
        assert done.code == 0, done.err
    assert len(_sheet(sent / "summary.xlsx", "采纳待入文")) == 2 + 2
    draft = PLAN.replace("楼道停放", "楼道、安全出口停放")
    (tmp_path / "second.txt").write_text(draft, encoding="utf-8")
    assert cli("consult", "send", tmp_path / "second.txt", sent).code == 0
    (left,) = _sheet(sent / "summary.xlsx", "采纳待入文")[2:]
    assert left[1] == "市住建局"


@pytest.mark.parametrize(
    ("opinion", "edits"),
    [
        ("将“渡口”改为“渡运”", [Edit("渡口", "渡运")]),
        ("在“疏散通道”后增加“安全出口”", [Edit("", "安全出口")]),
        ("删除“力争”", [Edit("力争", "")]),
        ("由市发改委牵头", []),
        ("“一房一档”很好", []),
    ],
)
def test_what_an_opinion_asks_for(opinion: str, edits: list[Edit]) -> None:
    assert list(edits_asked(opinion)) == edits


def test_whether_an_edit_is_made() -> None:
    assert Edit("补建", "增建").is_made("完成增建")
    assert not Edit("补建", "增建").is_made("完成补建")
    assert Edit("力争", "").is_made("完成增建")
    assert not Edit("力争", "").is_made("力争完成")
    assert not Edit("", "安全出口").is_made("疏散通道")


@pytest.mark.parametrize(
    ("position", "proposal", "reason", "disputes"),
    [
        ("建议修改", "小区内的部分建议划由市住房和城乡建设局牵头，其余由我支队承担", "", 1),
        ("不同意", "", "我支队不承担，应由住建部门牵头", 1),
        ("不同意", "", "我支队无相应职责，住建部门已有台账", 0),
        ("建议修改", "将“严禁”改为“禁止”", "与条例一致", 0),
    ],
)
def test_a_unit_called_by_another_name_is_a_party(
    cli: Cli, tmp_path: Path, position: str, proposal: str, reason: str, disputes: int
) -> None:
    """市住房和城乡建设局 is 市住建局, which agreed; an escalated dispute outlives the next round."""
    said = [(position, proposal, reason)]
    assert _disputes(cli, tmp_path, said, [("同意", "", "")]) == disputes


@pytest.mark.parametrize(
    ("first", "second", "disputes"),
    [
        ("将“严禁”改为“禁止”", "在“楼道”后增加“安全出口”", 0),
        ("将“严禁”改为“禁止”", "将“严禁”改为“严格限制”", 1),
        ("将“严禁”改为“禁止”", "楼道以外的场所另行规定", 1),
    ],
)
def test_changes_to_other_words_are_no_dispute(
    cli: Cli, tmp_path: Path, first: str, second: str, disputes: int
) -> None:
    own, other = [("建议修改", first, "依法")], [("建议修改", second, "依法")]
    assert _disputes(cli, tmp_path, own, other) == disputes


def _disputes(cli: Cli, folder: Path, fire: Any, housing: Any) -> int:
    """Return how many tasks are in dispute; escalate one, and find it again in the second round."""
    (folder / "replies").mkdir(parents=True)
    (folder / "plan.txt").write_text(SHARED, encoding="utf-8")
    project = folder / "p"
    assert cli("consult", "send", folder / "plan.txt", project).code == 0
    _answer(project, folder / "replies", "市消防救援支队", fire)
    _answer(project, folder / "replies", "市住建局", housing)
    assert cli("consult", "collect", project, folder / "replies").code == 0
    found = [row for row in _sheet(project / "summary.xlsx", "争议事项")[2:] if row[0] != "无"]
    if found:
        id_ = _sheet(project / "summary.xlsx")[2][-1]
        for outcome, left in (("escalated", "T1（第1轮）"), ("decided", "无")):
            decision = (id_, outcome, "--by", "市安委会", "--reason", "专题会议")
            assert cli("consult", "decide", project, *decision).code == 0
            if outcome == "escalated":
                assert cli("consult", "send", folder / "plan.txt", project).code == 0
            assert _sheet(project / "summary.xlsx", "争议事项")[2][0] == left
        agreed = [row for row in _sheet(project / "summary.xlsx") if row[4] == "无意见"]
        ((_, answer, _),) = housing
        assert [row[3] for row in agreed] == ["发出的1项任务（第1轮）"] * (not answer)
    return len(found)


def test_who_sent_two_answers_is_not_called_silent(sent: Path, cli: Cli, tmp_path: Path) -> None:
    replies = tmp_path / "replies"
    for folder, answer in (("一", "同意"), ("二", "不同意")):
        (replies / folder).mkdir(parents=True)
        _answer(sent, replies / folder, "市公安局", [(answer, "", "无此职责")])
    assert cli("consult", "collect", sent, replies).code == 0
    silent = {row[0]: row[3] for row in _sheet(sent / "summary.xlsx", "未反馈单位")}
    assert silent["市公安局"] == "有来件，互相不一致，待核对"
    assert silent["市住建局"] == "全部未反馈"
    assert len(_sheet(sent / "summary.xlsx", "收件核对")) == 2 + 2
    (replies / "二" / "市公安局.xlsx").unlink()
    assert cli("consult", "collect", sent, replies).code == 0
    assert _sheet(sent / "summary.xlsx", "收件核对")[2][0] == "无"
    assert "市公安局" not in {row[0] for row in _sheet(sent / "summary.xlsx", "未反馈单位")}


def test_who_changed_a_locked_cell_does_not_simply_agree(
    sent: Path, cli: Cli, tmp_path: Path
) -> None:
    replies = tmp_path / "replies"
    replies.mkdir()
    book = load_workbook(sent / "send-1" / "市公安局.xlsx")
    book.worksheets[0].cell(FIRST, POSITION).value = "同意"
    book.worksheets[0].cell(FIRST, ROLE).value = "不承担"
    book.save(replies / "市公安局.xlsx")
    assert cli("consult", "collect", sent, replies).code == 0
    row = _sheet(sent / "summary.xlsx")[2]
    assert row[1] == "市公安局"
    assert str(row[4]).startswith("无意见；来件另有未采用的内容")
