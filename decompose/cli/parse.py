"""``decompose parse``: the outline of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.cli.console import Console
from decompose.cli.options import Encoding, Json, Lang, LangOption, PlanFile, document
from decompose.model.plan import Plan, Section, Task
from decompose.parser import parse as parse_plan

_MOST = 60


def parse(
    plan: PlanFile, json_: Json = False, lang: LangOption = Lang.ZH, encoding: Encoding = None
) -> None:
    """Print the outline as a tree, or the Plan as JSON."""
    console = Console(lang)
    parsed = parse_plan(document(plan, encoding))
    if json_:
        console.json(parsed.model_dump_json(indent=2))
        return
    console.result("\n".join(tree(parsed)))
    console.problems(parsed.problems)


def tree(plan: Plan) -> Iterator[str]:
    """Yield the lines of the outline: sections with their kind, tasks with their id."""
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
                yield _task(task, depth[task.id])


def _section(section: Section, depth: int) -> str:
    return f"{'  ' * depth}{section.number} {section.title}  [{section.kind.value}]"


def _task(task: Task, depth: int) -> str:
    title = task.title or task.text
    short = title if len(title) <= _MOST else f"{title[:_MOST]}…"
    parts = f"  ({len(task.measures)})" if len(task.measures) > 1 else ""
    return f"{'  ' * depth}{task.number} {short}  <{task.id}>{parts}"


COMMANDS = (parse,)
