"""``decompose diff``: what changed between two drafts, or between two periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import (
    Date,
    Json,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    Place,
    knowledge,
)
from decompose.cli.sources import decomposition
from decompose.compare.diff import diff as compared
from decompose.compare.tables import DiffTables
from decompose.compare.writing import write_comparison
from decompose.reports.rows import Cell, Table

Old = Annotated[str, typer.Argument(metavar="OLD", help="old")]
New = Annotated[str, typer.Argument(metavar="NEW", help="new")]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="comparison")]
_MOST = 60


def diff(
    old: Old,
    new: New,
    out: Out = None,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Print what changed, or write it to a file; moved text alone is no change."""
    console = Console(lang)
    packs = knowledge(kb)
    left, right = (
        decomposition(source, packs, place=place, level=level, date=date) for source in (old, new)
    )
    found = compared(left, right, packs)
    tables = DiffTables(left, right, found, lang)
    if out is not None:
        write_comparison(found, tables.title, tables.all(), out, tables.words)
    if json_:
        console.json(found.model_dump_json(indent=2, by_alias=True))
    elif found.empty:
        console.result(tables.words["no_change"])
    elif out is None:
        console.result("\n".join(table_lines(tables.title, tables.all())))


def table_lines(title: str, tables: Sequence[Table]) -> Iterator[str]:
    """Yield tables as lines of a terminal: long cells are cut."""
    yield title
    for table in tables:
        if table.rows:
            heads = " | ".join(column.label for column in table.columns)
            yield f"\n{table.title} [{heads}]"
        for row in table.rows:
            yield "  " + "  ".join(map(_shown, row)).rstrip()


def _shown(value: Cell) -> str:
    text = " ".join(str("" if value is None else value).split())
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


COMMANDS = (diff,)
