"""Where something is, of which class it is and for whom it is done do not displace what it is."""

from __future__ import annotations

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Role


def _lead(kb: Knowledge, heading: str, text: str) -> set[str | None]:
    """Return who leads one of two measures under a heading: who leads it alone, else the task."""
    plan = f"青河市“十四五”安全生产规划\n一、主要任务\n（一）{heading}。{text}加强统筹。\n"
    result = dc.assign(dc.parse_text(plan), kb, level="city", date="2023-06")
    task = next(t for t in result.plan.tasks if t.measures)
    measure = next(m for m in task.measures if text[:-1] in m.text)
    leads = [a for a in result.assignments if a.role is Role.LEAD and a.task == task.id]
    own = {a.department for a in leads if a.measure == measure.id}
    return own or {a.department for a in leads if a.measure is None}


@pytest.mark.parametrize(
    ("heading", "text", "lead"),
    [
        ("托育服务", "开展托育机构房屋、消防和膳食安全检查。", "health"),
        ("水上安全", "加密渡口渡船巡查，消除监管盲区。", "transport"),
        ("火灾防控", "对出租房开展消防安全检查。", "fire"),
        ("房屋安全", "排查用作旅馆、饭店的自建房。", "housing"),
        ("学校、医院、养老院安全", "剧本杀、密室的逃生门不许上锁。", "culture-tourism"),
        ("科技兴安", "在市重点研发计划中设立专项，支持井下无人作业等关键技术攻关。", "science"),
        ("充电设施安全", "查处电动自行车及蓄电池生产销售、非法改装。", "market"),
        ("旅游景区安全", "对旅游景区内崩塌、滑坡隐患点设立警示标志。", "natural-resources"),
        ("校园安全", "开展校园自备井水质卫生监督。", "health"),
        ("校园周边治理", "清理校园周边占道经营。", "city-mgmt"),
        ("校园安全", "加强校园消防安全检查。", "education"),
        ("校园安全", "学校选址避开地质灾害易发区。", "education"),
        ("旅游景区安全", "加强旅游景区安全管理。", "culture-tourism"),
    ],
)
def test_a_place_named_by_the_heading(kb: Knowledge, heading: str, text: str, lead: str) -> None:
    assert _lead(kb, heading, text) == {lead}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("整治商场、景区周边违法停车。", "police"),
        ("对陶瓷、铸造等行业开展尘肺病危害治理。", "health"),
        ("支持矿山装备、化工过程安全等关键技术攻关。", "science"),
        ("对低保户、低保边缘家庭等困难对象实施危房改造。", "housing"),
        ("推动农房由具备资质的工匠承建。", "housing"),
        ("推动教育、文旅、公安相关公共数据按需共享。", "data"),
        ("将尾矿治理、公路安防等项目纳入中央预算内投资。", "dev-reform"),
        ("设立安全生产举报奖励专项经费。", "finance"),
        ("市财政逐年安排矿山和化工安全专项经费。", "finance"),
        ("组织商圈踩踏、地铁停运、机场延误等多场景应急演练。", "emergency"),
        ("在车站、机场、商场等公共场所配置自动体外除颤器。", "health"),
        ("推动矿山企业尘肺病防治。", "health"),
        ("对造纸、电镀企业废水排放开展执法监测。", "ecology"),
        ("开展建筑施工和起重机械专项治理。", "housing"),
        ("开展农房保险试点，由市财政给予保费补贴。", "financial-reg"),
        ("制定《青河市瓶装液化石油气管理办法》。", "housing"),
        ("制定《青河市安全生产管理办法》。", "emergency"),
        ("加强陶瓷、铸造等行业安全监管。", "emergency"),
    ],
)
def test_lists_before_what_they_lead_up_to(kb: Knowledge, text: str, lead: str) -> None:
    assert lead in _lead(kb, "重点工作", text)


def test_everyday_words_count_in_a_safety_plan_where_nothing_else_is_named(kb: Knowledge) -> None:
    assert _lead(kb, "重点工作", "走访独居老年人。") == {"civil-affairs"}
    assert "civil-affairs" not in _lead(kb, "重点工作", "为独居老年人安装燃气报警器。")


def test_whose_data_flow_together_leads_no_platform(kb: Knowledge) -> None:
    heading = "智慧应急指挥平台"
    assert _lead(kb, heading, "整合公安、交通、水利、气象数据，建成指挥大厅。") == {"emergency"}


def test_a_word_of_another_field_alone_is_not_sure(kb: Knowledge) -> None:
    plan = "青河市质量提升方案\n一、主要任务\n（一）上门服务。给小微企业做免费体检和辅导。\n"
    result = dc.assign(dc.parse_text(plan), kb, level="city", date="2023-06")
    leads = [a for a in result.assignments if a.role is Role.LEAD and a.department == "emergency"]
    assert all(a.confidence <= 0.65 for a in leads)
