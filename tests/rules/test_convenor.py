"""Who convenes a task whose parts belong to many: the title's organ, never the loudest part."""

from __future__ import annotations

import re

from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Role
from decompose.parser import parse
from decompose.readers import read_bytes
from decompose.rules import assign, explain

_SCATTERED = (
    "1.加强自然灾害综合治理。推进中小河流治理。实施地质灾害避险搬迁。开展农村危房改造。"
    "建设林火阻隔系统。加强堤防建设。"
)
_OF_TWO = "1.加强地质灾害治理。实施地质灾害避险搬迁。推进中小河流治理。"
_LISTED = "1.强化部门协同。健全自然灾害防治、安全生产、消防救援联席会议制度。"
_NOT_LISTED = "1.强化部门协同。落实消防救援联席会议制度，服务安全生产。"
_BY_THE_WAY = "1.提升基层治理能力。健全网格化管理。每个村配备灾害信息员。完善工作机制。"
_WHOLE = "1.开展灾情统计与损失评估。健全灾害信息员队伍，开展灾情统计和损失评估。"
_TELECOM = "1.强化应急通信保障。提升极端条件下应急通信保障能力。"


def _read(kb: Knowledge, task: str, level: str = "city") -> Decomposition:
    text = f"云州市应急体系规划（2021—2025年）\n一、主要任务\n{task}\n"
    return assign(parse(read_bytes(text.encode(), name="plan.txt")), kb, level=level)


def _at_task(result: Decomposition, role: Role) -> list[str | None]:
    return [
        a.department
        for a in result.assignments
        if a.task == "T1" and a.measure is None and a.role is role
    ]


def test_the_organ_of_the_title_convenes_what_goes_to_many(kb: Knowledge) -> None:
    result = _read(kb, _SCATTERED)
    assert _at_task(result, Role.LEAD) == ["emergency"]
    assert not _at_task(result, Role.CO_LEAD)
    parts = {a.department for a in result.assignments if a.measure and a.role is Role.LEAD}
    assert {"water", "natural-resources", "housing", "forestry"} <= parts


def test_two_holders_need_no_convenor(kb: Knowledge) -> None:
    assert _at_task(_read(kb, _OF_TWO), Role.LEAD) == ["natural-resources"]


def test_the_general_field_in_a_list_is_convened_by_its_own_organ(kb: Knowledge) -> None:
    assert _at_task(_read(kb, _LISTED), Role.LEAD) == ["emergency"]
    assert _at_task(_read(kb, _NOT_LISTED), Role.LEAD) == ["fire"]


def test_a_working_group_takes_part_only_where_the_task_is_about_its_work(kb: Knowledge) -> None:
    few = len(_at_task(_read(kb, _BY_THE_WAY), Role.SUPPORT))
    assert few < len(_at_task(_read(kb, _WHOLE), Role.SUPPORT))
    assert few <= 6


def test_who_has_a_body_here_stands_before_who_has_none(kb: Knowledge) -> None:
    assert _at_task(_read(kb, _TELECOM), Role.LEAD) == ["industry"]
    assert "telecom" in _at_task(_read(kb, _TELECOM), Role.SUPPORT)
    assert _at_task(_read(kb, _TELECOM, "province"), Role.LEAD) == ["telecom"]


def test_an_explanation_never_calls_the_heavier_weaker(kb: Knowledge) -> None:
    told = [
        line
        for result in (_read(kb, _LISTED), _read(kb, _SCATTERED), _read(kb, _TELECOM))
        for department in result.departments
        for line in explain(result, kb, "T1", department).chain
    ]
    assert any("不比轻重" in line for line in told)
    for line in told:
        if weaker := re.search(r"（分量 ([\d.]+)）弱于.*（([\d.]+)）", line):
            assert float(weaker[1]) <= float(weaker[2]), line
        if ahead := re.search(r"分量 ([\d.]+)，高于(.*)", line):
            assert all(float(ahead[1]) >= float(w) for w in re.findall(r" ([\d.]+)", ahead[2])), (
                line
            )
