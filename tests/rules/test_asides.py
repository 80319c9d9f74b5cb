"""What stands beside the object in a sentence does not displace the object's regulator."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Role

_LEADS = (Role.LEAD, Role.CO_LEAD)


def _assigned(kb: Knowledge, text: str) -> Decomposition:
    plan = f"青河县“十四五”安全生产规划\n一、主要任务\n（一）{text}\n"
    return dc.assign(dc.parse_text(plan), kb, level="county", date="2021-06")


def _leads(result: Decomposition) -> set[str | None]:
    return {a.department for a in result.assignments if a.role is Role.LEAD and a.measure is None}


def _holders(result: Decomposition) -> set[str | None]:
    return {a.department for a in result.assignments}


@pytest.mark.parametrize(
    ("text", "lead", "beside"),
    [
        ("加强加油站经营安全监管，防范油品泄漏污染土壤。", "emergency", "ecology"),
        ("加强尾矿库“头顶库”治理，落实防渗漏、防污染措施。", "emergency", "ecology"),
        ("加强烟花爆竹经营安全检查，查处冒充合格产品的行为。", "emergency", "market"),
        ("开展油气输送管道隐患整治，防止泄漏污染。", "dev-reform", None),
        ("加强建筑工地安全监管，严厉打击冒充特种作业人员证书行为。", "housing", None),
    ],
)
def test_an_aspect_of_another_part_takes_no_lead(
    kb: Knowledge, text: str, lead: str, beside: str | None
) -> None:
    result = _assigned(kb, text)
    assert _leads(result) == {lead}
    assert beside is None or beside in _holders(result)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("查处加油站油品泄漏污染土壤。", "ecology"),
        ("查处假冒伪劣烟花爆竹。", "market"),
        ("对烟花爆竹，开展产品质量抽查。", "market"),
    ],
)
def test_an_aspect_of_the_object_itself_still_decides(kb: Knowledge, text: str, lead: str) -> None:
    assert _leads(_assigned(kb, text)) == {lead}


def test_what_is_to_be_prevented_stands_back_behind_the_object(kb: Knowledge) -> None:
    result = _assigned(kb, "排查尾矿库坝体裂缝和排洪设施堵塞，防止溃坝。")
    assert _leads(result) == {"emergency"}
    assert _leads(_assigned(kb, "防止水库溃坝。")) == {"water"}


def test_a_stage_behind_the_object_is_no_trade_of_its_own(kb: Knowledge) -> None:
    assert "commerce" not in _holders(_assigned(kb, "检查烟花爆竹批发零售。"))
    assert "commerce" in _holders(_assigned(kb, "检查批发零售企业消防安全。"))


SCHOOLS = "海澜市教育系统安全工作方案\n一、重点任务\n"


def test_a_likeness_is_no_lead_beside_the_organ_of_the_plans_object(kb: Knowledge) -> None:
    text = f"{SCHOOLS}（一）设施。更换不合格的体育器材。\n"
    result = dc.assign(dc.parse_text(text), kb, level="city", date="2024-03")
    assert _leads(result) == {"education"}
    assert "gap.no-lead" not in {f.name for f in dc.audit(result, kb).findings}


def test_partners_of_a_mechanism_and_businesses_used_lead_nothing(kb: Knowledge) -> None:
    together = _assigned(kb, "健全公安、应急、卫生健康、供水、供电、供气联动机制，每年联合演练。")
    assert not _leads(together) & {"housing", "power-grid", "water"}
    used = _assigned(kb, "加强校车管理，委托有资质的道路客运企业承运。")
    assert "transport" not in _leads(used)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("畅通学生就医绿色通道。", "health"),
        ("开通应急物资运输绿色通道。", "transport"),
        ("整治校园周边食品摊点。", "market"),
        ("采购大流量排水车和举高消防车。", "fire"),
    ],
)
def test_words_with_two_meanings_are_told_by_their_neighbours(
    kb: Knowledge, text: str, lead: str
) -> None:
    assert lead in _leads(_assigned(kb, text))


def test_trades_that_are_visited_take_no_lead_from_what_is_looked_for(kb: Knowledge) -> None:
    text = "加强职业病危害专项治理，监督检查矿山、冶金、建材企业120家。"
    assert _leads(_assigned(kb, text)) == {"health"}
    across = "开展粉尘防爆治理，检查冶金、建材企业。"
    assert _leads(_assigned(kb, across)) == {"emergency"}


def test_a_building_site_behind_its_owner_stays_a_building_site(kb: Knowledge) -> None:
    assert "housing" in _leads(_assigned(kb, "加强医院在建工程施工安全管理。"))


def test_who_sets_up_a_group_answers_for_it(kb: Knowledge) -> None:
    result = _assigned(kb, "加强组织领导。县卫生健康局成立安全工作领导小组。")
    assert {a.department for a in result.assignments if a.role in _LEADS} == {"health"}


@pytest.mark.parametrize(
    ("text", "lead", "beside"),
    [
        ("利用公园、体育场馆建设应急避难场所。", "emergency", "housing"),
        ("建设多灾种综合监测预警平台，汇聚气象、水文、林火监测数据。", "emergency", None),
    ],
)
def test_what_is_only_used_stands_back(
    kb: Knowledge, text: str, lead: str, beside: str | None
) -> None:
    result = _assigned(kb, text)
    assert _leads(result) == {lead}
    assert beside is None or beside in _holders(result)


def test_places_that_are_the_object_keep_their_regulator(kb: Knowledge) -> None:
    assert _leads(_assigned(kb, "加强公园安全管理。")) != {"emergency"}
    assert _leads(_assigned(kb, "依托学校开展校园安全教育。")) == {"education"}


def test_a_lead_behind_anothers_claim_is_not_sure(kb: Knowledge) -> None:
    behind = _assigned(kb, "开展防灾减灾日宣传，把防灾减灾纳入中小学教育。")
    alone = _assigned(kb, "把防灾减灾纳入中小学教育。")
    confidence = [
        next(a for a in result.assignments if a.role is Role.LEAD).confidence
        for result in (behind, alone)
    ]
    assert confidence[0] < 0.75 <= confidence[1]
