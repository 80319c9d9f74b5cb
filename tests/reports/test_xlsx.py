"""The workbook: what a planner sees, what a spreadsheet allows, what hostile text may not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from tests.reports.ruin import large

PLAN = """云州市“十四五”安全生产规划
一、主要任务
（一）强化重点行业领域监管
1.{title}。{text}
2.消防安全。打通消防车通道。（市消防救援支队负责）
3.弘扬青河精神。让青河精神代代相传。
"""


def _result(
    kb: Knowledge, title: str = "危险化学品", text: str = "加强储存监管。"
) -> Decomposition:
    plan = dc.parse_text(PLAN.format(title=title, text=text))
    return dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb)


def _book(result: Decomposition, folder: Path, lang: str = "zh") -> Workbook:
    dc.write(result, folder / "division.xlsx", lang=lang)
    return load_workbook(folder / "division.xlsx")


def _column(sheet: Worksheet, number: int) -> list[object]:
    return [row[number - 1] for row in sheet.iter_rows(min_row=4, values_only=True)]


def test_every_sheet_is_linked_frozen_filtered_and_fits_the_paper(
    kb: Knowledge, tmp_path: Path
) -> None:
    book = _book(_result(kb), tmp_path)
    index = book["目录"]
    links = {
        cell.hyperlink.location: cell.value
        for row in index.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    names = [sheet.title for sheet in book if sheet.sheet_state == "visible"][1:]
    assert links == {f"'{name}'!A1": name for name in names}
    for name in names:
        sheet = book[name]
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet["A2"].hyperlink.location == "'目录'!A1"
        across = "portrait" if name == "负担与覆盖" else "landscape"
        assert sheet.page_setup.orientation == across
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.max_row >= 3


def test_lists_for_the_whole_plan_stand_before_those_of_departments(
    kb: Knowledge, tmp_path: Path
) -> None:
    names = _book(_result(kb), tmp_path).sheetnames
    assert names[:4] == ["目录", "任务总表", "责任矩阵", "空白清单"]
    assert names.index("指标") < names.index("市消防救援支队") < names.index("依据明细")


def test_matrix_has_upright_headers_and_a_grid(kb: Knowledge, tmp_path: Path) -> None:
    sheet = _book(_result(kb), tmp_path)["责任矩阵"]
    heads = [cell for cell in sheet[3] if cell.column > 2]
    assert heads
    assert all(cell.alignment.textRotation == 255 for cell in heads)
    assert all(cell.border.left.style == "thin" for row in sheet["A4:C6"] for cell in row)
    assert sheet.column_dimensions["C"].width < 5


def test_uncertain_rows_are_seen_until_they_are_decided(kb: Knowledge, tmp_path: Path) -> None:
    book = _book(_result(kb), tmp_path)
    sheet = book["任务总表"]
    heads = {cell.value: cell.column_letter for cell in sheet[3]}
    rules = {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb
        for area in sheet.conditional_formatting
        for rule in area.rules
    }
    low = f'AND(${heads["把握程度"]}4="低（待核实）",${heads["决定"]}4="")'
    assert rules[low] == "00FFF4CE"
    assert any("SEARCH" in formula for formula in rules)
    facts = dict(book["目录"].iter_rows(max_col=2, values_only=True))
    assert facts["待核实任务"] not in (None, 0)


def test_decisions_are_chosen_from_lists(kb: Knowledge, tmp_path: Path) -> None:
    book = _book(_result(kb), tmp_path)
    sheet = book["任务总表"]
    offered = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    heads = {cell.value: cell.column_letter for cell in sheet[3]}
    decision = next(f for area, f in offered.items() if area.startswith(heads["决定"]))
    lead = next(f for area, f in offered.items() if area.startswith(heads["改定牵头单位"]))
    assert decision == '"照此确定,调整,再研究"'
    assert lead.startswith("_lists!$A$1:$A$")
    names = [row[0] for row in book["_lists"].iter_rows(values_only=True)]
    assert "市消防救援支队" in names
    assert {book[name].sheet_state for name in ("_lists", "_meta")} == {"veryHidden"}
    roles = book["市消防救援支队"].data_validations.dataValidation
    assert [v.formula1.startswith('"牵头,') for v in roles] == [True]


def test_leads_bear_their_grounds_and_lead_to_their_list(kb: Knowledge, tmp_path: Path) -> None:
    result = _result(kb)
    book = _book(result, tmp_path)
    sheet = book["任务总表"]
    cell = next(c for row in sheet.iter_rows(min_row=4) for c in row if c.value == "市消防救援支队")
    assert "市消防救援支队" in cell.comment.text
    assert "负责" in cell.comment.text
    assert cell.hyperlink.location == "'市消防救援支队'!A1"
    back = [
        c.hyperlink.location
        for row in book["市消防救援支队"].iter_rows(min_row=4)
        for c in row
        if c.hyperlink
    ]
    assert back
    assert all(place.startswith("'任务总表'!A") for place in back)


def test_hidden_ids_find_the_way_back(kb: Knowledge, tmp_path: Path) -> None:
    result = _result(kb)
    book = _book(result, tmp_path)
    sheet = book["任务总表"]
    last = sheet.max_column
    assert [row[-1] for row in sheet.iter_rows(min_row=4, values_only=True)] == [
        t.id for t in result.plan.tasks
    ]
    assert sheet.column_dimensions[sheet.cell(3, last).column_letter].hidden
    own = [row[-1] for row in book["市消防救援支队"].iter_rows(min_row=4, values_only=True)]
    assert own == [a.id for a in result.assignments if a.name == "市消防救援支队"]


def test_charts_and_named_styles(kb: Knowledge, tmp_path: Path) -> None:
    book = _book(_result(kb), tmp_path)
    sheet = book["负担与覆盖"]
    assert len(sheet._charts) == 2
    areas = [area.split("!")[-1].replace("$", "") for area in str(sheet.print_area).split(",")]
    assert areas[0].startswith("A1:"), "the tables have a page of their own"
    for area, chart in zip(areas[1:], sheet._charts, strict=True):
        top, bottom = (int(place[1:]) for place in area.split(":"))
        rows = chart.anchor.ext.height / 360_000 / 0.53
        assert top <= chart.anchor._from.row + 1
        assert chart.anchor._from.row + rows <= bottom + 1, "no chart is cut in print"
    named = {
        cell.style for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    }
    assert len(named) > 4


def test_a_main_task_without_text_does_not_repeat_its_title(kb: Knowledge, tmp_path: Path) -> None:
    sheet = _book(_result(kb), tmp_path)["任务总表"]
    assert sheet["D4"].value is None
    assert all(_column(sheet, 4)[1:])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_text_is_never_a_formula(kb: Knowledge, tmp_path: Path, text: str) -> None:
    book = _book(_result(kb, title=text, text=text), tmp_path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert all(c.quotePrefix for c in cells if isinstance(c.value, str) and c.value == text)
    assert any(text in str(cell.value) for cell in cells)


def test_control_characters_and_markup_leave_the_file_whole(kb: Knowledge, tmp_path: Path) -> None:
    text = '<b>储存</b> & "监管"\x07\x0b 加强储存监管'
    result = _result(kb)
    first = result.plan.tasks[1].model_copy(update={"text": text})
    tasks = (result.plan.tasks[0], first, *result.plan.tasks[2:])
    plan = result.plan.model_copy(update={"tasks": tasks})
    book = _book(result.model_copy(update={"plan": plan}), tmp_path)
    assert book["任务总表"]["D5"].value == text.replace("\x07\x0b", "")


@pytest.mark.parametrize("sign", ["储", "\U00020000"])
def test_long_text_goes_on_in_the_next_row(kb: Knowledge, tmp_path: Path, sign: str) -> None:
    sheet = _book(_result(kb, text=f"加强储存监管{sign * 40_000}"), tmp_path)["任务总表"]
    parts = [str(text) for text in _column(sheet, 4) if sign * 9 in str(text)]
    assert len(parts) > 1
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for part in parts)
    assert "".join(part.removeprefix("（续）") for part in parts).count(sign) >= 40_000


@pytest.mark.parametrize(
    "names",
    [
        ("局/处:科*?[一]", "局处科一"),
        ("长" * 40, "长" * 41),
        ("\U00020000" * 20, "\U00020000" * 21),
        ("History", "目录"),
        ("_meta", "_LISTS"),
        ("CON", "con"),
        ("😀" * 20, "😀" * 15),
        ("市局\u202exslx", "=1+1局"),
        ("  ", "．．"),
        ("'", "\\"),
    ],
)
def test_sheet_names_are_legal_and_unique(
    kb: Knowledge, tmp_path: Path, names: tuple[str, str]
) -> None:
    result = _result(kb)
    holders = list(dict.fromkeys(a.department for a in result.assignments if a.department))[:2]
    named = {**result.departments, **dict(zip(holders, names, strict=True))}
    book = _book(result.model_copy(update={"departments": named}), tmp_path)
    titles = [name.casefold() for name in book.sheetnames]
    assert len(set(titles)) == len(titles)
    for title in titles:
        assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
        assert not set(title) & set("\\/*?:[]'")
        assert title != "history"
    assert titles[-2:] == ["_lists", "_meta"], (
        "hidden sheets keep the names by which they are found"
    )


def test_rows_are_tall_enough_and_not_too_tall(kb: Knowledge, tmp_path: Path) -> None:
    sheet = _book(_result(kb, text="加强储存监管。" * 20), tmp_path)["任务总表"]
    heights = {row: sheet.row_dimensions[row].height for row in (5, 6)}
    assert heights[5] > 80
    assert heights[6] is None or heights[6] < 35


def test_a_column_is_wide_enough_for_the_tallest_row(tmp_path: Path) -> None:
    sheet = _book(large(2, "打通消防车道，" * 200), tmp_path)["任务总表"]
    at = {cell.value: cell.column_letter for cell in sheet[3]}["任务内容"]
    width = sheet.column_dimensions[at].width
    row = next(cell.row for cell in sheet["D"][3:] if cell.value)
    height = sheet.row_dimensions[row].height
    assert height is not None
    assert height < 409
    assert height / 14 * (width - 1) >= 2 * 1400


def test_print_of_the_table_is_large_enough_to_read(kb: Knowledge, tmp_path: Path) -> None:
    """At least 8 points on A4: columns are measured by a font whose widths every machine has."""
    book = _book(_result(kb), tmp_path)
    plain = book._named_styles["Normal"].font  # type: ignore[attr-defined]
    assert (plain.name, plain.size) == ("Arial", 10)
    sheet = book["任务总表"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
    points_of_digit = 0.556 * 10
    paper = (297 - 24) / 25.4 * 72
    assert sheet["D5"].font.size * paper / (sum(widths) * points_of_digit) >= 8


def test_header_of_two_lines_is_tall_enough(kb: Knowledge, tmp_path: Path) -> None:
    sheet = _book(_result(kb), tmp_path)["部门负担"]
    assert sheet.row_dimensions[3].height >= 2 * 14


def test_units_without_a_task_are_folded_away(kb: Knowledge, tmp_path: Path) -> None:
    result = _result(kb)
    idle = result.load.idle if result.load else ()
    sheet = _book(result, tmp_path)["部门负担"]
    rows = range(4, sheet.max_row + 1)
    away = [row for row in rows if sheet.row_dimensions[row].hidden]
    names = [sheet.cell(row, 2).value for row in away]
    assert idle
    assert names == [each.name for each in idle]
    assert all(sheet.row_dimensions[row].outlineLevel == 1 for row in away)
    assert sheet.row_dimensions[away[0] - 1].collapsed
    assert f"{len(idle)} 个单位折叠" in sheet["A2"].value


def test_english_set_has_english_labels(kb: Knowledge, tmp_path: Path) -> None:
    book = _book(_result(kb), tmp_path, "en")
    assert book.sheetnames[:3] == ["Index", "All tasks", "Matrix"]
    labels = [cell.value for cell in book["All tasks"][3]]
    assert all(str(label).isascii() for label in labels)


def test_two_runs_give_the_same_bytes(kb: Knowledge, tmp_path: Path) -> None:
    result = _result(kb)
    for name in ("a.xlsx", "b.xlsx"):
        dc.write(result, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_finding_leads_to_its_place_and_shows_all_it_is_about(
    kb: Knowledge, tmp_path: Path
) -> None:
    """Some programs do not wrap a link: what it is about is one only where it takes one line."""
    text = (
        "云州市“十四五”安全生产规划\n一、主要任务\n"
        "（一）电动自行车停放充电场所隐患整治。对住宅小区电动自行车停放充电场所开展排查，建立台账。（市消防救援支队牵头）\n"
        "（二）电动自行车停放充电场所安全治理。对住宅小区电动自行车停放充电场所开展排查，建立台账。（市住建局牵头）\n"
        "（三）校车。开展校车检查。（有关部门负责）\n"
    )
    plan = dc.parse_text(text)
    result = dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb)
    book = _book(result, tmp_path)
    seen = set()
    for name in ("空白清单", "交叉清单"):
        sheet = book[name]
        for row in range(4, sheet.max_row + 1):
            about, number = sheet.cell(row, 4), sheet.cell(row, 1)
            underlined = about.font.underline == "single"
            linked = about.hyperlink and about.hyperlink.location
            assert linked == (number.hyperlink.location if underlined else None)
            assert number.font.underline == "single"
            assert underlined == ("／" not in about.value)
            seen.add(underlined)
    assert seen == {True, False}


def test_the_name_of_a_chapter_runs_on_over_its_row(kb: Knowledge, tmp_path: Path) -> None:
    plan = dc.parse_text(
        "云州市冷库安全整治重点任务分工\n一、压实涉氨制冷和人员密集冷库企业的主体责任\n"
        "1．建立隐患台账。（市应急局牵头）\n2．开展全员培训。（市应急局牵头）\n"
        "二、加强监管执法\n3．每年检查一次。（市应急局牵头）\n4．公布检查结果。（市应急局牵头）\n"
    )
    sheet = _book(dc.assign(plan, kb, place="云州市", level="city"), tmp_path)["任务总表"]
    assert sheet["C4"].value == "一、压实涉氨制冷和人员密集冷库企业的主体责任"
    assert not sheet["C4"].alignment.wrap_text
    assert sheet.row_dimensions[4].height is None
    assert sheet["D5"].value == "建立隐患台账", "who leads stands in a column of its own"


def test_what_a_finding_rests_on_does_not_say_its_reason_again(
    kb: Knowledge, tmp_path: Path
) -> None:
    result = _result(kb, text="加强储存监管。（有关部门负责）")
    sheet = _book(result, tmp_path)["空白清单"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    rows = [
        [sheet.cell(row, heads[key]).value for key in ("依据和原文", "为什么是问题")]
        for row in range(4, sheet.max_row + 1)
    ]
    assert ["“（有关部门负责）”", rows[0][1]] in rows
    assert not [why for words, why in rows if words and why and why in words]


def test_a_name_of_forty_characters_is_whole_on_every_sheet(kb: Knowledge, tmp_path: Path) -> None:
    name = "市" + "跨区域综合协调和应急联动保障服务管理" * 2 + "中心"
    plan = dc.parse_text(
        "云州市安全规划\n一、主要任务\n"
        f"（一）协调。建立会商机制。（{name}牵头，市公安局配合）\n"
        "（二）消防。检查消防车通道。（市公安局牵头）\n"
    )
    book = _book(dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb), tmp_path)
    matrix = book["责任矩阵"]
    heads = {cell.value: cell for cell in matrix[3]}
    assert heads[name].alignment.textRotation == 90
    assert heads[name].alignment.wrap_text
    assert heads["市公安局"].alignment.textRotation == 255
    wide = matrix.column_dimensions[heads[name].column_letter].width
    assert wide > 2 * matrix.column_dimensions[heads["市公安局"].column_letter].width
    index, tasks = book["目录"], book["任务总表"]
    row = next(cell for cell in index["A"] if cell.value == name)
    assert row.hyperlink is None, "some programs do not wrap a link: it would be cut"
    assert index.cell(row.row, 2).hyperlink.location.endswith("!A1")
    assert index.row_dimensions[row.row].height > 20
    lead = next(cell for cell in tasks["E"] if cell.value == name)
    assert lead.hyperlink is None
    assert next(cell for cell in tasks["E"] if cell.value == "市公安局").hyperlink


def test_the_same_counts_on_every_sheet(kb: Knowledge, tmp_path: Path) -> None:
    plan = dc.parse_text(
        "云州市安全规划\n一、主要任务\n"
        "（一）危险化学品。推动加油站双层罐改造，强化危险化学品运输车辆动态监控。\n"
        "（二）道路。整治农用车违法载人，完善旅游包车安全管理。\n"
    )
    result = dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb)
    book = _book(result, tmp_path)
    index = [row for row in book["目录"].iter_rows(values_only=True) if len(row) > 5]
    head = next(n for n, row in enumerate(index) if row[0] == "部门")
    assert index[head][:6] == ("部门", "条数", "牵头", "牵头分项", "配合", "其他")
    counted = {row[0]: row[1:6] for row in index[head + 1 :]}
    assert all(row[0] == sum(row[1:]) for row in counted.values())
    loads = {row[1]: row for row in book["部门负担"].iter_rows(min_row=4, values_only=True)}
    charts = {row[0]: row for row in book["负担与覆盖"].iter_rows(min_row=4, values_only=True)}
    assert any(counted[name][2] for name in counted)
    for name in counted:
        assert loads[name][2] + loads[name][3] == counted[name][1] == charts[name][1]
        assert loads[name][4] == charts[name][2]


def test_a_part_is_told_by_the_words_it_rests_on(kb: Knowledge, tmp_path: Path) -> None:
    text = "实施农村公路生命防护工程，整治农用车违法载人，完善旅游包车安全管理。"
    sheet = _book(_result(kb, "道路运输", text), tmp_path)["任务总表"]
    assert "市公安局：整治农用车违法载人" in {cell.value for cell in sheet["G"]}
