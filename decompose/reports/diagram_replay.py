"""A division before and after a reform: whose roles went to whom, and which are left without an heir.

Only bodies that the reform touches are drawn; a body stands on both sides where it keeps a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import graphviz

from decompose.errors import ReportError
from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.reform import Flow, Replay
from decompose.reports.diagram_parts import (
    DASHED,
    GREY,
    ORANGE,
    RED,
    SOLID,
    THICK,
    Diagram,
    new_graph,
    node_id,
    wrapped,
)
from decompose.reports.render import FORMATS, draw

SUFFIXES = tuple(f".{kind}" for kind in FORMATS)
_MOST_FLOWS = 24
"""Edges of a sheet; with a body at either end it stays below sixty nodes."""


def replay_drawings(found: Replay, labels: Labels) -> list[Diagram]:
    """Return the drawing of a replayed reform, on as many sheets as it needs."""
    sheets = list(_sheets(found.flows)) or [[]]
    drawn = []
    for number, flows in enumerate(sheets, start=1):
        suffix = f"-{number}" if len(sheets) > 1 else ""
        title = f"{found.plan} {labels['reform']}{suffix}"
        drawn.append(Diagram(f"reform{suffix}", title, _draw(flows, title, labels)))
    return drawn


def write_replay(found: Replay, path: Path, labels: Labels) -> None:
    """Write the drawing as .svg, .png or .pdf; several sheets are numbered.

    Raises:
        ReportError: A file cannot be written.
        MissingDependency: No Graphviz, or PNG or PDF without a Chinese font.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ReportError(
            f"no writer for {path.suffix or 'a name without suffix'}",
            hint=f"use one of {', '.join(SUFFIXES)}",
            where=str(path),
        )
    sheets = replay_drawings(found, labels)
    for number, sheet in enumerate(sheets, start=1):
        target = path.with_stem(f"{path.stem}-{number}") if len(sheets) > 1 else path
        replace_file(target, draw(sheet.dot, target))


def _sheets(flows: Sequence[Flow]) -> Iterator[list[Flow]]:
    """Yield what the reform touches in sheets; what belongs together stands on one where it can."""
    moved = [flow for flow in flows if flow.before != flow.after]
    touched = {flow.before for flow in moved} | {flow.after for flow in moved}
    shown = [flow for flow in flows if {flow.before, flow.after} & touched]
    groups: list[list[Flow]] = []
    for flow in shown:
        ends = {flow.before, flow.after} - {None}
        near = [g for g in groups if any({f.before, f.after} & ends for f in g)]
        joined = [f for group in near for f in group] + [flow]
        groups = [g for g in groups if g not in near] + [joined]
    sheet: list[Flow] = []
    for group in groups:
        if sheet and len(sheet) + len(group) > _MOST_FLOWS:
            yield sheet
            sheet = []
        sheet += group
        while len(sheet) > _MOST_FLOWS:
            yield sheet[:_MOST_FLOWS]
            sheet = sheet[_MOST_FLOWS:]
    if sheet:
        yield sheet


def _draw(flows: Sequence[Flow], title: str, labels: Labels) -> str:
    legend = (
        (THICK, ORANGE, labels["reform_heir"]),
        (SOLID, GREY, labels["reform_kept"]),
        (DASHED, RED, labels["reform_open"]),
    )
    graph = new_graph(title, legend, [labels["reform_sides"]])
    graph.attr(ranksep="2.0")
    for flow in flows:
        left, right = node_id(f"old {flow.before}"), node_id(f"new {flow.after or ''}")
        _body(graph, left, flow.before)
        if flow.after is None:
            _body(graph, right, labels["reform_open"], color=RED, penwidth="2")
        else:
            _body(graph, right, flow.after)
        style = {"style": "dashed", "color": RED} if flow.after is None else {"color": ORANGE}
        style = {"color": GREY} if flow.after == flow.before else style
        thick = "1.0" if flow.after == flow.before else "2.2"
        told = labels["reform_roles"].format(flow.roles, flow.leads)
        graph.edge(left, right, label=graphviz.escape(told), penwidth=thick, **style)
    return str(graph.source)


def _body(graph: graphviz.Digraph, key: str, name: str, **frame: str) -> None:
    label = graphviz.escape(wrapped(name))
    graph.node(key, label, style="filled,rounded", fillcolor="#FFFFFF", **frame)
