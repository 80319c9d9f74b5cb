"""Seeded faults are found, and nothing else is: the example plan with a full division, spoilt at
random places."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest

import decompose as dc
from decompose.audits.fixing import fixed
from decompose.model.plan import Attribution, Measure, Plan, Task
from decompose.model.result import Decomposition, Finding, Role
from tests.conftest import ROOT

PLACES = 20
RECALL = 0.95
FALSE_ALARMS = 0.02
QUICKSTART = ROOT / "examples" / "quickstart" / "plan.txt"
_OF_DOCUMENT = {"gap.project-incomplete", "gap.indicator-no-owner"}
"""True findings of the example that no division can remove."""

Mutation = Callable[[Task, random.Random], Task]


_WITHOUT_A_LEAD = (
    "责任单位：市水利局、市自然资源和规划局、市应急管理局；",
    "牵头单位：市水利局；配合单位：市自然资源和规划局、市应急管理局；",
)
"""The one task of the example that lists units without saying who leads, and how it would."""


@cache
def _clean() -> Decomposition:
    """The example with every task's division stated, and every finding that has a patch fixed."""
    kb = dc.load_knowledge()
    plan = dc.parse_text(QUICKSTART.read_text(encoding="utf-8").replace(*_WITHOUT_A_LEAD))
    result = dc.audit(_again(_stated(dc.assign(plan, kb))), kb)
    for _ in range(60):
        patched = next((f for f in result.findings if f.patch), None)
        if patched is None:
            break
        result = fixed(result, kb, patched.patch)
    return result


def _again(plan: Plan) -> Decomposition:
    return dc.assign(plan, dc.load_knowledge(), place="云州市", level="city", date="2021-10-20")


def _stated(result: Decomposition) -> Plan:
    """Return the plan with the derived lead and supports of every silent task as its statement."""
    tasks = []
    for task in result.plan.tasks:
        own = [a for a in result.assignments if a.task == task.id and a.measure is None]
        lead = [a.name for a in own if a.role is Role.LEAD][:1]
        support = dict.fromkeys(
            a.name for a in own if a.role is Role.SUPPORT and a.name not in lead
        )
        if task.attribution is None and lead:
            stated = Attribution(lead=tuple(lead), support=tuple(support), span=task.span)
            tasks.append(task.model_copy(update={"attribution": stated}))
        else:
            tasks.append(task)
    return result.plan.model_copy(update={"tasks": tuple(tasks)})


def _with(**fields: object) -> Mutation:
    def mutate(task: Task, rng: random.Random) -> Task:
        assert task.attribution is not None
        base = {"joint": False, "groups": (), **fields}
        stated = task.attribution.model_copy(update=base)
        measures = tuple(m.model_copy(update={"attribution": None}) for m in task.measures)
        return task.model_copy(update={"attribution": stated, "measures": measures})

    return mutate


def _lead(*names: str) -> Mutation:
    def mutate(task: Task, rng: random.Random) -> Task:
        return _with(lead=(rng.choice(names),), support=())(task, rng)

    return mutate


def _second_lead(task: Task, rng: random.Random) -> Task:
    assert task.attribution is not None
    other = next(n for n in ("市公安局", "市水利局") if n not in task.attribution.lead)
    return _with(lead=(*task.attribution.lead[:1], other))(task, rng)


def _due(when: str) -> Mutation:
    def mutate(task: Task, rng: random.Random) -> Task:
        return task.model_copy(update={"deadline": when})

    return mutate


def _more(text: str) -> Mutation:
    def mutate(task: Task, rng: random.Random) -> Task:
        measure = Measure(id=f"{task.id}-m99", text=text, span=task.span)
        return task.model_copy(update={"measures": (*task.measures, measure)})

    return mutate


MUTATIONS: dict[str, Mutation] = {
    "gap.group-lead": _with(lead=(), support=(), groups=("有关部门",)),
    "overlap.two-leads": _second_lead,
    "name.abolished": _lead("市安全生产监督管理局", "市国土资源局", "市质量技术监督局"),
    "name.unknown": _lead("市星际航行局", "市万能事务局"),
    "name.ambiguous": _lead("电力部门"),
    "name.absent-at-level": _lead("市通信管理局"),
    "time.after-period": _due("2029年底前"),
    "time.past": _due("2021年6月底前"),
    "time.no-date": _due("适时"),
    "gap.handover": _more("推进相对集中行政许可权改革，压减许可时限"),
    "authority.support-as-lead": lambda task, rng: _lead("市总工会", "市科学技术协会")(
        _more("严厉打击非法违法行为")(task, rng).model_copy(
            update={"text": task.text + "严厉打击非法违法行为。"}
        ),
        rng,
    ),
    "gap.no-finance": lambda task, rng: _with(support=())(
        task.model_copy(update={"text": task.text + "设立安全生产专项资金。"}), rng
    ),
}
ALSO: dict[str, set[str]] = {
    "name.abolished": {"authority.not-competent", "authority.comprehensive-as-lead"},
    "name.absent-at-level": {"authority.not-competent"},
    "time.past": set(),
}
"""Faults that another seeded fault brings with it at the same place."""


