"""Drawings: tasks in the order of the plan, uncertain ones framed, large ones on several sheets."""

from __future__ import annotations

import re

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from decompose.reports.diagrams import Diagram, diagrams
from decompose.reports.labels import Labels
from decompose.reports.render import render


def _result(kb: Knowledge, count: int) -> Decomposition:
    tasks = [
        f"{n}.消防安全。打通第{n}条消防车通道。（市消防救援支队牵头）" for n in range(1, count + 1)
    ]
    lines = [
        "云州市安全生产规划",
        "一、主要任务",
        "（一）重点整治",
        *tasks,
        f"{count + 1}.青河精神。代代相传。",
    ]
    plan = dc.parse_text("\n".join(lines))
    return dc.assign(plan, kb, place="云州市", level="city")


def _drawn(found: list[Diagram], name: str) -> str:
    dot = next(diagram.dot for diagram in found if diagram.name.startswith(name))
    return render([(dot, "svg")])[0].decode("utf-8")


def test_tasks_stand_in_the_order_of_the_plan(kb: Knowledge) -> None:
    result = _result(kb, 12)
    for name in ("chapter-T1", "department-"):
        svg = _drawn(diagrams(result, Labels()), name)
        places = {key: float(y) for y, key in re.findall(r'y="(-?[\d.]+)"[^>]*>(T1\.\d+)<', svg)}
        wanted = [task.id for task in result.plan.tasks if task.id in places]
        assert len(wanted) >= 12
        assert sorted(places, key=lambda key: places[key]) == wanted


def test_open_tasks_are_framed_and_fonts_are_chinese(kb: Knowledge) -> None:
    result = _result(kb, 2)
    kept = tuple(a for a in result.assignments if a.task != result.plan.tasks[-1].id)
    found = diagrams(result.model_copy(update={"assignments": kept}), Labels())
    svg = _drawn(found, "chapter-T1")
    assert 'stroke="#c0392b"' in svg
    assert "Noto Sans CJK SC" in svg
    assert "红框" in svg


def test_a_department_with_many_tasks_gets_several_sheets(kb: Knowledge) -> None:
    found = [d for d in diagrams(_result(kb, 130), Labels()) if d.name.endswith(("-1", "-2", "-3"))]
    fire = [d.name for d in found if d.name.startswith("department-") and "fire" in d.name]
    assert [name[-2:] for name in fire] == ["-1", "-2", "-3"]
