"""``decompose audit``: what is wrong with a plan or a division."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from decompose.audits import audit as audit_result
from decompose.cli.console import Console
from decompose.cli.findings import new_since, to_json, to_sarif
from decompose.cli.options import (
    Date,
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
    exit_code,
    knowledge,
)
from decompose.cli.sources import Source, decomposition
from decompose.cli.words import sentence
from decompose.model.result import Decomposition, Finding

Baseline = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="baseline")]
Sarif = Annotated[bool, typer.Option("--sarif", help="sarif")]


def audit(
    source: Source,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOnOption = FailOn.ERROR,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
    revisions: RevisionsOption = Revisions.FINAL,
    baseline: Baseline = None,
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
    result = audit_result(result, packs, select=tuple(select or ()), ignore=tuple(ignore or ()))
    if baseline is not None:
        fresh = new_since(result.findings, baseline)
        result = result.model_copy(update={"findings": fresh})
    if json_ or sarif:
        console.json(to_sarif(result) if sarif else to_json(result))
    else:
        console.result("\n".join(lines(result, lang)))
    raise typer.Exit(exit_code(result, fail_on))


def lines(result: Decomposition, lang: str) -> Iterator[str]:
    """Yield two lines a finding: what and where, then the smallest fix."""
    if not result.findings:
        yield sentence("no-findings", lang)
    for finding in result.findings:
        word = sentence(f"severity.{finding.severity.value}", lang)
        yield f"{word} {finding.code} {finding.name}  {_subject(finding)}: {finding.message}"
        if finding.fix:
            yield f"    {sentence('fix', lang)} {finding.fix}"


def _subject(finding: Finding) -> str:
    return " ".join(f"{key} {value}" for key, value in finding.subject.items())


COMMANDS = (audit,)
