"""Acts of a sentence, what only sets their scene, and how exactly words say what is meant."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Assignment, Role
from decompose.rules.acts import acts_of
from decompose.rules.preludes import sets_scene

_LEADS = (Role.LEAD, Role.CO_LEAD)


def _assigned(kb: Knowledge, text: str) -> tuple[Assignment, ...]:
    plan = f"青河市“十五五”城市安全规划\n一、主要任务\n（一）重点工作\n{text}\n"
    return dc.assign(dc.parse_text(plan), kb, level="city", date="2026-06").assignments


def _lead(kb: Knowledge, text: str) -> str | None:
    return next(a.department for a in _assigned(kb, text) if a.role in _LEADS)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "加强供水厂反恐防范，改造老旧电梯，规范网约车驾驶员管理",
            ["加强供水厂反恐防范，", "改造老旧电梯，", "规范网约车驾驶员管理"],
        ),
        (
            "利用农闲时节，疏浚县城河道；趁学生返校前，检查校车",
            ["利用农闲时节，疏浚县城河道；", "趁学生返校前，检查校车"],
        ),
        (
            "检查学校食堂，后厨、库房和冷柜一并纳入",
            ["检查学校食堂，后厨、库房和冷柜一并纳入"],
        ),
        ("对加油站、油库，全面检查防雷装置", ["对加油站、油库，", "全面检查防雷装置"]),
        ("学校周边交通秩序", ["学校周边交通秩序"]),
        ("", []),
    ],
)
def test_acts_cover_the_sentence_in_order(text: str, acts: list[str]) -> None:
    assert [text[start:end] for start, end in acts_of(text)] == acts


def test_every_act_is_led_by_whoever_its_words_name(kb: Knowledge) -> None:
    text = "完善突发事件预警发布平台，核查放射源台账，落实救灾资金直达监管，推动老旧电梯更新。"
    leads = {a.department for a in _assigned(kb, text) if a.role in _LEADS}
    assert leads == {"emergency", "ecology", "finance", "market"}


def test_one_act_with_places_has_no_part_for_each_place(kb: Knowledge) -> None:
    text = "对医院、商场和学校的电梯推行按需维保，检验老旧锅炉。"
    leads = {a.department for a in _assigned(kb, text) if a.role in _LEADS}
    assert leads == {"market"}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("结合城市更新和园区收储，推动尾矿库销号。", "emergency"),
        ("暑期学生离校后，检测加油站防雷装置。", "weather"),
        ("对接水产加工企业用工，建设中等职业学校。", "education"),
        ("与乡村振兴监测对象信息比对，将因灾困难家庭纳入低保。", "civil-affairs"),
        ("自驾游客在高速公路集中，排查景区玻璃栈道。", "culture-tourism"),
    ],
)
def test_what_sets_the_scene_does_not_lead(kb: Knowledge, text: str, lead: str) -> None:
    assert _lead(kb, text) == lead


@pytest.mark.parametrize(
    "text",
    [
        "结合老旧小区改造更新使用十五年以上的住宅电梯",
        "依托化工骨干企业改扩建救援基地",
        "三是发展航空救援",
        "设置货车禁限行路线和时段",
        "加强学校食堂管理",
    ],
)
def test_what_wants_something_is_no_scene(text: str) -> None:
    assert not sets_scene(text)


def test_the_longer_word_is_the_more_exact_one(kb: Knowledge) -> None:
    assert _lead(kb, "推进森林草原防火隔离带与道路同步建设。") == "forestry"


def test_a_quoted_name_is_exact_however_short(kb: Knowledge) -> None:
    assert _lead(kb, "开展“安康杯”竞赛和青年安全生产示范岗活动。") == "union"
