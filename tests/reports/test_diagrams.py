"""Drawings: tasks in the order of the plan, uncertain ones framed, large ones on several sheets."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.diagram_parts import Diagram, in_sheets
from decompose.reports.diagrams import diagrams
from decompose.reports.render import render
from tests.conftest import ROOT


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
        places = {key: float(y) for y, key in re.findall(r'y="(-?[\d.]+)"[^>]*>(T1\.\d+) ', svg)}
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


def test_a_task_of_nobody_stands_in_the_overview_too(kb: Knowledge) -> None:
    plan = dc.parse_text(
        "云州市“十四五”安全生产规划\n一、主要任务\n（一）消防。打通消防车通道。\n"
        "（二）弘扬青河精神。让青河精神代代相传。\n"
    )
    result = dc.assign(plan, kb, place="云州市", level="city")
    rest = tuple(a for a in result.assignments if a.task != "T2")
    overview = diagrams(result.model_copy(update={"assignments": rest}), Labels())[0]
    assert "弘扬青河精神" in overview.dot


def test_large_drawings_get_several_sheets(kb: Knowledge) -> None:
    found = diagrams(_result(kb, 130), Labels())
    for start in ("department-", "chapter-"):
        names = [d.name for d in found if d.name.startswith(start) and "zone" not in d.name]
        assert [name.rpartition("-")[2] for name in names][:6] == list("123456")
    assert all(len(set(re.findall(r"^\t(n[0-9a-f]+) \[", d.dot, re.M))) <= 60 for d in found)


def test_no_edges_cross_and_nothing_overlaps(kb: Knowledge) -> None:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    result = dc.assign(plan, kb)
    for drawing in diagrams(result, Labels()):
        if drawing.name.startswith("chapter-"):
            boxes = _boxes(render([(drawing.dot, "svg")])[0].decode("utf-8"))
            assert len(boxes) > 1
            assert not [(a, b) for a, b in combinations(boxes, 2) if _overlap(a, b)]
            edges = re.findall(r"^\t(n\w+) -> (n\w+) \[(?!style=invis)", drawing.dot, re.M)
            ends = [end for _, end in edges]
            assert len(ends) == len(set(ends)), "a forest: nothing is reached twice"


Box = tuple[float, float, float, float]


def _boxes(svg: str) -> list[Box]:
    boxes = []
    for node in re.findall(r'class="node">(.*?)</g>', svg, re.S):
        shape = re.search(r'(?:points| d)="([^"]+)"', node)
        assert shape
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", shape[1])]
        xs, ys = numbers[::2], numbers[1::2]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_an_overview_of_many_draws_the_strongest_only(kb: Knowledge) -> None:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    overview = diagrams(dc.assign(plan, kb), Labels())[0]
    assert 0 < len(re.findall(" -> .*label", overview.dot)) <= 40
    assert "不少于" in overview.title or "不少于" in overview.dot


def test_an_overview_of_pairs_that_all_share_one_task_is_not_empty(kb: Knowledge) -> None:
    rows = "\n".join(
        f"（{n}）第{n}类场所。开展第{n}类场所排查。（云州市第{n}专班牵头，云州市第{n % 60 + 1}专班配合）"
        for n in range(1, 61)
    )
    plan = dc.parse_text(f"云州市排查工作方案\n一、重点任务\n{rows}\n")
    result = dc.assign(plan, kb, place="云州市", level="city")
    overview = diagrams(result, Labels())[0]
    assert len(re.findall(" -> .*label", overview.dot)) == 40
    assert "对单位未画" in overview.dot
    assert "more pairs" in diagrams(result, Labels("en"))[0].dot


def test_many_who_help_one_lead_alone_share_boxes_of_the_overview(kb: Knowledge) -> None:
    """Twenty in a column would not fit a slide; everybody is still named, with the count of tasks."""
    names = [f"市第{n}局" for n in range(1, 21)]
    lines = "".join(
        f"（{n}）任务{n}。开展第{n}次演练。（市应急局牵头，{'、'.join(names)}配合）\n"
        for n in range(1, 18)
    )
    plan = dc.parse_text(f"云州市安全生产规划\n一、主要任务\n{lines}")
    result = dc.assign(plan, kb, place="云州市", level="city")
    held = {a.name for a in result.assignments}
    assert set(names) <= held
    overview = diagrams(result, Labels())[0].dot
    plain = re.sub(r"\\n", "", overview)
    assert not [name for name in names if f"{name} 17" not in plain]
    assert overview.count(" -> ") < 10
    svg = render([(overview, "svg")])[0].decode("utf-8")
    size = re.search(r'<svg width="(\d+)pt" height="(\d+)pt"', svg)
    assert size
    assert int(size[2]) < int(size[1])


def test_pdf(kb: Knowledge, tmp_path: Path) -> None:
    dc.write(_result(kb, 3), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("count", [0, 1, 16, 17, 33, 60, 200])
def test_sheets_hold_about_as_many_each(count: int) -> None:
    sheets = in_sheets(list(range(count)), 16)
    assert [each for sheet in sheets for each in sheet] == list(range(count))
    sizes = [len(sheet) for sheet in sheets]
    assert len(sizes) == -(-count // 16)
    assert max(sizes, default=0) <= 16
    assert max(sizes, default=0) - min(sizes, default=0) <= 1
