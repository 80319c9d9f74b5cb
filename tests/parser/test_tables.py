"""Tables of every kind, with and without a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import decompose as dc
from decompose.model.plan import Plan
from decompose.model.source import Block, BlockKind, Document, Place
from decompose.parser import parse
from decompose.parser.lexer import cut_lines
from decompose.parser.table_columns import Meaning, meaning_of, meanings_of
from decompose.parser.tables import Table, TableKind, TaskRow, read_table, task_rows
from decompose.readers import read_bytes


def real(rows: Sequence[Sequence[Any]], caption: str | None = None) -> Table | None:
    """A table of CELL blocks; a cell is a text or (text, row_span, column_span), None is covered."""
    blocks: list[Block] = []
    for r, row in enumerate(rows, 1):
        for c, cell in enumerate(row, 1):
            if cell is None:
                continue
            text, down, right = (cell, 1, 1) if isinstance(cell, str) else cell
            place = Place(file="t.docx", table=1, row=r, column=c)
            blocks.append(
                Block(
                    index=len(blocks),
                    kind=BlockKind.CELL,
                    text=text,
                    place=place,
                    row_span=down,
                    column_span=right,
                )
            )
    return read(blocks, caption)


def flat(cells: Sequence[str], caption: str | None = None) -> Table | None:
    """A table flattened to one cell a line."""
    blocks = [Block(index=i, text=t, place=Place(file="t.txt")) for i, t in enumerate(cells)]
    return read(blocks, caption)


def read(blocks: list[Block], caption: str | None) -> Table | None:
    doc = Document(name="t", format="txt", blocks=tuple(blocks))
    return read_table(cut_lines(doc).lines, doc, caption=caption)


def tasks(table: Table | None) -> tuple[TaskRow, ...]:
    assert table is not None
    assert table.kind is TableKind.DIVISION
    return task_rows(table)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("序 号", Meaning.NUMBER),
        ("工作内容", Meaning.CONTENT),
        ("主要任务", Meaning.CONTENT),
        ("牵头单位", Meaning.LEAD),
        ("牵头部门", Meaning.LEAD),
        ("责任单位", Meaning.OWNER),
        ("配合（参加）单位", Meaning.SUPPORT),
        ("协办单位", Meaning.SUPPORT),
        ("完成时限", Meaning.DEADLINE),
        ("进度要求", Meaning.DEADLINE),
        ("启动时间", Meaning.REMARK),
        ("计划开工日期", Meaning.REMARK),
        ("起止时间", Meaning.DEADLINE),
        ("成果形式", Meaning.RESULT),
        ("责任领导", Meaning.PERSON),
        ("指标名称", Meaning.INDICATOR),
        ("累计降幅", Meaning.FALL),
        ("2025年目标值", Meaning.TARGET),
        ("2020年实际数", Meaning.ACTUAL),
        ("基期值", Meaning.BASE),
        ("属性", Meaning.BINDING),
        ("单位", Meaning.UNIT),
        ("备注", Meaning.REMARK),
        ("责任站所", Meaning.OWNER),
        ("责任主体及分工", Meaning.OWNER),
        ("责任部门、单位", Meaning.OWNER),
        ("参建单位", Meaning.SUPPORT),
        ("责任镇街", Meaning.SUPPORT),
        ("属地单位", Meaning.SUPPORT),
        ("责任区域", Meaning.OTHER),
        ("责任市场主体", Meaning.OTHER),
    ],
)
def test_meaning(header: str, meaning: Meaning) -> None:
    assert meaning_of(header) is meaning


def test_division_with_lead_and_support() -> None:
    rows = tasks(
        real(
            [
                ["序号", "工作内容", "牵头单位", "配合单位", "完成时限"],
                ["1", "整治超限超载", "市交通运输局", "市公安局、市城管局", "2024年底前完成"],
                ["2", "更新消火栓", "市住建局、市水务局", "无", "持续推进"],
            ]
        )
    )
    first, second = (row.attributions[0] for row in rows)
    assert (first.lead, first.support) == (("市交通运输局",), ("市公安局", "市城管局"))
    assert first.deadline == rows[0].deadline == "2024年底前"
    assert (second.lead, second.support, second.joint) == (("市住建局", "市水务局"), (), False)
    assert rows[1].number == "2"


def test_one_column_of_owners_is_joint() -> None:
    (row,) = tasks(
        real([["序号", "任务", "责任单位"], ["1", "普查燃气管道", "市城管局\n市住建局\n各县区"]])
    )
    (attribution,) = row.attributions
    assert attribution.lead == ("市城管局", "市住建局")
    assert attribution.groups == ("各县区",)
    assert attribution.joint


def test_forms_inside_a_cell() -> None:
    table = real(
        [
            ["任务", "责任单位", "时间"],
            ["甲任务", "市应急局牵头，市公安局配合", "长期坚持"],
            ["乙任务", "市财政局、市审计局按职责分工负责", ""],
            ["丙任务", "待定", ""],
            ["丁任务", "省防汛办，配合部门：气象处；省消防总队，配合部门：省通信管理局", ""],
        ]
    )
    first, second, third, fourth = tasks(table)
    assert first.attributions[0].support == ("市公安局",)
    assert second.attributions[0].joint
    assert third.attributions[0].undecidable
    assert [a.lead for a in fourth.attributions] == [("省防汛办",), ("省消防总队",)]


def test_two_header_rows_merged_cells_and_category_rows() -> None:
    table = real(
        [
            [("云州市重点任务分工表", 1, 4), None, None, None],
            [("序号", 2, 1), ("工作任务", 2, 1), ("责任分工", 1, 2), None],
            [None, None, "牵头单位", "配合单位"],
            [("一、健全责任体系", 1, 4), None, None, None],
            ["1", "修订职责清单", ("市应急局", 2, 1), "市委编办"],
            ["2", "完善考核办法", None, "市人社局"],
        ]
    )
    assert table is not None
    assert table.caption == "云州市重点任务分工表"
    assert table.header[2:] == ("责任分工/牵头单位", "责任分工/配合单位")
    rows = tasks(table)
    assert [row.category.text for row in rows if row.category] == ["一、健全责任体系"] * 2
    assert [row.attributions[0].lead for row in rows] == [("市应急局",), ("市应急局",)]
    assert rows[1].attributions[0].support == ("市人社局",)


def test_a_second_header_row_below_a_heading_that_is_not_merged() -> None:
    table = real(
        [
            [("序号", 2, 1), ("工作任务", 2, 1), "责任分工", "", ("备注", 2, 1)],
            [None, None, "牵头单位", "配合单位", None],
            ["1", "修订职责清单", "市应急局", "市委编办", ""],
        ]
    )
    rows = tasks(table)
    assert [row.content.text for row in rows] == ["修订职责清单"]
    assert rows[0].attributions[0].support == ("市委编办",)


@pytest.mark.parametrize(
    "second", [["1", "修订清单", "市应急局", "市委编办"], ["", "", "", "有关单位"]]
)
def test_a_first_row_of_the_body_is_no_header(second: list[str]) -> None:
    table = real(
        [["序号", "工作任务", "牵头单位", "配合单位"], second, ["2", "甲", "市公安局", ""]]
    )
    assert table is not None
    assert table.header == ("序号", "工作任务", "牵头单位", "配合单位")


def test_a_division_of_tasks_with_money_is_no_table_of_projects() -> None:
    head = ["序号", "一级任务", "二级任务", "主责单位", "完成期限", "资金安排（万元）"]
    rows = tasks(real([head, ["1", "风险管控", "内涝点治理", "县住建局", "2028年5月底前", "1500"]]))
    assert [row.content.text for row in rows] == ["内涝点治理"]


def test_a_table_of_projects_with_their_owners_stays_one() -> None:
    head = ["序号", "项目名称", "建设任务", "责任单位", "投资（万元）"]
    table = real([head, ["1", "消防训练基地", "新建训练塔", "县消防救援大队", "900"]])
    assert table is not None
    assert table.kind is TableKind.PROJECTS


def test_repeated_header_is_left_out() -> None:
    head = ["序号", "任务", "责任单位"]
    rows = tasks(real([head, ["1", "甲", "市应急局"], head, ["2", "乙", "市公安局"]]))
    assert [row.content.text for row in rows] == ["甲", "乙"]


def test_flattened_division() -> None:
    cells = (
        "序号|工作内容|牵头单位|配合单位|完成时限"
        "|1|整治超限超载|市交通运输局|市公安局|2024年底"
        "|2|更新消火栓|市住建局|2025年底"
        "|3|普查管道|市城管局|市住建局、|市水务局|持续推进"
    )
    rows = tasks(flat(cells.split("|")))
    assert [row.attributions[0].lead[0] for row in rows] == ["市交通运输局", "市住建局", "市城管局"]
    assert [row.deadline for row in rows] == ["2024年底", "2025年底", "持续推进"]
    assert rows[1].attributions[0].support == ()
    assert rows[2].attributions[0].support == ("市住建局", "市水务局")


def test_tab_parted_division() -> None:
    (row,) = tasks(flat(["序号\t任务\t责任单位", "1\t甲任务\t市应急局"]))
    assert row.attributions[0].lead == ("市应急局",)


def test_spans_slice_back() -> None:
    text = ["序号", "任务", "责任单位", "1", "  甲任务", "市应急局"]
    (row,) = tasks(flat(text))
    span = row.content.span
    assert text[span.block][span.start : span.end] == "甲任务"
    span = row.attributions[0].span
    assert text[span.block][span.start : span.end] == row.attributions[0].quote == "市应急局"


@pytest.mark.parametrize("cells", [[], ["序号"], ["甲", "乙", "丙"], ["1", "2", "3"]])
def test_no_table(cells: list[str]) -> None:
    table = flat(cells)
    assert table is None or table.kind is TableKind.OTHER


def _sheet(*lines: str) -> Plan:
    return parse(read_bytes("\n".join(lines).encode(), name="t.csv"))


def test_a_table_of_tasks_that_names_nobody_is_divided() -> None:
    rows = ("1,改造老旧小区,增设消火栓,2024年12月", "2,整治渡口,更新救生衣,2024年6月")
    plan = _sheet("序号,工作任务,具体措施,完成时限", *rows)
    assert [task.title for task in plan.tasks] == ["改造老旧小区", "整治渡口"]
    assert not plan.problems


def test_a_table_without_tasks_is_told() -> None:
    plan = _sheet("地区,人口,面积", "甲,1,2", "乙,3,4")
    assert not plan.tasks
    assert [problem.code for problem in plan.problems] == ["tasks.none"]


@pytest.mark.parametrize(
    ("header", "content", "deadline"),
    [
        (("序号", "挂牌督办单位", "存在隐患", "挂牌时间", "销号时限", "牵头督办部门"), 2, 4),
        (("序号", "单位名称", "隐患情况", "挂牌日期", "整改期限", "督办责任部门"), 2, 4),
        (("序号", "隐患单位", "隐患描述", "整改措施", "整改时限", "责任单位"), 3, 4),
        (("序号", "单位名称", "工作任务", "完成时间", "责任单位"), 1, 3),
    ],
)
def test_lists_of_dangers(header: tuple[str, ...], content: int, deadline: int) -> None:
    meanings = meanings_of(header)
    assert meanings.index(Meaning.CONTENT) == content
    assert [i for i, m in enumerate(meanings) if m is Meaning.DEADLINE] == [deadline]


def test_who_orders_is_no_object_of_the_order() -> None:
    assert meanings_of(("督办单位", "整改措施", "责任单位"))[0] is Meaning.GUIDE
    assert meanings_of(("挂牌督办单位", "存在隐患", "督办部门"))[0] is Meaning.OTHER


def test_where_a_problem_was_found_is_no_content() -> None:
    plan = dc.parse_text(
        "乾沅省整改清单\n序号 | 问题来源 | 存在问题 | 整改措施 | 牵头单位\n--- | --- | --- | --- | ---\n"
        "1 | 明查暗访 | 装置停用 | 逐站检测防渗漏设施 | 省生态环境厅\n"
        "2 | 群众举报 | 间距不足 | 移位重建 | 省卫生健康委\n"
    )
    assert [t.title for t in plan.tasks] == ["装置停用", "间距不足"]


@pytest.mark.parametrize(
    ("header", "content", "owner"),
    [
        (("项目", "监管部门", "检查频次"), 0, 1),
        (("序号", "业态类型", "整治内容", "监管单位"), 1, 3),
        (("事项", "原实施部门", "承接单位"), 0, 2),
        (("检查对象", "检查部门", "备注"), 0, 1),
    ],
)
def test_who_supervises_or_takes_over_is_responsible(
    header: tuple[str, ...], content: int, owner: int
) -> None:
    meanings = meanings_of(header)
    assert meanings[content] is Meaning.CONTENT
    assert meanings[owner] is Meaning.OWNER


def test_a_cell_that_says_nobody_supervises_names_no_unit() -> None:
    table = real(
        [
            ["项目", "监管部门", "检查频次"],
            ["游泳馆", "县体育局", "每季一次"],
            ["山地滑草场", "暂无主管部门", "—"],
        ]
    )
    assert table is not None
    assert table.kind is TableKind.DIVISION
    named = [row.attributions[0].lead for row in task_rows(table)]
    assert named == [("县体育局",), ()]


@pytest.mark.parametrize(
    ("header", "meanings"),
    [
        (("任务", "分工"), (Meaning.CONTENT, Meaning.OWNER)),
        (("工作任务", "归口单位", "相关单位"), (Meaning.CONTENT, Meaning.OWNER, Meaning.SUPPORT)),
        (("目标任务", "牵头单位"), (Meaning.CONTENT, Meaning.LEAD)),
        (("任务", "主办", "责任处室"), (Meaning.CONTENT, Meaning.LEAD, Meaning.REMARK)),
        (("任务", "责任处室"), (Meaning.CONTENT, Meaning.OWNER)),
        (("任务", "牵头单位", "职责分工"), (Meaning.CONTENT, Meaning.LEAD, Meaning.CONTENT)),
        (("指标", "目标任务", "牵头单位"), (Meaning.INDICATOR, Meaning.TARGET, Meaning.LEAD)),
        (("部门", "职责分工"), (Meaning.OWNER, Meaning.CONTENT)),
    ],
)
def test_columns_explain_each_other(header: tuple[str, ...], meanings: tuple[Meaning, ...]) -> None:
    assert meanings_of(header) == meanings


_ROWS = """# 岚皋县渡口整治任务分工表

