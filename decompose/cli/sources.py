"""What ``audit`` and ``explain`` look at: a plan, or a result made before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from decompose.analysis import analyse, stored
from decompose.cli.options import STDIN, Revisions, document, standard_input
from decompose.knowledge import Knowledge
from decompose.model.beside import Beside
from decompose.model.organization import Level
from decompose.model.result import Decomposition
from decompose.readers import read_bytes

Source = Annotated[str, typer.Argument(metavar="PLAN|RESULT", help="source")]


def decomposition(
    source: str,
    kb: Knowledge,
    *,
    place: str | None = None,
    level: Level | None = None,
    date: str | None = None,
    encoding: str | None = None,
    revisions: Revisions = Revisions.FINAL,
) -> Decomposition:
    """Return the result that a source holds, or derive it when the source is a plan."""
    if source == STDIN:
        data = standard_input()
        if data.lstrip()[:1] == b"{":
            return stored(data, "stdin")
        doc = read_bytes(data, name="stdin", encoding=encoding, revisions=revisions)
    elif Path(source).suffix.lower() == ".json" and Path(source).is_file():
        return stored(Path(source).read_bytes(), source)
    else:
        doc = document(source, encoding, revisions)
    return analyse(doc, place=place, level=level, date=date, kb=kb)


def beside(
    superiors: list[str] | None,
    sisters: list[str] | None,
    kb: Knowledge,
    earlier: list[str] | None = None,
) -> Beside:
    """Return what a plan is to be compared with, each with the place and date of its own."""
    given = (superiors, sisters, earlier)
    return Beside(*(tuple(decomposition(name, kb) for name in names or ()) for names in given))
