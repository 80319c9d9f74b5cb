"""Near-duplicates: the fast way finds what comparing every pair finds, at a cost that does not square."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import decompose as dc
from benchmarks.near_duplicates import Workload
from decompose.audits import twins as room
from decompose.audits.twins import alike, every_earlier, likely_earlier
from decompose.model.result import Severity
from tests.conftest import ROOT

RECALL = 0.99
QUICKSTART = ROOT / "examples" / "quickstart" / "plan.txt"


def _texts(seed: int, size: int) -> list[str]:
    return Workload(seed, QUICKSTART).texts(size)


def _pairs(texts: list[str], earlier: object) -> set[tuple[int, int]]:
    return {(a, b) for b, twins in alike(texts, earlier) for a in twins}  # type: ignore[arg-type]


def test_the_fast_way_agrees_with_the_exact_one_on_random_plans() -> None:
    found = missed = 0
    for seed in range(8):
        texts = _texts(seed, 500)
        exact, fast = _pairs(texts, every_earlier), _pairs(texts, likely_earlier)
        assert fast <= exact
        found, missed = found + len(exact), missed + len(exact - fast)
    assert found > 3_000
    assert missed <= (1 - RECALL) * found


@settings(max_examples=10)
@given(st.integers(0, 10**6), st.integers(2, 200))
def test_whatever_the_plan_the_fast_way_proposes_no_false_pair(seed: int, size: int) -> None:
    texts = _texts(seed, size)
    assert _pairs(texts, likely_earlier) <= _pairs(texts, every_earlier)


@settings(max_examples=40)
@given(st.lists(st.text("安全生产监管企业0123456789，", min_size=1, max_size=40), max_size=40))
def test_the_fast_way_finds_nothing_that_is_not_there(texts: list[str]) -> None:
    assert _pairs(texts, likely_earlier) <= _pairs(texts, every_earlier)


@given(st.text("甲乙丙丁戊己庚辛", min_size=1), st.text("甲乙丙丁戊己庚辛", min_size=1))
def test_no_pair_is_ruled_out_by_length_that_is_alike(one: str, other: str) -> None:
    from rapidfuzz.fuzz import ratio

    if ratio(one, other) >= room.LEAST:
        assert _pairs([one, other], every_earlier) == {(0, 1)}


def test_equal_texts_are_found_both_ways() -> None:
    texts = ["加强危险化学品企业安全监管，开展专项整治。"] * 5
    both = {(a, b) for b in range(5) for a in range(b)}
    assert _pairs(texts, likely_earlier) == _pairs(texts, every_earlier) == both


def test_one_text_copied_everywhere_costs_no_square() -> None:
    texts = ["加强危险化学品企业安全监管，开展专项整治。"] * 3_000
    proposed = sum(len(earlier) for earlier in likely_earlier(texts))
    assert proposed <= 300 * len(texts)


@pytest.mark.parametrize("size", [500, 4_000])
def test_what_is_proposed_grows_slower_than_the_pairs(size: int) -> None:
    texts = _texts(7, size)
    proposed = sum(len(earlier) for earlier in likely_earlier(texts))
    assert proposed <= 20 * size


def test_every_copy_is_reported_once() -> None:
    lines = ["青河县“十四五”安全生产规划", "一、主要任务"]
    work = "依托骨干企业建成全县应急救援训练基地，配备专业救援装备。"
    lines += [f"{i}. 任务{i}。{work}（牵头单位：县应急管理局）" for i in range(1, 9)]
    kb = dc.load_knowledge()
    plan = dc.parse_text("\n".join(lines))
    result = dc.audit(dc.assign(plan, kb, level="county"), kb, select=["O03"])
    assert [f.severity for f in result.findings] == [Severity.INFO] * 7
    assert {f.subject["task"] for f in result.findings} == {plan.tasks[0].id}


def test_above_the_limit_the_likely_ones_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _texts(3, 200)
    exact = dict(room.twins(texts))
    monkeypatch.setattr(room, "FEW", 100)
    fast = dict(room.twins(texts))
    assert fast != {}
    assert all(set(twins) <= set(exact[place]) for place, twins in fast.items())
