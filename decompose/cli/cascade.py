"""``decompose cascade``: what each place below has to carry, one workbook a place."""

from __future__ import annotations

from decimal import Decimal
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
    knowledge,
)
from decompose.cli.options import (
    Place as PlaceOption,
)
from decompose.cli.sources import Source, decomposition
from decompose.compare.carriers import Carriers
from decompose.compare.cascade import cascade as handed_down
from decompose.compare.cascade import level_of_plan
from decompose.compare.cascade_tables import CascadeTables
from decompose.compare.places import listed_places, named_place, number_of, twice
from decompose.compare.sharing import Terms
from decompose.consult.filenames import safe_names
from decompose.errors import ReportError
from decompose.files import make_folder, replace_file
from decompose.labels.commands import sentence
from decompose.labels.comparison import Words
from decompose.model.cascade import Cascade, Place, Sharing
from decompose.model.organization import Level
from decompose.readers.listing import read_listing
from decompose.reports.rows import Table
from decompose.reports.xlsx_tables import tables_to_xlsx

To = Annotated[list[str] | None, typer.Option("--to", metavar="NAME[=WEIGHT]", help="to")]
List = Annotated[Path | None, typer.Option("--places", metavar="FILE", help="places")]
By = Annotated[Sharing | None, typer.Option("--by", help="share-by")]
Least = Annotated[str, typer.Option("--least", metavar="N", help="share-least")]
Years = Annotated[bool, typer.Option("--over-years", help="share-years")]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="DIR", help="out")]
_WHOLE = "\0"


def cascade(
    source: Source,
    to: To = None,
    places: List = None,
    out: Out = None,
    by: By = None,
    least: Least = "1",
    over_years: Years = False,
    place: PlaceOption = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Write a workbook for every place below: its carriers and its share of the targets."""
    console = Console(lang)
    packs = knowledge(kb)
    terms = Terms(by, _number(least), over_years)
    result = decomposition(source, packs, place=place, level=level, date=date)
    below = _places(to or [], places, level_of_plan(result))
    found = handed_down(result, packs, places=below, terms=terms)
    tables = CascadeTables(found, Carriers(packs, result.jurisdiction.year, Words(lang)), lang)
    if out is not None:
        _write(found, tables, out)
    if json_:
        console.json(found.model_dump_json(indent=2, by_alias=True))
    elif out is None:
        raise ReportError(
            "no folder is named to write to", hint="name it with -o, or ask for --json"
        )
    else:
        console.result(sentence("cascade.done", lang).format(len(below), out))


def _write(found: Cascade, tables: CascadeTables, out: Path) -> None:
    make_folder(out)
    whole = tables.words["cascade_whole"]
    files = safe_names({_WHOLE: whole, **{each.name: each.name for each in found.places}})
    _book(out / f"{files[_WHOLE]}.xlsx", tables, tables.whole(), tables.whole_title())
    for each in found.places:
        _book(out / f"{files[each.name]}.xlsx", tables, tables.of(each), tables.title(each))


def _book(path: Path, tables: CascadeTables, sheets: tuple[Table, ...], title: str) -> None:
    page, continued = tables.words["page"], tables.words["continued"]
    replace_file(path, tables_to_xlsx(sheets, title=title, page=page, continued=continued))


def _number(text: str) -> Decimal:
    value = number_of(text)
    if value is None:
        raise typer.BadParameter(f"--least {text!r}")
    return value


def _places(names: list[str], file: Path | None, above: Level) -> list[Place]:
    """Return the places of the list, then those named one by one."""
    found = list(listed_places(read_listing(file), above, str(file))) if file else []
    for text in dict.fromkeys(names):
        try:
            found.append(named_place(text, above))
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    if not found:
        raise typer.BadParameter("--to, --places")
    double = twice(found)
    if double is not None:
        raise ReportError(
            f"the place {double!r} is named twice",
            hint="name every place once, in the list or by --to",
        )
    return found


COMMANDS = (cascade,)
