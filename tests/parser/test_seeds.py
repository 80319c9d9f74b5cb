"""The structure of the five seeds, as counted in the domain notes (practice.md, section 11)."""

from __future__ import annotations

from pathlib import Path

import pytest

from decompose.model.organization import Level
from decompose.model.plan import Plan, SectionKind, TaskKind
from decompose.parser import parse
from tests.parser.support import check_invariants, document_of

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


def _seed(number: int) -> Plan:
    path = sorted((SHARED / "seeds").glob("*.txt"))[number]
    doc = document_of(path.read_text(encoding="utf-8-sig"))
    plan = parse(doc)
    check_invariants(doc, plan)
    return plan


def _tops(plan: Plan, kind: TaskKind) -> list[str]:
    return [task.id for task in plan.tasks if task.kind is kind and task.parent is None]


def _points(plan: Plan, kind: TaskKind) -> list[int]:
    return [sum(t.parent == top for t in plan.tasks) for top in _tops(plan, kind)]


def _kinds(plan: Plan, kind: SectionKind) -> list[str]:
    """Sections of a kind that have no sections under them."""
    parents = {section.parent for section in plan.sections}
    return [s.title for s in plan.sections if s.kind is kind and s.id not in parents]


def test_note_on_a_city_plan() -> None:
    plan = _seed(0)
    assert _points(plan, TaskKind.TASK) == [4, 3, 3, 0, 3, 3, 3]
    assert len(plan.task("T4").measures) == 13
    assert plan.task("T4").measures[8].text == "轨道交通建设和运营"
    assert len(_tops(plan, TaskKind.PROJECT)) == 4
    assert len(_tops(plan, TaskKind.SAFEGUARD)) == 5
    assert len(_kinds(plan, SectionKind.PRINCIPLES)) == 4
    assert len(_kinds(plan, SectionKind.PROCESS)) == 6
    assert len(_kinds(plan, SectionKind.STATUS)) == 6
    assert len(_kinds(plan, SectionKind.ANNEX)) == 3
    assert plan.indicators == ()
    codes = [problem.code for problem in plan.problems]
    assert codes.count("debris.bookmark") == 19
    assert codes.count("number.mixed-style") == 2
    assert (plan.place, plan.level, plan.period) == ("南昌市", Level.CITY, (2021, 2025))


def test_full_city_plan() -> None:
    plan = _seed(1)
    assert _points(plan, TaskKind.TASK) == [2, 11, 3, 3, 2, 6, 3, 3]
    assert _points(plan, TaskKind.PROJECT) == [3, 0, 0, 0, 0, 2, 2]
    assert [len(project.items) for project in plan.projects] == [3, 0, 0, 0, 0, 2, 2]
    assert _points(plan, TaskKind.SAFEGUARD) == [0, 0, 0]
    assert len(_kinds(plan, SectionKind.PRINCIPLES)) == 5
    assert len(_kinds(plan, SectionKind.STATUS)) == 5
    assert len(_kinds(plan, SectionKind.PROBLEMS)) == 3
    assert len(_kinds(plan, SectionKind.SITUATION)) == 3
    tables = [i for i in plan.indicators if i.table]
    assert len([i for i in tables if i.base_year == 2010]) == 8
    assert [i.target for i in tables if i.base_year is None] == [10, 10, 10, 40, 19, 6]
    assert (plan.title, plan.period) == ("南昌市安全生产“十三五”规划", (2016, 2020))


def test_full_provincial_plan() -> None:
    plan = _seed(2)
    assert _points(plan, TaskKind.TASK) == [11, 4, 6, 7, 4, 3, 3]
    modes = [task.title for task in plan.tasks if task.parent == "T1.5"]
    assert modes == ["民航", "铁路", "水上交通", "城市轨道交通", "邮政"]
    assert _points(plan, TaskKind.PROJECT) == [0] * 6
    titles = [plan.task(top).title for top in _tops(plan, TaskKind.SAFEGUARD)]
    assert titles == ["加强组织领导", "统筹要素保障", "强化规划实施", "严格监督评估"]
    assert len(_kinds(plan, SectionKind.PRINCIPLES)) == 4
    assert len(_kinds(plan, SectionKind.STATUS)) == 6
    assert len(_kinds(plan, SectionKind.SITUATION)) == 3
    codes = [problem.code for problem in plan.problems]
    assert codes == ["figure.image", "table.image"]
    assert (plan.place, plan.level, plan.period) == ("江苏省", Level.PROVINCE, (2021, 2025))


def test_press_report() -> None:
    plan = _seed(3)
    assert _points(plan, TaskKind.TASK) == [0] * 10
    assert len(plan.tasks) == 10
    assert plan.tasks[0].title == "健全完善安全生产制度规范体系"
    assert plan.tasks[9].title == "强化安全生产教育培训"
    assert "另外" not in plan.tasks[9].text
    assert (plan.title, plan.date) == ("济宁市“十四五”安全生产规划", "2022-03-04")


def test_drafting_scheme() -> None:
    plan = _seed(4)
    assert _points(plan, TaskKind.TASK) == [4, 2, 3]
    leads = [plan.task(top).attribution for top in ("T1", "T2", "T3")]
    assert [found and found.lead for found in leads] == [
        ("办公室", "规划财务处"),
        ("救援协调和预案管理处",),
        ("自然灾害救援处",),
    ]
    assert all(found and found.groups for found in leads)
    process = next(s.id for s in plan.sections if s.kind is SectionKind.PROCESS)
    steps = [s.id for s in plan.sections if s.parent == process]
    assert [sum(s.parent == step for s in plan.sections) for step in steps] == [4, 3, 0, 3, 0]
    codes = {problem.code for problem in plan.problems}
    assert codes == {"debris.web-page", "number.mixed-style"}
    assert (plan.number, plan.date) == ("常应急〔2020〕65号", "2020-09-04")
    assert plan.issuer == "常州市应急管理局"
    text = plan.model_dump_json()
    assert "当前的位置" not in text.split('"problems"')[0]
