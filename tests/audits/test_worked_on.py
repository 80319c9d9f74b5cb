"""A workbook that people worked on tells what the plan told, and what they changed, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.table import _Row as Row
from openpyxl.worksheet.worksheet import Worksheet

from decompose.audits import audit
from decompose.cli import main
from decompose.knowledge import Knowledge
from decompose.model.result import Basis, Decomposition, Role
from decompose.pipeline import analyse
from decompose.reports import write

PLAN = """松岭县“十五五”安全生产规划
一、规划目标
到2030年，生产安全事故死亡人数较“十四五”末下降15%，企业标准化达标率达到100%。
二、主要任务
（一）城镇燃气。更换老旧燃气管网40公里，清查餐饮场所燃气隐患。
（二）道路交通。整治超员超载，增设农村公路护栏60公里。（牵头单位：县公安局；配合单位：县交通运输局；完成时限：2028年底前）
（三）农业机械。检验拖拉机500台。（县农机局负责）
（四）消防。打通“生命通道”，适时开展演练。（牵头单位：有关部门）
（五）特种设备。电梯按需维保。
三、保障措施
（一）经费。县财政设立安全生产专项资金。（县应急管理局负责）
（二）实施。各乡镇要制定实施方案。
"""
Edit = Callable[[Worksheet, dict[str, int], Callable[[str], int]], None]
Told = set[tuple[str, str, str]]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Decomposition:
    path = tmp_path_factory.mktemp("plan") / "plan.txt"
    path.write_text(PLAN, "utf-8")
    return audit(analyse(path))


def _told(result: Decomposition) -> Told:
    return {(f.code, f.subject.get("task", ""), f.message) for f in result.findings}


def _edited(before: Decomposition, folder: Path, edit: Edit, sheet: str = "任务总表") -> Path:
    path = folder / "division.xlsx"
    write(before, path)
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    at = {str(cell.value): column for column, cell in enumerate(page[3], start=1)}
    rows = {str(page.cell(n, 2).value): n for n in range(4, page.max_row + 1)}
    edit(page, at, rows.__getitem__)
    book.save(path)
    return path


def _back(path: Path, kb: Knowledge) -> Decomposition:
    return audit(analyse(path, kb=kb), kb)


def _set(task: str, column: str, value: object) -> Edit:
    def edit(page: Worksheet, at: dict[str, int], row: Callable[[str], int]) -> None:
        page.cell(row(task), at[column]).value = value  # type: ignore[assignment]

    return edit


@pytest.mark.parametrize(
    ("edit", "new", "gone"),
    [
        (("T1", "完成时限", "2034年底前"), {("D01", "T1")}, set()),
        (("T2", "完成时限", "2034年底前"), {("D01", "T2")}, set()),
        (("T3", "牵头单位", "县农业农村局"), set(), {("N02", "T3")}),
        (("T2", "配合单位", "县交通运输局、县安全生产监督管理局"), {("N02", "T2")}, set()),
        (("T4", "牵头单位", "县消防救援大队、县公安局"), {("O01", "T4")}, {("G02", "T4")}),
        (("T5", "任务内容", "电梯按需维保，适时开展检查。"), {("D03", "T5")}, set()),
        (("T5", "任务名称", "（五）电梯"), set(), set()),
        (("T5", "牵头单位", "县总工会"), {("G01", "T1")}, set()),
        (("G1", "配合单位", "县财政局"), set(), {("G08", "G1")}),
    ],
)
def test_one_cell_tells_of_itself_alone(
    before: Decomposition,
    kb: Knowledge,
    tmp_path: Path,
    edit: tuple[str, str, str],
    new: set[tuple[str, str]],
    gone: set[tuple[str, str]],
) -> None:
    after = _back(_edited(before, tmp_path, _set(*edit)), kb)
    came = {(code, task) for code, task, _ in _told(after) - _told(before)}
    went = {(code, task) for code, task, _ in _told(before) - _told(after)}
    assert (came, went) == (new, gone)
    assert [p.code for p in after.problems][-1] == "sheet.enclosed"


def test_a_lead_that_was_proposed_stays_proposed(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    after = _back(_edited(before, tmp_path, _set("T1", "完成时限", "2029年底前")), kb)
    leads = {a.task: a.basis for a in after.assignments if a.role is Role.LEAD and not a.measure}
    assert leads["T1"] is not Basis.STATED
    assert leads["T5"] is not Basis.STATED
    assert after.plan.task("T1").deadline == "2029年底前"


def test_a_decision_states_the_row(before: Decomposition, kb: Knowledge, tmp_path: Path) -> None:
    def edit(page: Worksheet, at: dict[str, int], row: Callable[[str], int]) -> None:
        page.cell(row("T1"), at["决定"]).value = "照此确定"
        page.cell(row("T5"), at["改定牵头单位"]).value = "县教育局"
        page.cell(row("T2"), at["决定"]).value = "再研究"

    plan = _back(_edited(before, tmp_path, edit), kb).plan
    stated = {task.id: task.attribution for task in plan.tasks}
    assert stated["T1"] is not None
    assert stated["T1"].lead == ("县住建局",)
    assert stated["T5"] is not None
    assert stated["T5"].lead == ("县教育局",)
    assert stated["T2"] is None


def test_rows_taken_out_put_in_and_sorted(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    def edit(page: Worksheet, at: dict[str, int], row: Callable[[str], int]) -> None:
        page.delete_rows(row("T3"))
        page.insert_rows(5)
        for name, text in (
            ("任务名称", "渔船"),
            ("任务内容", "清理三无船舶。"),
            ("牵头单位", "相关部门"),
        ):
            page.cell(5, at[name]).value = text
        first, second = ([c.value for c in page[n]] for n in (4, 6))
        for column, (one, other) in enumerate(zip(first, second, strict=True), start=1):
            page.cell(4, column).value, page.cell(6, column).value = other, one

    after = _back(_edited(before, tmp_path, edit), kb)
    assert [t.id for t in after.plan.tasks if t.title == "渔船"] == ["T6"]
    came = {(code, task) for code, task, _ in _told(after) - _told(before)}
    went = {(code, task) for code, task, _ in _told(before) - _told(after)}
    assert (came, went) == ({("G02", "T6")}, {("N02", "T3")})


def test_a_base_that_was_filled_in_is_no_longer_missed(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    def edit(page: Worksheet, at: dict[str, int], row: Callable[[str], int]) -> None:
        page.cell(4, at["基准值"]).value = 20

    after = _back(_edited(before, tmp_path, edit, "指标"), kb)
    assert {code for code, _, _ in _told(before) - _told(after)} == {"I03"}
    assert not _told(after) - _told(before)


def test_what_cannot_be_taken_over_is_told(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    after = _back(_edited(before, tmp_path, _set("T1", "其他职责", "县气象局（指导）")), kb)
    assert [p.code for p in after.problems][-1] == "sheet.enclosed-left"
    assert _told(after) == _told(before)


def test_a_baseline_of_the_plan_holds_for_its_workbook(
    before: Decomposition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, known = tmp_path / "plan.txt", tmp_path / "known.json"
    plan.write_text(PLAN, "utf-8")
    assert main(["audit", str(plan), "--accept", str(known), "--reason", "已核"]) == 0
    book = _edited(before, tmp_path, _set("T1", "完成时限", "2034年底前"))
    capsys.readouterr()
    assert main(["audit", str(book), "--baseline", str(known), "--fail-on", "warning"]) == 1
    out = capsys.readouterr().out
    assert "D01" in out
    assert out.count("建议") == 1


@pytest.mark.parametrize("fault", ["division", "marks"])
def test_a_damaged_enclosure_is_read_by_its_sheets(
    before: Decomposition, kb: Knowledge, tmp_path: Path, fault: str
) -> None:
    path = tmp_path / "division.xlsx"
    write(before, path)
    book = openpyxl.load_workbook(path)
    for row in book["_meta"].iter_rows():
        if row[0].value == fault:
            row[1].value = "x" + str(row[1].value)[5:]
    book.save(path)
    back = analyse(path, kb=kb)
    assert len(back.plan.tasks) == len(before.plan.tasks)
    assert back.plan.document is not None


def test_no_person_of_the_plan_is_enclosed(kb: Knowledge, tmp_path: Path) -> None:
    text = PLAN.replace("（县农机局负责）", "（县农机局负责，联系人：欧阳明远，电话：13800138000）")
    plan, book = tmp_path / "plan.txt", tmp_path / "division.xlsx"
    plan.write_text(text, "utf-8")
    write(audit(analyse(plan, kb=kb), kb), book)
    enclosed = analyse(book, kb=kb).model_dump_json()
    assert "欧阳明远" not in enclosed
    assert "13800138000" not in enclosed


def test_another_place_is_asked_for(before: Decomposition, kb: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "division.xlsx"
    write(before, path)
    assert analyse(path, kb=kb, level="city").jurisdiction.level == "city"


def _scheme(before: Decomposition, folder: Path, edit: Callable[[list[Row]], None]) -> Path:
    path = folder / "division.docx"
    write(before, path)
    doc = docx.Document(str(path))
    edit([row for table in doc.tables for row in table.rows if len(row.cells) == 7])
    doc.save(str(path))
    return path


def _row(rows: list[Row], title: str) -> Row:
    return next(row for row in rows if title in row.cells[1].text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_scheme_loaded_back_is_the_division_it_was_written_from(
    before: Decomposition, kb: Knowledge, tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "division.docx"
    write(before, path, lang=lang)
    back = analyse(path, kb=kb)
    assert back.plan.tasks == before.plan.tasks
    assert back.assignments == before.assignments
    assert [p.code for p in back.problems][-1] == "scheme.enclosed"
    assert _told(audit(back, kb)) == _told(before)


def test_a_cell_of_the_scheme_tells_of_itself_alone(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    def edit(rows: list[Row]) -> None:
        _row(rows, "城镇燃气").cells[5].text = "2034年底前"

    after = _back(_scheme(before, tmp_path, edit), kb)
    assert {(code, task) for code, task, _ in _told(after) - _told(before)} == {("D01", "T1")}
    assert not _told(before) - _told(after)


def test_rows_of_the_scheme_may_be_counted_anew(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    def edit(rows: list[Row]) -> None:
        gone = _row(rows, "农业机械")
        gone._tr.getparent().remove(gone._tr)
        kept = (row for row in rows if row is not gone and row.cells[0].text.isdecimal())
        for number, row in enumerate(kept, start=1):
            row.cells[0].text = str(number)

    after = _back(_scheme(before, tmp_path, edit), kb)
    assert {t.id for t in before.plan.tasks} - {t.id for t in after.plan.tasks} == {"T3"}
    assert {(code, task) for code, task, _ in _told(before) - _told(after)} == {("N02", "T3")}
    assert not _told(after) - _told(before)


def test_who_has_another_part_does_not_help(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    def edit(rows: list[Row]) -> None:
        row = _row(rows, "城镇燃气")
        row.cells[3].text = "县城管局"
        row.cells[4].text = "县住建局、县应急局（综合监管）、各乡镇（属地）"

    stated = _back(_scheme(before, tmp_path, edit), kb).plan.task("T1").attribution
    assert stated is not None
    assert (stated.lead, stated.support) == (("县城管局",), ("县住建局",))


def test_a_part_that_another_program_keeps_is_no_matter(
    before: Decomposition, kb: Knowledge, tmp_path: Path
) -> None:
    whole, cut = tmp_path / "division.docx", tmp_path / "cut.docx"
    write(before, whole)
    with ZipFile(whole) as source, ZipFile(cut, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, b"<a:b" if name == "customXml/item1.xml" else data)
    assert analyse(cut, kb=kb).plan.document is not None
