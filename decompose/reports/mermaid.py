"""Flow charts in Mermaid, which code hosts and editors draw by themselves: one or more a chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.plan import Task
from decompose.model.result import Assignment, Decomposition
from decompose.reports.chapters import heading
from decompose.reports.characters import fit
from decompose.reports.division import SHARED_ROLES, Division, arrange
from decompose.reports.markdown import in_markdown
from decompose.reports.titles import entitled

MOST_EDGES, MOST_CHARACTERS = 480, 45_000
"""Mermaid refuses a chart of more than 500 edges or 50,000 characters."""

_LONGEST = 60


def write_mermaid(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write a Markdown file with a chart for every chapter, split where Mermaid would refuse it."""
    division = arrange(result)
    key = labels.several(labels[word] for word in ("mermaid_lead", "mermaid_other"))
    parts = [f"# {in_markdown(_plain(entitled(result, labels['division'])))}\n\n{key}\n"]
    for chapter in division.chapters:
        for number, chart in enumerate(_charts(division, chapter.tasks), start=1):
            more = f" ({number})" if number > 1 else ""
            title = in_markdown(_plain(chapter.shown(labels)))
            parts.append(f"## {title}{more}\n\n```mermaid\n{chart}```\n")
    replace_file(path, "\n".join(parts).encode("utf-8"))


def _charts(division: Division, tasks: Sequence[Task]) -> Iterator[str]:
    chart = _Chart()
    for task in tasks:
        own = [a for a in division.by_task.get(task.id, []) if a.measure is None]
        while not chart.add(task, own):
            yield chart.to_text()
            chart = _Chart()
    if chart.edges:
        yield chart.to_text()


class _Chart:
    """One chart, which takes tasks as long as there is room."""

    def __init__(self) -> None:
        self.edges = 0
        self._lines: list[str] = []
        self._size = 0
        self._holders: dict[str, str] = {}

    def add(self, task: Task, own: list[Assignment]) -> bool:
        """Add a task with its departments; tell whether there was room for it."""
        lines = [f'  {_id(task.id)}["{label_text(f"{task.id} {heading(task)}")}"]']
        holders = dict(self._holders)
        for assignment in own[:MOST_EDGES]:
            if assignment.holder not in holders:
                key = f"d{len(holders)}"
                holders[assignment.holder] = key
                lines.append(f'  {key}(["{label_text(assignment.name)}"])')
            arrow = "-->" if assignment.role in SHARED_ROLES else "-.->"
            lines.append(f"  {holders[assignment.holder]} {arrow} {_id(task.id)}")
        size = sum(map(len, lines)) + len(lines)
        full = self.edges + len(own) > MOST_EDGES or self._size + size > MOST_CHARACTERS
        if self._lines and full:
            return False
        self._lines += lines
        self._holders = holders
        self._size += size
        self.edges += len(own)
        return True

    def to_text(self) -> str:
        """Return the chart's source."""
        return "\n".join(["flowchart LR", *self._lines, ""])


def _id(key: str) -> str:
    return "t" + key.encode("utf-8", "replace").hex()


def label_text(text: str) -> str:
    """Return a label in which every sign that means something to Mermaid is a code."""
    short = _plain(text)
    short = short if len(short) <= _LONGEST else f"{short[: _LONGEST - 1]}…"
    return "".join(s if s.isalnum() or s in " 、，。（）《》“”…" else f"#{ord(s)};" for s in short)


def _plain(text: str) -> str:
    return " ".join(fit(text).replace("`", "'").split())
