"""Why and why not: the chain of reasons, and that an assignment falls with what it cites."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.knowledge import Vocabulary
from decompose.model.plan import Plan
from decompose.model.result import Assignment, Basis, Decomposition, EvidenceKind

ROOT = Path(__file__).parents[2]
PLAN = """云州市安全生产“十四五”规划
2021年10月8日
一、主要任务
（一）电梯安全。加强电梯使用管理和检验检测。
（二）危险化学品。严格危险化学品生产企业安全许可，强化危险货物道路运输监管。
（三）燃气安全。加强瓶装液化石油气充装监管。（牵头单位：市住房和城乡建设局；配合单位：市市场监督管理局）
（四）通信。加强企业主体责任落实。
"""


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    return dc.assign(dc.parse_text(PLAN), kb, place="云州市", level="city")


def _task(result: Decomposition, word: str) -> str:
    return next(t.id for t in result.plan.tasks if word in t.title + t.text and t.measures)


def test_the_chain_runs_from_the_words_to_the_settlement(
    kb: Knowledge, result: Decomposition
) -> None:
    found = dc.explain(result, kb, _task(result, "电梯"), "market")
    heads = [step.partition("：")[0].partition(" ")[0] for step in found.chain]
    wanted = ["原文", "词语", "职责", "依据", "规则", "裁定"]
    assert [h for h in dict.fromkeys(heads) if h in wanted] == wanted
    assert any("电梯 ← 特种设备" in step for step in found.chain)
    assert any("特种设备安全法" in step for step in found.chain)
    assert "市市场监督管理局牵头" in found.sentence
    assert found.assignments


def test_the_english_chain(kb: Knowledge, result: Decomposition) -> None:
    found = dc.explain(result, kb, _task(result, "电梯"), "market", lang="en")
    assert found.sentence.startswith("“电梯")
    assert "market regulation" in found.sentence
    assert [step.partition(":")[0].split()[0] for step in found.chain][-1] == "settled"


def test_the_settlement_names_the_other_claimants(kb: Knowledge, result: Decomposition) -> None:
    chain = dc.explain(result, kb, _task(result, "危险化学品"), "emergency").chain
    assert any(step.startswith("裁定：") for step in chain)


@pytest.mark.parametrize(
    ("word", "department", "said"),
    [
        ("电梯", "market", "牵头"),
        ("电梯", "education", "没有指向其职责的词语"),
        ("燃气", "fire", "规划原文已写明由市住房和城乡建设局负责"),
        ("通信", "telecom", "本级没有该机构"),
        ("电梯", "housing", "未牵头"),
        ("电梯", "telecom", "本级没有该机构"),
    ],
)
def test_why_not(
    kb: Knowledge, result: Decomposition, word: str, department: str, said: str
) -> None:
    found = dc.explain(result, kb, _task(result, word), department)
    assert any(said in text for text in (found.sentence, *found.chain))


@pytest.mark.parametrize(
    ("text", "date", "department", "said"),
    [
        ("加强职业健康监管。", "2021", "emergency", "不适用（至2018-03-12）"),
        ("加强职业健康监管。", "2016", "health", "未牵头"),
        ("开展建设工程消防设计审查验收。", "2016", "housing", "不适用（2019-04-23起）"),
        ("加强电动自行车生产质量监督。", "2021", "traffic-police", "限于"),
    ],
)
def test_the_first_failing_condition(
    kb: Knowledge, text: str, date: str, department: str, said: str
) -> None:
    plan = dc.parse_text(f"云州市规划\n一、主要任务\n（一）任务甲。{text}\n")
    result = dc.assign(plan, kb, place="云州市", level="city", date=date)
    task = next(t.id for t in plan.tasks if t.measures)
    found = dc.explain(result, kb, task, department)
    assert any(said in text for text in (found.sentence, *found.chain))


def test_every_department_gets_an_answer(kb: Knowledge, result: Decomposition) -> None:
    for task in result.plan.tasks:
        for department in kb.departments:
            for lang in ("zh", "en"):
                found = dc.explain(result, kb, task.id, department, lang=lang)
                assert found.sentence
                assert "{" not in found.sentence


def test_every_assignment_is_traced_to_its_origin(kb: Knowledge) -> None:
    """The task judged by itself gives the same proposals as the whole plan did."""
    plan = dc.parse(dc.read(ROOT / "examples/quickstart/plan.txt"))
    whole = dc.assign(plan, kb)
    for assignment in whole.assignments:
        chain = dc.explain(whole, kb, assignment.task, assignment.holder).chain
        assert any(step.startswith("规则：") for step in chain), assignment.id


# Removing what is cited

BY_WORDS = ("industry", "stage-aspect", "licensing", "function", "similar", "support")
"""Rules that rest on a term of the pack; the others take the plan's own statement or sentence."""


