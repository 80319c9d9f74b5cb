"""``decompose consult``: ask the departments, take their replies, decide."""

from __future__ import annotations

import json
from datetime import UTC, datetime
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
    full_date,
    knowledge,
)
from decompose.cli.sources import Source, decomposition
from decompose.consult.collect import collect as collected
from decompose.consult.decide import decide as decided
from decompose.consult.lines import unasked, unknown_names
from decompose.consult.project import Project
from decompose.consult.send import send as sent
from decompose.consult.summary import Summary, told
from decompose.consult.values import Collected, Outcome
from decompose.labels.consultation import Words
from decompose.reports.files import replace_file
from decompose.reports.xlsx_tables import tables_to_xlsx

SUMMARY = "summary.xlsx"
Folder = Annotated[Path, typer.Argument(metavar="PROJECT", help="project")]
Replies = Annotated[Path, typer.Argument(metavar="REPLIES", help="replies")]
RowId = Annotated[str, typer.Argument(metavar="ROW", help="row")]
Reply = Annotated[str | None, typer.Option("--by-date", help="reply-by", callback=full_date)]
OutcomeName = Annotated[Outcome, typer.Argument(metavar="OUTCOME", help="outcome")]
Reason = Annotated[str, typer.Option("--reason", help="reason")]
Who = Annotated[str, typer.Option("--by", help="who")]
Experts = Annotated[list[str] | None, typer.Option("--expert", metavar="NAME", help="expert")]
On = Annotated[str | None, typer.Option("--date", help="decided-on", callback=full_date)]


def send(
    source: Source,
    project: Folder,
    by_date: Reply = None,
    expert: Experts = None,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Begin a round: a workbook and a letter for every department, in the folder of the project."""
    console, words = Console(lang), Words(lang)
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level, date=date)
    written = sent(
        result,
        Project(project),
        deadline=by_date or "",
        lang=lang,
        experts=tuple(expert or ()),
        kb=packs,
    )
    folder = written[0].parent if written else project
    console.result(words("told_sent", len(written), folder))
    for key, names in (("unknown", unknown_names(result)), ("unasked", unasked(result))):
        if names:
            console.result(words(f"told_{key}", "、".join(names)))


def collect(
    project: Folder, replies: Replies, lang: LangOption = Lang.ZH, json_: Json = False
) -> None:
    """Take over what the replies say, and write the summary anew."""
    console = Console(lang)
    consultation = Project(project)
    found = collected(consultation, replies)
    # Told before the summary is written: it may be open in Excel, and what was odd must not be lost.
    _tell(found, Summary(consultation, lang), console, json_=json_)
    _summarise(consultation, lang)


def _tell(found: Collected, summary: Summary, console: Console, *, json_: bool) -> None:
    words = summary.words
    if json_:
        rows = [row.model_dump(mode="json") for row in summary.round.rows]
        value = {**found.model_dump(mode="json"), "rows": rows}
        console.json(json.dumps(value, ensure_ascii=False, indent=2))
        return
    console.result(words("told_collected", found.files, len(found.changed)))
    if found.again:
        console.result(words("told_again", len(found.again)))
    for file in found.unedited:
        console.result(words("told_unedited", file))
    for oddity in (*found.matched, *found.oddities):
        console.result(f"{oddity.where}: {told(oddity, words.lang)}")
    if kept := list(summary.receipts()):
        console.result(words("told_receipts", len(kept), SUMMARY))
    for cells in summary.unanswered():
        console.result(words("told_unanswered", *cells))


def decide(
    project: Folder,
    row: RowId,
    outcome: OutcomeName,
    by: Who,
    reason: Reason = "",
    date: On = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Decide about one opinion; the row's id stands in the summary."""
    console, words = Console(lang), Words(lang)
    consultation = Project(project)
    day = date or datetime.now(tz=UTC).date().isoformat()
    decision = decided(consultation, row, outcome, by=by, date=day, reason=reason)
    console.result(words("told_decided", decision.id, words.outcome(decision.outcome)))
    for earlier in consultation.decisions()[decision.id][-2:-1]:
        told = (words.outcome(earlier.outcome), earlier.by, earlier.date)
        console.result(words("told_before", *told))
    _summarise(consultation, lang)


def _summarise(project: Project, lang: str) -> None:
    # Under the lock: of two commands at once the later one must not be overwritten by the earlier.
    with project.writing():
        summary = Summary(project, lang)
        data = tables_to_xlsx(
            summary.tables(),
            title=summary.round.result.plan.title,
            page=summary.words["page"],
            continued=summary.words["continued"],
        )
        replace_file(project.folder / SUMMARY, data)


COMMANDS = (send, collect, decide)
