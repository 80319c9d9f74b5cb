"""``decompose parse``: the outline of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import (
    Encoding,
    Json,
    Kb,
    Lang,
    LangOption,
    Limit,
    PlanFiles,
    Revisions,
    RevisionsOption,
    documents,
    knowledge,
)
from decompose.model.plan import Plan, Section, Task
from decompose.model.source import Block, BlockKind, Document
from decompose.parser import parse as parse_plan

Blocks = Annotated[bool, typer.Option("--blocks", help="blocks")]

_MOST = 60


def parse(
    plans: PlanFiles,
    json_: Json = False,
    blocks: Blocks = False,
    kb: Kb = None,
    lang: LangOption = Lang.ZH,
    encoding: Encoding = None,
    revisions: RevisionsOption = Revisions.FINAL,
    limit: Limit = None,
) -> None:
    """Print the outline as a tree, or the Plan as JSON; or what was read, block by block."""
    console = Console(lang)
    doc = documents(plans, encoding, revisions, limit)
    if blocks:
        _print_blocks(doc, console, json_=json_)
        return
    parsed = parse_plan(doc, wordings=knowledge(kb).wordings.values() if kb else ())
    if json_:
        console.json(parsed.model_dump_json(indent=2))
        return
    console.result("\n".join(tree(parsed, doc)))
    console.problems(parsed.problems)


def _print_blocks(doc: Document, console: Console, *, json_: bool) -> None:
    if json_:
        console.json(doc.model_dump_json(indent=2))
        return
    lines = [f"{block.place}\t{_text(block)}" for block in doc.blocks]
    lines += [f"{u.place}\t[{u.reason}] {' / '.join(u.text.split())}" for u in doc.unread]
    console.result("\n".join(lines))
    console.problems(doc.problems)


def _text(block: Block) -> str:
    number = block.automatic_number or ""
    image = "[image] " if block.kind is BlockKind.IMAGE else ""
    return f"{image}{number}{block.text}".replace("\n", " / ")


def tree(plan: Plan, doc: Document) -> Iterator[str]:
    """Yield the lines of the outline: sections with their kind, tasks with their id and place."""
    yield plan.title
    facts = [plan.number, plan.issuer, plan.date, plan.place]
    facts.append("-".join(map(str, plan.period)) if plan.period else None)
    yield "  ".join(fact for fact in facts if fact)
    depth: dict[str, int] = {}
    for section in plan.sections:
        depth[section.id] = depth.get(section.parent or "", 0) + 1
        yield _section(section, depth[section.id])
        for task in plan.tasks:
            if task.section == section.id:
                depth[task.id] = depth.get(task.parent or section.id, 0) + 1
                yield f"{_task(task, depth[task.id])}  @{doc.blocks[task.span.block].place}"


def _section(section: Section, depth: int) -> str:
    return f"{'  ' * depth}{section.number} {section.title}  [{section.kind.value}]"


def _task(task: Task, depth: int) -> str:
    title = task.title or task.text
    short = title if len(title) <= _MOST else f"{title[:_MOST]}…"
    parts = f"  ({len(task.measures)})" if len(task.measures) > 1 else ""
    return f"{'  ' * depth}{task.number} {short}  <{task.id}>{parts}"


COMMANDS = (parse,)
