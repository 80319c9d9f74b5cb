"""``decompose review``: which human decisions still stand when a text is read again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from decompose.audits import audit as audited
from decompose.audits.baseline import read_baseline
from decompose.cli.console import Console
from decompose.cli.diff import table_lines
from decompose.cli.options import Date, Json, Kb, Lang, LangOption, LevelOption, Place, knowledge
from decompose.cli.sources import Source, decomposition
from decompose.compare.writing import write_comparison
from decompose.consult.project import Project
from decompose.consult.review import SUSPECT, Bound, Review
from decompose.consult.review import review as reviewed
from decompose.labels.commands import sentence
from decompose.labels.comparison import Words as TableWords
from decompose.labels.consultation import Words
from decompose.reports.rows import Cell, Column, Table

Folder = Annotated[Path | None, typer.Option("--project", metavar="DIR", help="project")]
Baseline = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="bound")]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="comparison")]
_WIDTHS = {"was": 50, "now": 50, "outcome_reason": 40}


def review(
    source: Source,
    project: Folder = None,
    baseline: Baseline = None,
    out: Out = None,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    json_: Json = False,
) -> None:
    """Tell which decisions and accepted findings are bound to a clause that reads otherwise now."""
    if project is None and baseline is None:
        raise typer.BadParameter("--project DIR / --baseline FILE")
    console = Console(lang)
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level, date=date)
    known = read_baseline(baseline) if baseline is not None else []
    if known:
        result = audited(result, packs)
    consultation = Project(project) if project is not None else None
    if consultation is not None:
        consultation.latest()
    today = datetime.date.today()
    found = reviewed(result, project=consultation, accepted=known, today=today)
    words = Words(lang)
    title, tables = words("review_title", found.plan), _tables(found, words)
    if out is not None:
        write_comparison(found, title, tables, out, TableWords(lang))
    if json_:
        console.json(found.model_dump_json(indent=2, by_alias=True))
        return
    if out is None:
        console.result("\n".join(table_lines(title, tables)))
    counts = (len(found.items), len(found.suspect))
    console.result(sentence("review.done", lang).format(*counts))


def _tables(found: Review, words: Words) -> tuple[Table, ...]:
    others = tuple(one for one in found.items if one.standing not in SUSPECT)
    return (
        _table("to_review", found.suspect, words),
        _table("standing_still", others, words),
    )


def _table(key: str, items: tuple[Bound, ...], words: Words) -> Table:
    keys = ("kind", "row", "outcome", "outcome_reason", "date", "cause", "was", "now")
    columns = tuple(Column(k, words[k], _WIDTHS.get(k, 16)) for k in keys)
    return Table(key, words[key], columns, tuple(_rows(items, words)), frozen=2)


def _rows(items: tuple[Bound, ...], words: Words) -> Iterator[tuple[Cell, ...]]:
    for one in items:
        what = words[one.what] if one.kind == "decision" else one.what
        cause = words[f"bound_{one.standing.value}"]
        yield (words[one.kind], one.id, what, one.reason, one.date, cause, one.was, one.now)


COMMANDS = (review,)
