"""What an audit costs grows with the plan and not faster: counted in calls, not in seconds."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from copy import copy

import pytest

import decompose as dc
from benchmarks.audits import text_of
from decompose.audits import AUDITS
from decompose.audits.case import Audit, AuditCase
from decompose.audits.chains import chain_states
from decompose.audits.gap_idle_department import gap_idle_department
from decompose.audits.twins import likely_earlier
from decompose.knowledge import Knowledge
from decompose.model.knowledge import Chain, ChainLink
from decompose.model.result import Decomposition, Mention

DIAMONDS = 60
FIXED = 10
"""Calls that an audit makes whatever the plan holds."""
ROOM = 1.3
"""How much more than its share a part may cost: lists double, tables are filled."""
STEPS = ("生产", "销售", "登记", "上牌", "通行", "停放", "充电", "维修", "改装", "回收")


def _calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, built-in ones among them, those of the garbage of other tests not."""
    count = 0

    def seen(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    gc.collect()
    gc.disable()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def _chain(kb: Knowledge, links: int) -> Chain:
    """Return a chain of which every link forks to two duties and joins again."""
    duties = [d.id for d in kb.duties.values() if d.departments]
    return Chain(
        id="long",
        name="长链",
        name_en="long chain",
        sectors=("e-bikes",),
        links=tuple(
            ChainLink(
                name=f"环节{n}",
                name_en=f"link {n}",
                terms=(_word(n),),
                duties=(duties[2 * n], duties[2 * n + 1]),
            )
            for n in range(links)
        ),
    )


def _word(number: int) -> str:
    return f"{STEPS[number % len(STEPS)]}{number:02}号"


def _with_chain(links: int) -> tuple[Decomposition, Knowledge]:
    """Return a plan of as many tasks as the longest chain has links, with a chain of some links."""
    kb = copy(dc.load_knowledge())
    kb.chains = {"long": _chain(kb, links)}
    lines = ["云州市“十四五”安全生产规划", "一、主要任务"]
    lines += [f"{n + 1}. 任务{n}。加强电动自行车{_word(n)}全链条监管。" for n in range(DIAMONDS)]
    return dc.assign(dc.parse_text("\n".join(lines)), kb, place="云州市", level="city"), kb


def test_a_chain_of_diamonds_is_walked_once() -> None:
    costs = []
    for links in (DIAMONDS // 4, DIAMONDS // 2, DIAMONDS):
        result, kb = _with_chain(links)
        (state,) = chain_states(AuditCase(result, kb))
        assert len(state.links) == links
        assert all(len(link.tasks) == 1 for link in state.links)
        dc.audit(result, kb)
        costs.append(_calls(lambda r=result, k=kb: dc.audit(r, k)))
        assert len(dc.audit(result, kb).findings) <= 4 * DIAMONDS
    quarter, half, whole = costs
    assert whole - half <= 2 * ROOM * (half - quarter), costs


@pytest.fixture(scope="module")
def cases() -> tuple[AuditCase, AuditCase]:
    kb = dc.load_knowledge()
    plans = [dc.parse_text(text_of(size, kb)) for size in (100, 600)]
    small, large = (dc.assign(plan, kb, place="云州市", level="city") for plan in plans)
    return AuditCase(small, kb), AuditCase(large, kb)


@pytest.mark.parametrize("check", AUDITS, ids=lambda check: check.facts.name)
def test_every_audit_grows_with_the_plan(
    check: Audit, cases: tuple[AuditCase, AuditCase], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("decompose.audits.twins.every_earlier", likely_earlier)
    few, many = (len(case.result.plan.tasks) for case in cases)
    for case in cases:
        list(check(case))
    small, large = (_calls(lambda c=case: list(check(c))) for case in cases)
    assert large <= ROOM * small * many / few + FIXED


def _ledger(rows: int) -> str:
    """Return a table of like problems in as many places, each with the same cure."""
    cure = "更换钢丝绳并逐台检验建档立卡 | 市市场监管局 | 2027年底"
    places = (f"{chr(0x7532 + n % 40)}{chr(0x4E10 + n // 40)}楼" for n in range(rows))
    lines = [f"| {n} | 电梯故障{n:03}号（{place}） | {cure} |" for n, place in enumerate(places)]
    head = "| 序号 | 存在问题 | 整改措施 | 责任单位 | 整改时限 |\n|---|---|---|---|---|"
    return "\n".join(["云州市电梯整改台账", "一、任务", head, *lines])


def test_rows_with_one_cure_cost_no_more_than_their_pairs() -> None:
    kb = dc.load_knowledge()
    check = next(audit for audit in AUDITS if audit.facts.name == "overlap.duplicate-task")
    cases = [AuditCase(dc.assign(dc.parse_text(_ledger(n)), kb), kb) for n in (60, 240)]
    assert [len(case.result.plan.tasks) for case in cases] == [60, 240]
    for case in cases:
        list(check(case))
    small, large = (_calls(lambda c=case: list(check(c))) for case in cases)
    assert large <= 4 * 4 * small


def _form(rows: int, leads: int) -> str:
    """Return a table of one form filled in for as many places: all rows are nearly the same."""
    units = ("市市场监管局", "市住房城乡建设局", "市教育局", "市民政局")[:leads]
    signs = [chr(0x7532 + n % 40) + chr(0x4E10 + n // 40) for n in range(rows)]
    lines = [
        f"| {n} | 对{sign}小区住宅电梯逐台开展更新改造 | {units[n % leads]} | 2027年底 |"
        for n, sign in enumerate(signs)
    ]
    head = "| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|"
    return "\n".join(["云州市电梯更新任务分工表", "一、任务", head, *lines])


@pytest.mark.parametrize("leads", [1, 4])
@pytest.mark.parametrize("name", ["overlap.duplicate-task", "overlap.same-object"])
def test_one_form_filled_in_everywhere_costs_no_square(name: str, leads: int) -> None:
    kb = dc.load_knowledge()
    check = next(audit for audit in AUDITS if audit.facts.name == name)
    texts = [_form(n, leads) for n in (150, 600)]
    cases = [AuditCase(dc.assign(dc.parse_text(text), kb), kb) for text in texts]
    assert [len(case.result.plan.tasks) for case in cases] == [150, 600]
    for case in cases:
        list(check(case))
    small, large = (_calls(lambda c=case: list(check(c))) for case in cases)
    assert large <= 4 * ROOM * small


def test_findings_are_marked_at_a_cost_that_grows_with_them(
    cases: tuple[AuditCase, AuditCase],
) -> None:
    few, many = (len(case.result.plan.tasks) for case in cases)
    for case in cases:
        dc.audit(case.result, case.kb)
    small, large = (_calls(lambda c=case: dc.audit(c.result, c.kb)) for case in cases)
    assert large <= ROOM * small * many / few


class _Words(list[Mention]):
    """Words of a measure that count how many of them are looked at."""

    looked = 0

    def __iter__(self) -> Iterator[Mention]:
        for word in super().__iter__():
            _Words.looked += 1
            yield word


def test_words_of_one_long_sentence_are_not_looked_at_once_for_each_of_them() -> None:
    kb, looks = dc.load_knowledge(), []
    for times in (50, 200):
        text = f"云州市安全方案\n一、任务\n（一）森林火灾。{'预防森林火灾，' * times}开展检查。\n"
        case = AuditCase(dc.assign(dc.parse_text(text), kb, place="云州市", level="city"), kb)
        for owner, words in case.words_of.items():
            case.words_of[owner] = _Words(words)
        _Words.looked = 0
        list(gap_idle_department(case))
        looks.append(_Words.looked)
    assert 0 < looks[1] <= 4 * ROOM * looks[0], looks


def _works(number: int) -> str:
    """Return a plan of nothing but works in one chapter, of which some tell their sum and most their time."""
    signs = [chr(0x7532 + n % 40) + chr(0x4E10 + n // 40) for n in range(number)]
    told = ("总投资3万元。", "", "")
    ends = ("", "2027年底前建成", "2027年底前建成")
    lines = [
        f"{n + 1}. 新建{sign}物资储备库。{told[n % 3]}{ends[n // 3 % 3]}（市应急局负责）。"
        for n, sign in enumerate(signs)
    ]
    return "\n".join(["云州市安全生产方案", "一、主要任务", *lines])


def test_works_beside_each_other_cost_no_square() -> None:
    kb = dc.load_knowledge()
    check = next(audit for audit in AUDITS if audit.facts.name == "gap.project-incomplete")
    cases = [AuditCase(dc.assign(dc.parse_text(_works(n)), kb), kb) for n in (100, 400)]
    for case in cases:
        list(check(case))
    small, large = (_calls(lambda c=case: list(check(c))) for case in cases)
    assert large <= 4 * ROOM * small
