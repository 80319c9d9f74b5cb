"""Item numbers: every family in half and full width, and figures that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decompose.model.source import MarkerFamily as F
from decompose.text.markers import marker_at
from decompose.text.numerals import han_numeral


@pytest.mark.parametrize(
    ("text", "family", "value", "rest"),
    [
        ("第一部分：现状", F.PART, 1, "现状"),
        ("第二章 主要任务", F.PART, 2, "主要任务"),
        ("第十一节 监管", F.PART, 11, "监管"),
        ("第3章总则", F.PART, 3, "总则"),
        ("一、总体要求", F.HAN, 1, "总体要求"),
        ("二十一、附则", F.HAN, 21, "附则"),
        ("三．任务", F.HAN, 3, "任务"),
        ("四 保障措施", F.HAN, 4, "保障措施"),
        ("（一）目标", F.HAN_PAREN, 1, "目标"),
        ("(十二)目标", F.HAN_PAREN, 12, "目标"),
        ("（ 二 ）目标", F.HAN_PAREN, 2, "目标"),
        ("㈢目标", F.HAN_PAREN, 3, "目标"),
        ("1.道路交通", F.ARABIC, 1, "道路交通"),
        ("１．道路交通", F.ARABIC, 1, "道路交通"),
        ("12、道路交通", F.ARABIC, 12, "道路交通"),
        ("⒊道路交通", F.ARABIC, 3, "道路交通"),
        ("1.5G网络建设", F.ARABIC, 1, "5G网络建设"),
        ("2.2025年底前完成", F.ARABIC, 2, "2025年底前完成"),
        ("119、加强值守", F.ARABIC, 119, "加强值守"),
        ("（128）强化值守", F.ARABIC_PAREN, 128, "强化值守"),
        ("(1)检查", F.ARABIC_PAREN, 1, "检查"),
        ("（２）检查", F.ARABIC_PAREN, 2, "检查"),
        ("3）检查", F.ARABIC_PAREN, 3, "检查"),
        ("1.9月底前建成监测站", F.ARABIC, 1, "9月底前建成监测站"),
        ("3．12月召开例会", F.ARABIC, 3, "12月召开例会"),
        ("3．5A级景区限流", F.ARABIC, 3, "5A级景区限流"),
        ("3．100人以上聚餐报备", F.ARABIC, 3, "100人以上聚餐报备"),
        ("⑷检查", F.ARABIC_PAREN, 4, "检查"),
        ("1.1 目标", F.DECIMAL, 1, "目标"),
        ("2.3.4 目标", F.DECIMAL, 4, "目标"),
        ("1.2加强监管", F.DECIMAL, 2, "加强监管"),
        ("①检查", F.CIRCLED, 1, "检查"),
        ("⑳检查", F.CIRCLED, 20, "检查"),
        ("一是强化责任", F.ORDINAL, 1, "强化责任"),
        ("十一是强化责任", F.ORDINAL, 11, "强化责任"),
        ("二要加强检查", F.ORDINAL, 2, "加强检查"),
        ("首先，明确责任", F.ORDINAL, 1, "明确责任"),
        ("其次，明确责任", F.ORDINAL, 2, "明确责任"),
        ("其三，明确责任", F.ORDINAL, 3, "明确责任"),
        ("第一，明确责任", F.ORDINAL, 1, "明确责任"),
        ("第二是明确责任", F.ORDINAL, 2, "明确责任"),
        ("——坚持安全发展", F.DASH, 0, "坚持安全发展"),
        ("●平台工程", F.DASH, 0, "平台工程"),
    ],
)
def test_families(text: str, family: F, value: int, rest: str) -> None:
    marker = marker_at(text)
    assert marker is not None
    assert (marker.family, marker.value, text[marker.end :]) == (family, value, rest)
    assert text[marker.start : marker.end].strip() == marker.text


@pytest.mark.parametrize(
    "text",
    [
        "2.5倍于上年",
        "3．5万人参加",
        "3．5%以内",
        "1.2亿元投资",
        "0.06，下降",
        "2020年启动",
        "12月底前",
        "（2）号文要求",
        "十四五时期",
        "一般来说",
        "一个中心",
        "三年行动",
        "三是否达标",
        "第一时间",
        "第一要务",
        "最后一公里",
        "第十四个五年",
        "安全生产",
        "5G基站",
        "100%覆盖",
        "（以下简称",
        "",
    ],
)
def test_figures_that_are_no_item_numbers(text: str) -> None:
    assert marker_at(text) is None


def test_bare_figure_only_when_asked() -> None:
    assert marker_at("2 主要任务") is None
    marker = marker_at("2 主要任务", bare=True)
    assert marker is not None
    assert (marker.family, marker.value) == (F.ARABIC, 2)


@given(
    st.integers(1, 99), st.sampled_from(["{}、", "（{}）", "({})", "{}是", "第{}章 ", "第{}节 "])
)
def test_han_numbers_round_trip(value: int, form: str) -> None:
    marker = marker_at(form.format(han_numeral(value)) + "加强监管")
    assert marker is not None
    assert marker.value == value


@given(st.text(alphabet="一二十是、（）()1234.．年亿第章节①—安全 ", max_size=20))
def test_marker_lies_inside_the_text(text: str) -> None:
    marker = marker_at(text)
    if marker is not None:
        assert marker.start == 0
        assert marker.end <= len(text)
        assert text[: marker.end].strip(" 　") == marker.text
