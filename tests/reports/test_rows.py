"""Rows: what stands in a cell, whatever the file."""

from __future__ import annotations

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.reports.chapters import heading
from decompose.reports.division import arrange
from decompose.reports.html import to_html
from decompose.reports.rows import Table, department_table, task_table

PLAN = """云州市“十四五”安全生产规划
一、主要任务
（一）危险化学品。加强储存监管。2022年底前完成罐区改造。开展消防车通道整治，2023年6月底前完成。
（二）消防安全。打通消防车通道。
（三）特种设备。加强电梯检验。（市市场监管局牵头，2024年底前完成）
"""


def _deadlines(table: Table) -> list[object]:
    at = [column.key for column in table.columns].index("deadline")
    return [row[at] for row in table.rows]


def test_deadlines_are_those_printed_else_the_period(kb: Knowledge) -> None:
    division = arrange(dc.assign(dc.parse_text(PLAN), kb, place="云州市", level="city"))
    assert _deadlines(task_table(division, Labels("zh"))) == [
        "2022年底前；2023年6月底前",
        "规划期内（至2025年）",
        "2024年底前",
    ]


def test_who_answers_together_is_not_shown_as_one_lead_and_others(kb: Knowledge) -> None:
    plan = dc.parse_text(
        "云州市“十四五”安全生产规划\n一、主要任务\n"
        "（一）防汛。落实水库度汛措施。（市水利局、市应急局按职责分工负责）\n"
        "（二）电梯。开展电梯隐患排查。（市市场监管局、市住建局牵头）\n"
        "（三）道路。严查酒驾醉驾（市公安局）。整治超限超载（市交通运输局）。\n"
    )
    division = arrange(dc.assign(plan, kb, place="云州市", level="city"))
    table = task_table(division, Labels("zh"))
    at = {column.key: number for number, column in enumerate(table.columns)}
    leads = [str(row[at["lead"]]) for row in table.rows]
    assert leads[:2] == ["市水利局、市应急局（共同负责）", "市市场监管局、市住建局"]
    assert leads[2] == "市公安局（分项）、市交通运输局（分项）"
    helpers = str(table.rows[2][at["support"]])
    assert "市公安局" not in helpers
    assert "市交通运输局" not in helpers


def test_a_department_sees_the_deadline_of_its_own_measure(kb: Knowledge) -> None:
    division = arrange(dc.assign(dc.parse_text(PLAN), kb, place="云州市", level="city"))
    table = department_table(division, "fire", Labels("en"))
    own = dict(zip([row[2] for row in table.rows], _deadlines(table), strict=True))
    assert own["T2"] == "Within the plan's period (to 2025)"
    assert own["T1-m3"] == "2023年6月底前"


def test_without_a_period_no_deadline_is_made_up(kb: Knowledge) -> None:
    text = PLAN.replace("“十四五”", "").replace("2024年底前完成", "").replace("，）", "）")
    division = arrange(dc.assign(dc.parse_text(text), kb, place="云州市", level="city"))
    assert _deadlines(task_table(division, Labels("zh")))[1:] == ["", ""]


DIVIDED = """云州市方案
一、主要任务
（一）健全制度。由市应急局牵头制定管理办法。由市消防救援支队负责开展检查，市公安局配合。
（二）开展评估。由市应急局会同市发改局组织中期评估。
"""


def test_a_task_that_the_plan_divides_names_who_leads_each_part(kb: Knowledge) -> None:
    division = arrange(dc.assign(dc.parse_text(DIVIDED), kb, place="云州市", level="city"))
    table = task_table(division, Labels("zh"))
    at = {column.key: n for n, column in enumerate(table.columns)}
    assert [(row[at["lead"]], row[at["support"]]) for row in table.rows] == [
        ("市应急局（分项）、市消防救援支队（分项）", "市公安局（分项）"),
        ("市应急局", "市发改局"),
    ]


def test_a_group_that_the_plan_makes_responsible_is_not_lost(kb: Knowledge) -> None:
    plan = dc.parse_text(
        "云州市安全方案\n一、主要任务\n"
        "（一）会商。建立会商机制。（市应急局牵头，各行业部门、各县（市、区）人民政府配合）\n"
        "（二）消防。打通消防车通道。（市消防救援支队牵头）\n"
    )
    result = dc.assign(plan, kb, place="云州市", level="city")
    table = task_table(arrange(result), Labels("zh"))
    at = [column.key for column in table.columns].index("other_roles")
    first, second = (str(row[at]) for row in table.rows)
    assert "各行业部门（集合表述）" in first
    assert "各县（市、区）人民政府（属地）" in first
    assert "集合表述" not in second
    page = to_html(result, Labels("zh"))
    assert "各行业部门" in page.partition('id="t-T2"')[0].rpartition('id="t-T1"')[2]


def test_a_bare_number_stands_apart_from_the_words() -> None:
    task = dc.parse_text("一、任务\n（一）甲。检查。\n").tasks[0]
    shown = {
        number: heading(task.model_copy(update={"number": number, "title": "修订细则"}))
        for number in ("1", "2.3", "（一）", "3．", "")
    }
    assert list(shown.values()) == [
        "1. 修订细则",
        "2.3 修订细则",
        "（一）修订细则",
        "3．修订细则",
        "修订细则",
    ]
