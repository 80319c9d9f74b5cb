"""``decompose fix``: the smallest changes that remove findings, shown or applied."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from decompose.audits import audit as audit_result
from decompose.audits.case import Beside
from decompose.audits.fixing import fixed
from decompose.cli.console import Console
from decompose.cli.options import (
    Date,
    Encoding,
    Ignore,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    Place,
    Select,
    Sisters,
    Superiors,
    knowledge,
)
from decompose.cli.sources import Source, beside, decomposition
from decompose.errors import ReadError
from decompose.knowledge import Knowledge
from decompose.labels.commands import sentence
from decompose.model.result import Change, Decomposition, Finding
from decompose.reports import write

Target = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="fixed")]
Marks = Annotated[list[str] | None, typer.Option("--finding", metavar="MARK", help="finding")]


def fix(
    source: Source,
    out: Target = None,
    finding: Marks = None,
    select: Select = None,
    ignore: Ignore = None,
    superior: Superiors = None,
    sister: Sisters = None,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
) -> None:
    """Show the changes; with -o apply them and write the division that results."""
    console = Console(lang)
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level, date=date, encoding=encoding)
    others = beside(superior, sister, packs)
    check = partial(audit_result, kb=packs, superiors=others.superiors, sisters=others.sisters)
    result = check(result)
    chosen = check(result, select=tuple(select or ()), ignore=tuple(ignore or ()))
    wanted = _wanted(chosen.findings, finding, source)
    applied, left = 0, 0
    for mark in wanted:
        found = next((f for f in result.findings if f.fingerprint == mark), None)
        if found is None:
            continue
        if not found.patch:
            left += 1
            continue
        console.result(f"{found.fingerprint} {found.code} {found.name}  {found.message}")
        console.result("\n".join(f"    {_shown(change, lang)}" for change in found.patch))
        applied += 1
        if out is not None:
            result = _applied(result, packs, found, others)
    console.result(sentence("fix.done" if out else "fix.dry", lang).format(applied, left))
    if out is not None:
        write(result, out, lang=lang)


def _wanted(findings: tuple[Finding, ...], marks: list[str] | None, source: str) -> list[str]:
    known = [f.fingerprint for f in findings]
    for mark in marks or ():
        if mark not in known:
            raise ReadError(
                f"there is no finding {mark}",
                hint="decompose audit --json shows the fingerprint of every finding",
                where=source,
            )
    return [mark for mark in known if not marks or mark in marks]


def _applied(
    result: Decomposition, packs: Knowledge, found: Finding, others: Beside
) -> Decomposition:
    """Apply a patch; one that would bring new findings, as two together may, is left out."""
    after = fixed(result, packs, found.patch, beside=others)
    before = {f.fingerprint for f in result.findings}
    clean = {f.fingerprint for f in after.findings} <= before - {found.fingerprint}
    return after if clean else result


def _shown(change: Change, lang: str) -> str:
    where = change.measure or change.task or change.old
    return sentence(f"change.{change.kind.value}", lang).format(where, change.value, change.old)


COMMANDS = (fix,)
