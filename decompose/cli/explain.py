"""``decompose explain``: why and why not, and the pages of rules and audits."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from decompose.audits import AUDITS
from decompose.audits.case import AuditFacts
from decompose.audits.weights import severity_here
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
    knowledge,
)
from decompose.cli.sources import decomposition
from decompose.errors import ReadError
from decompose.knowledge import Knowledge
from decompose.labels.causes import REASONS_AND_FIXES
from decompose.labels.commands import sentence
from decompose.labels.lookouts import in_chinese
from decompose.labels.rule_pages import RULE_PAGES, rule_in_chinese
from decompose.model.organization import Jurisdiction
from decompose.model.result import Decomposition, Explanation
from decompose.rules import RULES
from decompose.rules import explain as explained

Id = Annotated[str, typer.Argument(metavar="ID", help="id")]
SourceOrNone = Annotated[str | None, typer.Argument(metavar="[PLAN|RESULT]", help="source")]
Department = Annotated[str | None, typer.Option("--department", metavar="D", help="department")]
_USUAL = (Path("division.json"), Path("out") / "division.json")


def explain(
    id_: Id,
    source: SourceOrNone = None,
    department: Department = None,
    place: Place = None,
    level: LevelOption = None,
    date: Date = None,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
    revisions: RevisionsOption = Revisions.FINAL,
    json_: Json = False,
) -> None:
    """Print why a task has its leads, or why a department has or lacks a role in it."""
    console = Console(lang)
    packs = knowledge(kb)
    page = page_of(id_, lang, packs.info.severities)
    if page is not None:
        console.result(page)
        return
    chosen = source or _usual(id_)
    result = decomposition(
        chosen,
        packs,
        place=place,
        level=level,
        date=date,
        encoding=encoding,
        revisions=revisions,
    )
    parents = {m.id: task.id for task in result.plan.tasks for m in task.measures}
    parents |= {task.id: task.id for task in result.plan.tasks}
    if id_ not in parents:
        raise ReadError(
            f"there is no task, rule or audit {id_}",
            hint="decompose parse PLAN shows the ids of all tasks",
            where=chosen,
        )
    found = _explanations(result, packs, (parents[id_], id_), department, lang)
    if json_:
        console.json("[" + ",\n".join(each.model_dump_json(indent=2) for each in found) + "]")
        return
    if not found:
        console.result(f"{sentence('lead', lang)} {sentence('nobody', lang)}")
    for each in found:
        console.result("\n".join([each.sentence, *(f"    {step}" for step in each.chain)]))


def page_of(
    name: str, lang: str = Lang.ZH, severities: Mapping[str, str] | None = None
) -> str | None:
    """Return the page of a rule or audit by its name or code, None when there is none.

    ``severities`` are those of the packs, where they set any.
    """
    entries: tuple[Any, ...] = (*RULES, *AUDITS)
    for entry in entries:
        facts = entry.facts
        if name.casefold() in {facts.name, facts.code.casefold()}:
            told = (*_facts(facts, lang), *_here(entry, lang, severities or {}))
            head = (f"{facts.name} ({facts.code})", *told)
            if lang == Lang.ZH and isinstance(facts, AuditFacts):
                return "\n".join((*head, *in_chinese(facts.name, inspect.getdoc(entry) or "")))
            if lang == Lang.ZH and facts.name in RULE_PAGES:
                return "\n".join((*head, *rule_in_chinese(facts.name)))
            return "\n".join((*head, "", inspect.getdoc(entry) or ""))
    return None


def _facts(facts: Any, lang: str) -> Iterator[str]:
    """Yield what a rule says in a sentence; how grave a finding is, why, and what to do."""
    if not isinstance(facts, AuditFacts):
        yield facts.summary_en if lang == Lang.EN else facts.summary
        return
    why, fix = facts.why, facts.fix
    if lang == Lang.EN:
        why, fix = REASONS_AND_FIXES.get(facts.name, (why, fix))
    told = sentence(f"severity.{facts.severity.value}", lang)
    for key, words in (("severity", told), ("why", why), ("fix", fix)):
        yield f"{sentence(f'page.{key}', lang)}: {words}"


def _here(entry: Any, lang: str, severities: Mapping[str, str]) -> Iterator[str]:
    """Yield how grave the user's packs make the findings of an audit."""
    if isinstance(entry.facts, AuditFacts):
        severity = severity_here(entry, severities)
        if severity is not None:
            word = sentence(f"severity.{severity}", lang)
            yield f"{sentence('page.severity-here', lang)}: {word}"


def _usual(task: str) -> str:
    """Return the result that lies where ``run`` usually puts it."""
    for path in _USUAL:
        if path.is_file():
            return str(path)
    raise ReadError(
        f"{task} is no rule or audit, and no result lies here to look for a task in",
        hint="name the plan or its division.json after the id",
    )


def _explanations(
    result: Decomposition,
    kb: Knowledge,
    ids: tuple[str, str],
    department: str | None,
    lang: str,
) -> tuple[Explanation, ...]:
    """Explain a task, or one measure of it that has holders of its own."""
    task, part = ids
    if department is not None:
        return (_of_department(result, kb, task, department, lang),)
    own = [a for a in result.assignments if a.task == task]
    own = [a for a in own if part in (a.task, a.measure)] or own
    holders = dict.fromkeys(a.holder for a in own)
    return tuple(explained(result, kb, task, holder, lang=lang) for holder in holders)


def _of_department(
    result: Decomposition, kb: Knowledge, task: str, department: str, lang: str
) -> Explanation:
    """Explain one department, given by id or name; it may have no part in the plan at all."""
    where = result.jurisdiction
    found: str | None = department
    if department not in kb.departments and department not in result.departments:
        found = kb.resolve(department, level=where.level, year=where.year).department
    if found is None:
        if department not in {a.holder for a in result.assignments}:
            raise _no_department(department, kb, where)
        found = department
    return explained(result, kb, task, found, lang=lang)


def _no_department(department: str, kb: Knowledge, where: Jurisdiction) -> ReadError:
    near = kb.resolve(department, level=where.level, year=where.year).candidates
    hint = "decompose kb list departments shows their ids"
    if near:
        hint = f"it may mean {', '.join(near)}"
    return ReadError(f"there is no department {department}", hint=hint, where="--department")


COMMANDS = (explain,)
