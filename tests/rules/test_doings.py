"""What an object is urged to do for itself is seen to by its regulator; what awaits a supervisor is told."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Assignment, Decomposition, Role
from decompose.rules.calibration import OPEN


def _assigned(kb: Knowledge, text: str) -> Decomposition:
    plan = f"青河市“十四五”安全生产规划\n一、主要任务\n（一）{text}\n"
    return dc.assign(dc.parse_text(plan), kb, level="city", date="2021-06")


def _lead(result: Decomposition) -> Assignment:
    return next(a for a in result.assignments if a.role is Role.LEAD and a.measure is None)


def _supports(result: Decomposition) -> set[str | None]:
    return {a.department for a in result.assignments if a.role is Role.SUPPORT}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("推动三级以上医院配备应急电源。", "health"),
        ("督促养老机构开展应急演练。", "civil-affairs"),
        ("对乡镇卫生院安全改造给予补助。", "health"),
        ("加强电影院、演出场所人员密集场所安全检查。", "culture-tourism"),
    ],
)
def test_the_objects_own_doing_is_its_regulators(kb: Knowledge, text: str, lead: str) -> None:
    assert _lead(_assigned(kb, text)).department == lead


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("完善应急电源调度，优先保障医院供电。", "energy"),
        ("督促矿山、危险化学品、建筑施工企业投保安全生产责任保险。", "emergency"),
    ],
)
def test_a_function_that_only_reaches_objects_keeps_its_lead(
    kb: Knowledge, text: str, lead: str
) -> None:
    assert _lead(_assigned(kb, text)).department == lead


def test_another_object_without_a_supervisor_opens_the_lead(kb: Knowledge) -> None:
    result = _assigned(kb, "开展玻璃栈道、滑道等高风险旅游项目安全评估。")
    assert "culture-tourism" in _supports(result)
    assert _lead(result).confidence <= OPEN
    alone = _assigned(kb, "开展滑道等大型游乐设施安全评估。")
    assert _lead(alone).department == _lead(result).department == "market"
    assert _lead(alone).confidence > OPEN


def test_those_who_usually_help_stay_away_where_another_object_is_the_matter(kb: Knowledge) -> None:
    usual = {"market", "city-mgmt"}
    assert usual <= _supports(_assigned(kb, "加强学校安全管理。"))
    assert not usual & _supports(_assigned(kb, "完善学校门前交通标志和隔离护栏。"))


def test_an_institute_that_does_something_leads_only_where_it_is_called_responsible(
    kb: Knowledge,
) -> None:
    result = _assigned(kb, "将安全生产纳入领导干部教育培训内容，党校每年开设专题课。")
    assert _lead(result).department == "organization"
    assert "party-school" in _supports(result)
    named = _assigned(kb, "每年开设安全生产专题课。（责任单位：市委党校）")
    assert _lead(named).department == "party-school"


def test_for_whom_something_is_done_does_not_lead_it(kb: Knowledge) -> None:
    plan = (
        "青河市养老服务规划\n一、主要任务\n（一）维护老年人合法权益。"
        "开设法律援助绿色通道，打击侵害老年人财产的电信诈骗，推广反诈宣传。\n"
    )
    result = dc.assign(dc.parse_text(plan), kb, level="city", date="2023-06")
    leads = {a.department for a in result.assignments if a.role is Role.LEAD}
    assert leads & {"justice", "police"}
    assert _lead(_assigned(kb, "关爱老年人。为老年人提供助餐。")).department == "civil-affairs"