def _plans() -> Iterator[Path]:
    yield ROOT / "examples/quickstart/plan.txt"
    seeds = ROOT.parent / "shared" / "seeds"
    if seeds.is_dir():
        yield from sorted(seeds.glob("00[12]_*.txt"))


def _without(kb: Knowledge, kind: EvidenceKind, key: str) -> Knowledge:
    """Return the knowledge without one duty, one law or one term."""
    less = copy.copy(kb)
    for derived in ("duties_of_sector", "linkages_of_topic", "_citations"):
        less.__dict__.pop(derived, None)
    if kind is EvidenceKind.DUTY:
        less.duties = {k: v for k, v in kb.duties.items() if k != key}
    elif kind is EvidenceKind.LAW:
        less.laws = {k: v for k, v in kb.laws.items() if k != key}
    else:
        less.__dict__.pop("matcher", None)
        for name in ("sectors", "functions"):
            setattr(less, name, {k: _unsaid(v, key) for k, v in getattr(kb, name).items()})
    return less


def _unsaid(entry: Vocabulary, term: str) -> Vocabulary:
    if term not in entry.terms:
        return entry
    return entry.model_copy(update={"terms": tuple(t for t in entry.terms if t != term)})


def _alone(plan: Plan, task_id: str) -> Plan:
    """Return the plan with one task and those above it."""
    by_id = {task.id: task for task in plan.tasks}
    line = [by_id[task_id]]
    while line[-1].parent is not None:
        line.append(by_id[line[-1].parent])
    return plan.model_copy(update={"tasks": tuple(reversed(line))})


def _cited(result: Decomposition) -> dict[tuple[EvidenceKind, str], list[Assignment]]:
    found: dict[tuple[EvidenceKind, str], list[Assignment]] = {}
    for own in result.assignments:
        for e in own.evidence:
            if e.kind is EvidenceKind.DUTY and e.duty:
                found.setdefault((e.kind, e.duty), []).append(own)
            elif e.kind is EvidenceKind.LAW and "#" in (e.citation or ""):
                law = (e.citation or "").partition("#")[0]
                found.setdefault((e.kind, law), []).append(own)
            elif e.kind is EvidenceKind.TEXT and own.rule in BY_WORDS:
                found.setdefault((e.kind, e.quote), []).append(own)
    return found


@pytest.mark.parametrize("path", list(_plans()), ids=lambda path: path.parent.name + path.stem[:3])
@pytest.mark.parametrize("kind", [EvidenceKind.DUTY, EvidenceKind.LAW, EvidenceKind.TEXT])
def test_an_assignment_falls_with_what_it_cites(
    kb: Knowledge, path: Path, kind: EvidenceKind
) -> None:
    """Without a cited duty, law or word an assignment is gone, of another grade, or otherwise founded.

    What remains under the same id then rests on other words or another duty, or cites fewer laws:
    never on the same evidence.
    """
    plan = dc.parse(dc.read(path))
    whole = dc.assign(plan, kb)
    where = whole.jurisdiction
    date = where.date or (f"{where.year}-12-31" if where.year else None)
    for (_, key), owners in [item for item in _cited(whole).items() if item[0][0] is kind][::2]:
        less = _without(kb, kind, key)
        for task in dict.fromkeys(own.task for own in owners):
            again = dc.assign(
                _alone(plan, task), less, place=where.place, level=where.level, date=date
            )
            kept = {a.id: a for a in again.assignments}
            for own in (o for o in owners if o.task == task and o.id in kept):
                assert kept[own.id].evidence != own.evidence, (key, own.id, own.reason)


def test_without_any_law_nothing_is_statutory_but_by_list(kb: Knowledge) -> None:
    plan = dc.parse(dc.read(ROOT / "examples/quickstart/plan.txt"))
    less = copy.copy(kb)
    less.laws = {}
    less.__dict__.pop("_citations", None)
    left = [a for a in dc.assign(plan, less).assignments if a.basis is Basis.STATUTORY]
    for own in left:
        cited = {e.citation or "" for e in own.evidence if e.kind is EvidenceKind.LAW}
        listed = any(c.startswith(("~3ding", "~sc")) for c in cited)
        assert listed or own.rule not in BY_WORDS, own.id
    assert len(left) < sum(a.basis is Basis.STATUTORY for a in dc.assign(plan, kb).assignments)