| 编号 | 整治内容 | 责任主体及分工 | 责任乡镇 | 时限 |
|---|---|---|---|---|
| DK-1 | 更换救生衣 | 县交通运输局牵头，县水利局配合 | 全县 | 6月底 |
| DK-2 | 清理泊位 | 县水利局 | 石桥镇 | 7月底 |
"""


@pytest.mark.parametrize(
    ("notes", "others"),
    [
        ("\n填表说明：\n\n1. 牵头单位统筹。\n2. 每月25日前报送进展。\n", 0),
        ("\n（1）县财政局保障经费。\n（2）县审计局跟踪审计。\n", 2),
    ],
)
def test_a_table_above_numbered_lines_is_read(notes: str, others: int) -> None:
    plan = parse(read_bytes((_ROWS + notes).encode(), name="t.md"))
    rows = plan.tasks[:2]
    assert [t.number for t in rows] == ["DK-1", "DK-2"]
    stated = [t.attribution for t in rows if t.attribution is not None]
    assert [(a.lead, a.support, a.groups) for a in stated] == [
        (("县交通运输局",), ("县水利局",), ("全县",)),
        (("县水利局",), ("石桥镇",), ()),
    ]
    assert len(plan.tasks) == 2 + others


def parsed(rows: Sequence[Sequence[str]]) -> Plan:
    """Return the plan that a table of a Markdown file is."""
    head, *body = rows
    lines = ["# 松河县工作表", "", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in body]
    return parse(read_bytes("\n".join(lines).encode(), name="t.md"))


DUTIES = [
    ["部门", "职责内容"],
    ["县水利局", "负责水库安全度汛；配合县应急管理局做好抢险救援"],
    ["县教育局", "1.指导学校开展演练。2.协助公安机关整治校园周边。"],
    ["县住建局", "参与灾后评估"],
]


def test_a_duty_of_a_table_of_units_that_only_helps_supports() -> None:
    stated = [(t.title, t.attribution) for t in parsed(DUTIES).tasks]
    assert [(title, (a.lead, a.support) if a else None) for title, a in stated] == [
        ("负责水库安全度汛", (("县水利局",), ())),
        ("配合县应急管理局做好抢险救援", (("县应急管理局",), ("县水利局",))),
        ("指导学校开展演练", (("县教育局",), ())),
        ("协助公安机关整治校园周边", (("公安机关",), ("县教育局",))),
        ("参与灾后评估", ((), ("县住建局",))),
    ]


def test_a_task_under_who_is_responsible_stays_theirs() -> None:
    plan = parsed(
        [
            ["序号", "工作任务", "责任单位", "完成时限"],
            ["1", "配合做好国道保畅", "县交通运输局", "6月底前"],
            ["2", "排查临水路段", "县交通运输局", "7月底前"],
        ]
    )
    assert [t.attribution and t.attribution.lead for t in plan.tasks] == [("县交通运输局",)] * 2


def test_years_of_a_table_that_are_not_read_are_told() -> None:
    division = parsed(
        [
            ["序号", "任务", "2026年目标", "2027年目标", "牵头单位"],
            ["1", "老旧小区改造", "改造30个", "改造35个", "县住建局"],
            ["2", "燃气管网更新", "更新20公里", "更新25公里", "县城管局"],
        ]
    )
    told = [p.message for p in division.problems if p.code == "table.years"]
    assert len(told) == 1
    assert "2026年目标、2027年目标" in told[0]
    last_read = parsed(
        [
            ["指标", "单位", "2025年基数", "2026年目标", "2027年目标", "2028年目标"],
            ["死亡人数", "人", "42", "41", "40", "38"],
            ["检查覆盖率", "%", "80", "85", "90", "95"],
        ]
    )
    told = [p.message for p in last_read.problems if p.code == "table.years"]
    assert told
    assert "2026年目标、2027年目标" in told[0]
    assert "2028" not in told[0]
    both_read = parsed(
        [
            ["指标", "单位", "2025年基数", "2030年目标"],
            ["死亡人数", "人", "42", "38"],
            ["检查覆盖率", "%", "80", "95"],
        ]
    )
    assert not [p for p in both_read.problems if p.code == "table.years"]


def test_notes_below_a_table_are_no_tasks() -> None:
    doc = read_bytes(
        "# 松河县整改台账\n\n| 序号 | 整改措施 | 责任单位 |\n|---|---|---|\n| 1 | 立即清理 | 县城管局 |\n"
        "| 2 | 更换设备 | 县住建局 |\n\n说明：1.接到台账后3日内完成。\n2.排名第一的为牵头单位。\n".encode(),
        name="a.md",
    )
    assert [t.title for t in parse(doc).tasks] == ["立即清理", "更换设备"]


def test_a_table_that_nobody_can_tell_is_told() -> None:
    text = (
        "# 松河县整治方案\n\n## 一、主要任务\n\n（一）排查。县应急局牵头。\n\n"
        "| 乡镇 | 上年 | 今年 |\n|---|---|---|\n| 东镇 | 3 | 2 |\n| 西镇 | 4 | 1 |\n"
    )
    plan = parse(read_bytes(text.encode(), name="t.md"))
    assert [p.message for p in plan.problems if p.code == "table.unread"] == [
        "表头为“乡镇、上年、今年”的表格看不出是任务表，没有读入，请核实"
    ]
    known = parsed(
        [["序号", "任务", "牵头单位"], ["1", "排查", "县应急局"], ["2", "整治", "县城管局"]]
    )
    assert not [p for p in known.problems if p.code == "table.unread"]
