"""The options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.organization import Level
from decompose.model.result import Decomposition, Severity
from decompose.model.source import Document
from decompose.readers import LIMITS, Limits, limits_of, read, read_bytes, read_several
from decompose.readers.loading import file_bytes
from decompose.text.patterns import regex

STDIN = "-"
_COMMA = regex("[,，]")
_DATE = regex(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Revisions(StrEnum):
    """States in which tracked changes are read."""

    FINAL = "final"
    ORIGINAL = "original"


class Lang(StrEnum):
    """Languages of results and messages."""

    ZH = "zh"
    EN = "en"


def iso_date(text: str | None) -> str | None:
    """Check a date given as YYYY, YYYY-MM or YYYY-MM-DD."""
    if text is not None and not _DATE.fullmatch(text):
        raise typer.BadParameter(f"{text!r}: YYYY, YYYY-MM, YYYY-MM-DD")
    return text


def full_date(text: str | None) -> str | None:
    """Check a date given as YYYY-MM-DD, a day of the calendar."""
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r}: YYYY-MM-DD") from None


PlanFiles = Annotated[list[str], typer.Argument(metavar="PLAN...", help="plans")]
Place = Annotated[str | None, typer.Option("--place", help="place")]
LevelOption = Annotated[Level | None, typer.Option("--level", help="level")]
Date = Annotated[str | None, typer.Option("--date", help="date", callback=iso_date)]
Kb = Annotated[list[Path] | None, typer.Option("--kb", metavar="DIR", help="kb")]
LangOption = Annotated[Lang, typer.Option("--lang", help="lang", envvar="DECOMPOSE_LANG")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="encoding")]
RevisionsOption = Annotated[Revisions, typer.Option("--revisions", help="revisions")]
Limit = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=N", help="limit", envvar="DECOMPOSE_LIMITS"),
]
Json = Annotated[bool, typer.Option("--json", help="json")]


def _apart(names: list[str] | None) -> list[str]:
    """Return the names of an option that may be repeated, or hold several with commas between."""
    parts = (part.strip() for name in names or () for part in _COMMA.split(name))
    return [part for part in parts if part]


Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="NAME", help="select", callback=_apart)
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="NAME", help="ignore", callback=_apart)
]
Superiors = Annotated[list[str] | None, typer.Option("--superior", metavar="FILE", help="above")]
Sisters = Annotated[list[str] | None, typer.Option("--sister", metavar="FILE", help="sister")]
Earlier = Annotated[list[str] | None, typer.Option("--earlier", metavar="FILE", help="earlier")]
FailOnOption = Annotated[FailOn, typer.Option("--fail-on", help="fail-on")]


def document(
    plan: str,
    encoding: str | None = None,
    revisions: Revisions = Revisions.FINAL,
    limit: Sequence[str] | None = None,
) -> Document:
    """Read the plan named on the command line, or standard input."""
    limits = limits_of(limit or ())
    if plan == STDIN:
        data = standard_input(limits)
        return read_bytes(data, name="stdin", encoding=encoding, revisions=revisions, limits=limits)
    return read(plan, encoding=encoding, revisions=revisions, limits=limits)


def standard_input(limits: Limits = LIMITS) -> bytes:
    """Return what stands on standard input, which may have no end."""
    data = sys.stdin.buffer.read(limits.file + 1)
    limits.check("file", len(data), file="stdin")
    return data


def documents(
    plans: Sequence[str],
    encoding: str | None = None,
    revisions: Revisions = Revisions.FINAL,
    limit: Sequence[str] | None = None,
) -> Document:
    """Read a main text and its annexes as one plan; one of them may be standard input."""
    if plans.count(STDIN) > 1:
        raise typer.BadParameter("standard input can be read only once")
    limits = limits_of(limit or ())
    if STDIN not in plans:
        return read(plans, encoding=encoding, revisions=revisions, limits=limits)
    contents = [
        ("stdin", standard_input(limits))
        if plan == STDIN
        else (Path(plan).name, file_bytes(Path(plan), limits))
        for plan in plans
    ]
    return read_several(contents, encoding=encoding, revisions=revisions, limits=limits)


def knowledge(folders: list[Path] | None) -> Knowledge:
    """Load the built-in pack with the given ones laid over it."""
    return load_knowledge(*(folders or ()))


def exit_code(result: Decomposition, fail_on: FailOn) -> int:
    """Return 1 when a finding is at or above the severity, else 0."""
    if fail_on is FailOn.NEVER:
        return 0
    order = list(Severity)
    worst = order.index(Severity(fail_on.value))
    return int(any(order.index(finding.severity) <= worst for finding in result.findings))
