"""Who leads and supports what, drawn: per chapter, per department, and the whole as a projection.

A task stands in a row with its lead behind a solid edge and the others behind a dashed one, so that
no two edges ever cross. A sheet keeps to sixty nodes; more are split over numbered sheets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import graphviz

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.plan import Task, TaskKind
from decompose.model.result import Assignment, Decomposition, Role
from decompose.reports.diagram_parts import (
    BLUE,
    DASHED,
    FRAME,
    GREY,
    LIGHT,
    MOST_NODES,
    ORANGE,
    RED,
    SOLID,
    WRAP,
    Diagram,
    department_node,
    edge,
    even,
    in_sheets,
    listed,
    new_graph,
    node_id,
    stack,
    wrapped,
)
from decompose.reports.division import (
    HELPING_ROLES,
    SHARED_ROLES,
    Division,
    arrange,
    held,
    holders_of,
)
from decompose.reports.render import draw
from decompose.reports.titles import entitled

_MOST_ROWS = 16
"""Rows of three nodes at most; more would not be read on a slide."""
_MOST_TASKS = 20
_MOST_PAIRS, _FEW_PAIRS = 40, 8
_BOXED = 6
"""Departments that share a box of the overview, where they do nothing but help one lead."""
_NOTE = 60
"""Characters of a line below the title."""


def diagrams(result: Decomposition, labels: Labels) -> list[Diagram]:
    """Return the overview, one drawing a chapter (split when large) and one a department."""
    division = arrange(result)
    found = [_overview(division, labels)]
    found += _chapters(division, labels)
    found += _departments(division, labels)
    return found


def write_overview(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the overview as .svg, .png, .pdf or .dot.

    Raises:
        MissingDependency: Neither ``dot`` nor pygraphviz can draw, or PNG without a Chinese font.
    """
    replace_file(path, draw(_overview(arrange(result), labels).dot, path))


def _overview(division: Division, labels: Labels) -> Diagram:
    """Draw every task where they fit one sheet, else who works with whom."""
    title = entitled(division.result, labels["overview"])
    held = division.by_task
    tasks = [t for t in division.tasks.values() if held.get(t.id) or not division.is_frame(t)]
    if len(tasks) <= _MOST_ROWS:
        return Diagram("overview", title, _rows(division, tasks, title, labels))
    return Diagram("overview", title, _projection(division, title, labels))


def _projection(division: Division, title: str, labels: Labels) -> str:
    """Join two departments where one supports what the other leads; the label counts the tasks.

    Where all pairs would be too many, only those that share the most tasks are drawn, and the title
    says from how many on, or how many pairs are left out. Who helps one lead alone stands in a box with
    others, each with its count.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    leads: Counter[str] = Counter()
    for own in division.by_task.values():
        whole = [a for a in own if a.measure is None]
        leads.update({a.holder for a in whole if a.role in SHARED_ROLES})
        for lead in (a for a in whole if a.role is Role.LEAD):
            helpers = {a.holder for a in whole if a.role is not Role.LEAD}
            pairs.update((lead.holder, helper) for helper in sorted(helpers))
    strong, note = _strong(pairs, leads, labels)
    joined = {holder for pair in strong for holder in pair}
    alone = [
        f"{division.holders[h]} {leads[h]}"
        for h in division.holders
        if h in leads and h not in joined
    ]
    notes = [note] if note else []
    notes += (
        listed(
            labels["leads_alone"].format(labels.joined(alone)), _NOTE, labels["more_holders"]
        ).split("\n")
        if alone
        else []
    )
    graph = new_graph(title, [(SOLID, BLUE, labels["shared_tasks"])], notes)
    boxes = _helping_one(strong, leads)
    boxed = {holder for _, box in boxes for holder in box}
    shown = sorted(joined - boxed, key=lambda h: (-leads[h], h))[:MOST_NODES]
    for holder in shown:
        name = division.holders[holder]
        count = f"\n{labels['leads']} {leads[holder]}" if leads[holder] else ""
        department_node(graph, holder, f"{name}{count}", leads=bool(leads[holder]))
    for hub, box in boxes:
        names = (f"{division.holders[h]} {pairs[hub, h]}" for h in box)
        key = node_id(f"others {box[0]}")
        label = graphviz.escape(listed(labels.joined(names), 2 * WRAP, labels["more_holders"]))
        graph.node(key, label, style="filled,rounded", fillcolor="#FFFFFF")
        graph.edge(node_id(hub), key, color=BLUE)
    for pair in (pair for pair in strong if set(pair) <= set(shown)):
        common = pairs[pair]
        width = f"{min(1 + common * 0.3, 5):.1f}"
        graph.edge(
            node_id(pair[0]), node_id(pair[1]), label=str(common), penwidth=width, color=BLUE
        )
    return str(graph.source)


def _helping_one(
    strong: list[tuple[str, str]], leads: Counter[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return who leads nothing and is joined to one lead alone, several to a box, where they are many."""
    joined = Counter(holder for pair in strong for holder in pair)
    by_hub: dict[str, list[str]] = {}
    for hub, helper in strong:
        if joined[helper] == 1 and not leads[helper]:
            by_hub.setdefault(hub, []).append(helper)
    return [
        (hub, tuple(helpers[at : at + _BOXED]))
        for hub, helpers in by_hub.items()
        if len(helpers) > _BOXED
        for at in range(0, len(helpers), _BOXED)
    ]


