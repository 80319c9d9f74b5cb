"""Who leads and supports what, drawn: per chapter, per department, and the whole as a projection.

A lead is a solid edge, every other role a dashed one; a lead of one part only is solid and thin.
Sheets keep to about sixty nodes; more are split over numbered sheets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import graphviz

from decompose.model.plan import Task
from decompose.model.result import Assignment, Decomposition, Role
from decompose.reports.files import replace_file
from decompose.reports.labels import Labels
from decompose.reports.render import render
from decompose.reports.rows import SHARED_ROLES, Division, arrange, chapter_of, heading

FONT = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,SimSun,WenQuanYi Zen Hei,sans-serif"
_MOST_NODES = 60
_MOST_EDGES = 500
_WRAP = 16
_LONGEST = 48
_BLUE, _ORANGE, _GREY = "#0072B2", "#D55E00", "#555555"


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing: the stem of its file name, its title, its DOT source."""

    name: str
    title: str
    dot: str


def diagrams(result: Decomposition, labels: Labels) -> list[Diagram]:
    """Return the overview, one drawing a chapter (split when large) and one a department."""
    division = arrange(result)
    found = [_overview(division, labels)]
    found += _chapters(division, labels)
    found += _departments(division, labels)
    return found


def write_overview(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the overview as .svg, .png or .dot.

    Raises:
        MissingDependency: Neither ``dot`` nor pygraphviz can draw.
    """
    dot = _overview(arrange(result), labels).dot
    kind = path.suffix.lower().removeprefix(".")
    data = dot.encode("utf-8") if kind == "dot" else render([(dot, kind)])[0]
    replace_file(path, data)


def _overview(division: Division, labels: Labels) -> Diagram:
    """Draw every task and department, or above 500 edges the departments alone."""
    title = f"{division.result.plan.title} {labels['overview']}"
    whole = [a for a in division.result.assignments if a.measure is None]
    tasks = [t for t in division.result.plan.tasks if t.id in {a.task for a in whole}]
    nodes = len(tasks) + len({a.holder for a in whole})
    if len(whole) <= _MOST_EDGES and nodes <= _MOST_NODES:
        return Diagram("overview", title, _bipartite(division, tasks, title, labels))
    return Diagram("overview", title, _projection(division, title, labels))


def _projection(division: Division, title: str, labels: Labels) -> str:
    """Join two departments where one supports what the other leads; the label counts the tasks."""
    pairs: Counter[tuple[str, str]] = Counter()
    leads: Counter[str] = Counter()
    for own in division.by_task.values():
        whole = [a for a in own if a.measure is None]
        for lead in (a for a in whole if a.role is Role.LEAD):
            leads[lead.holder] += 1
            helpers = {a.holder for a in whole if a.role is not Role.LEAD}
            pairs.update((lead.holder, helper) for helper in sorted(helpers))
    graph = _graph(f"{title}（{labels['shared_tasks']}）")
    strong = [
        pair for pair, count in pairs.most_common(_MOST_EDGES) if count > 1 or len(pairs) < 80
    ]
    shown = {holder for pair in strong for holder in pair} | set(leads)
    for holder, name in division.holders.items():
        if holder in shown:
            count = f"\n{labels['leads']} {leads[holder]}" if leads[holder] else ""
            _department_node(graph, holder, f"{name}{count}", leads=bool(leads[holder]))
    for pair in sorted(strong):
        common = pairs[pair]
        width = f"{min(1 + common * 0.3, 5):.1f}"
        graph.edge(_id(pair[0]), _id(pair[1]), label=str(common), penwidth=width, color=_BLUE)
    return str(graph.source)


def _chapters(division: Division, labels: Labels) -> Iterator[Diagram]:
    tasks = {t.id: t for t in division.result.plan.tasks}
    members: dict[str, list[Task]] = {}
    for task in division.result.plan.tasks:
        members.setdefault(chapter_of(task, tasks).id, []).append(task)
    for chapter, inside in members.items():
        sheets = list(_sheets(division, inside))
        for number, sheet in enumerate(sheets, start=1):
            suffix = f"-{number}" if len(sheets) > 1 else ""
            title = f"{heading(tasks[chapter])}{suffix}"
            dot = _bipartite(division, sheet, title, labels)
            yield Diagram(f"chapter-{chapter}{suffix}", title, dot)


def _sheets(division: Division, tasks: list[Task]) -> Iterator[list[Task]]:
    """Cut tasks into sheets of at most about sixty nodes, departments included."""
    sheet: list[Task] = []
    holders: set[str] = set()
    for task in tasks:
        own = {a.holder for a in division.by_task.get(task.id, []) if a.measure is None}
        if sheet and len(sheet) + 1 + len(holders | own) > _MOST_NODES:
            yield sheet
            sheet, holders = [], set()
        sheet.append(task)
        holders |= own
    if sheet:
        yield sheet


def _departments(division: Division, labels: Labels) -> Iterator[Diagram]:
    tasks = {t.id: t for t in division.result.plan.tasks}
    for number, (holder, name) in enumerate(division.holders.items(), start=1):
        own = [a for a in division.result.tasks_of(holder) if a.measure is None]
        part = [a for a in division.result.tasks_of(holder) if a.measure is not None]
        whole = {a.task for a in own}
        own += [a for a in part if a.task not in whole]
        graph = _graph(f"{name}（{labels['solid_lead']}，{labels['dashed_support']}）")
        _department_node(graph, holder, name, leads=True)
        for assignment in {a.task: a for a in reversed(own)}.values():
            _task_node(graph, tasks[assignment.task])
        for assignment in own[: _MOST_NODES * 2]:
            _edge(graph, assignment)
        yield Diagram(f"department-{number:02d}-{_slug(holder)}", name, str(graph.source))


def _bipartite(division: Division, tasks: list[Task], title: str, labels: Labels) -> str:
    graph = _graph(f"{title}（{labels['solid_lead']}，{labels['dashed_support']}）")
    edges = [a for t in tasks for a in division.by_task.get(t.id, []) if a.measure is None]
    leading = {a.holder for a in edges if a.role in SHARED_ROLES}
    for task in tasks:
        _task_node(graph, task)
    for holder, name in {a.holder: a.name for a in edges}.items():
        _department_node(graph, holder, name, leads=holder in leading)
    for own in edges:
        _edge(graph, own)
    return str(graph.source)


def _graph(title: str) -> graphviz.Digraph:
    return graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "label": graphviz.escape(title),
            "labelloc": "t",
            "fontname": FONT,
            "fontsize": "16",
            "nodesep": "0.12",
            "ranksep": "1.6",
        },
        node_attr={"shape": "box", "fontname": FONT, "fontsize": "11", "margin": "0.1,0.05"},
        edge_attr={"fontname": FONT, "fontsize": "9", "arrowsize": "0.6"},
    )


def _task_node(graph: graphviz.Digraph, task: Task) -> None:
    label = f"{task.id}\n{_wrap(task.title)}"
    graph.node(_id(task.id), graphviz.escape(label), style="filled", fillcolor="#F2F2F2")


def _department_node(graph: graphviz.Digraph, holder: str, name: str, *, leads: bool) -> None:
    fill = "#D6EAF8" if leads else "#FFFFFF"
    graph.node(_id(holder), graphviz.escape(_wrap(name)), style="filled,rounded", fillcolor=fill)


def _edge(graph: graphviz.Digraph, own: Assignment) -> None:
    leads = own.role in SHARED_ROLES
    graph.edge(
        _id(own.holder),
        _id(own.task),
        style="solid" if leads else "dashed",
        color=_BLUE if own.role is Role.LEAD else (_ORANGE if leads else _GREY),
        penwidth="1.8" if own.role is Role.LEAD and own.measure is None else "1.0",
    )


def _id(key: str) -> str:
    """Return a node name that means the same whatever characters a printed name holds."""
    return "n" + key.encode("utf-8", "replace").hex()


def _slug(holder: str) -> str:
    return holder if holder.isascii() and holder.replace("-", "").isalnum() else "local"


def _wrap(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    lines = [part[i : i + _WRAP] for part in short.split("\n") for i in range(0, len(part), _WRAP)]
    return "\n".join(lines) or " "
