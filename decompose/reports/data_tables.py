"""The division as tables of plain values, linked by ids: what SQLite and Parquet files hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from decompose.reports.characters import fit

if TYPE_CHECKING:
    from decompose.model.result import Decomposition

Value = str | int | float | None

TEXT, WHOLE, REAL = "text", "integer", "real"
TABLES: dict[str, tuple[str, ...]] = {
    "plan": (
        *("title", "place", "level", "period_from", "period_to", "issuer", "number", "date"),
        *("source", "knowledge"),
    ),
    "sections": ("id", "number", "title", "kind", "parent"),
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
_NUMBERS = {
    ("plan", "period_from"): WHOLE,
    ("plan", "period_to"): WHOLE,
    ("assignments", "confidence"): REAL,
    ("evidence", "block"): WHOLE,
    ("evidence", "start"): WHOLE,
    ("evidence", "end"): WHOLE,
    ("findings", "id"): WHOLE,
    ("finding_subjects", "finding"): WHOLE,
    ("indicators", "base_year"): WHOLE,
    ("indicators", "base"): REAL,
    ("indicators", "target_year"): WHOLE,
    ("indicators", "target"): REAL,
}
LINKS: dict[tuple[str, str], str] = {
    ("sections", "parent"): "sections",
    ("tasks", "section"): "sections",
    ("tasks", "parent"): "tasks",
    ("measures", "task"): "tasks",
    ("assignments", "task"): "tasks",
    ("assignments", "measure"): "measures",
    ("assignments", "department"): "departments",
    ("evidence", "assignment"): "assignments",
    ("finding_subjects", "finding"): "findings",
}
"""Columns that hold the id of a row of another table."""


def type_of(table: str, column: str) -> str:
    """Return what the values of a column are: ``text``, ``integer`` or ``real``."""
    return _NUMBERS.get((table, column), TEXT)


def rows_of(result: Decomposition, table: str) -> Iterable[tuple[Value, ...]]:
    """Return the rows of a table, in reading order."""
    kinds = [type_of(table, column) for column in TABLES[table]]
    for row in _rows(result, table):
        yield tuple(_plain(value, kind) for value, kind in zip(row, kinds, strict=True))


def _plain(value: object, kind: str) -> Value:
    if value is None or isinstance(value, int | float):
        return float(value) if kind == REAL and value is not None else value
    return fit(str(value))


def _rows(result: Decomposition, table: str) -> Iterable[tuple[object, ...]]:
    plan = result.plan
    if table == "plan":
        where, years = result.jurisdiction, plan.period or (None, None)
        facts = (plan.title, where.place, where.level, *years, plan.issuer, plan.number, plan.date)
        return ((*facts, result.source, result.knowledge),)
    if table == "departments":
        return result.departments.items()
    if table == "tasks":
        known = {section.id for section in plan.sections}
        own = (
            t if t.section in known else t.model_copy(update={"section": None}) for t in plan.tasks
        )
        return (tuple(getattr(task, key) for key in TABLES[table]) for task in own)
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
            (n, *(getattr(f, key) for key in TABLES[table][1:]))
            for n, f in enumerate(result.findings)
        )
    if table == "finding_subjects":
        return ((n, *pair) for n, f in enumerate(result.findings) for pair in f.subject.items())
    items: Iterable[object] = {
        "sections": plan.sections,
        "assignments": result.assignments,
        "indicators": plan.indicators,
    }[table]
    return (tuple(getattr(item, key) for key in TABLES[table]) for item in items)


def _place(span: object) -> tuple[object, object, object]:
    return tuple(getattr(span, key, None) for key in ("block", "start", "end"))  # type: ignore[return-value]
