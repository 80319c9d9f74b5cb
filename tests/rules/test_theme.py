"""In a plan about one object, general work is its regulator's, not the comprehensive supervisor's."""

from __future__ import annotations

import pytest

from decompose.knowledge import Knowledge
from decompose.model.result import Role
from decompose.parser import parse
from decompose.readers import read_bytes
from decompose.rules import assign

_WORK = "1.强化宣传引导。加强科普宣传，健全专家库，完善监测预警体系。"
_SAFETY = "1.强化宣传引导。开展安全生产月活动，加强安全生产宣传教育。"
_INVESTIGATION = "1.规范事故调查。规范生产安全事故调查处理。"


def _lead(kb: Knowledge, title: str, task: str, level: str = "city") -> str | None:
    text = f"{title}\n一、主要任务\n{task}\n"
    leads = assign(parse(read_bytes(text.encode(), name="plan.txt")), kb, level=level).leads("T1")
    return leads[0].department if leads else None


@pytest.mark.parametrize(
    ("title", "level", "lead"),
    [
        ("云岭省药品安全规划（2021—2025年）", "province", "drug"),
        ("云州市药品安全规划（2021—2025年）", "city", "market"),
        ("云州市消防救援事业发展规划（2021—2025年）", "city", "fire"),
        ("云州市特种设备安全规划（2021—2025年）", "city", "market"),
        ("云州市道路交通安全规划（2021—2025年）", "city", "police"),
        ("云州市安全生产规划（2021—2025年）", "city", "emergency"),
    ],
)
def test_general_work_goes_to_the_organ_of_the_theme(
    kb: Knowledge, title: str, level: str, lead: str
) -> None:
    assert _lead(kb, title, _WORK, level) == lead


def test_work_safety_by_name_stays_with_its_supervisor(kb: Knowledge) -> None:
    title = "云州市特种设备安全规划（2021—2025年）"
    assert _lead(kb, title, _SAFETY) == "emergency"
    assert _lead(kb, title, _INVESTIGATION) == "emergency"


def test_two_objects_in_a_title_are_no_theme(kb: Knowledge) -> None:
    assert _lead(kb, "云州市燃气和消防安全规划（2021—2025年）", _WORK) == "emergency"


def test_an_object_beside_the_business_of_somebody_else_is_no_theme(kb: Knowledge) -> None:
    assert _lead(kb, "云州市市场秩序和燃气安全规划（2021—2025年）", _WORK) == "emergency"
    assert _lead(kb, "云州市燃气安全整治和更新改造规划（2021—2025年）", _WORK) == "housing"


def test_fire_safety_of_a_trade_is_the_trades(kb: Knowledge) -> None:
    title = "云州市安全生产规划（2021—2025年）"
    for place, lead in (("学校", "education"), ("医院", "health"), ("化工企业", "fire")):
        task = f"1.加强{place}消防安全管理。加强{place}消防安全管理。"
        assert _lead(kb, title, task) == lead


def _helpers(kb: Knowledge, title: str, task: str) -> set[str | None]:
    text = f"{title}\n一、主要任务\n{task}\n"
    result = assign(parse(read_bytes(text.encode(), name="plan.txt")), kb, level="city")
    return {each.department for each in result.assignments if each.role is Role.SUPPORT}


def test_regulators_of_other_objects_do_not_help_the_organ_of_the_theme(kb: Knowledge) -> None:
    title, task = "云州市旅游安全三年行动方案", "1.压实企业主体责任。推行安全总监和安全协议。"
    helpers = _helpers(kb, title, task)
    assert "emergency" in helpers
    assert helpers.isdisjoint({"industry", "sasac"})


def test_in_an_emergency_all_help_the_organ_of_the_theme(kb: Knowledge) -> None:
    task = "1.建立旅游应急救援联动机制。建立应急救援联动机制，开展联合演练。"
    assert {"police", "fire", "health"} <= _helpers(kb, "云州市旅游安全三年行动方案", task)


def test_against_disasters_the_organ_of_emergencies_keeps_its_functions(kb: Knowledge) -> None:
    task = "1.严格值班值守。严格执行值班值守制度，及时报送信息。"
    assert _lead(kb, "云州市防汛安全工作方案", task) == "emergency"
    assert _lead(kb, "云州市防汛安全工作方案", "1.加固堤防。除险加固水库大坝。") == "water"


def test_leaders_duties_in_a_plan_about_one_object_are_its_organs(kb: Knowledge) -> None:
    task = "1.完善责任链条。完善责任链条，层层传导压力。"
    assert _lead(kb, "云州市消防救援事业发展规划（2021—2025年）", task) == "fire"
    assert _lead(kb, "云州市安全生产规划（2021—2025年）", task) == "emergency"


def test_a_title_of_single_objects_leaves_general_words_open(kb: Knowledge) -> None:
    task = "1.推进智能应用。推进人工智能应用试点。"
    text = "{}\n一、主要任务\n{}\n"

    def sure(title: str) -> float:
        doc = read_bytes(text.format(title, task).encode(), name="plan.txt")
        return assign(parse(doc), kb, level="city").leads("T1")[0].confidence

    assert sure("云州市道路交通安全和农业机械安全规划") < 0.75
    assert sure("云州市安全生产规划（2021—2025年）") >= 0.75
