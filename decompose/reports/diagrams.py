"""Who leads and supports what, drawn: per chapter, per department, and the whole as a projection.

A lead is a solid edge, every other role a dashed one; a lead of one part only is solid and thin.
Sheets keep to about sixty nodes; more are split over numbered sheets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import graphviz

from decompose.model.plan import Task
from decompose.model.result import Assignment, Decomposition, Role
from decompose.reports.division import SHARED_ROLES, Division, arrange, chapter_of, heading
from decompose.reports.files import replace_file
from decompose.reports.labels import Labels
from decompose.reports.render import render

FONT = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,SimSun,WenQuanYi Zen Hei,sans-serif"
_MOST_NODES = 60
_MOST_EDGES = 500
_WRAP = 16
_LONGEST = 48
_BLUE, _ORANGE, _GREY, _RED = "#0072B2", "#D55E00", "#555555", "#C0392B"


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
    graph = _graph(f"{title}\n（{labels['shared_tasks']}）")
    strong = [
        pair for pair, count in pairs.most_common(_MOST_EDGES) if count > 1 or len(pairs) < 80
    ]
    joined = {holder for pair in strong for holder in pair}
    for holder, name in division.holders.items():
        if holder in joined | set(leads):
            count = f"\n{labels['leads']} {leads[holder]}" if leads[holder] else ""
            _department_node(graph, holder, f"{name}{count}", leads=bool(leads[holder]))
    _stack(graph, [h for h in division.holders if h in leads and h not in joined])
    for pair in sorted(strong):
        common = pairs[pair]
        width = f"{min(1 + common * 0.3, 5):.1f}"
        graph.edge(_id(pair[0]), _id(pair[1]), label=str(common), penwidth=width, color=_BLUE)
    return str(graph.source)


def _chapters(division: Division, labels: Labels) -> Iterator[Diagram]:
    tasks = division.tasks
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
    for number, (holder, name) in enumerate(division.holders.items(), start=1):
        own = division.result.tasks_of(holder)
        whole = {a.task for a in own if a.measure is None}
        own = tuple(a for a in own if a.measure is None or a.task not in whole)
        mine = {a.task for a in own}
        tasks = [task for task in division.tasks.values() if task.id in mine]
        sheets = [tasks[at : at + _MOST_NODES] for at in range(0, len(tasks), _MOST_NODES)]
        for page, sheet in enumerate(sheets, start=1):
            suffix = f"-{page}" if len(sheets) > 1 else ""
            dot = _star(division, holder, sheet, own, _titled(f"{name}{suffix}", labels))
            yield Diagram(f"department-{number:02d}-{_slug(holder)}{suffix}", name, dot)


def _star(
    division: Division, holder: str, tasks: list[Task], own: tuple[Assignment, ...], title: str
) -> str:
    """Draw one department with some of its tasks."""
    graph = _graph(title)
    _department_node(graph, holder, division.holders[holder], leads=True)
    _tasks(graph, tasks, division)
    shown = {task.id for task in tasks}
    for assignment in own:
        if assignment.task in shown:
            _edge(graph, assignment)
    return str(graph.source)


def _bipartite(division: Division, tasks: list[Task], title: str, labels: Labels) -> str:
    graph = _graph(_titled(title, labels))
    edges = [a for t in tasks for a in division.by_task.get(t.id, []) if a.measure is None]
    leading = {a.holder for a in edges if a.role in SHARED_ROLES}
    _tasks(graph, tasks, division)
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


def _titled(title: str, labels: Labels) -> str:
    key = (labels["solid_lead"], labels["dashed_support"], labels["framed_open"])
    return f"{title}\n（{'；'.join(key)}）"


def _tasks(graph: graphviz.Digraph, tasks: list[Task], division: Division) -> None:
    """Draw tasks one below the other, in the order of the plan."""
    for task in tasks:
        label = graphviz.escape(f"{task.id}\n{_wrap(task.title or task.text)}")
        frame = {"color": _RED, "penwidth": "2"} if division.is_uncertain(task) else {}
        graph.node(_id(task.id), label, style="filled", fillcolor="#F2F2F2", **frame)
    _stack(graph, [task.id for task in tasks])


def _stack(graph: graphviz.Digraph, keys: list[str]) -> None:
    """Keep nodes in one column and in order, by edges that are not seen."""
    with graph.subgraph(graph_attr={"rank": "same"}) as column:
        for above, below in pairwise(keys):
            column.edge(_id(above), _id(below), style="invis")


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
