"""The responsibility graph for other programs: GraphML (Gephi, yEd) and Cytoscape JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from decompose.files import replace_file
from decompose.graph import build_graph
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.characters import fit

_TYPES = {bool: "boolean", int: "long", float: "double"}
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
Facts = dict[str, Any]


def write_graphml(
    result: Decomposition, path: Path, labels: Labels, kb: Knowledge | None = None
) -> None:
    """Write the graph as GraphML, every attribute with its type; names are the same in any language."""
    nodes, edges, about = _graph(result, kb)
    keys = _Keys()
    parts = [f'<node id="{_safe(key)}">{keys.data("node", facts)}</node>' for key, facts in nodes]
    parts += [
        f'<edge source="{_safe(a)}" target="{_safe(b)}">{keys.data("edge", facts)}</edge>'
        for a, b, facts in edges
    ]
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{_GRAPHML}">\n'
        f"{keys.to_xml()}"
        f'<graph id="{_safe(about)}" edgedefault="directed">\n' + "\n".join(parts)
    )
    replace_file(path, f"{text}\n</graph>\n</graphml>\n".encode())


def write_cytoscape(
    result: Decomposition, path: Path, labels: Labels, kb: Knowledge | None = None
) -> None:
    """Write the graph as Cytoscape JSON; networkx reads it with ``cytoscape_graph``."""
    nodes, edges, about = _graph(result, kb)
    elements = {
        "nodes": [{"data": {**facts, "id": key, "value": key}} for key, facts in nodes],
        "edges": [
            {"data": {**facts, "id": f"e{n}", "key": n, "source": a, "target": b}}
            for n, (a, b, facts) in enumerate(edges)
        ],
    }
    of_networkx = {"directed": True, "multigraph": True}
    value = {"data": {"name": about}, **of_networkx, "elements": elements}
    text = json.dumps(value, ensure_ascii=False, indent=1)
    replace_file(path, f"{text}\n".encode("utf-8", "replace"))


def _graph(
    result: Decomposition, kb: Knowledge | None
) -> tuple[list[tuple[str, Facts]], list[Any], str]:
    """Return nodes and edges with plain facts, and the plan's title."""
    graph = build_graph(result, kb)
    nodes = [(fit(str(key)), _plain(facts)) for key, facts in graph.nodes(data=True)]
    edges = [(fit(str(a)), fit(str(b)), _plain(facts)) for a, b, facts in graph.edges(data=True)]
    return nodes, edges, fit(result.plan.title)


def _plain(facts: Facts) -> Facts:
    return {
        str(key): value if isinstance(value, bool | int | float) else fit(str(value))
        for key, value in facts.items()
        if value is not None
    }


class _Keys:
    """Declares the attributes as they are met; one that bears several types is a text."""

    def __init__(self) -> None:
        self._types: dict[tuple[str, str], str] = {}

    def data(self, owner: str, facts: Facts) -> str:
        """Return the data elements of a node or an edge."""
        return "".join(self._one(owner, name, value) for name, value in facts.items())

    def _one(self, owner: str, name: str, value: Any) -> str:
        kind = _TYPES.get(type(value), "string")
        known = self._types.setdefault((owner, name), kind)
        if known != kind:
            self._types[owner, name] = "string"
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return f'<data key="{_key(owner, name)}">{_safe(text)}</data>'

    def to_xml(self) -> str:
        """Return the declarations."""
        lines: Iterable[str] = (
            f'<key id="{_key(owner, name)}" for="{owner}" attr.name="{_safe(name)}" '
            f'attr.type="{kind}"/>\n'
            for (owner, name), kind in self._types.items()
        )
        return "".join(lines)


def _key(owner: str, name: str) -> str:
    return f"{owner[0]}_{_safe(name)}"


def _safe(text: str) -> str:
    return escape(text)
