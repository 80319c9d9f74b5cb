"""Decomposition → networkx.MultiDiGraph: departments linked to responsibilities.

Node kinds (attribute ``kind``; the key is ``kind:id``):

========== ============================================ =================================
kind       what                                         attributes
========== ============================================ =================================
task       main task or subtask                         label, number, level of nesting
project    key project                                  label, number
safeguard  safeguard measure                            label, number
measure    assignable part of a task                    label
indicator  target                                       label, unit, target
department organ or printed unknown name                label
sector     sector or object that a measure names        label
function   business function that a measure names       label
duty       statutory fact an assignment rests on        label
========== ============================================ =================================

Edge kinds (attribute ``kind``, also the edge key): the nine roles (department → task or measure, with
basis, rule, confidence), ``contains`` (task → subtask, task → measure), ``names`` (measure → sector or
function), ``part-of`` (sector → parent), ``holds`` (department → duty), ``covers`` (duty → sector).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from decompose.knowledge import Knowledge, load_knowledge
from decompose.model.result import Decomposition, MentionKind

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph


def build_graph(result: Decomposition, kb: Knowledge | None = None) -> Graph:
    """Build the responsibility graph of a result.

    Args:
        result: Who does what.
        kb: Names of sectors, functions and duties; the built-in pack when left out. What it does not
            know is called by the plan's own word.

    Shape:
        One node a task, measure, indicator, department, and each sector, function and duty in use;
        nodes and edges in reading order.
    """
    kb = kb or load_knowledge()
    graph: Graph = nx.MultiDiGraph(title=result.plan.title, place=result.jurisdiction.place or "")
    _add_plan(graph, result)
    _add_mentions(graph, result, kb)
    _add_assignments(graph, result, kb)
    return graph


def _add_plan(graph: Graph, result: Decomposition) -> None:
    kinds = {task.id: task.kind.value for task in result.plan.tasks}
    for task in result.plan.tasks:
        node = f"{task.kind.value}:{task.id}"
        graph.add_node(node, kind=task.kind.value, label=task.title, number=task.number)
        if task.parent is not None:
            graph.add_edge(
                f"{kinds[task.parent]}:{task.parent}", node, key="contains", kind="contains"
            )
        for measure in task.measures:
            graph.add_node(f"measure:{measure.id}", kind="measure", label=measure.text)
            graph.add_edge(node, f"measure:{measure.id}", key="contains", kind="contains")
    for indicator in result.plan.indicators:
        graph.add_node(
            f"indicator:{indicator.id}",
            kind="indicator",
            label=indicator.name,
            unit=indicator.unit or "",
            target=indicator.target if indicator.target is not None else "",
        )


def _add_mentions(graph: Graph, result: Decomposition, kb: Knowledge) -> None:
    tasks = {task.id: f"{task.kind.value}:{task.id}" for task in result.plan.tasks}
    for mention in result.mentions:
        if mention.kind is MentionKind.SECTOR:
            target = _add_sector(graph, mention.id, kb, mention.term)
        elif mention.kind is MentionKind.FUNCTION:
            target = f"function:{mention.id}"
            known = kb.functions.get(mention.id)
            graph.add_node(target, kind="function", label=known.name if known else mention.term)
        else:
            continue
        owner = tasks.get(mention.owner, f"measure:{mention.owner}")
        graph.add_edge(owner, target, key="names", kind="names", term=mention.term)


def _add_sector(graph: Graph, sector: str, kb: Knowledge, term: str = "") -> str:
    if sector not in kb.sectors:
        graph.add_node(f"sector:{sector}", kind="sector", label=term or sector)
        return f"sector:{sector}"
    below: str | None = None
    for step in kb.sector_path(sector):
        node = f"sector:{step}"
        graph.add_node(node, kind="sector", label=kb.sectors[step].name)
        if below is not None:
            graph.add_edge(below, node, key="part-of", kind="part-of")
        below = node
    return f"sector:{sector}"


def _add_assignments(graph: Graph, result: Decomposition, kb: Knowledge) -> None:
    kinds = {task.id: task.kind.value for task in result.plan.tasks}
    for assignment in result.assignments:
        department = f"department:{assignment.holder}"
        graph.add_node(department, kind="department", label=assignment.name)
        task = f"{kinds[assignment.task]}:{assignment.task}"
        graph.add_edge(
            department,
            f"measure:{assignment.measure}" if assignment.measure else task,
            key=assignment.role.value,
            kind=assignment.role.value,
            basis=assignment.basis.value,
            rule=assignment.rule,
            confidence=assignment.confidence,
        )
        for evidence in assignment.evidence:
            if evidence.duty is not None:
                _add_duty(graph, department, evidence.duty, kb)


def _add_duty(graph: Graph, department: str, duty: str, kb: Knowledge) -> None:
    node = f"duty:{duty}"
    entry = kb.duties.get(duty)
    graph.add_node(node, kind="duty", label=entry.summary if entry else duty)
    graph.add_edge(department, node, key="holds", kind="holds")
    for sector in entry.sectors if entry else ():
        graph.add_edge(node, _add_sector(graph, sector, kb), key="covers", kind="covers")
