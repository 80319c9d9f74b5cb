"""``decompose run``: every deliverable of a plan, or of each of several."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from decompose.cli.console import Console
from decompose.cli.options import (
    STDIN,
    Date,
    Earlier,
    Encoding,
    FailOn,
    FailOnOption,
    Ignore,
    Json,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    Limit,
    Place,
    PlanFiles,
    Revisions,
    RevisionsOption,
    Select,
    Sisters,
    Superiors,
    document,
    documents,
    exit_code,
    knowledge,
)
from decompose.cli.sources import beside
from decompose.errors import BatchError, DecomposeError
from decompose.handover import second_half
from decompose.knowledge import Knowledge
from decompose.labels.commands import sentence
from decompose.model.beside import Beside
from decompose.model.result import Decomposition, Severity
from decompose.model.source import Document
from decompose.pipeline import STEPS, carry_out, open_forms
from decompose.record import Record, Settings, record_of
from decompose.reports import extras
from decompose.workshop import PACK_STEPS

Each = Annotated[bool, typer.Option("--each", help="each")]
Png = Annotated[bool, typer.Option("--png", help="png")]
Also = Annotated[list[str] | None, typer.Option("--also", metavar="FORMAT", help="also")]
Packs = Annotated[bool, typer.Option("--packs", help="department-packs")]
Templates = Annotated[
    list[Path] | None, typer.Option("--template", metavar="FORM", help="template")
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="out")]


class _Others(NamedTuple):
    """What every plan of a run is compared with: the files, and what they hold."""

    superiors: Sequence[str]
    sisters: Sequence[str]
    earlier: Sequence[str]
    beside: Beside


class _Wish(NamedTuple):
    """What holds for every plan of a run."""

    settings: Settings
    kb: Knowledge
    packs: Sequence[Path]
    templates: Sequence[Path]
    several: bool
    others: _Others


def run(
    plans: PlanFiles,
    out: Out,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
    revisions: RevisionsOption = Revisions.FINAL,
    limit: Limit = None,
    select: Select = None,
    ignore: Ignore = None,
    superior: Superiors = None,
    sister: Sisters = None,
    earlier: Earlier = None,
    fail_on: FailOnOption = FailOn.ERROR,
    png: Png = False,
    each: Each = False,
    also: Also = None,
    packs: Packs = False,
    template: Templates = None,
    json_: Json = False,
) -> None:
    """Read, assign, audit and write; with --each, every file is a plan with a folder of its own."""
    console = Console(lang)
    several = each and len(plans) > 1
    extras(also or ())
    open_forms(template or ())
    docs = _documents(plans, encoding, revisions, limit, console if several else None)
    settings = Settings(
        place=place,
        level=level and level.value,
        date=date,
        lang=lang.value,
        encoding=encoding,
        revisions=revisions.value,
        limits=tuple(limit or ()),
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        png=png,
        also=tuple(also or ()),
        packs=packs,
    )
    known = knowledge(kb)
    compared = beside(superior, sister, known, earlier)
    others = _Others(superior or (), sister or (), earlier or (), compared)
    wish = _Wish(settings, known, kb or (), template or (), several, others)
    rows, code = list[dict[str, object]](), 0
    sources = [[plan] for plan in plans] if several else [plans]
    for doc, folder, own in zip(docs, _folders(plans, out, several), sources, strict=True):
        done = _perform(doc, folder, own, wish, console) if doc else None
        if done is not None:
            rows.append(_summary(*done))
            code = max(code, exit_code(done[0], fail_on))
            _tell(console, done[0], folder, quiet=json_)
    _end(rows, len(docs), len(docs) - len(rows), console, json_=json_)
    raise typer.Exit(code)


def _perform(
    doc: Document,
    folder: Path,
    sources: list[str],
    wish: _Wish,
    console: Console,
) -> tuple[Decomposition, tuple[Path, ...]] | None:
    """Do the work for one plan; one of several that fails is told, and stops no other."""
    steps = len(STEPS) + (PACK_STEPS if wish.settings.packs else 0)
    try:
        with (
            second_half(wish.kb, once=not wish.several) as second,
            console.progress(steps) as step,
        ):
            return carry_out(
                doc,
                folder,
                kb=wish.kb,
                settings=wish.settings,
                templates=wish.templates,
                beside=wish.others.beside,
                record=_record(sources, folder, wish),
                second=second,
                on_step=step,
            )
    except DecomposeError as error:
        if not wish.several:
            raise
        console.error(error)
        return None


def _record(plans: list[str], folder: Path, wish: _Wish) -> Record | None:
    """Begin the record of a run; what came through standard input leaves nothing to come back to."""
    others = wish.others
    if STDIN in (*plans, *others.superiors, *others.sisters, *others.earlier):
        return None
    return record_of(
        plans,
        folder,
        packs=wish.packs,
        forms=wish.templates,
        superiors=others.superiors,
        sisters=others.sisters,
        earlier=others.earlier,
        settings=wish.settings,
    )


def _tell(console: Console, result: Decomposition, folder: Path, *, quiet: bool) -> None:
    if quiet:
        return
    console.result(_line(result, folder, console.lang))
    console.problems(result.problems)


def _end(
    rows: list[dict[str, object]], plans: int, failed: int, console: Console, *, json_: bool
) -> None:
    """Write the JSON where it is wished, and tell of plans that failed."""
    if json_:
        text = {"schema": "decompose.run/1", "runs": rows, "failed": failed}
        console.json(json.dumps(text, ensure_ascii=False, indent=2))
    if failed:
        raise BatchError(sentence("run.some-failed", console.lang).format(failed, plans))


def _documents(
    plans: list[str],
    encoding: str | None,
    revisions: Revisions,
    limit: list[str] | None,
    console: Console | None,
) -> list[Document | None]:
    """Read all files as one plan; with a console each as its own, telling there what is wrong.

    A bad file is told before any time goes into the knowledge; a bad pack stops all plans.
    """
    if console is None:
        return [documents(plans, encoding, revisions, limit)]
    docs: list[Document | None] = []
    for plan in plans:
        try:
            docs.append(document(plan, encoding, revisions, limit))
        except DecomposeError as error:
            console.error(error)
            docs.append(None)
    return docs


def _folders(plans: list[str], out: Path, several: bool) -> list[Path]:
    """Return ``out`` itself for one plan, a folder by name in it for each of several."""
    if not several:
        return [out]
    stems = ["stdin" if plan == STDIN else Path(plan).stem for plan in plans]
    seen: Counter[str] = Counter()
    folders: list[Path] = []
    for stem in stems:
        seen[stem] += 1
        folders.append(out / (stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"))
    return folders


def _line(result: Decomposition, folder: Path, lang: str) -> str:
    counts = Counter(finding.severity for finding in result.findings)
    return sentence("run.done", lang).format(
        result.source,
        len(result.plan.tasks),
        len(result.assignments),
        len(result.findings),
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        folder,
    )


def _summary(result: Decomposition, files: tuple[Path, ...]) -> dict[str, object]:
    return {
        "source": result.source,
        "title": result.plan.title,
        "tasks": len(result.plan.tasks),
        "assignments": len(result.assignments),
        "findings": dict(Counter(finding.severity.value for finding in result.findings)),
        "problems": [problem.model_dump(mode="json") for problem in result.problems],
        "files": [str(path) for path in files],
    }


COMMANDS = (run,)
