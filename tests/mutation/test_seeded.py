"""Every kind of finding is found where it was put, and nothing is found elsewhere.

Here each fault is put in two places; ``python -m tests.mutation`` puts it in twenty.
"""

from __future__ import annotations

import pytest

from decompose.audits import AUDITS
from tests.mutation.seeds import SEEDS
from tests.mutation.sound import decomposed, of_former_period, sound, with_opinions
from tests.mutation.trial import trials

PLACES = 2
FALSE_ALARMS = 0.02
TRUE = {
    ("gap.no-supervisor", "T2.5"): "渡口渡船的监管部门须由县级人民政府指定",
    ("gap.emerging-sector", "T2.14"): "剧本娱乐、高风险旅游项目的监管部门尚待政府确定",
    ("gap.indicator-no-owner", ""): "指标表没有责任部门一栏",
    ("gap.project-incomplete", ""): "P2、P3没有写资金",
    ("gap.chain-link", "T2.12"): "写了全链条，没有写维修改装、通行、报废回收",
    ("time.no-date", "T2.1"): "限期搬迁没有日期",
}
"""What is true of the plan's own words, whatever its division."""


@pytest.mark.parametrize("name", SEEDS)
def test_a_seeded_fault_is_found_there_and_nothing_elsewhere(name: str) -> None:
    for outcome in trials(name, PLACES):
        assert outcome.found, outcome.line
        assert not outcome.elsewhere, (outcome.line, outcome.elsewhere)


def test_every_kind_of_finding_has_a_seed() -> None:
    assert {audit.facts.name for audit in AUDITS} == set(SEEDS)


def test_the_sound_plan_raises_few_alarms() -> None:
    result = decomposed(sound())
    alarms = [
        f"{f.name} {f.subject}: {f.message}"
        for f in result.findings
        if (f.name, f.subject.get("task", "")) not in TRUE
    ]
    assert len(result.assignments) > 150
    assert len(alarms) <= FALSE_ALARMS * len(result.assignments), alarms


def test_every_task_of_the_sound_plan_states_its_division() -> None:
    plan = decomposed(sound()).plan
    parents = {task.parent for task in plan.tasks}
    leaves = [task for task in plan.tasks if task.id not in parents]
    stated = [task.attribution for task in leaves if task.attribution]
    assert len(stated) == len(leaves)
    assert all(len(each.lead or each.groups) == 1 for each in stated)
    assert all(each.deadline for each in stated)


def test_the_sound_plan_agrees_with_those_it_is_compared_with() -> None:
    alone, beside = (
        {
            f.fingerprint
            for f in decomposed(sound(), compared=compared).findings
            if f.name != "gap.superior-task" or "missing" in f.subject
        }
        for compared in (False, True)
    )
    assert alone == beside


@pytest.mark.parametrize("base", [of_former_period, with_opinions])
def test_what_is_built_on_it_says_no_more_than_it_should(base: object) -> None:
    names = {f.name for f in decomposed(base()).findings}  # type: ignore[operator]
    assert not names & {"indicator.missed", "process.consultation", "process.dispute-open"}
