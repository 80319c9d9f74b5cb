"""The division, the department lists and the findings as Markdown."""

from __future__ import annotations

from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.characters import fit
from decompose.reports.division import Division, arrange
from decompose.reports.loads import load_facts, load_table
from decompose.reports.rows import (
    Cell,
    Table,
    department_table,
    finding_tables,
    task_table,
)
from decompose.reports.titles import entitled
from decompose.text.patterns import regex

_SPECIAL = regex(r"([\\`*_{}\[\]<>|#&])")
_TASK_COLUMNS = ("task_id", "title", "lead", "support", "deadline", "basis", "confidence", "doubts")
_OWN_COLUMNS = ("role", "task_id", "title", "content", "deadline", "confidence")
_FINDING_COLUMNS = ("severity", "finding", "subject", "message", "fix")


def to_markdown(result: Decomposition, labels: Labels) -> str:
    """Return the division, each department's list and the findings as Markdown text."""
    division = arrange(result)
    parts = [
        f"# {in_markdown(entitled(result, labels['division']))}",
        f"> {labels['draft_note']}",
    ]
    parts += [f"## {labels['tasks']}", _table(task_table(division, labels), _TASK_COLUMNS)]
    parts += _departments(division, labels)
    parts += _load(result, labels)
    for table in finding_tables(division, labels):
        parts += [f"## {table.title}", _table(table, _FINDING_COLUMNS) or labels["none"]]
    return "\n\n".join(parts) + "\n"


def write_markdown(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the Markdown report."""
    replace_file(path, to_markdown(result, labels).encode("utf-8", "replace"))


def _departments(division: Division, labels: Labels) -> list[str]:
    parts: list[str] = []
    for holder, name in division.holders.items():
        table = department_table(division, holder, labels)
        parts += [f"## {in_markdown(name)}", _table(table, _OWN_COLUMNS)]
    return parts


def _load(result: Decomposition, labels: Labels) -> list[str]:
    table = load_table(result, labels)
    told = [in_markdown(text) for _, text in load_facts(result, labels)]
    return [f"## {table.title}", *told, table_to_markdown(table) or labels["none"]]


def table_to_markdown(table: Table) -> str:
    """Return a table with all its columns; an empty text when it has no rows."""
    return _table(table, tuple(column.key for column in table.columns))


def _table(table: Table, keys: tuple[str, ...]) -> str:
    if not table.rows:
        return ""
    chosen = [at for at, column in enumerate(table.columns) if column.key in keys]
    head = "| " + " | ".join(table.columns[at].label for at in chosen) + " |"
    rule = "|" + " --- |" * len(chosen)
    rows = ["| " + " | ".join(in_markdown(row[at]) for at in chosen) + " |" for row in table.rows]
    return "\n".join((head, rule, *rows))


def in_markdown(value: Cell) -> str:
    """Return a value as text that stands in Markdown as it is, on one line."""
    text = "" if value is None else fit(str(value))
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "<br>")
