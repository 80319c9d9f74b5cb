"""Comparisons on the seed plans; docs/seeds.md justifies what they show."""

from __future__ import annotations

from pathlib import Path

import decompose as dc
from decompose.compare.align import align
from decompose.compare.diff import diff
from decompose.knowledge import Knowledge
from decompose.model.comparison import Tightness
from decompose.model.result import Decomposition

SUPERIOR = """全国“十四五”安全生产规划
（2021—2025年）
一、规划目标
到2025年，生产安全事故死亡人数下降15%，亿元国内生产总值生产安全事故死亡率下降33%，工矿商贸就业人员十万人生产安全事故死亡率下降20%。
"""


def _seed(shared: Path, number: str, kb: Knowledge, **where: str) -> Decomposition:
    path = next((shared / "seeds").glob(f"{number}_*"))
    return dc.assign(dc.parse(dc.read(path)), kb, **where)  # type: ignore[arg-type]


def test_two_periods_of_one_city(shared: Path, kb: Knowledge) -> None:
    where = {"place": "南昌市", "level": "city"}
    old, new = _seed(shared, "001", kb, **where), _seed(shared, "000", kb, **where)
    found = diff(old, new, kb)
    kept = {new.plan.task(pair.new or "").title for pair in found.reworded}
    assert {"落实目标责任制度", "健全规划推进机制", "定期开展考核评估"} <= kept
    assert {"职业健康", "渔业船舶", "农业机械"} <= set(found.fields.gone)
    assert "危险废物" in found.fields.come
    assert not found.moved


def test_targets_of_a_city_against_a_set_above_it(shared: Path, kb: Knowledge) -> None:
    city = _seed(shared, "004", kb)
    found = align(dc.assign(dc.parse_text(SUPERIOR), kb), city, kb)
    assert [(i.superior_target, i.own_target, i.tightness) for i in found.indicators] == [
        (15, 30, Tightness.TIGHTER),
        (33, 30, Tightness.LOOSER),
        (20, 10, Tightness.LOOSER),
    ]
