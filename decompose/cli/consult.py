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
from decompose.consult.summary import Summary
from decompose.consult.values import Collected, Outcome
from decompose.labels.commands import sentence
from decompose.labels.errors import translate
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
    console = Console(lang)
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
    console.result(sentence("consult.sent", lang).format(len(written), folder))
    for key, names in (("unknown", unknown_names(result)), ("unasked", unasked(result))):
        if names:
            console.result(sentence(f"consult.{key}", lang).format("、".join(names)))


def collect(
    project: Folder, replies: Replies, lang: LangOption = Lang.ZH, json_: Json = False
) -> None:
    """Take over what the replies say, and write the summary anew."""
    console = Console(lang)
    consultation = Project(project)
    found = collected(consultation, replies)
    # Told before the summary is written: it may be open in Excel, and what was odd must not be lost.
    _tell(found, Summary(consultation, lang), console, lang, json_=json_)
    _summarise(consultation, lang)


def _tell(found: Collected, summary: Summary, console: Console, lang: str, *, json_: bool) -> None:
    if json_:
        rows = [row.model_dump(mode="json") for row in summary.round.rows]
        value = {**found.model_dump(mode="json"), "rows": rows}
        console.json(json.dumps(value, ensure_ascii=False, indent=2))
        return
    console.result(sentence("consult.collected", lang).format(found.files, len(found.changed)))
    if found.again:
        console.result(sentence("consult.again", lang).format(len(found.again)))
    for file in found.unedited:
        console.result(sentence("consult.unedited", lang).format(file))
    for oddity in (*found.matched, *found.oddities):
        console.result(f"{oddity.where}: {translate(oddity.what, lang)}")
    if told := list(summary.receipts()):
        console.result(sentence("consult.receipts", lang).format(len(told), SUMMARY))
    for cells in summary.unanswered():
        console.result(sentence("consult.unanswered", lang).format(*cells))


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
    console = Console(lang)
    consultation = Project(project)
    day = date or datetime.now(tz=UTC).date().isoformat()
    decision = decided(consultation, row, outcome, by=by, date=day, reason=reason)
    console.result(sentence("consult.decided", lang).format(decision.id, decision.outcome.value))
    for earlier in consultation.decisions()[decision.id][-2:-1]:
        told = (earlier.outcome.value, earlier.by, earlier.date)
        console.result(sentence("consult.before", lang).format(*told))
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
