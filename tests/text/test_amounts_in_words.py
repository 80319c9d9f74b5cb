"""Figures said in words, and how often something is to be done."""

from __future__ import annotations

import pytest

from decompose.text.rhythm import rhythms_in
from decompose.text.worded import worded_in


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("新购车中低地板车型不少于一半", 50.0, "%"),
        ("七成半以上的社区", 75.0, "%"),
        ("欠账全部补齐", 100.0, "%"),
        ("办好一所老年大学", 1.0, "所"),
        ("新建两个基地", 2.0, "个"),
        ("建成十二处", 12.0, "处"),
    ],
)
def test_a_figure_in_words(text: str, value: float, unit: str) -> None:
    assert [(each.value, each.unit) for each in worded_in(text)] == [(value, unit)]
    assert all(each.text == text[each.start : each.end] for each in worded_in(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("每个街道有骑手驿站", True),
        ("每所学校都配校医", True),
        ("每年有计划地培训", False),
        ("每个企业安全生产条件", False),
    ],
)
def test_one_for_each(text: str, said: bool) -> None:
    assert (1.0 in [each.value for each in worded_in(text)]) is said


@pytest.mark.parametrize("text", ["一成立就", "工作成效", "五年规划", "统一部署", ""])
def test_no_figure(text: str) -> None:
    assert not [each for each in worded_in(text) if each.unit != "年"]


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("每季度召开一次联席会议", 4),
        ("联席会议每半年召开一次", 2),
        ("每年开展2次拉动演练", 2),
        ("一年演练1次以上", 1),
        ("每两年一次", 0.5),
        ("每月调度", 12),
        ("按季度通报", 4),
        ("每周至少巡访1次", 52),
        ("每学期组织疏散演练1次", 2),
        ("物资半年盘点一次", 2),
        ("水质一月一公布", 12),
        ("桥梁体检五年一轮", 0.2),
        ("管网十年一个周期排查修复", 0.1),
        ("三个月检查一次", 4),
        ("枯水期十天会商一次", 36.5),
        ("专项整治春秋各一次", 2),
        ("每年上、下半年各开展一次", 2),
        ("季度通报两次", 8),
    ],
)
def test_how_often(text: str, yearly: float) -> None:
    assert [each.yearly for each in rhythms_in(text)] == [yearly]


@pytest.mark.parametrize(
    "text",
    [
        "2023年底前完成",
        "每个县至少1个",
        "全年龄段",
        "第一年度",
        "五年培训",
        "五年内做一次",
        "黄金周前一周召开会议",
        "2024年一季度前完成",
        "2025年一次性拨付",
        "上半年完成一次普查",
        "春秋两季开学前",
    ],
)
def test_no_rhythm(text: str) -> None:
    assert not list(rhythms_in(text))