def _strong(
    pairs: Counter[tuple[str, str]], leads: Counter[str], labels: Labels
) -> tuple[list[tuple[str, str]], str]:
    """Return the pairs that are drawn, and what is said of the others.

    Where hardly any pair shares more tasks than the many do, pairs of those who lead most are drawn.
    """
    fewest = 1
    while sum(count >= fewest for count in pairs.values()) > _MOST_PAIRS:
        fewest += 1
    strong = sorted(pair for pair, count in pairs.items() if count >= fewest)
    if fewest == 1:
        return strong, ""
    if len(strong) >= _FEW_PAIRS:
        return strong, labels["pairs_from"].format(fewest)
    ranked = sorted(pairs, key=lambda pair: (-pairs[pair], -leads[pair[0]], pair))
    return sorted(ranked[:_MOST_PAIRS]), labels["pairs_left"].format(len(pairs) - _MOST_PAIRS)


def _chapters(division: Division, labels: Labels) -> Iterator[Diagram]:
    for stem, name, inside in _groups(division, labels):
        sheets = in_sheets(inside, _MOST_ROWS)
        for number, sheet in enumerate(sheets, start=1):
            suffix = f"-{number}" if len(sheets) > 1 else ""
            title = f"{name}{suffix}"
            yield Diagram(f"{stem}{suffix}", title, _rows(division, sheet, title, labels))


def _groups(division: Division, labels: Labels) -> Iterator[tuple[str, str, list[Task]]]:
    """Yield the chapters; key projects, safeguards and chapters of one task stand together by kind."""
    single: dict[TaskKind, list[Task]] = {}
    for chapter in division.chapters:
        lone = chapter.main is None and chapter.kind is not TaskKind.TASK
        if lone or len(chapter.tasks) == 1:
            single.setdefault(chapter.kind, []).extend(chapter.tasks)
        else:
            yield f"chapter-{chapter.key}", chapter.shown(labels), list(chapter.tasks)
    for kind, inside in single.items():
        yield (
            f"{kind.value}s",
            entitled(division.result, labels[f"all_{kind.value}"]),
            inside,
        )


def _departments(division: Division, labels: Labels) -> Iterator[Diagram]:
    for number, (holder, name) in enumerate(division.holders.items(), start=1):
        found = division.by_holder[holder]
        whole = {a.task for a in found if a.measure is None}
        own = tuple(a for a in found if a.measure is None or a.task not in whole)
        mine = {a.task for a in own}
        tasks = [task for task in division.tasks.values() if task.id in mine]
        sheets = in_sheets(tasks, _MOST_TASKS)
        for page, sheet in enumerate(sheets, start=1):
            suffix = f"-{page}" if len(sheets) > 1 else ""
            dot = _star(division, holder, sheet, own, f"{name}{suffix}", labels)
            yield Diagram(f"department-{number:02d}-{_slug(holder)}{suffix}", name, dot)


