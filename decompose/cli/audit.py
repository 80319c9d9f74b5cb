"""``decompose audit``: what is wrong with a plan or a division."""

from __future__ import annotations

import json
from collections.abc import Iterator

import typer

from decompose.audits import audit as audit_result
from decompose.cli.console import Console
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
    Select,
    exit_code,
    knowledge,
)
from decompose.cli.sources import Source, decomposition
from decompose.cli.words import sentence
from decompose.model.result import Decomposition, Finding


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
    json_: Json = False,
) -> None:
    """Print the findings, worst first."""
    console = Console(lang)
    packs = knowledge(kb)
    result = decomposition(source, packs, place=place, level=level, date=date, encoding=encoding)
    result = audit_result(result, packs, select=tuple(select or ()), ignore=tuple(ignore or ()))
    if json_:
        findings = [finding.model_dump(mode="json") for finding in result.findings]
        text = {"schema": "decompose.findings/1", "source": result.source, "findings": findings}
        console.json(json.dumps(text, ensure_ascii=False, indent=2))
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
