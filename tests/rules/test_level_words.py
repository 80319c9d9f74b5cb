"""Departments bear the level word of their own place: 区, 州, 旗, 盟, 自治区, or that of a municipality."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.knowledge.names import level_word
from decompose.model.organization import Level

TASKS = "一、主要任务\n（一）修订应急预案。\n（二）加强建筑施工安全监管。\n（三）将安全生产纳入干部教育培训。\n"


@pytest.mark.parametrize(
    ("place", "level", "names"),
    [
        ("河湾区", "county", {"区应急局", "区住建局", "区委组织部"}),
        ("石桥县", "county", {"县应急局", "县住建局", "县委组织部"}),
        ("临溪市", "county", {"市应急局", "市住建局", "市委组织部"}),
        ("白音旗", "county", {"旗应急局", "旗住建局", "旗委组织部"}),
        ("云岭彝族自治州", "city", {"州应急局", "州住建局", "州委组织部"}),
        ("北原盟", "city", {"盟应急局", "盟住建局", "盟委组织部"}),
        ("江右省", "province", {"省应急厅", "省住房城乡建设厅", "省委组织部"}),
        (
            "西岭壮族自治区",
            "province",
            {"自治区应急厅", "自治区住房城乡建设厅", "自治区党委组织部"},
        ),
        ("滨海市", "province", {"市应急局", "市住建局", "市委组织部"}),
        ("新疆生产建设兵团", "province", {"兵团应急局", "兵团住建局", "兵团党委组织部"}),
        ("阿里地区", "city", {"地区应急局", "地区住建局", "地委组织部"}),
    ],
)
def test_names_of_a_place(kb: Knowledge, place: str, level: str, names: set[str]) -> None:
    text = f"{place}“十四五”安全生产规划\n{TASKS}"
    result = dc.assign(dc.parse_text(text), kb, place=place, level=level)
    assert names <= {a.name for a in result.assignments}
    why = dc.explain(result, kb, "T1", "housing")
    assert names & {word for word in names if word in why.sentence + "".join(why.chain)}


@pytest.mark.parametrize(
    ("place", "below"),
    [
        ("重庆市", "各区（县）人民政府"),
        ("江右省", "各设区市、县（市、区）人民政府"),
        ("北原盟", "各旗县（市、区）人民政府"),
        ("云州市", "各县（市、区）人民政府"),
    ],
)
def test_governments_below_a_place(kb: Knowledge, place: str, below: str) -> None:
    text = (
        f"{place}“十四五”安全生产规划\n一、主要任务\n（一）森林防火。加强森林火灾野外火源管控。\n"
    )
    result = dc.assign(dc.parse_text(text), kb, place=place)
    assert below in {a.name for a in result.assignments}


def test_without_a_place_the_usual_word() -> None:
    assert level_word(None, Level.COUNTY) == "县"
    assert level_word("河湾", Level.CITY) == "市"
    assert level_word("河湾区", None) == ""


def test_a_township_calls_its_own_stations_by_one_name(kb: Knowledge) -> None:
    text = (
        "青石镇森林防火工作方案\n一、重点任务\n"
        "（一）管住火源。严格野外用火审批。（镇林业站牵头，派出所配合）\n"
        "（二）应急准备。组建森林防灭火应急分队，储备风力灭火机。\n"
    )
    result = dc.assign(dc.parse_text(text), kb)
    names = {a.name for a in result.assignments if a.department == "forestry"}
    assert names == {"镇林业站"}
    assert len([a for a in result.assignments if a.department == "forestry"]) > 1


def test_a_class_of_organs_is_no_name(kb: Knowledge) -> None:
    text = (
        "青河县安全生产规划\n一、主要任务\n（一）资金。安排专项资金。（县财政部门牵头）\n"
        "（二）车辆。检查校车。（县公安机关牵头，县教育和体育局配合）\n"
    )
    result = dc.assign(dc.parse_text(text), kb)
    names = {a.name for a in result.assignments}
    assert {"县财政局", "县公安局", "县教育和体育局"} <= names
    assert not {"县财政部门", "县公安机关"} & names


def test_below_a_county_one_name_stands_for_the_townships(kb: Knowledge) -> None:
    text = (
        "青河县安全生产规划\n一、主要任务\n（一）地质灾害。对隐患点开展巡查。\n"
        "（二）农村公路。实施农村公路安全生命防护工程。（县交通运输局牵头，各乡镇配合）\n"
        "（三）农房。实施农村房屋抗震加固工程。\n"
    )
    result = dc.assign(dc.parse_text(text), kb)
    below = {(a.department, a.name) for a in result.assignments if a.role.value == "territorial"}
    assert ("township", "乡镇（街道）") in below
    assert "gov" not in {department for department, _ in below}
    city = dc.assign(dc.parse_text(text.replace("县", "市")), kb, level="city")
    assert "各县（市、区）人民政府" in {a.name for a in city.assignments}
