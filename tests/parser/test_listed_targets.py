"""Targets that are listed line by line."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.model.plan import Indicator

_PLAN = """青屿市“十五五”应急救援规划（2026—2030年）
一、总体要求
坚持预防与应急相结合。
{lines}
二、主要任务
（一）建强队伍。组建专业救援队。
"""


def _read(lines: str) -> list[Indicator]:
    return list(dc.parse_text(_PLAN.format(lines=lines)).indicators)


def test_lines_with_their_kind_are_targets() -> None:
    found = _read(
        "专栏1 主要指标\n（1）受灾人员有效救助时间：10小时以内，预期性。\n（2）县级储备库覆盖率：100%，约束性。"
    )
    assert [(i.name, i.target, i.unit) for i in found] == [
        ("受灾人员有效救助时间", 10.0, "小时"),
        ("县级储备库覆盖率", 100.0, "%"),
    ]


def test_a_fall_over_years_is_named_without_them() -> None:
    (found,) = _read("1.农村亡人事故起数：三年累计下降25%，约束性。")
    assert (found.name, found.target, found.kind.value) == (
        "农村亡人事故起数",
        25.0,
        "cumulative-fall",
    )


def test_a_list_that_words_announce() -> None:
    found = _read(
        "到2030年，救援能力全面提升。具体目标：\n- 消防站覆盖率由56%提高到95%；\n- 应急演练参演率达到90%。"
    )
    assert [(i.name, i.base, i.target) for i in found] == [
        ("消防站覆盖率", 56.0, 95.0),
        ("应急演练参演率", None, 90.0),
    ]


@pytest.mark.parametrize(
    "line", ["联系电话：0571-88880000。", "发布时间：2026年3月1日。", "咨询人数：见附件2。"]
)
def test_other_lines_with_a_colon_are_none(line: str) -> None:
    assert _read(line) == []


def test_a_bracket_behind_a_target_tells_its_kind_base_and_owner() -> None:
    found = _read(
        "（二）规划目标\n到2030年，主要指标如下：\n"
        "1．道路交通事故死亡人数累计下降12%（约束性，2025年为86人，市公安局负责）；\n"
        "2．避难场所达标率达到90%以上（预期性，2025年为61%，由市应急局牵头）；\n"
        "3．消防水源完好率保持在98%以上（约束性，市消防救援支队负责）。"
    )
    assert [(i.name, i.target, i.base, i.base_year, i.owner, i.binding) for i in found] == [
        ("道路交通事故死亡人数", 12.0, 86.0, 2025, "市公安局", True),
        ("避难场所达标率", 90.0, 61.0, 2025, "市应急局", False),
        ("消防水源完好率", 98.0, None, None, "市消防救援支队", True),
    ]


def test_a_bracket_that_says_more_than_facts_is_left_as_it_is() -> None:
    found = _read(
        "（二）规划目标\n到2030年，消防水源完好率保持在98%以上（含农村取水口，2025年为90%的不再统计）。"
    )
    assert all(i.base is None for i in found)
