"""Who leads the whole of a task whose measures go to several."""

from __future__ import annotations

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition, Role
from decompose.reports.division import arrange, leads_of


def _result(kb: Knowledge, text: str) -> Decomposition:
    plan = f"青河市公共安全“十五五”规划\n一、主要任务\n{text}\n"
    return dc.assign(dc.parse_text(plan), kb, level="city", date="2026-06")


def _leads(result: Decomposition, task: str) -> set[str | None]:
    leads = (Role.LEAD, Role.CO_LEAD)
    return {
        a.department
        for a in result.assignments
        if a.task == task and a.measure is None and a.role in leads
    }


def test_the_holder_of_most_measures_leads_alone(kb: Knowledge) -> None:
    text = (
        "（一）压实责任。市县两级每季度召开安委会会议。把安全生产纳入国有企业负责人经营业绩考核。"
        "推动企业主要负责人带队检查安全生产。"
    )
    assert _leads(_result(kb, text), "T1") == {"emergency"}


def test_nobody_leads_what_mostly_awaits_supervisors(kb: Knowledge) -> None:
    text = "（一）新业态。规范密室逃脱经营。规范外卖配送平台派单算法。加强无人机黑飞处置。"
    result = _result(kb, text)
    assert _leads(result, "T1") == set()
    assert {a.measure for a in result.assignments if a.department == "police"} >= {"T1-m3"}


def test_a_heading_whose_tasks_have_leads_is_not_open(kb: Knowledge) -> None:
    result = _result(kb, "（一）防控重点行业风险\n1.电梯。加强电梯检验。\n2.燃气。加强燃气安检。")
    division = arrange(result)
    frame = next(t for t in result.plan.tasks if t.id == "T1")
    assert leads_of(frame, division, Labels("zh")) == "（见下级任务）"
    assert not division.is_uncertain(frame)


def test_a_measure_that_only_its_heading_carries_must_be_verified(kb: Knowledge) -> None:
    result = _result(kb, "（一）电梯安全。加强电梯检验。完善工作机制，做好衔接。")
    assert [(d.measure, d.kind.value) for d in result.doubts] == [("T1-m2", "heading")]


def test_a_rival_nearly_as_heavy_is_named(kb: Knowledge) -> None:
    text = "（一）交通运输。加强道路客运企业监管。建立客货运驾驶人从业信息、交通违法和事故信息共享机制。"
    doubts = _result(kb, text).doubts
    assert {d.department for d in doubts if d.measure == "T1-m2"} == {"police"}
