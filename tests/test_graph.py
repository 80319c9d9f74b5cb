"""The responsibility graph holds every task, department and assignment."""

from __future__ import annotations

import decompose as dc
from decompose.knowledge import Knowledge
from tests.conftest import ROOT


def test_graph_of_the_quickstart(kb: Knowledge) -> None:
    result = dc.assign(dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt")), kb)
    graph = dc.build_graph(result)
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert {"task", "project", "safeguard", "measure", "indicator", "department"} <= kinds
    assert {"sector", "function", "duty"} <= kinds
    for own in result.assignments:
        department = f"department:{own.holder}"
        targets = {t.partition(":")[2] for t in graph.successors(department)}
        assert (own.measure or own.task) in targets
    roles = {key for _, _, key in graph.edges(keys=True)}
    assert {"lead", "support", "contains", "names", "part-of", "holds", "covers"} <= roles
