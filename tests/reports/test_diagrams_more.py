"""The organisation chart, a reform before and after, coverage as pictures; no font, no Graphviz."""

from __future__ import annotations

import re
import shutil
from itertools import combinations
from pathlib import Path

import pytest

import decompose as dc
from decompose import pipeline
from decompose.errors import MissingDependency
from decompose.knowledge import Knowledge
from decompose.labels import LANGUAGES
from decompose.labels.deliverables import Labels
from decompose.model.organization import ChangeEvent, Level
from decompose.model.result import Decomposition
from decompose.reports import render as drawing
from decompose.reports import write
from decompose.reports.coverage_slides import breadth, broken
from decompose.reports.diagram_organization import organization
from decompose.reports.diagram_parts import MOST_NODES, Diagram
from decompose.reports.diagram_reform import reform_drawings
from decompose.reports.diagrams import diagrams
from decompose.reports.division import arrange
from decompose.reports.loads import LOADS, load_of
from decompose.reports.render import render
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt

PLAN = ROOT / "examples" / "quickstart" / "plan.txt"


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    return dc.assign(dc.parse(dc.read(PLAN)), kb)


def _svg(diagram: Diagram) -> str:
    return render([(diagram.dot, "svg")])[0].decode("utf-8")


def _boxes(svg: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right, bottom of every node."""
    found = []
    for node in re.findall(r'<g id="node\d+" class="node">(.*?)</g>', svg, re.S):
        shape = re.search(r'<path[^>]* d="([^"]*)"|<polygon[^>]* points="([^"]*)"', node)
        if shape:
            numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", shape[1] or shape[2])]
            xs, ys = numbers[::2], numbers[1::2]
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def _keeps_to_the_rules(found: list[Diagram]) -> None:
    for diagram in found:
        svg = _svg(diagram)
        assert svg.count('class="node"') <= MOST_NODES
        for one, other in combinations(_boxes(svg), 2):
            apart = (
                one[2] <= other[0] + 0.5
                or other[2] <= one[0] + 0.5
                or one[3] <= other[1] + 0.5
                or other[3] <= one[1] + 0.5
            )
            assert apart, (diagram.name, one, other)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everybody_stands_in_the_organisation_chart_once(
    kb: Knowledge, result: Decomposition, lang: str
) -> None:
    found = organization(result, kb, Labels(lang))
    _keeps_to_the_rules(found)
    text = "".join(re.sub(r"</text>\s*<text[^>]*>", "", _svg(diagram)) for diagram in found)
    for name in {own.name for own in result.assignments}:
        assert name in text, name
    labels = Labels(lang)
    assert labels["solid_commands"] in text
    assert labels["dashed_above"] in text
    assert ("云州市党委、人民政府" if lang == "zh" else "Party committee, 人民政府") in text


@pytest.mark.parametrize(
    ("lead", "top"),
    [("市委组织部", "云州市党委、人民政府"), ("市公安局", "云州市人民政府")],
)
def test_no_organ_of_the_party_stands_under_the_government(
    kb: Knowledge, lead: str, top: str
) -> None:
    plan = dc.parse_text(f"云州市安全方案\n一、主要任务\n（一）培训。举办专题班。（{lead}牵头）\n")
    made = dc.assign(plan, kb, place="云州市", level="city")
    own = tuple(a for a in made.assignments if a.name == lead)
    found = organization(made.model_copy(update={"assignments": own}), kb, Labels())
    assert f'top [label="{top}"' in found[0].dot


def test_a_lead_is_counted_alike_in_all_drawings(kb: Knowledge) -> None:
    text = "云州市安全方案\n一、主要任务\n" + "".join(
        f"（{n}）第{n}项工作。开展巡查。（市公安局、市水利局牵头，市教育局配合）\n"
        for n in "一二三四五六七八九"
    )
    text += "".join(
        f"（十{n}）第十{n}项工作。开展巡查。（市公安局牵头）\n" for n in "一二三四五六七八九"
    )
    made = dc.assign(dc.parse_text(text), kb, place="云州市", level="city")
    leads = dict(zip(LOADS, load_of(arrange(made), "police"), strict=True))["leads"]
    assert leads == 18
    overview = next(each for each in diagrams(made, Labels()) if each.name == "overview")
    assert re.search(rf"市公安局(?:\s|\\n)牵头 {leads}", overview.dot)
    assert f"牵头 {leads} · " in organization(made, kb, Labels())[0].dot


def test_who_oversees_whom(kb: Knowledge, result: Decomposition) -> None:
    dots = "\n".join(diagram.dot for diagram in organization(result, kb, Labels()))
    cells = {cell.split("<BR/>")[0]: cell for cell in re.findall(r"<TD COLOR[^>]*>.*?</TD>", dots)}

    def cell(name: str) -> str:
        return next(text for first, text in cells.items() if first.endswith(f">{name}"))

    assert "上级：市发展和改革委员会" in cell("市能源局"), "a unit names its body"
    assert "上级：省消防救援总队" in cell("市消防救援支队"), "a vertical unit the level above"
    assert "DASHED" in cell("市消防救援支队")
    assert "上级" not in cell("市公安局")
    assert re.search(r"top -> n\w+ \[.*style=dashed", dots), "not led by this level"


BEFORE = {
    "safety": "市安监局",
    "civil": "市民政局",
    "env": "市环保局",
    "old": "市老龄办",
    "tax": "市税务局",
}
AFTER = {
    "emergency": "市应急管理局",
    "civil": "市民政局",
    "env": "市生态环境局",
    "new": "市数据局",
    "tax": "市税务局",
}
EVENTS = [
    ChangeEvent(year=2018, old="市安监局", new=("emergency",), what="组建市应急管理局"),
    ChangeEvent(
        year=2018, old="民政（救灾）", new=("emergency",), lost=("civil",), what="救灾划转"
    ),
    ChangeEvent(year=2018, old="不相干", new=("nobody",), what="与本地无关"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reform_shows_who_took_what(lang: str) -> None:
    (found,) = reform_drawings(BEFORE, AFTER, EVENTS, Labels(lang), "云州市")
    _keeps_to_the_rules([found])

    def edge(old: str, new: str) -> str:
        keys = (
            f"n{f'{side} {name}'.encode().hex()}" for side, name in (("old", old), ("new", new))
        )
        return " -> ".join(keys)

    assert edge("市安监局", "市应急管理局") in found.dot
    assert edge("市民政局", "市应急管理局") in found.dot
    assert edge("市环保局", "市生态环境局") in found.dot
    assert found.dot.count(" -> ") == 4, "three changes, one invisible edge"
    assert "与本地无关" not in found.dot
    assert re.search(r'label="?市老龄办"? .*#C0392B|#C0392B.*市老龄办', found.dot)
    assert re.search(r'label="?市数据局"? .*#009E73|#009E73.*市数据局', found.dot)
    assert Labels(lang)["reform_same"].format(2) in found.dot, (
        "civil affairs and tax kept their names"
    )


def test_reform_of_a_whole_city_goes_on_over_sheets(kb: Knowledge) -> None:
    def names(year: int) -> dict[str, str]:
        here = [d for d in kb.departments if kb.exists(d, level=Level.CITY, year=year)]
        return {d: kb.name_of(d, level=Level.CITY, year=year) for d in here}

    events = [event for event in kb.events if 2017 <= event.year <= 2021]
    found = reform_drawings(names(2016), names(2021), events, Labels(), "云州市")
    assert len(found) > 1
    _keeps_to_the_rules(found)
    assert any("安监局" in diagram.dot for diagram in found)


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words(kb: Knowledge, word: str) -> None:
    spoiled = spoilt(kb, word)
    (chart,) = organization(spoiled, kb, Labels())
    names = dict(spoiled.departments)
    event = ChangeEvent(year=2018, old=word, new=("emergency",), what=word)
    drawn = reform_drawings({"x": word}, {"emergency": f"{word}新"}, [event], Labels(), word)
    for diagram in (chart, *drawn):
        svg = _svg(diagram)
        assert "<script" not in svg
    assert names


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_coverage_and_chains_as_pictures(cli: object, tmp_path: Path, kind: str) -> None:
    if not drawing.chinese_font():
        pytest.skip("no Chinese font on this machine")
    for name, more in (("map", ()), ("chains", ("--chains",))):
        path = tmp_path / f"{name}.{kind}"
        done = cli("coverage", PLAN, "-o", path, *more, "--lang", "en")  # type: ignore[operator]
        assert done.code == 0, done.err
        assert path.read_bytes()[:4] == {"png": b"\x89PNG", "pdf": b"%PDF"}[kind]


def test_every_drawing_as_pdf(tmp_path: Path) -> None:
    if not drawing.chinese_font():
        pytest.skip("no Chinese font on this machine")
    pipeline.run(PLAN, tmp_path, also=["pdf"])
    drawn = {path.stem for path in (tmp_path / "diagrams").glob("*.svg")}
    assert drawn == {path.stem for path in (tmp_path / "diagrams").glob("*.pdf")}
    assert any(name.startswith("organization") for name in drawn)
    pipeline.run(PLAN, tmp_path)
    assert not list((tmp_path / "diagrams").glob("*.pdf")), "an earlier run's pictures are gone"


def test_without_a_chinese_font_png_is_withheld_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, result: Decomposition
) -> None:
    drawing.chinese_font.cache_clear()
    monkeypatch.setattr(drawing.sys, "platform", "linux")
    monkeypatch.setattr(drawing.shutil, "which", lambda name: None)
    try:
        pipeline.run(PLAN, tmp_path, png=True, also=["graph"], lang="en")
        kinds = {path.suffix for path in (tmp_path / "diagrams").iterdir()}
        assert kinds == {".svg"}
        assert not (tmp_path / "overview.pdf").exists()
        assert "No Chinese font here" in (tmp_path / "division.json").read_text("utf-8")
        with pytest.raises(MissingDependency, match="font") as told:
            write(result, tmp_path / "a.png")
        assert "svg" in told.value.hint
        write(result, tmp_path / "a.svg")
    finally:
        drawing.chinese_font.cache_clear()


def test_the_font_is_asked_for_where_fontconfig_is() -> None:
    if shutil.which("fc-list") is None:
        pytest.skip("no fontconfig on this machine")
    drawing.chinese_font.cache_clear()
    assert isinstance(drawing.chinese_font(), bool)
    assert not drawing.shows_boxes("digraph { plain }", "png")
    assert not drawing.shows_boxes("digraph { 职责 }", "svg")


@pytest.mark.parametrize("width", [60, 72, 84, 96, 108, 200])
def test_no_line_begins_with_a_comma(width: int) -> None:
    text = "危险化学品、城镇燃气、消防安全（含高层建筑）、道路交通。校车；电梯"
    lines = broken(text, width, 40)
    assert "".join(lines) == text
    assert all(breadth(line) <= width for line in lines)
    assert not [line for line in lines if line[0] in "、，。；）"]


def test_a_line_of_names_ends_behind_one() -> None:
    names = "县消防救援大队、县公安局、县综合执法局、县住房城乡建设局"
    assert broken(names, 20 * 12) == [
        "县消防救援大队、县公安局、县综合执法局、",
        "县住房城乡建设局",
    ]
    assert (
        broken("只有行业、属地等职责：写明由谁检查处罚", 15 * 12)[0]
        == "只有行业、属地等职责：写明由谁"
    )
