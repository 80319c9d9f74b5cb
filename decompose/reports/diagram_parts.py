"""What all drawings share: the sheet, its fonts and colours, nodes that hold any text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import graphviz

from decompose.reports.characters import fit

FONT = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,SimSun,WenQuanYi Zen Hei,sans-serif"
MOST_NODES = 60
"""Nodes of a sheet; more would not be read."""
WRAP = 16
_LONGEST = 48
_MOST_NAMES = 160
JOIN = "、"
BLUE, ORANGE, GREEN, GREY, RED = "#0072B2", "#D55E00", "#009E73", "#555555", "#C0392B"
"""Told apart by the colour-blind (Okabe and Ito); red comes with a thicker line."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing: the stem of its file name, its title, its DOT source."""

    name: str
    title: str
    dot: str


def new_graph(title: str) -> graphviz.Digraph:
    """Return an empty sheet with its title."""
    return graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "label": graphviz.escape(fit(title)),
            "labelloc": "t",
            "fontname": FONT,
            "fontsize": "16",
            "nodesep": "0.12",
            "ranksep": "1.6",
        },
        node_attr={"shape": "box", "fontname": FONT, "fontsize": "11", "margin": "0.1,0.05"},
        edge_attr={"fontname": FONT, "fontsize": "9", "arrowsize": "0.6"},
    )


def stack(graph: graphviz.Digraph, keys: list[str]) -> None:
    """Keep nodes in one column and in order, by edges that are not seen."""
    with graph.subgraph(graph_attr={"rank": "same"}) as column:
        for above, below in pairwise(keys):
            column.edge(node_id(above), node_id(below), style="invis")


def department_node(graph: graphviz.Digraph, holder: str, name: str, *, leads: bool) -> None:
    """Draw a department; one that leads is filled."""
    fill = "#D6EAF8" if leads else "#FFFFFF"
    graph.node(
        node_id(holder), graphviz.escape(wrapped(name)), style="filled,rounded", fillcolor=fill
    )


def node_id(key: str) -> str:
    """Return a node name that means the same whatever characters a printed name holds."""
    return "n" + key.encode("utf-8", "replace").hex()


def wrapped(text: str) -> str:
    """Return a text on lines of a width a box can hold."""
    text = fit(text)
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    lines = [part[i : i + WRAP] for part in short.split("\n") for i in range(0, len(part), WRAP)]
    return "\n".join(lines) or " "


def listed(names: str, width: int) -> str:
    """Return names joined by commas on lines of a width; a name stays whole where it can."""
    text = fit(names)
    short = text if len(text) <= _MOST_NAMES else f"{text[: _MOST_NAMES - 1]}…"
    lines = [""]
    for name in short.replace("\n", " ").split(JOIN):
        piece = f"{name}{JOIN}"
        if lines[-1] and len(lines[-1]) + len(piece) > width + 1:
            lines.append("")
        lines[-1] += piece
    lines[-1] = lines[-1].removesuffix(JOIN)
    most = 2 * width
    return "\n".join(line[i : i + most] for line in lines for i in range(0, len(line), most)) or " "
