"""What ``audit`` and ``explain`` look at: a plan, or a result made before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from decompose.cli.options import STDIN, Revisions, document, standard_input
from decompose.errors import DamagedDocument
from decompose.knowledge import Knowledge
from decompose.model.organization import Level
from decompose.model.result import Decomposition
from decompose.pipeline import analyse
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
            return _stored(data, "stdin")
        doc = read_bytes(data, name="stdin", encoding=encoding, revisions=revisions)
    elif Path(source).suffix.lower() == ".json" and Path(source).is_file():
        return _stored(Path(source).read_bytes(), source)
    else:
        doc = document(source, encoding, revisions)
    return analyse(doc, place=place, level=level, date=date, kb=kb)


def _stored(data: bytes, where: str) -> Decomposition:
    try:
        return Decomposition.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, ("$", *first["loc"])))
        raise DamagedDocument(
            f"the file is not a result of decompose: {first['msg']} @ {place}",
            hint="name a division.json written by decompose run, or the plan itself",
            where=where,
        ) from error