def _candidates(kind: str, result: Decomposition) -> list[Task]:
    parents = {t.parent for t in result.plan.tasks}
    found = [t for t in result.plan.tasks if t.attribution and t.id not in parents]
    if kind == "gap.no-finance":
        found = [
            t for t in found if t.attribution and not any("财政" in n for n in t.attribution.lead)
        ]
    if kind == "gap.handover":
        words = "衔移联协共推会抄双告厘边配"
        found = [t for t in found if not any(w in t.text for w in words)]
    return found


@pytest.mark.parametrize("kind", sorted(MUTATIONS))
def test_seeded_faults_are_found_and_nothing_else(kind: str) -> None:
    clean = _clean()
    rng = random.Random(f"mutation {kind}")  # repeatable, nothing secret
    candidates = _candidates(kind, clean)
    chosen = {t.id for t in rng.sample(candidates, min(PLACES, len(candidates)))}
    assert len(chosen) >= 12
    mutate = MUTATIONS[kind]
    tasks = tuple(mutate(t, rng) if t.id in chosen else t for t in clean.plan.tasks)
    spoilt = dc.audit(_again(clean.plan.model_copy(update={"tasks": tasks})))
    told = [f for f in spoilt.findings if f.name == kind]
    found = {_task(f) for f in told} | _places(told, tasks)
    recall = len(found & chosen) / len(chosen)
    assert recall >= RECALL, sorted(chosen - found)
    known = {f.fingerprint for f in clean.findings}
    elsewhere = [
        f"{f.name} {f.subject}"
        for f in spoilt.findings
        if f.fingerprint not in known and _task(f) not in chosen and not _follows(f)
    ]
    assert not elsewhere


def _task(finding: Finding) -> str | None:
    return finding.subject.get("task")


def _places(findings: list[Finding], tasks: tuple[Task, ...]) -> set[str]:
    """Return the tasks whose statements the findings quote: a name is told once with its places."""
    spans = {evidence.span for finding in findings for evidence in finding.evidence}
    return {task.id for task in tasks if task.attribution and task.attribution.span in spans}


def _follows(finding: Finding) -> bool:
    """Tell whether a finding is about the division as a whole: a department left idle, projects told together."""
    whole = ("gap.idle-department", "load.concentration", "gap.project-incomplete")
    return finding.name in whole


TEXTS: dict[str, Callable[[str], str]] = {
    "form.unbalanced-bracket": lambda line: line[:-1] + "（含岗位清单。",
    "form.document-number": lambda line: line + "落实《工作方案》(云办发(2020]12号)要求。",
    "form.personal-name": lambda line: line + "由局长张大山任组长。",
    "form.debris": lambda line: "[bookmark: _Toc57116500]" + line,
    "form.law-reference": lambda line: line + "落实《中华人民共和国安全生产法》第三百条规定。",
    "form.broken-reference": lambda line: line + "目标见表7。",
    "indicator.arithmetic": lambda line: line + "事故死亡人数由80人下降到60人，下降40%。",
}


@pytest.mark.parametrize("kind", sorted(TEXTS))
def test_seeded_faults_of_the_text(kind: str) -> None:
    lines = QUICKSTART.read_text(encoding="utf-8").splitlines()
    whole = [i for i, line in enumerate(lines) if len(line) > 30 and line[:1].isdigit()]
    rng = random.Random(f"mutation {kind}")  # repeatable, nothing secret
    chosen = rng.sample(whole, PLACES)
    spoilt = [TEXTS[kind](line) if i in chosen else line for i, line in enumerate(lines)]
    kb = dc.load_knowledge()
    before = dc.audit(
        dc.assign(dc.parse_text("\n".join(lines)), kb), kb, select=["form", "indicator"]
    )
    after = dc.audit(
        dc.assign(dc.parse_text("\n".join(spoilt)), kb), kb, select=["form", "indicator"]
    )
    found = [f for f in after.findings if f.name == kind]
    if kind == "form.debris":
        assert str(PLACES) in found[0].message
    else:
        blocks = {e.span.block for f in found for e in f.evidence if e.span is not None}
        assert len(blocks & set(chosen)) >= RECALL * PLACES
    others = {f.name for f in after.findings} - {f.name for f in before.findings} - {kind}
    assert others <= {"form.unbalanced-bracket"} if kind == "form.document-number" else not others


def test_the_clean_plan_raises_few_alarms() -> None:
    clean = _clean()
    left = [f for f in clean.findings if f.name not in _OF_DOCUMENT]
    assert len(left) <= FALSE_ALARMS * len(clean.assignments), [f.message for f in left]
