"""``decompose consult``: ask the departments, take their replies, decide."""

from __future__ import annotations

import json
from collections.abc import Collection
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
from decompose.consult.letter import Sender
from decompose.consult.lines import unasked, unknown_names
from decompose.consult.project import Project
from decompose.consult.send import send as sent
from decompose.consult.sheet import apply as applied
from decompose.consult.sheet import decision_sheet
from decompose.consult.summary import Summary, told
from decompose.consult.values import Collected, Outcome, Position
from decompose.errors import ReportError
from decompose.files import replace_file
from decompose.labels.consultation import Words
from decompose.labels.errors import translate
from decompose.reports.xlsx_tables import tables_to_xlsx

SUMMARY = "summary.xlsx"
Folder = Annotated[Path, typer.Argument(metavar="PROJECT", help="project")]
Replies = Annotated[Path, typer.Argument(metavar="REPLIES", help="replies")]
RowId = Annotated[str | None, typer.Argument(metavar="ROW", help="row")]
Reply = Annotated[str | None, typer.Option("--by-date", help="reply-by", callback=full_date)]
SenderName = Annotated[str, typer.Option("--from", metavar="NAME", help="sender")]
Dated = Annotated[str | None, typer.Option("--dated", help="dated", callback=full_date)]
Contact = Annotated[str, typer.Option("--contact", metavar="TEXT", help="contact")]
OutcomeName = Annotated[Outcome | None, typer.Argument(metavar="OUTCOME", help="outcome")]
Reason = Annotated[str, typer.Option("--reason", help="reason")]
Who = Annotated[str, typer.Option("--by", help="who")]
Experts = Annotated[list[str] | None, typer.Option("--expert", metavar="NAME", help="expert")]
Save = Annotated[Path | None, typer.Option("--save", metavar="FILE", help="save-sheet")]
Apply = Annotated[Path | None, typer.Option("--apply", metavar="FILE", help="apply-sheet")]
Units = Annotated[list[str] | None, typer.Option("--unit", metavar="NAME", help="only-unit")]
Kinds = Annotated[list[Position] | None, typer.Option("--kind", help="only-kind")]
On = Annotated[str | None, typer.Option("--date", help="decided-on", callback=full_date)]


def send(
    source: Source,
    project: Folder,
    by_date: Reply = None,
    expert: Experts = None,
    from_: SenderName = "",
    dated: Dated = None,
    contact: Contact = "",
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
        sender=Sender(from_.strip(), dated or "", contact.strip()),
        kb=packs,
    )
    folder = written[0].parent if written else project
    if len(Project(project).rounds()) > 1:
        _summarise(Project(project), lang)  # what was adopted may stand in the new draft
    experts = len({*(expert or ())})
    told = "told_sent_experts" if experts else "told_sent"
    console.result(words(told, len(written) - experts, folder, experts))
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
    try:
        _summarise(consultation, lang)
    finally:
        # Told whatever happens: the summary may be open in Excel, and what was odd must not be lost.
        _tell(found, Summary(consultation, lang), console, json_=json_)


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
    row: RowId = None,
    outcome: OutcomeName = None,
    by: Who = "",
    reason: Reason = "",
    date: On = None,
    save: Save = None,
    apply: Apply = None,
    unit: Units = None,
    kind: Kinds = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Decide about one opinion, or about many in a sheet that --save writes and --apply reads back."""
    console, consultation = Console(lang), Project(project)
    if save is not None:
        _save_sheet(consultation, save, console, units=unit or (), kinds=kind or ())
        return
    if unit or kind:
        raise typer.BadParameter("--unit and --kind choose what stands in the sheet of --save")
    if not by.strip():
        raise typer.BadParameter("--by: a decision has an author")
    day = date or datetime.now(tz=UTC).date().isoformat()
    if apply is not None:
        _apply_sheet(consultation, apply, console, by=by, date=day)
    elif row is not None and outcome is not None:
        _decide_one(consultation, row, outcome, console, by=by, date=day, reason=reason)
    else:
        raise typer.BadParameter("give ROW and OUTCOME, or a sheet with --save or --apply")
    _summarise(consultation, lang)


def _decide_one(
    project: Project,
    row: str,
    outcome: Outcome,
    console: Console,
    *,
    by: str,
    date: str,
    reason: str,
) -> None:
    words = Words(console.lang)
    decision = decided(project, row, outcome, by=by, date=date, reason=reason)
    console.result(words("told_decided", decision.id, words.outcome(decision.outcome)))
    for earlier in project.decisions()[decision.id][-2:-1]:
        told_before = (words.outcome(earlier.outcome), earlier.by, earlier.date)
        console.result(words("told_before", *told_before))


def _save_sheet(
    project: Project,
    path: Path,
    console: Console,
    *,
    units: Collection[str],
    kinds: Collection[Position],
) -> None:
    words = Words(console.lang)
    if path.exists():
        raise ReportError(
            "the file is there already; what was filled in would be lost",
            hint="give another name, or take the file away",
            where=str(path),
        )
    data, count = decision_sheet(project, console.lang, units=units, kinds=kinds)
    if not count:
        console.result(words["told_nothing_open"])
        return
    replace_file(path, data)
    console.result(words("told_sheet", count, path))


def _apply_sheet(project: Project, path: Path, console: Console, *, by: str, date: str) -> None:
    words = Words(console.lang)
    decisions, faults, asides, again = applied(project, path, by=by, date=date)
    for oddity in asides:
        console.result(f"{oddity.where}: {told(oddity, console.lang)}")
    for fault in faults:
        what, hint = (translate(text, console.lang) for text in (fault.what, fault.hint))
        console.fault(what, hint, where=fault.where)
    if faults:
        raise ReportError(
            f"{len(faults)} places of the sheet are wrong; nothing was decided",
            hint="mend them in the sheet and apply it again",
            where=str(path),
        )
    console.result(words("told_applied", len(decisions)))
    if again:
        console.result(words("told_applied_before", again))


def _summarise(project: Project, lang: str) -> None:
    # Under the lock: of two commands at once the later one must not be overwritten by the earlier.
    with project.writing():
        summary = Summary(project, lang)
        data = tables_to_xlsx(
            summary.tables(),
            title=summary.heading,
            page=summary.words["page"],
            continued=summary.words["continued"],
        )
        replace_file(project.folder / SUMMARY, data)


COMMANDS = (send, collect, decide)
