"""The first half of the main job: from a file to who does what."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from pydantic import ValidationError

from decompose.errors import DamagedDocument
from decompose.job import Step
from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.base import first_fault
from decompose.model.organization import Level
from decompose.model.plan import Plan
from decompose.model.result import Decomposition
from decompose.model.source import Document, Problem
from decompose.parser import parse
from decompose.readers import Paths, read, read_bytes
from decompose.rules import assign

Source = Paths | Document


def compared(data: bytes, name: str, kb: Knowledge) -> Decomposition:
    """Return what a plan is compared with: a plan, or a result made before.

    Raises:
        DecomposeError: It is neither.
    """
    if Path(name).suffix.lower() == ".json":
        return stored(data, name)
    return analyse(read_bytes(data, name=name), kb=kb)


def stored(data: bytes, where: str) -> Decomposition:
    """Return a result made before, from its JSON.

    Raises:
        DamagedDocument: It is no result.
    """
    try:
        return Decomposition.model_validate_json(data)
    except ValidationError as error:
        amiss, place = first_fault(error)
        raise DamagedDocument(
            f"the file is not a result of decompose: {amiss} @ {place}",
            hint="name a division.json written by decompose run, or the plan itself",
            where=where,
        ) from error


def analyse(
    source: Source,
    *,
    place: str | None = None,
    level: Level | str | None = None,
    date: str | None = None,
    kb: Knowledge | str | os.PathLike[str] | None = None,
    encoding: str | None = None,
    revisions: str = "final",
    on_step: Step | None = None,
    on_plan: Callable[[Plan], None] | None = None,
) -> Decomposition:
    """Read, parse and assign: everything before the audit. Arguments as for :func:`run`.

    ``on_plan`` is given the plan before it is derived who does what.
    """
    say = on_step or silent
    say("read")
    doc = _document(source, encoding, revisions)
    say("knowledge")
    knowledge = knowledge_of(kb)
    if doc.enclosed is not None:
        from decompose.audits.worked_on import returned

        if back := returned(doc, knowledge, place=place, level=level, date=date):
            return back
    say("parse")
    plan = parse(doc, wordings=knowledge.wordings.values())
    if on_plan is not None:
        on_plan(plan)
    say("assign")
    result = assign(plan, knowledge, place=place, level=level, date=date)
    problems = _together(doc.problems, plan.problems, result.problems)
    return result.model_copy(update={"source": doc.name, "problems": problems})


def _document(source: Source, encoding: str | None, revisions: str) -> Document:
    if isinstance(source, Document):
        return source
    return read(source, encoding=encoding, revisions=revisions)


def knowledge_of(kb: Knowledge | str | os.PathLike[str] | None) -> Knowledge:
    """Return the knowledge that is meant: itself, a folder laid over the built-in pack, or that pack."""
    if isinstance(kb, Knowledge):
        return kb
    return load_knowledge() if kb is None else load_knowledge(kb)


def _together(*lists: Iterable[Problem]) -> tuple[Problem, ...]:
    """Join lists of problems; the same problem told by two steps counts once."""
    found: list[Problem] = []
    for problems in lists:
        found.extend(problem for problem in problems if problem not in found)
    return tuple(found)


def silent(step: str) -> None:
    """Say nothing."""
