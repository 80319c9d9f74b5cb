"""Comparisons on the seed plans; docs/seeds.md justifies what they show."""

from __future__ import annotations

from pathlib import Path

import decompose as dc
from decompose.compare.align import align
from decompose.compare.diff import diff
from decompose.knowledge import Knowledge
from decompose.model.comparison import Standing, Tightness
from decompose.model.result import Decomposition

SUPERIOR = """全国“十四五”安全生产规划
（2021—2025年）
一、规划目标
到2025年，生产安全事故死亡人数下降15%，亿元国内生产总值生产安全事故死亡率下降33%，工矿商贸就业人员十万人生产安全事故死亡率下降20%，生产安全事故起数下降30%，重特大事故起数下降20%，煤矿百万吨死亡率下降10%。
二、主要任务
（一）加强应急联动。建立健全应急联动机制，每半年开展1次跨区域联合演练。（省应急厅牵头）
（二）完善物资储备。健全救灾物资储备体系，2024年底前建成省市县三级储备库。（省粮食和物资储备局牵头）
（三）推进指挥中心。建设应急指挥中心，建立应急资源数据库。（省应急厅牵头）
（四）开展风险普查。完成全国自然灾害综合风险普查。（省应急厅牵头）
（五）加强宣传教育。加强防灾减灾宣传教育，普及应急知识。（省应急厅牵头）
（六）管控工业园区。优化工业园区空间布局，严格执行安全生产禁止和限制产业目录。（省应急厅牵头）
"""


def _seed(shared: Path, number: str, kb: Knowledge, **where: str) -> Decomposition:
    path = next((shared / "seeds").glob(f"{number}_*"))
    return dc.assign(dc.parse(dc.read(path)), kb, **where)  # type: ignore[arg-type]


def test_two_periods_of_one_city(shared: Path, kb: Knowledge) -> None:
    where = {"place": "南昌市", "level": "city"}
    old, new = _seed(shared, "001", kb, **where), _seed(shared, "000", kb, **where)
    found = diff(old, new, kb)
    told = {(one.old, one.new) for one in (*found.reworded, *found.lead_changed)}
    kept = {
        tuple(sorted((old.plan.task(a or "").title, new.plan.task(b or "").title))) for a, b in told
    }
    assert kept == {
        ("健全规划推进机制", "健全规划推进机制"),
        ("定期开展考核评估", "定期开展考核评估"),
        ("落实目标责任制度", "落实目标责任制度"),
        ("坚持依法治安,着力完善法规规章和标准体系", "推进安全生产法治建设"),
        ("强化企业主体责任", "落实企业主体责任,加快构建安全预防控制体系"),
        ("扎实推进隐患排查治理体系建设", "精准排查治理隐患"),
        ("推进安全信息化建设", "积极推进安全生产信息化建设"),
        ("建设完善安全生产应急救援体系,着力提升应急处置能力", "提升应急救援处置效能"),
        ("加强预案管理", "完善安全生产应急预案体系建设"),
        ("建立完善安全监管责任制", "明晰政府监管责任"),
        ("加强安全宣传教育", "加强宣传教育,着力营造全社会重视、关心、支持安全生产的浓厚氛围"),
        ("安全生产监管监察能力建设工程", "安全监管执法能力建设工程"),
        ("安全宣教基地建设工程", "安全生产宣传教育和考试基地建设工程"),
    }
    assert {"职业健康", "渔业船舶", "农业机械"} <= set(found.fields.gone)
    assert "危险废物" in found.fields.come
    assert not found.moved


def test_targets_of_a_city_against_a_set_above_it(shared: Path, kb: Knowledge) -> None:
    city = _seed(shared, "004", kb)
    found = align(dc.assign(dc.parse_text(SUPERIOR), kb), city, kb)
    assert [(i.superior_target, i.own_target, i.tightness) for i in found.indicators[:6]] == [
        (15, 30, Tightness.TIGHTER),
        (33, 30, Tightness.LOOSER),
        (20, 10, Tightness.LOOSER),
        (30, 30, Tightness.EQUAL),
        (20, 0, Tightness.TIGHTER),
        (10, None, Tightness.MISSING),
    ]
    assert [(task.own, task.standing) for task in found.tasks] == [
        ("T2.1", Standing.WEAKENED),
        ("T3.3", Standing.DELAYED),
        ("T2.2", Standing.COVERED),
        (None, Standing.DROPPED),
        ("T3.1", Standing.COVERED),
        ("T1.1", Standing.COVERED),
    ]


def test_a_scheme_for_writing_a_plan_is_no_plan(shared: Path, kb: Knowledge) -> None:
    found = align(_seed(shared, "002", kb), _seed(shared, "004", kb), kb)
    standings = [one.standings[0] for task in found.tasks for one in task.measures]
    assert standings.count(Standing.DROPPED) / len(standings) > 0.9
