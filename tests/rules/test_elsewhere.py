"""Words that mean another function outside their own field, and objects whose holder stays open."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Assignment, Role

_SURE = 0.75
"""From here on a lead is shown as 高."""
_LEADS = (Role.LEAD, Role.CO_LEAD)


def _leads(kb: Knowledge, title: str, text: str) -> tuple[Assignment, ...]:
    plan = dc.parse_text(f"{title}\n一、主要任务\n1．{text}\n")
    found = dc.assign(plan, kb, level="city", date="2026-06").assignments
    return tuple(a for a in found if a.role in _LEADS)


@pytest.mark.parametrize(
    ("title", "text", "lead"),
    [
        ("松原镇市营商环境提升方案", "优化信用修复流程，缩短办理时间。", "dev-reform"),
        ("松溪市安全生产工作要点", "优化信用修复流程，缩短办理时间。", "emergency"),
        ("松溪市水安全保障规划", "健全行政执法与刑事司法衔接机制。", "justice"),
        ("松溪市粮食安全保障规划", "健全行政执法与刑事司法衔接机制。", "justice"),
        ("松溪市安全生产工作要点", "健全行政执法与刑事司法衔接机制。", "emergency"),
        ("松溪市重点工作方案", "健全安全生产行政执法与刑事司法衔接机制。", "emergency"),
    ],
)
def test_a_word_means_another_function_outside_its_field(
    kb: Knowledge, title: str, text: str, lead: str
) -> None:
    assert [a.department for a in _leads(kb, title, text)] == [lead]


def test_what_a_word_means_outside_its_field_is_not_sure(kb: Knowledge) -> None:
    (lead,) = _leads(kb, "松溪市营商环境提升方案", "公布失信惩戒名单，引导信用修复。")
    assert lead.department == "dev-reform"
    assert lead.confidence < _SURE


@pytest.mark.parametrize(
    "text",
    [
        "补足防汛物资，建好物资仓库。",
        "规范出租房屋日常管理。",
        "清理企业污水处理设施的安全隐患。",
        "加强玻璃桥和高空滑索管理。",
    ],
)
def test_what_the_place_must_decide_is_not_sure(kb: Knowledge, text: str) -> None:
    assert all(a.confidence < _SURE for a in _leads(kb, "松溪市重点工作方案", text))


def test_a_stage_of_another_act_is_not_its_own(kb: Knowledge) -> None:
    """加装电梯 is the builders' business, also where the next act speaks of using lifts."""
    leads = _leads(kb, "松溪市重点工作方案", "支持既有住宅加装电梯，抓好电梯使用管理。")
    assert {a.department for a in leads} == {"housing", "market"}
    assert all(a.confidence < _SURE for a in leads)


def test_what_must_not_come_of_it_is_no_act_of_its_own(kb: Knowledge) -> None:
    leads = _leads(kb, "松溪市重点工作方案", "规范再生资源回收站点布局，防止火灾。")
    assert [a.department for a in leads] == ["commerce"]
