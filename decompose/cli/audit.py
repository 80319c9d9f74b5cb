"""``decompose audit``: what is wrong with a plan or a division."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from decompose.audits import audit as audit_result
from decompose.audits.baseline import Sorted, accept, read_baseline, sort_out
from decompose.cli.console import Console
from decompose.cli.findings import Trend, counts_of, to_json, to_sarif, trend
from decompose.cli.options import (
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
    Place,
    Revisions,
    RevisionsOption,
    Select,
    Sisters,
    Superiors,
    exit_code,
    full_date,
    knowledge,
)
from decompose.cli.sources import Source, beside, decomposition
from decompose.labels.commands import sentence
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition, Finding

Baseline = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="baseline")]
Since = Annotated[Path | None, typer.Option("--since", metavar="FILE", help="since")]
Accept = Annotated[Path | None, typer.Option("--accept", metavar="FILE", help="accept")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="reason")]
Person = Annotated[str | None, typer.Option("--person", metavar="NAME", help="person")]
Expires = Annotated[
    str | None, typer.Option("--expires", metavar="DATE", help="expires", callback=full_date)
]
Sarif = Annotated[bool, typer.Option("--sarif", help="sarif")]


def audit(
    source: Source,
    select: Select = None,
    ignore: Ignore = None,
    superior: Superiors = None,
    sister: Sisters = None,
    earlier: Earlier = None,
    fail_on: FailOnOption = FailOn.ERROR,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
    revisions: RevisionsOption = Revisions.FINAL,
    baseline: Baseline = None,
    since: Since = None,
    accept_: Accept = None,
    reason: Reason = None,
    person: Person = None,
    expires: Expires = None,
    json_: Json = False,
    sarif: Sarif = False,
) -> None:
    """Print the findings, worst first."""
    console = Console(lang)
    packs = knowledge(kb)
    result = decomposition(
        source,
        packs,
        place=place,
        level=level,
        date=date,
        encoding=encoding,
        revisions=revisions,
    )
    others = beside(superior, sister, packs, earlier)
    above, sides, before = others
    check = partial(audit_result, kb=packs, superiors=above, sisters=sides, earlier=before)
    result = check(result, select=tuple(select or ()), ignore=tuple(ignore or ()))
    if accept_ is not None:
        _accept(console, result, accept_, (reason, person, expires))
        return
    known = read_baseline(baseline) if baseline is not None else []
    held = sort_out(result, known, datetime.date.today())
    change = trend(result.findings, read_baseline(since)) if since is not None else None
    result = result.model_copy(update={"findings": held.fresh})
    if sarif:
        console.json(to_sarif(result, held.accepted))
    elif json_:
        console.json(to_json(result, held.accepted, change, held.suspect))
    else:
        _tell(console, result, held, change)
    raise typer.Exit(exit_code(result, fail_on))


def _accept(
    console: Console,
    result: Decomposition,
    path: Path,
    said: tuple[str | None, str | None, str | None],
) -> None:
    """Accept the findings into a file, with the reason, who accepts and until when."""
    reason, person, expires = said
    lang = console.lang
    if not reason:
        raise typer.BadParameter("--accept needs --reason: why the findings are accepted")
    today = datetime.date.today()
    if expires and expires < today.isoformat():
        raise typer.BadParameter(f"--expires {expires} is past: name a day to come")
    facts = {"reason": reason, "person": person or "", "expires": expires or ""}
    added, renewed = accept(path, result, today=today, **facts)
    told = ["renewed"] * bool(renewed)
    told += [f"no-{key}" for key in ("person", "expires") if not facts[key]]
    console.result(sentence("accepted", lang).format(added, path))
    for key in told:
        console.result(sentence(f"accepted.{key}", lang).format(renewed))


def _tell(console: Console, result: Decomposition, held: Sorted, change: Trend | None) -> None:
    from decompose.reports.english import told

    lang = console.lang
    console.result("\n".join((*lines(told(result, lang), lang), *_closing(held, change, lang))))


def _closing(beside: Sorted, change: Trend | None, lang: str) -> Iterator[str]:
    """Yield what the baseline held back, what ran out, and what changed since an earlier run."""
    if beside.fresh:
        told = (
            sentence(f"severity.{s}", lang) + f" {n}" for s, n in counts_of(beside.fresh).items()
        )
        yield sentence("counts", lang).format(len(beside.fresh), " ".join(told))
    if beside.accepted:
        yield sentence("accepted.still", lang).format(len(beside.accepted))
    for finding, entry in beside.expired:
        yield sentence("accepted.expired", lang).format(entry.expires, finding.message)
    for finding, entry in beside.suspect:
        words = (entry.reason or entry.name, finding.message)
        yield sentence("accepted.suspect", lang).format(*words)
    if change is not None:
        counts = (len(change.new), len(change.gone), len(change.kept))
        yield sentence("trend", lang).format(*counts)
        for name, (new, gone, kept) in change.by_name().items():
            if new or gone:
                yield f"    {name}  {sentence('trend', lang).format(new, gone, kept)}"


def lines(result: Decomposition, lang: str) -> Iterator[str]:
    """Yield two lines a finding: what and where, then the smallest fix."""
    if not result.findings:
        yield sentence("no-findings", lang)
    for finding in result.findings:
        word = sentence(f"severity.{finding.severity.value}", lang)
        where = _where(finding, result, Labels(lang))
        yield f"{word} {finding.code} {finding.name}  {where}{finding.message}"
        if finding.fix:
            yield f"    {sentence('fix', lang)} {finding.fix}"


def _where(finding: Finding, result: Decomposition, labels: Labels) -> str:
    """Return the task, and the place in the file where that is at hand; the message says the rest."""
    task, doc = finding.subject.get("task", ""), result.plan.document
    own = (e.span for e in finding.evidence if e.span is not None and e.document is None)
    span = next(own, None)
    place = ""
    if doc is not None and span is not None:
        stands = doc.blocks[span.block].place.model_copy(update={"file": ""})
        place = labels.place(str(stands)).strip()
    told = f"{task} [{place}]" if task and place else task or place
    return f"{told}: " if told else ""


COMMANDS = (audit,)
