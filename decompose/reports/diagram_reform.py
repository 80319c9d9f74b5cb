"""Before and after a reform: who held what, who holds it now, and by which change.

Only what changed is drawn; how much stayed the same is said in the title. An organ that is gone without a successor
has a red frame, one that is new without a forerunner a green one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import graphviz

from decompose.labels.deliverables import Labels
from decompose.model.organization import ChangeEvent
from decompose.reports.diagram_parts import (
    BLUE,
    FRAME,
    GREEN,
    ORANGE,
    RED,
    SOLID,
    THICK,
    Diagram,
    new_graph,
    node_id,
    wrapped,
)

_MOST_ROWS = 24
"""Changes of a sheet: two names each, so that a sheet stays below sixty nodes."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One line of the drawing; a side is empty where nobody stands."""

    old: str
    new: str
    what: str
    color: str


def reform_drawings(
    before: Mapping[str, str],
    after: Mapping[str, str],
    events: Sequence[ChangeEvent],
    labels: Labels,
    title: str = "",
) -> list[Diagram]:
    """Return the drawing of a reform, on as many sheets as it needs.

    Args:
        before: Names by id of those who held a task or a duty before.
        after: The same afterwards.
        events: What changed in between: ``old`` is a name of before, ``new`` are ids of after.
        labels: The language.
        title: What the drawing is about.
    """
    changes = _changes(before, after, events)
    same = sum(before[key] == name for key, name in after.items() if key in before)
    signs = ((THICK, ORANGE, "moved"), (SOLID, BLUE, "renamed"), (FRAME, RED, "ends"))
    legend = [(sign, colour, labels[f"reform_{key}"]) for sign, colour, key in signs]
    notes = [labels["reform_sides"], labels["reform_same"].format(same)]
    sheets = [changes[at : at + _MOST_ROWS] for at in range(0, len(changes), _MOST_ROWS)] or [[]]
    found = []
    for number, sheet in enumerate(sheets, start=1):
        suffix = f"-{number}" if len(sheets) > 1 else ""
        name = f"{title} {labels['reform']}{suffix}".strip()
        graph = new_graph(name, legend, notes)
        found.append(Diagram(f"reform{suffix}", name, _draw(sheet, graph)))
    return found


def _changes(
    before: Mapping[str, str], after: Mapping[str, str], events: Sequence[ChangeEvent]
) -> list[_Change]:
    known = {name: key for key, name in before.items()}
    found: list[_Change] = []
    for event in events:
        heirs = [after[key] for key in event.new if key in after]
        if not heirs or not (event.old in known or any(key in before for key in event.lost)):
            continue
        givers = (
            [event.old] if event.old in known else [before[k] for k in event.lost if k in before]
        )
        what = f"{event.year} {event.what}"
        found += [_Change(old, new, what, ORANGE) for old in givers for new in heirs if old != new]
    for key, name in after.items():
        if key in before and before[key] != name:
            found.append(_Change(before[key], name, "", BLUE))
    left = {change.old for change in found} | set(after.values())
    come = {change.new for change in found} | set(before.values())
    gone = [name for key, name in before.items() if key not in after and name not in left]
    fresh = [name for key, name in after.items() if key not in before and name not in come]
    found += [_Change(name, "", "", RED) for name in gone]
    found += [_Change("", name, "", GREEN) for name in fresh]
    return list(dict.fromkeys(found))


def _draw(changes: Sequence[_Change], graph: graphviz.Digraph) -> str:
    graph.attr(ranksep="2.6")
    for side, rank in (("old", "min"), ("new", "max")):
        with graph.subgraph(graph_attr={"rank": rank}) as column:
            # An anchor keeps the two columns apart where nothing leads from one to the other.
            column.node(side, "", style="invis")
            for change in changes:
                name = change.old if side == "old" else change.new
                if name:
                    _organ(column, side, name, change.color)
    graph.edge("old", "new", style="invis")
    for change in changes:
        if change.old and change.new:
            graph.edge(
                node_id(f"old {change.old}"),
                node_id(f"new {change.new}"),
                label=graphviz.escape(wrapped(change.what)) if change.what else None,
                color=change.color,
                penwidth="1.8" if change.color == ORANGE else "1.2",
            )
    return str(graph.source)


def _organ(graph: graphviz.Digraph, side: str, name: str, color: str) -> None:
    frame = {"color": color, "penwidth": "2"} if color in (RED, GREEN) else {}
    label = graphviz.escape(wrapped(name))
    key = node_id(f"{side} {name}")
    graph.node(key, label, style="filled,rounded", fillcolor="#FFFFFF", **frame)
