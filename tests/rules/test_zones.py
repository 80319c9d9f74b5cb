"""A functional zone has organs of its own, but no weather bureau, courts or maritime safety administration."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.model.result import Assignment
from decompose.parser import parse
from decompose.readers import read_bytes
from decompose.rules import assign


def _lead(kb: Knowledge, place: str, task: str) -> Assignment:
    text = f"{place}安全生产规划（2026—2030年）\n一、主要任务\n1.{task}。{task}。\n"
    result = assign(parse(read_bytes(text.encode(), name="plan.txt")), kb, place=place)
    return result.leads("T1")[0]


def test_the_city_s_organ_acts_in_a_zone_and_that_is_said(kb: Knowledge) -> None:
    lead = _lead(kb, "云州经济技术开发区", "检测雷电防护装置")
    assert (lead.department, lead.name) == ("weather", "气象局")
    assert lead.confidence < 0.75
    assert "功能区不设气象机构" in lead.reason


def test_a_zone_s_own_organs_lead_there(kb: Knowledge) -> None:
    lead = _lead(kb, "云州经济技术开发区", "开展电梯检验")
    assert (lead.name, lead.confidence >= 0.75) == ("区市场监管局", True)


def test_a_county_has_its_weather_bureau(kb: Knowledge) -> None:
    for place, name in (("云山县", "县气象局"), ("云山区", "区气象局"), ("云山新区", "区气象局")):
        lead = _lead(kb, place, "检测雷电防护装置")
        assert (lead.name, lead.confidence >= 0.75) == (name, True)


def test_names_of_a_zone_keep_its_word(kb: Knowledge) -> None:
    named = kb.name_of("tax", level="county", place="云州经济技术开发区", short=False)
    assert "云州经济技术开发区" in named


def test_party_offices_above_a_township_bear_the_county(kb: Knowledge) -> None:
    assert kb.name_of("propaganda", level="township") == "县（区）委宣传部"
    assert kb.name_of("education", level="township") == "教育局"
