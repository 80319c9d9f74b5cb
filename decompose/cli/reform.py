"""``decompose reform``: a division after mergers, splits, renamings and transfers of duties."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.diff import table_lines
from decompose.cli.options import Date, Json, Kb, Lang, LangOption, LevelOption, Place, knowledge
from decompose.cli.sources import Source, decomposition
from decompose.compare.reform import replay
from decompose.compare.reform_events import check_events, read_events
from decompose.compare.reform_tables import ReformTables, leads_open
from decompose.compare.writing import write_comparison
from decompose.files import replace_file
from decompose.labels.commands import sentence
from decompose.labels.deliverables import Labels
from decompose.reports.diagram_replay import SUFFIXES, write_replay

Events = Annotated[Path, typer.Option("--events", metavar="FILE", help="events")]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="reform-out")]
After = Annotated[Path | None, typer.Option("--division", metavar="FILE", help="after-reform")]


def reform(
    source: Source,
    events: Events,
    out: Out = None,
    division: After = None,
    date: Date = None,
    place: Place = None,
    level: LevelOption = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Tell who inherits each role of a division, and what is left without an heir."""
    console = Console(lang)
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level)
    reforms = read_events(events)
    check_events(reforms, result, packs, events)
    found, after = replay(result, reforms, packs, date=date or "")
    tables = ReformTables(result, found, lang)
    if division is not None:
        replace_file(division, f"{after.model_dump_json(indent=2, by_alias=True)}\n".encode())
    if out is not None:
        if out.suffix.lower() in SUFFIXES:
            write_replay(found, out, Labels(lang))
        else:
            write_comparison(
                found, tables.title, tables.all(), out, tables.words, chart=tables.chart()
            )
    if json_:
        console.json(found.model_dump_json(indent=2, by_alias=True))
        return
    if out is None:
        shown = (tables.all()[0], *tables.short())
        console.result("\n".join(table_lines(tables.title, shown)))
    others = sum(line.after not in (None, line.before) for line in found.lines)
    counts = (len(found.lines), len(found.open), leads_open(found), others)
    console.result(sentence("reform.done", lang).format(*counts))


COMMANDS = (reform,)
