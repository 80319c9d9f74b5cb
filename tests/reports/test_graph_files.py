"""Files of the graph: the whole graph in them, read back by other programs, nothing hostile alive."""

from __future__ import annotations

import json
import re
from pathlib import Path

import networkx as nx
import pytest

import decompose as dc
from decompose.graph import build_graph
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from decompose.reports import EXTRAS, write
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.audit(dc.assign(plan, kb), kb)


def test_graphml_is_the_graph(result: Decomposition, tmp_path: Path, kb: Knowledge) -> None:
    write(result, tmp_path / "g.graphml")
    graph, read = build_graph(result, kb), nx.read_graphml(tmp_path / "g.graphml")
    assert set(read.nodes) == set(map(str, graph.nodes))
    assert read.number_of_edges() == graph.number_of_edges()
    kinds = sorted(facts["kind"] for _, _, facts in graph.edges(data=True))
    assert sorted(facts["kind"] for _, _, facts in read.edges(data=True)) == kinds
    some = next(f for _, _, f in read.edges(data=True) if f["kind"] == "lead")
    assert isinstance(some["confidence"], float)


def test_cytoscape_is_the_graph(result: Decomposition, tmp_path: Path, kb: Knowledge) -> None:
    write(result, tmp_path / "g.cyjs")
    whole = json.loads((tmp_path / "g.cyjs").read_text(encoding="utf-8"))
    graph, value = build_graph(result, kb), whole["elements"]
    read = nx.cytoscape_graph(whole)
    assert set(read.nodes) == set(map(str, graph.nodes))
    arrows = sorted((str(a), str(b), f["kind"]) for a, b, f in graph.edges(data=True))
    assert sorted((a, b, f["kind"]) for a, b, f in read.edges(data=True)) == arrows
    ids = {node["data"]["id"] for node in value["nodes"]}
    assert ids == set(map(str, graph.nodes))
    assert len(value["edges"]) == graph.number_of_edges()
    assert all({e["data"]["source"], e["data"]["target"]} <= ids for e in value["edges"])


def test_mermaid_holds_every_whole_assignment(result: Decomposition, tmp_path: Path) -> None:
    name = "division.mermaid.md"
    write(result, tmp_path / name, document=name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    arrows = re.findall(r"^  d\d+ (-->|-\.->) t\w+$", text, re.M)
    assert len(arrows) == sum(a.measure is None for a in result.assignments)


def test_mermaid_keeps_its_limits(kb: Knowledge, tmp_path: Path) -> None:
    lines = [
        f"{n}.消防安全。打通第{n}条消防车通道。（市消防救援支队牵头，市公安局、市教育局配合）"
        for n in range(1, 400)
    ]
    plan = dc.parse_text("\n".join(["云州市安全生产规划", "一、主要任务", "（一）整治", *lines]))
    name = "division.mermaid.md"
    write(dc.assign(plan, kb, place="云州市", level="city"), tmp_path / name, document=name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    charts = re.findall(r"```mermaid\n(.*?)```", text, re.S)
    assert len(charts) >= 2
    for chart in charts:
        assert len(re.findall("-->|-.->", chart)) <= 500
        assert len(chart) < 50_000


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words(kb: Knowledge, tmp_path: Path, word: str) -> None:
    result = spoilt(kb, word)
    for name in EXTRAS["graph"]:
        write(result, tmp_path / name, document=name)
    nx.read_graphml(tmp_path / "graph.graphml")
    json.loads((tmp_path / "graph.cyjs").read_text(encoding="utf-8"))
    charts = "".join(
        re.findall(
            r"```mermaid\n(.*?)```",
            (tmp_path / "division.mermaid.md").read_text(encoding="utf-8"),
            re.S,
        )
    )
    assert not re.search(r"<|click|javascript:|`|%%", charts)
    line = re.compile(
        r'flowchart LR|  \w+(\["[^"\]]*"\]|\(\["[^"\]]*"\]\))|  d\d+ (-->|-\.->) t\w+|'
    )
    assert all(line.fullmatch(text) for text in charts.split("\n"))
