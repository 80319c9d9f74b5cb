"""What ``audit`` and ``explain`` look at: a plan, or a result made before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from decompose.cli.options import STDIN, document
from decompose.errors import DamagedDocument
from decompose.knowledge import Knowledge
from decompose.model.organization import Level
from decompose.model.result import Decomposition
from decompose.pipeline import analyse

Source = Annotated[str, typer.Argument(metavar="PLAN|RESULT", help="source")]


def decomposition(
    source: str,
    kb: Knowledge,
    *,
    place: str | None = None,
    level: Level | None = None,
    date: str | None = None,
    encoding: str | None = None,
) -> Decomposition:
    """Return the result that a source holds, or derive it when the source is a plan."""
    if source != STDIN and Path(source).suffix.lower() == ".json" and Path(source).is_file():
        return _stored(Path(source))
    doc = document(source, encoding)
    return analyse(doc, place=place, level=level, date=date, kb=kb)


def _stored(path: Path) -> Decomposition:
    try:
        return Decomposition.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise DamagedDocument(
            f"the file is not a result of decompose: {first['msg']} at $.{place}",
            hint="name a division.json written by decompose run, or the plan itself",
            where=str(path),
        ) from error
