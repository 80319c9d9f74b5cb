"""The organisation chart: the government, its departments by kind, their units, and who oversees whom.

A solid line is a chain of command at the plan's level or below; a dashed one comes from the higher
body that a vertically managed unit answers to. Large charts go on over numbered sheets.
"""

from __future__ import annotations

from collections.abc import Iterator

import graphviz

from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.organization import DepartmentKind, Level
from decompose.model.result import Decomposition
from decompose.reports.diagram_parts import (
    BLUE,
    GREY,
    Diagram,
    department_node,
    new_graph,
    node_id,
    wrapped,
)
from decompose.reports.division import Division, arrange
from decompose.reports.rows import load_of

_MOST_ROWS = 24
"""Departments of a sheet; with units, kinds and higher bodies it stays below sixty nodes."""
_VERTICAL, _OTHER = "vertical", "other"
_LEVELS = list(Level)


def organization(result: Decomposition, kb: Knowledge, labels: Labels) -> list[Diagram]:
    """Return the chart of all who take part in a division, on as many sheets as it needs."""
    division = arrange(result)
    rows = list(_rows(division, kb))
    sheets = [rows[at : at + _MOST_ROWS] for at in range(0, len(rows), _MOST_ROWS)]
    found = []
    for number, sheet in enumerate(sheets, start=1):
        suffix = f"-{number}" if len(sheets) > 1 else ""
        title = f"{result.plan.title} {labels['organization']}{suffix}"
        legend = "；".join(labels[key] for key in ("solid_commands", "dashed_above"))
        dot = _Chart(division, kb, labels).draw(sheet, f"{title}\n（{legend}）")
        found.append(Diagram(f"organization{suffix}", title, dot))
    return found


def _rows(division: Division, kb: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield (kind, holder): kinds in the order of the state, a unit behind the body it is part of."""
    kinds = [*(kind.value for kind in DepartmentKind), _VERTICAL, _OTHER]
    by_kind: dict[str, list[str]] = {kind: [] for kind in kinds}
    for holder in division.holders:
        by_kind[_kind(holder, kb)].append(holder)
    for kind, holders in by_kind.items():
        for holder in holders:
            yield kind, holder


def _kind(holder: str, kb: Knowledge) -> str:
    entry = kb.departments.get(holder)
    if entry is None:
        return _OTHER
    if entry.kind is DepartmentKind.GOVERNMENT:
        # A plan speaks of governments in the plural: those below.
        return DepartmentKind.TERRITORIAL.value
    return _VERTICAL if entry.vertical else entry.kind.value


class _Chart:
    """One sheet of the chart."""

    def __init__(self, division: Division, kb: Knowledge, labels: Labels) -> None:
        self._division, self._kb, self._labels = division, kb, labels
        where = division.result.jurisdiction
        self._place, self._level, self._year = where.place, where.level, where.year

    def draw(self, rows: list[tuple[str, str]], title: str) -> str:
        """Return the DOT source of some rows."""
        graph = new_graph(title)
        graph.attr(ordering="out", ranksep="0.8")
        graph.node("top", graphviz.escape(wrapped(self._government())), style="filled", **_TOP)
        shown = {holder for _, holder in rows}
        for kind in dict.fromkeys(kind for kind, _ in rows):
            label = graphviz.escape(self._labels[f"kind_{kind}"])
            graph.node(f"kind_{kind}", label, shape="plaintext")
            style = {"style": "dashed", "color": GREY} if kind == _VERTICAL else {"color": BLUE}
            graph.edge("top", f"kind_{kind}", arrowhead="none", headport="w", **style)
        for kind, holder in rows:
            self._department(graph, kind, holder, shown)
        return str(graph.source)

    def _department(self, graph: graphviz.Digraph, kind: str, holder: str, shown: set[str]) -> None:
        leads, supports, _ = load_of(self._division, holder)
        counts = f"{self._labels['leads']} {leads} {self._labels['supports']} {supports}"
        name = f"{self._division.holders[holder]}\n{counts}"
        department_node(graph, holder, name, leads=bool(leads))
        entry = self._kb.departments.get(holder)
        parent = entry.parent if entry else None
        above = node_id(parent) if parent in shown and parent else f"kind_{kind}"
        graph.edge(above, node_id(holder), color=BLUE, arrowhead="none", tailport="e", headport="w")
        higher = self._higher(holder) if kind == _VERTICAL else None
        if higher:
            key = node_id(f"above {higher}")
            graph.node(key, graphviz.escape(wrapped(higher)), style="dashed", color=GREY)
            graph.edge(node_id(holder), key, style="dashed", color=GREY, dir="back")

    def _government(self) -> str:
        entry = self._kb.departments.get("gov")
        names = entry.names.get(self._level, ()) if entry and self._level else ()
        place = "" if self._level is Level.NATIONAL else self._place or ""
        return f"{place}{names[0] if names else ''}" or self._division.result.plan.title

    def _higher(self, holder: str) -> str | None:
        """Return the body at the nearest higher level that a vertical unit answers to."""
        if self._level is None:
            return None
        for level in reversed(_LEVELS[: _LEVELS.index(self._level)]):
            if level in self._kb.departments[holder].names:
                return self._kb.name_of(holder, level=level, year=self._year)
        return None


_TOP = {"fillcolor": "#F2F2F2", "penwidth": "1.8"}
