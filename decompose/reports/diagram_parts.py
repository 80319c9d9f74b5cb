"""What all drawings share: the sheet, its fonts and colours, nodes that hold any text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from textwrap import wrap
from typing import NamedTuple, TypeVar

import graphviz

from decompose.reports.characters import breadth, fit
from decompose.text.patterns import regex

Item = TypeVar("Item")
FONT = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,SimSun,WenQuanYi Zen Hei,sans-serif"
MOST_NODES = 60
"""Nodes of a sheet; more would not be read."""
WRAP = 16
_LONGEST = 48
_POINTS, _MARGIN, _SIGN = 11, 18, 40
_MOST_NAMES = 160
_CLOSING = frozenset("，。、；：！？）》〉」』】〕”’)],.;:!?%")
"""Signs with which no line begins."""
_PAUSES = frozenset("，。、；：")
_JOINS = regex(r"(?<=、)(?![^（]*）)|(?<=, )(?![^(]*\))")
"""The comma between names; within brackets it is part of one."""
BLUE, ORANGE, GREEN, GREY, RED = "#0072B2", "#D55E00", "#009E73", "#555555", "#C0392B"
LIGHT = "#D6EAF8"
"""Told apart by the colour-blind (Okabe and Ito); red comes with a thicker line."""


class Diagram(NamedTuple):
    """A drawing: the stem of its file name, its title, its DOT source."""

    name: str
    title: str
    dot: str


SOLID, THICK, DASHED, FRAME, FILLED = "━━", "━━━", "┅┅", "□", "■"
"""How a legend shows lines and frames."""
Key = tuple[str, str, str]
"""An entry of a legend: its sign, its colour, its words."""


def new_graph(
    title: str, legend: Sequence[Key] = (), notes: Sequence[str] = ()
) -> graphviz.Digraph:
    """Return an empty sheet with its title, below it the legend and what else is to be said."""
    return graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "label": _heading(title, legend, notes),
            "labelloc": "t",
            "fontname": FONT,
            "fontsize": "16",
            "nodesep": "0.12",
            "ranksep": "1.6",
        },
        node_attr={"shape": "box", "fontname": FONT, "fontsize": "11", "margin": "0.1,0.05"},
        edge_attr={"fontname": FONT, "fontsize": "9", "arrowsize": "0.6"},
    )


def _heading(title: str, legend: Sequence[Key], notes: Sequence[str]) -> str:
    """Return a label of up to three lines: Graphviz takes what stands in angle brackets as markup."""
    lines = [_line(16, plain(title))]
    if legend:
        cells = "".join(itertools.chain.from_iterable(map(_entry, legend)))
        room = sum(_room(words) + _SIGN for _, _, words in legend)
        size = f"FIXEDSIZE='TRUE' WIDTH='{room}' HEIGHT='{2 * _POINTS}'"
        lines.append(
            f"<TABLE BORDER='0' CELLSPACING='0' CELLPADDING='2' {size}><TR>{cells}</TR></TABLE>"
        )
    lines += [_line(_POINTS, plain(note)) for note in notes]
    rows = "".join(f"<TR><TD>{line}</TD></TR>" for line in lines)
    return f"<<TABLE BORDER='0' CELLSPACING='0' CELLPADDING='3'>{rows}</TABLE>>"


def _entry(key: Key) -> tuple[str, str]:
    """Return the two cells of an entry, wide enough whatever font shows them."""
    sign, colour, words = key
    line = _line(_POINTS, plain(words))
    return (
        f"<TD ALIGN='RIGHT' WIDTH='{_SIGN}'><FONT COLOR='{colour}' POINT-SIZE='{_POINTS}'>{sign}</FONT></TD>",
        f"<TD ALIGN='LEFT' WIDTH='{_room(words)}'>{line}</TD>",
    )


def _room(words: str) -> int:
    return round((breadth(words) + 2) * _POINTS)


def _line(size: int, text: str) -> str:
    return f"<FONT POINT-SIZE='{size}'>{text}</FONT>"


def plain(text: str) -> str:
    """Return a text as it may stand in a label of markup."""
    return escape(fit(text), quote=True) or " "


def even(labels: Iterable[str]) -> dict[str, str]:
    """Return a least width for nodes of one column, in inches: the widest of their labels."""
    widest = max((breadth(line) for label in labels for line in label.split("\n")), default=0)
    return {"width": f"{(widest * _POINTS + _MARGIN) / 72:.2f}"}


def stack(graph: graphviz.Digraph, keys: list[str]) -> None:
    """Keep nodes in one column and in order, by edges that are not seen."""
    with graph.subgraph(graph_attr={"rank": "same"}) as column:
        for above, below in itertools.pairwise(keys):
            edge(column, node_id(above), node_id(below), style="invis")


def edge(graph: graphviz.Digraph, tail: str, head: str, **style: str) -> None:
    """Draw an edge between two nodes named by :func:`node_id`; its style is quoted once, not each time."""
    graph.body.append(f"\t{tail} -> {head}{_styled(tuple(style.items()))}")


@cache
def _styled(style: tuple[tuple[str, str], ...]) -> str:
    drawn = graphviz.Digraph()
    drawn.edge("a", "b", **dict(style))
    return str(drawn.body[0]).removeprefix("\ta -> b")


def in_sheets(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """Return items on as few sheets as hold them, about as many on each: no last sheet with one alone."""
    sheets = -(-len(items) // most)
    ends = [len(items) * n // sheets for n in range(sheets + 1)] if sheets else [0]
    return [items[start:end] for start, end in itertools.pairwise(ends)]


def department_node(graph: graphviz.Digraph, holder: str, name: str, *, leads: bool) -> None:
    """Draw a department; one that leads is filled."""
    fill = LIGHT if leads else "#FFFFFF"
    graph.node(
        node_id(holder), graphviz.escape(wrapped(name)), style="filled,rounded", fillcolor=fill
    )


def node_id(key: str) -> str:
    """Return a node name that means the same whatever characters a printed name holds."""
    return "n" + key.encode("utf-8", "replace").hex()


def wrapped(text: str, width: int = WRAP) -> str:
    """Return a text on lines of a width a box can hold."""
    parts = (
        part if len(part) <= _LONGEST else f"{part[: _LONGEST - 1]}…"
        for part in fit(text).split("\n")
    )
    lines = [line for part in parts for line in _lines(part, width)]
    return "\n".join(lines) or " "


def _lines(text: str, width: int) -> list[str]:
    """Break a text: between words where it has any, and Latin letters are narrower."""
    if text.isascii():
        return wrap(text, 3 * width // 2) or [""]
    return _cut(text, width)


def _cut(text: str, width: int) -> list[str]:
    """Cut a text into as few lines as hold it, of about the same length; no sign that closes begins one."""
    count = -(-len(text) // width) or 1
    lines = []
    start = 0
    for number in range(1, count + 1):
        end = _near_pause(text, max(start, len(text) * number // count))
        while end < len(text) and text[end] in _CLOSING and end - start <= width:
            end += 1
        lines.append(text[start:end])
        start = end
    return [line for line in lines if line]


def _near_pause(text: str, at: int) -> int:
    """Return the end of a clause that is a step or two away, or the place itself."""
    near = (place for place in (at, at - 1, at + 1, at - 2) if 0 < place < len(text))
    return next((place for place in near if text[place - 1] in _PAUSES), at)


def listed(names: str, width: int, more: str) -> str:
    """Return names joined by commas on lines of a width; a name stays whole where it can.

    Args:
        names: The names.
        width: Characters of a line.
        more: What is said of those for which there is no room, with a place for their number.
    """
    pieces = _JOINS.split(fit(names).replace("\n", " "))
    ends = list(itertools.accumulate(map(len, pieces)))
    room = sum(end <= _MOST_NAMES for end in ends) or 1
    left = len(pieces) - room
    pieces = [*pieces[:room], *([more.format(left)] if left else [])]
    lines = [""]
    for name in pieces:
        if lines[-1] and len(lines[-1]) + len(name) > width + 1:
            lines.append("")
        lines[-1] += name
    return "\n".join(part for line in lines for part in _cut(line, 2 * width)) or " "
