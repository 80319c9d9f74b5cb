"""Reforms: the organ of the plan's year, the right forerunner for each duty, who has it today."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from decompose.parser.statement import parse_task


def _lead(kb: Knowledge, text: str, date: str, level: str = "city") -> dc.Assignment:
    result: Decomposition = dc.assign(parse_task(text, place="云州市", level=level), kb, date=date)
    return result.leads("T1")[0]


@pytest.mark.parametrize(
    ("text", "date", "department", "name"),
    [
        ("加强电梯安全监管。", "2016", "market", "市质监局"),
        ("加强电梯安全监管。", "2021", "market", "市市场监管局"),
        ("加强食品安全监管。", "2016", "market", "市食药监局"),
        ("严查电动自行车销售环节违法行为。", "2016", "market", "市工商局"),
        ("严查电动自行车销售环节违法行为。", "2022", "market", "市市场监管局"),
        ("加强电动自行车生产质量监督。", "2016", "market", "市质监局"),
        ("查处无证无照经营行为。", "2016", "market", "市工商局"),
        ("加强A级旅游景区安全监管。", "2016", "culture-tourism", "市旅游局"),
        ("加强网吧安全管理。", "2016", "culture-tourism", "市文广新局"),
        ("加强A级旅游景区安全监管。", "2021", "culture-tourism", "市文旅局"),
        ("加强职业健康监管。", "2016", "emergency", "市安监局"),
        ("加强职业健康监管。", "2017-12-31", "emergency", "市安监局"),
        ("加强职业健康监管。", "2021", "health", "市卫健委"),
        ("做好受灾群众救助。", "2016", "civil-affairs", "市民政局"),
        ("做好受灾群众救助。", "2020", "emergency", "市应急局"),
        ("开展建设工程消防设计审查验收。", "2016", "fire", "市消防支队"),
        ("开展建设工程消防设计审查验收。", "2019-04-22", "fire", "市消防救援支队"),
        ("开展建设工程消防设计审查验收。", "2021", "housing", "市住建局"),
        ("开展地质灾害防治。", "2016", "natural-resources", "市国土局"),
    ],
)
def test_as_of_a_date(kb: Knowledge, text: str, date: str, department: str, name: str) -> None:
    lead = _lead(kb, text, date)
    assert (lead.department, lead.name) == (department, name)


@pytest.mark.parametrize(
    ("text", "date", "said"),
    [
        ("加强职业健康监管。", "2016", "2018年起该项职责由卫生健康主管部门承担"),
        ("做好受灾群众救助。", "2016", "2018年起该项职责由应急管理部门承担"),
        ("开展建设工程消防设计审查验收。", "2016", "2019年起该项职责由住房城乡建设主管部门承担"),
        ("加强职业健康监管。", "2021", ""),
        ("加强电梯安全监管。", "2016", ""),
    ],
)
def test_who_has_it_today(kb: Knowledge, text: str, date: str, said: str) -> None:
    reason = _lead(kb, text, date).reason
    assert said in reason
    assert ("起该项职责由" in reason) is bool(said)


def test_a_regulation_ends_on_its_day(kb: Knowledge) -> None:
    text = "加强危险化学品生产企业安全许可。"
    in_force, ended = _lead(kb, text, "2026-04-30"), _lead(kb, text, "2026-05-01")
    assert in_force.department == ended.department == "emergency"
    assert "被新法取代" in ended.reason
    assert "被新法取代" not in in_force.reason
    assert ended.confidence < in_force.confidence


def test_forerunners_of_one_department_stand_together_in_its_name(kb: Knowledge) -> None:
    plan = dc.parse_text(
        "云州市安全生产“十三五”规划\n2016年8月1日\n一、主要任务\n（一）电梯安全。加强电梯使用登记和安全监管。\n"
        "（二）无证经营。查处取缔无证无照经营行为。\n"
    )
    result = dc.assign(plan, kb, place="云州市", level="city", date="2016")
    assert result.departments["market"] == "市质监局、市工商局"
    assert {a.name for a in result.tasks_of("market")} == {"市质监局", "市工商局"}


def test_a_name_the_plan_prints_stays(kb: Knowledge) -> None:
    plan = dc.parse_text(
        "云州市安全生产“十三五”规划\n一、主要任务\n（一）电梯安全。加强电梯安全监管。\n"
        "（二）气瓶安全。加强气瓶检验。（牵头单位：市市场监督管理局）\n"
    )
    result = dc.assign(plan, kb, place="云州市", level="city", date="2016")
    lifts = next(task.id for task in plan.tasks if "电梯" in task.text)
    assert result.leads(lifts)[0].name == "市市场监督管理局"


def test_changes_of_a_department(kb: Knowledge) -> None:
    assert {e.year for e in kb.changes("emergency", after=2016)} == {2018, 2020}
    assert any("职业健康" in e.what for e in kb.changes("emergency", after=2017))
    assert kb.changes("finance", after=1990) == ()


def test_a_unit_under_a_department_never_stands_for_it(kb: Knowledge) -> None:
    task = parse_task("做好疫情防控。", place="江东省", level="province")
    names = {a.name for a in dc.assign(task, kb, date="2021").assignments}
    assert "省卫生健康委" in names
    assert not [name for name in names if name.endswith("监督所")]
    found = kb.resolve("市卫生监督所", level="city", year=2021)
    assert found.department == "health"


def test_support_by_a_mechanism_bears_the_forerunners_name(kb: Knowledge) -> None:
    plan = dc.parse_text(
        "云州市安全生产“十三五”规划\n一、主要任务\n（一）信用。完善安全生产“黑名单”制度，公示失信企业。\n"
    )
    names = {
        year: {a.name for a in dc.assign(plan, kb, level="city", date=year).assignments}
        for year in ("2016", "2023")
    }
    assert "市工商局" in names["2016"]
    assert "市质监局" not in names["2016"]
    assert "市市场监管局" in names["2023"]
