"""``decompose align``: whether a plan carries the tasks and indicators of the one above it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.diff import table_lines
from decompose.cli.options import Date, Json, Kb, Lang, LangOption, knowledge
from decompose.cli.sources import decomposition
from decompose.compare.align import align as aligned
from decompose.compare.align_note import note_of
from decompose.compare.align_tables import AlignTables
from decompose.compare.writing import write_comparison
from decompose.files import replace_file

Superior = Annotated[str, typer.Argument(metavar="SUPERIOR", help="superior")]
Plan = Annotated[str, typer.Argument(metavar="PLAN", help="source")]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="alignment")]


def align(
    superior: Superior,
    plan: Plan,
    out: Out = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Print for each task of the superior plan what the plan does about it, or write it to a file."""
    console = Console(lang)
    packs = knowledge(kb)
    above, own = (decomposition(source, packs, date=date) for source in (superior, plan))
    found = aligned(above, own, packs)
    tables = AlignTables(above, own, found, lang)
    if out is not None and out.suffix.lower() == ".docx":
        replace_file(out, note_of(tables))
    elif out is not None:
        write_comparison(found, tables.title, tables.all(), out, tables.words)
    if json_:
        console.json(found.model_dump_json(indent=2, by_alias=True))
    elif out is None:
        console.result("\n".join(table_lines(tables.title, tables.brief())))


COMMANDS = (align,)
