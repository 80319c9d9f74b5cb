"""Rows of tables of tasks, those of decompose itself among them, read as what they say."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import decompose as dc
from decompose.audits.fixing import fixed, mended
from decompose.knowledge import Knowledge

HEAD = "序号,任务名称,任务内容,牵头单位,配合单位\n"


def _found(kb: Knowledge, folder: Path, row: str) -> list[str]:
    (folder / "t.csv").write_text(HEAD + row, encoding="utf-8")
    plan = dc.parse(dc.read(folder / "t.csv"))
    assert plan.tasks
    result = dc.audit(dc.assign(plan, kb, place="青溪市", level="city"), kb)
    return [f.subject["name"] for f in result.findings if f.name == "name.repeated"]


def test_a_name_in_two_cells_of_a_row_is_told(kb: Knowledge, tmp_path: Path) -> None:
    row = "1,电梯,开展电梯隐患排查。,市市场监管局,市住建局、市市场监管局\n"
    assert _found(kb, tmp_path, row) == ["市市场监管局"]


@pytest.mark.parametrize(
    ("cell", "struck"),
    [("市住建局、市市场监管局", "、市市场监管局"), ("市市场监管局、市住建局", "市市场监管局、")],
)
def test_the_second_mention_is_struck_out_of_its_cell(
    kb: Knowledge, tmp_path: Path, cell: str, struck: str
) -> None:
    (tmp_path / "t.csv").write_text(
        HEAD + f"1,电梯,开展电梯隐患排查。,市市场监管局,{cell}\n", encoding="utf-8"
    )
    plan = dc.parse(dc.read(tmp_path / "t.csv"))
    result = dc.audit(dc.assign(plan, kb, place="青溪市", level="city"), kb)
    finding = next(f for f in result.findings if f.name == "name.repeated")
    assert [(c.old, c.value) for c in finding.patch] == [(struck, "")]
    assert mended(result, fixed(result, kb, finding.patch), finding)


def test_a_sentence_that_says_what_the_cells_say_repeats_nothing(
    kb: Knowledge, tmp_path: Path
) -> None:
    text = "开展电梯隐患排查。（牵头单位：市市场监管局；配合单位：市住建局）"
    assert not _found(kb, tmp_path, f"1,电梯,{text},市市场监管局,市住建局\n")


def test_the_own_workbook_is_read_again_without_it(kb: Knowledge, tmp_path: Path) -> None:
    plan = dc.parse_text(
        "青溪市“十五五”安全生产规划\n一、主要任务\n"
        "（一）电梯。开展电梯隐患排查。（市市场监管局牵头，市住建局配合）\n"
        "（二）道路。严查酒驾醉驾（市公安局）。整治超限超载（市交通运输局）。\n"
    )
    dc.write(dc.assign(plan, kb, place="青溪市", level="city"), tmp_path / "division.xlsx")
    again = dc.parse(dc.read(tmp_path / "division.xlsx"))
    result = dc.audit(dc.assign(again, kb, place="青溪市", level="city"), kb)
    assert not [f for f in result.findings if f.name in ("name.repeated", "form.debris")]


def test_what_a_sentence_and_the_cells_beside_it_say_is_stated_once(
    kb: Knowledge, tmp_path: Path
) -> None:
    text = "开展电梯隐患排查（市应急局、市市场监管局牵头）。建立台账（市住建局负责）。"
    for lead, times in (("市应急局、市市场监管局", 1), ("市住建局、市商务局", 2)):
        (tmp_path / "t.csv").write_text(f"{HEAD}1,电梯,{text},{lead},\n", encoding="utf-8")
        plan = dc.parse(dc.read(tmp_path / "t.csv"))
        result = dc.audit(dc.assign(plan, kb, place="青溪市", level="city"), kb)
        assert sum(f.name == "overlap.two-leads" for f in result.findings) == times


def test_a_lead_decided_in_the_workbook_takes_the_place_of_the_proposed(
    kb: Knowledge, tmp_path: Path
) -> None:
    plan = dc.parse_text(
        "青溪市“十五五”安全生产规划\n一、主要任务\n"
        "（一）电梯。开展电梯隐患排查。\n（二）校车。每季度检查校车。\n"
    )
    for lang, column in (("zh", "改定牵头单位"), ("en", "Lead decided")):
        path = tmp_path / f"{lang}.xlsx"
        dc.write(dc.assign(plan, kb, place="青溪市", level="city"), path, lang=lang)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[1]
        at = {cell.value: cell.column for cell in sheet[3]}
        row = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, 2).value == "T1")
        sheet.cell(row, at[column]).value = "市住建局"
        book.save(path)
        stated = [t.attribution for t in dc.parse(dc.read(path)).tasks]
        assert [a.lead for a in stated if a] == [("市住建局",), ("市教育局",)]
        assert all(a is not None and "市住建局" not in a.support for a in stated)


def test_a_task_to_be_settled_states_nobody(kb: Knowledge, tmp_path: Path) -> None:
    head = HEAD.replace("\n", ",决定\n")
    rows = (
        "1,电梯,开展电梯隐患排查。,市商务局,市住建局,再研究\n"
        "2,校车,每季度检查校车。,市教育局,,照此确定\n"
    )
    (tmp_path / "t.csv").write_text(head + rows, encoding="utf-8")
    plan = dc.parse(dc.read(tmp_path / "t.csv"))
    assert [task.attribution is None for task in plan.tasks] == [True, False]
    result = dc.assign(plan, kb, place="青溪市", level="city")
    (lead,) = [a for a in result.assignments if a.task == "T1" and a.role.value == "lead"]
    assert lead.name == "市市场监管局"
    assert lead.basis.value != "stated"
