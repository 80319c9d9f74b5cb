"""How drawings look: no words on words, all of them inside their boxes, a legend on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

import decompose as dc
from decompose.compare.reform import replay
from decompose.compare.reform_events import read_events
from decompose.knowledge import Knowledge
from decompose.labels import LANGUAGES
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.characters import breadth
from decompose.reports.diagram_organization import organization
from decompose.reports.diagram_parts import MOST_NODES, WRAP, Diagram, listed, wrapped
from decompose.reports.diagram_replay import replay_drawings
from decompose.reports.diagrams import diagrams
from decompose.reports.render import render
from tests.conftest import ROOT

SVG = "{http://www.w3.org/2000/svg}"
EXAMPLES = ROOT / "examples"
Box = tuple[float, float, float, float]


def _words(svg: bytes) -> Iterator[tuple[str, Box]]:
    """Yield every text with the box it takes, reckoned from its letters and size."""
    for text in etree.fromstring(svg).iter(f"{SVG}text"):
        words = "".join(text.itertext())
        if not words.strip():
            continue
        size, x, y = (float(text.get(key, "14")) for key in ("font-size", "x", "y"))
        width = breadth(words.rstrip()) * size * 0.94
        left = x - width * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", "start"), 0.0)
        yield words, (left, y - 0.8 * size, left + width, y + 0.1 * size)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] + 1 < b[2] and b[0] + 1 < a[2] and a[1] + 1 < b[3] and b[1] + 1 < a[3]


def _within(a: Box, b: Box) -> bool:
    return b[0] - 2 <= a[0] and a[2] <= b[2] + 2 and b[1] <= a[1] and a[3] <= b[3]


def _boxes(svg: bytes) -> Iterator[Box]:
    for node in etree.fromstring(svg).iter(f"{SVG}polygon", f"{SVG}path"):
        if (node.getparent().get("class") or "") == "node":  # type: ignore[union-attr]
            numbers = [
                float(n) for n in re.findall(r"-?[\d.]+", node.get("points") or node.get("d") or "")
            ]
            xs, ys = numbers[::2], numbers[1::2]
            yield min(xs), min(ys), max(xs), max(ys)


@pytest.fixture(scope="module")
def results(kb: Knowledge) -> list[Decomposition]:
    """Plans of several kinds: a city's, a county's, a hospital's, one in English."""
    found = []
    for name in ("quickstart", "everything_wrong", "hospital", "company_en"):
        pack = EXAMPLES / name / "pack"
        own = dc.load_knowledge(pack) if pack.exists() else kb
        doc = dc.read(EXAMPLES / name / "plan.txt")
        found.append(dc.assign(dc.parse(doc, wordings=own.wordings.values()), own))
    return found


