"""The whole round of examples/consultation, by commands, with every table that comes of it."""

from __future__ import annotations

import importlib.util
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "consultation"


def _play() -> Any:
    spec = importlib.util.spec_from_file_location("consultation_play", EXAMPLE / "play.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=[False, True], ids=["as-sent", "libreoffice"])
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    if request.param and not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("LibreOffice is not here: make office")
    out = tmp_path_factory.mktemp("round")
    return out, _play().play(out, office=request.param)


def _table(path: Path, sheet: str) -> list[dict[str, Any]]:
    rows = list(load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_every_opinion_and_what_became_of_it(played: tuple[Path, str]) -> None:
    rows = _table(played[0] / "round-1.xlsx", "征求意见汇总表")
    assert [row["序号"] for row in rows] == list(range(1, len(rows) + 1))
    agreeing = [row for row in rows if row["意见内容"] == "无意见"]
    assert agreeing
    assert not any(row["条目"] or row["采纳情况"] for row in agreeing)
    rows = [row for row in rows if row not in agreeing]
    assert not {row["单位"] for row in rows} & {row["单位"] for row in agreeing}
    told = {(row["单位"], row["任务编号"]): row["采纳情况"] for row in rows}
    assert told == {
        ("市应急局", "T1"): "采纳",
        ("市应急局", "T2"): "采纳",
        ("市消防救援支队", "T3"): "领导小组已决定",
        ("市住房城乡建设局", "T3"): "采纳",
        ("市市场监管局", "T4"): "部分采纳",
    }
    assert all(row["理由"] for row in rows if row["采纳情况"] == "部分采纳")


def test_the_expert_has_a_table_of_its_own(played: tuple[Path, str]) -> None:
    (row,) = _table(played[0] / "round-1.xlsx", "专家意见表")
    assert (row["专家"], row["采纳情况"]) == ("专家甲", "未采纳")
    assert "市市场监管局" in row["任务分工"]
    assert "自动扶梯" in row["意见内容"]


def test_silent_units_and_words_outside_the_cells_are_named(played: tuple[Path, str]) -> None:
    rows = _table(played[0] / "round-1.xlsx", "未反馈单位")
    assert {row["单位"] for row in rows} == {"市商务局", "市财政局"}
    assert "餐饮企业用气安全另行函告" in played[1]


def test_the_dispute_has_both_reasons_duties_and_precedents(played: tuple[Path, str]) -> None:
    (row,) = _table(played[0] / "round-1.xlsx", "争议事项")
    assert row["任务编号"] == "T3"
    for unit in ("市消防救援支队", "市住房城乡建设局"):
        assert unit in row["各方意见"]
        assert unit in row["分工理由"]
        assert unit in row["职责和法规"]
    assert "市住房城乡建设局：住宅小区电动自行车充电设施" in row["职责和法规"]
    assert "违规停放充电" in row["职责和法规"]
    assert "牵头市住房城乡建设局" in row["以往分工"]
    assert row["采纳情况"] == "领导小组已决定"


def test_adopted_words_are_pending_until_they_stand_in_the_draft(played: tuple[Path, str]) -> None:
    first = _table(played[0] / "round-1.xlsx", "采纳待入文")
    last = _table(played[0] / "round" / "summary.xlsx", "采纳待入文")
    assert {row["单位"] for row in first} == {
        "市应急局",
        "市住房城乡建设局",
        "市市场监管局",
    }
    assert len(first) == 4
    left = {(row["单位"], row["任务编号"]): row["入文情况"] for row in last}
    assert left == {("市应急局", "T2"): "尚未入文", ("市市场监管局", "T4"): "尚未入文"}


def test_decisions_on_changed_clauses_are_to_be_reviewed(played: tuple[Path, str]) -> None:
    assert [r["条目"] for r in _table(played[0] / "round-1.xlsx", "须复核的决定")] == ["无"]
    rows = _table(played[0] / "round" / "summary.xlsx", "须复核的决定")
    assert {(row["单位"], row["复核原因"]) for row in rows} == {
        ("市应急局", "条文已改动"),
        ("市住房城乡建设局", "条文已改动"),
        ("市消防救援支队", "条文已改动"),
    }


def test_the_note_on_the_plan_above(played: tuple[Path, str]) -> None:
    with zipfile.ZipFile(played[0] / "alignment.docx") as file:
        text = file.read("word/document.xml").decode()
    for words in ("衔接情况说明", "上级规划共有任务6项", "需要说明的事项", "变型拖拉机"):
        assert words in text
