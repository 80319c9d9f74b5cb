"""The division as plain data: csv and JSON lines for scripts, SQLite for queries (Datasette opens it)."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from decompose.model.result import Decomposition
from decompose.reports.characters import fit
from decompose.reports.division import arrange, heading
from decompose.reports.files import replace_file
from decompose.reports.labels import Labels

Value = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_TABLES: dict[str, tuple[str, ...]] = {
    "departments": ("id", "name"),
    "tasks": ("id", "kind", "number", "title", "text", "parent", "section", "deadline"),
    "measures": ("id", "task", "text", "deadline", "frequency"),
    "assignments": (
        *("id", "task", "measure", "department", "name", "role", "basis", "rule", "confidence"),
        "reason",
    ),
    "evidence": ("assignment", "kind", "quote", "block", "start", "end", "duty", "citation"),
    "findings": ("id", "name", "code", "severity", "message", "why", "fix"),
    "finding_subjects": ("finding", "kind", "value"),
    "indicators": (
        *("id", "name", "unit", "base_year", "base", "target_year", "target", "target_text"),
        "kind",
    ),
}


def write_csv(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write one row an assignment; a text that a spreadsheet would run as a formula is quoted."""
    division = arrange(result)
    keys = ("task_id", "title", "department", "role", "confidence", "basis", "rule", "reason")
    out = StringIO()
    sheet = csv.writer(out)
    sheet.writerow(labels[key] for key in keys)
    for own in result.assignments:
        row = (
            own.measure or own.task,
            heading(division.tasks[own.task]),
            own.name,
            labels.role(own.role),
            own.confidence,
            labels.basis(own.basis),
            own.rule,
            own.reason,
        )
        sheet.writerow(_harmless(value) for value in row)
    replace_file(path, out.getvalue().encode("utf-8-sig"))


def _harmless(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = fit(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def write_jsonl(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write one line a task: the task with its assignments, as the JSON of the result has them."""
    division = arrange(result)
    lines = []
    for task in result.plan.tasks:
        value = task.model_dump(mode="json")
        own = division.by_task.get(task.id, [])
        value["assignments"] = [a.model_dump(mode="json") for a in own]
        lines.append(json.dumps(value, ensure_ascii=False))
    replace_file(path, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def write_sqlite(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write a database with a table a kind of thing, linked by ids."""
    base = sqlite3.connect(":memory:")
    try:
        for table, columns in _TABLES.items():
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            base.execute(f'create table "{table}" ({names})')
            base.executemany(
                f'insert into "{table}" values ({marks})',  # noqa: S608 - names of this module only
                (tuple(map(_plain, row)) for row in _rows(result, table)),
            )
        base.commit()
        data = base.serialize()
    finally:
        base.close()
    replace_file(path, data)


def _plain(value: object) -> Value:
    if value is None or isinstance(value, int | float):
        return value
    return fit(str(value))


def _rows(result: Decomposition, table: str) -> Iterable[tuple[object, ...]]:
    if table == "departments":
        return result.departments.items()
    if table == "measures":
        return (
            (m.id, t.id, m.text, m.deadline, m.frequency)
            for t in result.plan.tasks
            for m in t.measures
        )
    if table == "evidence":
        return (
            (a.id, e.kind, e.quote, *_place(e.span), e.duty, e.citation)
            for a in result.assignments
            for e in a.evidence
        )
    if table == "findings":
        return (
            (n, *(getattr(f, key) for key in _TABLES[table][1:]))
            for n, f in enumerate(result.findings)
        )
    if table == "finding_subjects":
        return ((n, *pair) for n, f in enumerate(result.findings) for pair in f.subject.items())
    items: Iterable[object] = {
        "tasks": result.plan.tasks,
        "assignments": result.assignments,
        "indicators": result.plan.indicators,
    }[table]
    return (tuple(getattr(item, key) for key in _TABLES[table]) for item in items)


def _place(span: object) -> tuple[object, object, object]:
    return tuple(getattr(span, key, None) for key in ("block", "start", "end"))  # type: ignore[return-value]
