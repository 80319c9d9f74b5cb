"""``decompose assign``: who does what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from decompose.analysis import analyse
from decompose.cli.console import Console
from decompose.cli.options import (
    Date,
    Encoding,
    Json,
    Kb,
    Lang,
    LangOption,
    LevelOption,
    Place,
    Revisions,
    RevisionsOption,
    document,
    knowledge,
)
from decompose.errors import ReadError
from decompose.labels.commands import sentence
from decompose.model.result import Assignment, Decomposition, Role
from decompose.parser.statement import parse_task
from decompose.rules import assign as assign_plan

PlanOrNone = Annotated[str | None, typer.Argument(metavar="[PLAN]", help="plan")]
Text = Annotated[str | None, typer.Option("--text", metavar="T", help="text")]


def assign(
    plan: PlanOrNone = None,
    text: Text = None,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
    revisions: RevisionsOption = Revisions.FINAL,
    json_: Json = False,
) -> None:
    """Print who leads and who supports every task, or the Decomposition as JSON."""
    if (plan is None) == (text is None):
        raise typer.BadParameter("give either PLAN or --text T")
    if text is not None and not text.strip():
        raise ReadError("the text is empty", hint="give the words of one task", where="--text")
    console = Console(lang)
    packs = knowledge(kb)
    if text is not None:
        result = assign_plan(parse_task(text), packs, place=place, level=level, date=date)
    else:
        doc = document(plan or "", encoding, revisions)
        result = analyse(doc, place=place, level=level, date=date, kb=packs)
    if json_:
        console.json(result.model_dump_json(indent=2, by_alias=True))
    else:
        from decompose.reports.english import told

        console.result("\n".join(lines(told(result, lang), lang)))


def lines(result: Decomposition, lang: str) -> Iterator[str]:
    """Yield a few lines a task: its heading, its leads with reason, its supporters."""
    by_task: dict[str, list[Assignment]] = {}
    for assignment in result.assignments:
        by_task.setdefault(assignment.task, []).append(assignment)
    headings = {task.parent for task in result.plan.tasks}
    for task in result.plan.tasks:
        own = by_task.get(task.id, [])
        yield f"{task.id}  {task.number}{task.title or task.text}"
        leads = [a for a in own if a.role is Role.LEAD and a.measure is None]
        shared = [a for a in own if a.role is Role.CO_LEAD and a.measure is None]
        for lead in leads:
            yield f"    {sentence('lead', lang)} {_shown(lead)}"
        for lead in shared:
            yield f"    {sentence('shared', lang)} {_shown(lead)}"
        if not leads and not shared:
            nobody = "in_parts" if task.id in headings and not task.text else "nobody"
            yield f"    {sentence('lead', lang)} {sentence(nobody, lang)}"
        for part in (a for a in own if a.role in _LEADING and a.measure is not None):
            yield f"    {sentence('part', lang)} {part.measure} {_shown(part)}"
        others = [a.name for a in own if a.role not in (Role.LEAD, Role.CO_LEAD)]
        if others:
            yield f"    {sentence('support', lang)} {'、'.join(dict.fromkeys(others))}"


def _shown(assignment: Assignment) -> str:
    ground = f"[{assignment.basis.value} {assignment.rule} {assignment.confidence:.2f}]"
    return f"{assignment.name} {ground} {assignment.reason}"


_LEADING = (Role.LEAD, Role.CO_LEAD)
COMMANDS = (assign,)
