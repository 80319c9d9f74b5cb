"""What is handed down: carriers that exist there, shares that add up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import decompose as dc
from decompose.compare.cascade import Cascade, Place
from decompose.compare.shares import shares
from decompose.errors import ReportError
from decompose.knowledge import load_knowledge
from tests.conftest import Cli

TEXT = """云州市“十四五”安全生产规划
一、规划目标
到2025年，生产安全事故死亡人数下降20%以上。
二、主要任务
（一）邮政安全。落实收寄验视制度。（市邮政管理局牵头，市公安局配合）
（二）危险化学品安全。开展企业安全风险评估。（市应急局牵头）
"""
KB = load_knowledge()
PLACES = [Place("青河县", 2.0), Place("白石县", 1.0)]


@given(st.integers(0, 10_000), st.lists(st.integers(0, 50), min_size=1, max_size=20))
def test_shares_add_up(total: int, weights: list[int]) -> None:
    found = shares(total, weights)
    if found is None:
        assert not sum(weights) or total < sum(weight > 0 for weight in weights)
        return
    assert sum(found) == total
    for share, weight in zip(found, weights, strict=True):
        assert abs(share - total * weight / sum(weights)) < 1


def test_floors_and_small_counts() -> None:
    assert sum(shares(10, [1, 1, 8], floor=2) or ()) == 10
    assert min(shares(10, [0, 1, 8], floor=2) or (0,)) == 2
    assert shares(2, [1, 1, 1]) is None
    assert shares(5, [1, 1, 1], floor=2) is None


def test_who_carries_it_below() -> None:
    result = dc.assign(dc.parse_text(TEXT), KB, date="2021-09")
    rows = {(r[0], r[3]): r for r in Cascade(result, KB, PLACES, "zh").tasks()}
    assert next(r[4] for r in rows.values() if r[3] == "市应急局").endswith("应急局")
    post = next(r for r in rows.values() if "邮政" in str(r[3]))
    assert "没有相应机构" in str(post[5])
    rates = list(Cascade(result, KB, PLACES, "zh").targets(PLACES[0]))
    assert rates[0][1] == rates[0][2] == "20"


def test_nothing_lies_below_a_township() -> None:
    result = dc.assign(dc.parse_text(TEXT), KB, level="township")
    with pytest.raises(ReportError):
        Cascade(result, KB, PLACES, "zh")


def test_command(cli: Cli, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(TEXT, encoding="utf-8")
    words = ("cascade", plan, "--to", "青河县=2", "--to", "白石县")
    assert cli(*words, "-o", tmp_path / "out").code == 0
    book = load_workbook(tmp_path / "out" / "青河县.xlsx")
    assert book.sheetnames == ["承接任务", "分解指标"]
    assert cli("cascade", plan, "--to", "青河县=多", "-o", tmp_path / "out").code == 2
