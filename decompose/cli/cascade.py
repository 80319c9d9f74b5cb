"""``decompose cascade``: what each place below has to carry, one workbook a place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import (
    Date,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    knowledge,
)
from decompose.cli.options import (
    Place as PlaceOption,
)
from decompose.cli.sources import Source, decomposition
from decompose.compare.cascade import Cascade, Place
from decompose.consult.filenames import safe_names
from decompose.labels.commands import sentence
from decompose.reports.files import make_folder, replace_file
from decompose.reports.xlsx_tables import tables_to_xlsx

Places = Annotated[list[str], typer.Option("--to", metavar="NAME[=WEIGHT]", help="to")]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="out")]


def cascade(
    source: Source,
    to: Places,
    out: Out,
    place: PlaceOption = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write a workbook for every place below: its carriers and its share of the targets."""
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level, date=date)
    places = [_place(text) for text in dict.fromkeys(to)]
    handed = Cascade(result, packs, places, lang)
    make_folder(out)
    files = safe_names({each.name: each.name for each in places})
    for each in places:
        title = handed.words("cascade_title", result.plan.title, each.name)
        page, continued = handed.words["page"], handed.words["continued"]
        data = tables_to_xlsx(handed.tables(each), title=title, page=page, continued=continued)
        replace_file(out / f"{files[each.name]}.xlsx", data)
    Console(lang).result(sentence("cascade.done", lang).format(len(places), out))


def _place(text: str) -> Place:
    name, _, weight = text.partition("=")
    try:
        value = float(weight or 1)
    except ValueError:
        value = -1.0
    if not name.strip() or not 0 <= value < float("inf"):
        raise typer.BadParameter(f"{text!r}: NAME or NAME=WEIGHT")
    return Place(name.strip(), value)


COMMANDS = (cascade,)
