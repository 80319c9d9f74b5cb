"""The organisation chart: the government, its departments by kind, their units, and who oversees whom.

A kind is a block of cells, one for each who takes part; a unit names the body it is part of, one
that is managed from above whom it answers to. Large charts go on over numbered sheets.
"""

from __future__ import annotations

from collections.abc import Iterator

import graphviz

from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.organization import DepartmentKind, Level
from decompose.model.result import Decomposition
from decompose.reports.characters import fit
from decompose.reports.diagram_parts import (
    BLUE,
    DASHED,
    FILLED,
    GREY,
    LIGHT,
    SOLID,
    WRAP,
    Diagram,
    new_graph,
    node_id,
    plain,
    stack,
    wrapped,
)
from decompose.reports.division import Division, arrange
from decompose.reports.loads import load_of
from decompose.reports.titles import called, entitled

_MOST_ROWS = 44
"""Cells of a sheet; with the blocks and the government it stays below sixty boxes."""
_ACROSS, _CELL = 6, 128
_LETTERS, _HEAD = 11, 12
_VERTICAL, _OTHER = "vertical", "other"
_LEVELS = list(Level)
_OF_THE_PARTY = {
    each.value
    for each in (
        DepartmentKind.PARTY,
        DepartmentKind.MASS,
        DepartmentKind.JUDICIAL,
        DepartmentKind.MILITARY,
    )
}
"""Kinds of bodies that no government leads."""


def organization(result: Decomposition, kb: Knowledge, labels: Labels) -> list[Diagram]:
    """Return the chart of all who take part in a division, on as many sheets as it needs."""
    division = arrange(result)
    rows = list(_rows(division, kb))
    sheets = [rows[at : at + _MOST_ROWS] for at in range(0, len(rows), _MOST_ROWS)]
    found = []
    party = not _OF_THE_PARTY.isdisjoint(kind for kind, _ in rows)
    for number, sheet in enumerate(sheets, start=1):
        suffix = f"-{number}" if len(sheets) > 1 else ""
        title = f"{entitled(result, labels['organization'])}{suffix}"
        dot = _Chart(division, kb, labels).draw(sheet, title, party=party)
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

    def draw(self, rows: list[tuple[str, str]], title: str, *, party: bool) -> str:
        """Return the DOT source of some rows; ``party`` tells whether its organs are on any sheet."""
        signs = ((SOLID, BLUE, "solid_commands"), (DASHED, GREY, "dashed_above"))
        legend = [(sign, colour, self._labels[key]) for sign, colour, key in signs]
        legend.append((FILLED, LIGHT, self._labels["leads_some"]))
        graph = new_graph(title, legend)
        graph.attr(ranksep="0.6", nodesep="0.15")
        shown = [holder for _, holder in rows]
        kinds = list(dict.fromkeys(kind for kind, _ in rows))
        top = graphviz.escape(wrapped(self._top(party=party)))
        graph.node("top", top, style="filled", **_TOP)
        for kind in kinds:
            block = [holder for own, holder in rows if own == kind]
            graph.node(
                node_id(kind), self._block(kind, block, shown), shape="plaintext", margin="0"
            )
            style = {"style": "dashed", "color": GREY} if kind == _VERTICAL else {"color": BLUE}
            graph.edge("top", node_id(kind), arrowhead="none", tailport="e", headport="w", **style)
        stack(graph, kinds)
        return str(graph.source)

    def _block(self, kind: str, holders: list[str], shown: list[str]) -> str:
        """Return the cells of a kind, a few to a row, below its name."""
        cells = [self._cell(holder, kind, shown) for holder in holders]
        cells += [f"<TD BORDER='0' WIDTH='{_CELL}'> </TD>"] * (-len(cells) % _ACROSS)
        rows = ["".join(cells[at : at + _ACROSS]) for at in range(0, len(cells), _ACROSS)]
        head = f"<B>{plain(wrapped(self._labels[f'kind_{kind}'], _HEAD))}</B>".replace(
            "\n", "<BR/>"
        )
        rows[0] = f"<TD BORDER='0' ROWSPAN='{len(rows)}' WIDTH='{_CELL}'>{head}</TD>{rows[0]}"
        edge = f"COLOR='{GREY}' STYLE='DASHED'" if kind == _VERTICAL else f"COLOR='{BLUE}'"
        lines = "".join(f"<TR>{row}</TR>" for row in rows)
        return (
            f"<<TABLE BORDER='1' CELLBORDER='1' CELLSPACING='4' CELLPADDING='4' {edge}>"
            f"{lines}</TABLE>>"
        )

    def _cell(self, holder: str, kind: str, shown: list[str]) -> str:
        """Return a cell: the name, how often it leads and supports, who stands above it."""
        leads, _, supports, _ = load_of(self._division, holder)
        name = fit(self._division.holders[holder])
        name = name[: 4 * _LETTERS]
        size = -(-len(name) // max(1, -(-len(name) // _LETTERS)))
        words = [name[at : at + size] for at in range(0, len(name), max(1, size))]
        words.append(f"{self._labels['leads']} {leads} · {self._labels['supports']} {supports}")
        entry = self._kb.departments.get(holder)
        above = self._higher(holder) if kind == _VERTICAL else None
        if entry and entry.parent in shown:
            above = self._division.holders[entry.parent]
        words += [self._labels["stands_under"].format(above)] if above else []
        style = " STYLE='DASHED'" if above and kind == _VERTICAL else ""
        fill = LIGHT if leads else "#FFFFFF"
        text = "<BR/>".join(map(plain, words))
        return f"<TD COLOR='#222222' WIDTH='{_CELL}' BGCOLOR='{fill}'{style}>{text}</TD>"

    def _top(self, *, party: bool) -> str:
        """Return who leads all below; organs of the party, courts and unions stand under no government."""
        entry = self._kb.departments.get("gov")
        names = entry.names.get(self._level, ()) if entry and self._level else ()
        if not names:
            return self._place or called(self._division.result)
        national = self._level is Level.NATIONAL
        words = self._labels("party_centre" if national else "party_and", names[0])
        name = words if party else names[0]
        place = "" if national else self._place or ""
        long = len(place + name) > WRAP or self._labels.lang == "en"
        apart = "\n" if place and long else ""
        return f"{place}{apart}{name}"

    def _higher(self, holder: str) -> str | None:
        """Return the body at the nearest higher level that a vertical unit answers to."""
        if self._level is None:
            return None
        for level in reversed(_LEVELS[: _LEVELS.index(self._level)]):
            if level in self._kb.departments[holder].names:
                return self._kb.name_of(holder, level=level, year=self._year)
        return None


_TOP = {"fillcolor": "#F2F2F2", "penwidth": "1.8"}
