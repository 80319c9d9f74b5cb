"""The division as plain data: csv and JSON lines for scripts, SQLite for queries, as Datasette publishes it."""

from __future__ import annotations

import csv
import json
import sqlite3
from io import StringIO
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.chapters import heading
from decompose.reports.characters import fit
from decompose.reports.data_tables import LINKS, TABLES, Value, rows_of, type_of
from decompose.reports.deadlines import deadline_of
from decompose.reports.division import arrange

_VIEWS = {
    "division": """select t.id as task, t.number, t.title, t.text,
        (select group_concat(name, '；') from assignments a where a.task = t.id
            and a.measure is null and a.role in ('lead', 'co_lead')) as lead,
        (select group_concat(name, '；') from assignments a where a.task = t.id
            and a.measure is null and a.role = 'support') as support,
        t.deadline, s.title as section
        from tasks t left join sections s on s.id = t.section order by t.rowid""",
    "department_load": """select d.id as department, d.name,
        count(distinct case when a.role in ('lead', 'co_lead') then a.task end) as leads,
        count(distinct case when a.role = 'support' then a.task end) as supports,
        count(distinct a.task) as tasks
        from departments d left join assignments a on a.department = d.id group by d.id
        order by leads desc, tasks desc, d.rowid""",
}
"""Questions that are always asked, as views: who leads each task, what each department has."""
_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def write_csv(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write one row an assignment; a text that a spreadsheet would run as a formula is quoted."""
    division = arrange(result)
    keys = (
        *("task_id", "title", "department", "role", "confidence", "basis", "rule", "reason"),
        *("content", "deadline"),
    )
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
            division.texts[own.measure or own.task],
            deadline_of(division.tasks[own.task], division, labels, own.measure),
        )
        sheet.writerow(harmless(value) for value in row)
    replace_file(path, out.getvalue().encode("utf-8-sig"))


def harmless(value: Value) -> Value:
    """Return a value for csv: a text that a spreadsheet would run begins with an apostrophe."""
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
    """Write a database with a table a kind of thing, linked by keys."""
    base = sqlite3.connect(":memory:")
    try:
        for table, columns in TABLES.items():
            marks = ", ".join("?" * len(columns))
            base.execute(f'create table "{table}" ({_declared(table)})')
            base.executemany(
                f'insert into "{table}" values ({marks})',  # noqa: S608 - names of this package only
                rows_of(result, table),
            )
        for table, column in LINKS:
            base.execute(f'create index "{table}_{column}" on "{table}" ("{column}")')
        for view, question in _VIEWS.items():
            base.execute(f'create view "{view}" as {question}')
        base.commit()
        data = base.serialize()
    finally:
        base.close()
    replace_file(path, data)


def _declared(table: str) -> str:
    """Return the columns of a table with their types and links, for Datasette to follow."""
    parts = []
    for column in TABLES[table]:
        target = LINKS.get((table, column))
        key = " primary key" if column == "id" else ""
        link = f' references "{target}"("id")' if target else ""
        parts.append(f'"{column}" {type_of(table, column)}{key}{link}')
    return ", ".join(parts)
