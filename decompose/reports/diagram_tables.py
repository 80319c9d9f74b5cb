"""The coverage map and the chains as DOT tables, so that they can be drawn as PNG and PDF like all else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from decompose.labels.deliverables import Labels
from decompose.model.coverage import ChainState, Status
from decompose.reports.characters import fit
from decompose.reports.diagram_parts import FONT
from decompose.reports.heatmap import COLOURS, DARK, LEGEND

_LETTERS = 8
_MOST_HOLDERS = 3


def table_dot(
    title: str,
    lines: Sequence[Sequence[tuple[str, Status | None]]],
    labels: Labels,
    notes: Sequence[str],
) -> str:
    """Return a table whose first line is its head; a state colours a field."""
    drawn = [[_cell(text, "#E6ECF5") for text, _ in lines[0]]]
    drawn += [
        [_left(text) if s is None else _state(s, labels, text) for text, s in line]
        for line in lines[1:]
    ]
    return _table(title, drawn, labels, notes)


def _left(text: str) -> str:
    """Return a field whose lines are those of the text, all beginning at the left."""
    end = "<BR ALIGN='LEFT'/>"
    words = "".join(f"{escape(line, quote=True)}{end}" for line in fit(text).split("\n"))
    return (
        f"<TD BGCOLOR='#FFFFFF' ALIGN='LEFT' BALIGN='LEFT' BORDER='1'>{words if text else ' '}</TD>"
    )


def chains_dot(chains: Sequence[ChainState], labels: Labels) -> str:
    """Return the chains: one row each, its links in order with state and holders."""
    english = labels.lang == "en"
    most = max((len(chain.links) for chain in chains), default=0)
    lines = []
    for chain in chains:
        line = [_cell(chain.name_en if english else chain.name, "#E6ECF5", align="LEFT")]
        for link in chain.links:
            words = [link.name_en if english else link.name, labels.status(link.status)]
            line.append(
                _state(link.status, labels, "\n".join([*words, *_first(link.holders, labels)]))
            )
        lines.append([*line, *[_cell("") for _ in range(most - len(chain.links))]])
    return _table(labels["chains"], lines, labels, [])


def _first(holders: Sequence[str], labels: Labels) -> list[str]:
    """Return the first holders, and how many more there are: one more takes no less room by its name."""
    if len(holders) <= _MOST_HOLDERS + 1:
        return list(holders)
    left = len(holders) - _MOST_HOLDERS
    return [*holders[:_MOST_HOLDERS], labels("more_holders", left)]


def _table(title: str, lines: Sequence[Sequence[str]], labels: Labels, notes: Sequence[str]) -> str:
    legend = "".join(_state(status, labels) for status in LEGEND)
    rows = "".join(f"<TR>{''.join(line)}</TR>" for line in lines)
    words = "".join(
        f"<TR><TD BORDER='0' ALIGN='LEFT'>{escape(fit(line), quote=True)}</TD></TR>"
        for note in notes
        for line in note.split("\n")
    )
    body = (
        "<TABLE BORDER='0' CELLSPACING='6'>"
        f"<TR><TD BORDER='0'><FONT POINT-SIZE='16'>{escape(fit(title), quote=True)}</FONT></TD></TR>"
        f"<TR><TD BORDER='0'><TABLE BORDER='0' CELLBORDER='1' CELLSPACING='0' CELLPADDING='4'>"
        f"{rows or '<TR><TD> </TD></TR>'}</TABLE></TD></TR>{words}"
        f"<TR><TD BORDER='0'><TABLE BORDER='0' CELLBORDER='1' CELLSPACING='0'><TR>{legend}</TR>"
        "</TABLE></TD></TR></TABLE>"
    )
    return f'digraph {{\n node [shape=plaintext fontname="{FONT}" fontsize=10]\n table [label=<{body}>]\n}}\n'


def _state(status: Status, labels: Labels, text: str | None = None) -> str:
    colour = "#FFFFFF" if status in DARK else "#000000"
    return _cell(labels.status(status) if text is None else text, COLOURS[status], colour)


def _cell(text: str, fill: str = "#FFFFFF", colour: str = "#000000", align: str = "CENTER") -> str:
    words = f"<FONT COLOR='{colour}'>{_text(text)}</FONT>" if text.strip() else " "
    return f"<TD BGCOLOR='{fill}' ALIGN='{align}' BORDER='1'>{words}</TD>"


def _text(text: str) -> str:
    lines = [
        line[at : at + 2 * _LETTERS]
        for line in fit(text).split("\n")
        for at in range(0, len(line), 2 * _LETTERS)
    ]
    return "<BR/>".join(escape(line, quote=True) for line in lines) or " "