def _drawn(result: Decomposition, kb: Knowledge, labels: Labels) -> list[Diagram]:
    return [*diagrams(result, labels), *organization(result, kb, labels)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_stand_on_others(results: list[Decomposition], kb: Knowledge, lang: str) -> None:
    for result in results:
        sheets = _drawn(result, kb, Labels(lang))
        for sheet, svg in zip(sheets, render([(s.dot, "svg") for s in sheets]), strict=True):
            words = list(_words(svg))
            clash = [(a, b) for (a, one), (b, two) in combinations(words, 2) if _overlap(one, two)]
            assert not clash, (sheet.name, clash[:3])
            assert svg.count(b'class="node"') <= MOST_NODES


def test_words_stay_inside_their_boxes(results: list[Decomposition], kb: Knowledge) -> None:
    for result in results:
        for sheet in diagrams(result, Labels()):
            if sheet.name == "overview":
                continue
            (svg,) = render([(sheet.dot, "svg")])
            boxes = list(_boxes(svg))
            title_ends = min(box[1] for box in boxes)
            for text, box in _words(svg):
                if box[3] > title_ends:
                    inside = [b for b in boxes if _within(box, b)]
                    assert inside, (sheet.name, text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sheet_has_its_legend(results: list[Decomposition], kb: Knowledge, lang: str) -> None:
    labels = Labels(lang)
    for sheet in _drawn(results[0], kb, labels):
        first = sheet.name.split("-")[0]
        keys = {
            "overview": ["shared_tasks"],
            "organization": ["solid_commands", "dashed_above"],
        }.get(first, ["key_lead", "key_joint", "key_other", "framed_open"])
        assert all(labels[key] in sheet.dot for key in keys), sheet.name


def test_projects_and_safeguards_stand_together(results: list[Decomposition]) -> None:
    names = {sheet.name for sheet in diagrams(results[0], Labels())}
    assert {"projects", "safeguards"} <= names
    (projects,) = (s for s in diagrams(results[0], Labels()) if s.name == "projects")
    titles = [t.title for t in results[0].plan.tasks if t.kind.value == "project"]
    assert len(titles) > 2
    assert all(title in projects.dot for title in titles)


def test_a_comma_in_brackets_divides_no_name() -> None:
    names = listed("市公安局、市交通运输局、各县（市、区）人民政府", 16, "等{}个")
    assert "各县（市、区）人民政府" in names.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "T10 建立跨部门综合监管事项清单",
        "T3 推行“双随机、一公开”和“执法+专家”等模式，开展联合执法（每季度一次）。",
        "云岭市综合保税区建设发展服务中心筹备工作领导小组办公室（共同负责）",
    ],
)
def test_lines_of_a_box_are_even_and_none_begins_with_a_closing_sign(text: str) -> None:
    lines = wrapped(text).split("\n")
    assert "".join(lines) == text
    assert not [line for line in lines if line[0] in "，。、）”"]
    assert max(map(len, lines)) <= WRAP + 2
    assert max(map(len, lines)) - min(map(len, lines)) <= 5


def test_names_without_room_are_counted_and_none_is_cut() -> None:
    names = [
        f"云州市第{number:02d}综合协调城乡建设公共服务产业发展安全管理局" for number in range(20)
    ]
    drawn = listed("、".join(names), 32, "等另外{}个单位")
    *shown, last = drawn.replace("\n", "").split("、")
    assert shown == names[: len(shown)]
    assert last == f"等另外{20 - len(shown)}个单位"
    assert listed("、".join(names[:2]), 32, "{}").replace("\n", "") == "、".join(names[:2])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reform_is_drawn(kb: Knowledge, lang: str) -> None:
    result = dc.assign(dc.parse(dc.read(EXAMPLES / "reform" / "plan.txt")), kb)
    found, _ = replay(result, read_events(EXAMPLES / "reform" / "events.yaml"), kb, date="2022")
    (sheet,) = replay_drawings(found, Labels(lang))
    (svg,) = render([(sheet.dot, "svg")])
    words = list(_words(svg))
    assert not [(x, y) for (x, a), (y, b) in combinations(words, 2) if _overlap(a, b)]
    text = "".join(word for word, _ in words)
    for flow in found.flows:
        if flow.before != flow.after:
            assert flow.before in text
            assert (flow.after or Labels(lang)["reform_open"]) in text
    one = found.flows[0]
    many = [one.model_copy(update={"before": f"第{n}局", "after": f"第{n}委"}) for n in range(60)]
    sheets = replay_drawings(found.model_copy(update={"flows": tuple(many)}), Labels(lang))
    assert len(sheets) == 3
    assert all(s.dot.count(" -> ") <= 24 for s in sheets)


def test_reform_as_a_file(cli: object, tmp_path: Path) -> None:
    out = tmp_path / "reform.svg"
    plan, events = EXAMPLES / "reform" / "plan.txt", EXAMPLES / "reform" / "events.yaml"
    done = cli("reform", plan, "--events", events, "-o", out)  # type: ignore[operator]
    assert done.code == 0, done.err
    assert "市工业和数据局" in out.read_text("utf-8")