def _star(
    division: Division,
    holder: str,
    tasks: Sequence[Task],
    own: tuple[Assignment, ...],
    title: str,
    labels: Labels,
) -> str:
    """Draw one department between the tasks it supports, on the left, and those it leads."""
    graph = _sheet(title, labels)
    department_node(graph, holder, division.holders[holder], leads=True)
    roles = {a.task: a for a in sorted(own, key=lambda a: a.role in SHARED_ROLES)}
    led = [task for task in tasks if roles[task.id].role in SHARED_ROLES]
    other = [task for task in tasks if roles[task.id].role not in SHARED_ROLES]
    for side in (other, led):
        _tasks(graph, side, division)
    shown = {task.id for task in tasks}
    for assignment in own:
        if assignment.task in shown:
            _edge(graph, assignment, back=assignment.task in {task.id for task in other})
    return str(graph.source)


def _rows(division: Division, tasks: Sequence[Task], title: str, labels: Labels) -> str:
    """Draw tasks one below the other, each with its lead and then all others beside it."""
    graph = _sheet(title, labels)
    graph.attr(ranksep="0.7")
    _tasks(graph, tasks, division)
    owns = {task.id: division.by_task.get(task.id, []) for task in tasks}
    leads = {
        key: listed(_leads(own, labels) or labels["no_lead"], WRAP, labels["more_holders"])
        for key, own in owns.items()
    }
    others = {
        key: listed(names, 2 * WRAP, labels["more_holders"])
        for key, own in owns.items()
        if (names := _others(own, labels))
    }
    for key, own in owns.items():
        lead = _names(graph, key, "lead", leads)
        held_by = held(own, SHARED_ROLES)
        shared = len(held_by) > 1 or any(a.measure for a in held_by)
        color = RED if not held_by else (ORANGE if shared else BLUE)
        edge(graph, node_id(key), lead, color=color, penwidth="1.8", arrowhead="none")
        if key in others:
            helpers = _names(graph, key, "others", others)
            edge(graph, lead, helpers, style="dashed", color=GREY, arrowhead="none")
    return str(graph.source)


def _leads(own: list[Assignment], labels: Labels) -> str:
    return holders_of(own, SHARED_ROLES, labels)


def _others(own: list[Assignment], labels: Labels) -> str:
    """Return who else has a part in a task; a role that is no support is named."""
    helping = [a.name for a in held(own, HELPING_ROLES)]
    rest = [
        labels.aside(a.name, labels.role(a.role))
        for a in own
        if a.measure is None and a.role not in (*SHARED_ROLES, *HELPING_ROLES)
    ]
    return labels.joined(dict.fromkeys([*helping, *rest]))


def _names(graph: graphviz.Digraph, task: str, column: str, names: dict[str, str]) -> str:
    """Draw the names in one column of a task's row, and return their node."""
    key = node_id(f"{column} {task}")
    fill = LIGHT if column == "lead" else "#FFFFFF"
    label = graphviz.escape(names[task])
    width = even(names.values())
    graph.node(key, label, style="filled,rounded", fillcolor=fill, **width)
    return key


def _sheet(title: str, labels: Labels) -> graphviz.Digraph:
    signs = ((SOLID, BLUE), (SOLID, ORANGE), (DASHED, GREY), (FRAME, RED))
    words = ("key_lead", "key_joint", "key_other", "framed_open")
    legend = [(*sign, labels[key]) for sign, key in zip(signs, words, strict=True)]
    return new_graph(title, legend)


def _tasks(graph: graphviz.Digraph, tasks: Sequence[Task], division: Division) -> None:
    """Draw tasks one below the other, in the order of the plan."""
    labels = {task.id: wrapped(f"{task.id} {task.title or task.text}") for task in tasks}
    width = even(labels.values())
    for task in tasks:
        frame = {"color": RED, "penwidth": "2"} if division.is_uncertain(task) else {}
        label = graphviz.escape(labels[task.id])
        graph.node(node_id(task.id), label, style="filled", fillcolor="#F2F2F2", **frame, **width)
    stack(graph, [task.id for task in tasks])


def _edge(graph: graphviz.Digraph, own: Assignment, *, back: bool) -> None:
    leads = own.role in SHARED_ROLES
    ends = (node_id(own.holder), node_id(own.task))
    edge(
        graph,
        *(ends[::-1] if back else ends),
        style="solid" if leads else "dashed",
        color=BLUE if own.role is Role.LEAD else (ORANGE if leads else GREY),
        penwidth="1.8" if own.role is Role.LEAD and own.measure is None else "1.0",
        arrowhead="none",
        headport="w",
        tailport="e",
    )


def _slug(holder: str) -> str:
    return holder if holder.isascii() and holder.replace("-", "").isalnum() else "local"
