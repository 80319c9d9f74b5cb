"""Which tables the deliverables have, and what stands in their rows.

Writers take these tables as they are: a title, columns with width and kind, rows of plain values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from decompose.labels.deliverables import Labels, is_low
from decompose.labels.finding_names import finding_name
from decompose.model.plan import Task
from decompose.model.result import Assignment, EvidenceKind, Finding, Role
from decompose.model.source import Span
from decompose.reports.chapters import heading
from decompose.reports.citing import cited
from decompose.reports.deadlines import deadline_of
from decompose.reports.division import (
    HELPING_ROLES,
    SHARED_ROLES,
    Division,
    holders_of,
    lead_of,
    leads_of,
    others_of,
    told_doubts,
    words_of,
)
from decompose.reports.titles import entitled

_SOURCES = (EvidenceKind.LAW, EvidenceKind.PRECEDENT)

_NAMED_BY_ID = ("sector", "stage", "aspect", "chain", "function", "measure")
"""Subjects of findings that bear ids which no reader knows."""

Cell = str | int | float | None


class Column(NamedTuple):
    """A column.

    Units:
        ``width`` in characters of a Latin font; one Chinese character takes two.
    """

    key: str
    label: str
    width: float
    centred: bool = False
    upright: bool = False
    """Whether the label is read top down, for many narrow columns."""
    fill: bool = False
    """Whether the reader is to fill it in."""
    link: bool = False
    """Whether its cells lead somewhere."""


class Table(NamedTuple):
    """A table ready to be written.

    ``marks`` flags rows: ``chapter``, ``lead``, ``low`` (uncertain), ``folded``, or several such words.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marks: tuple[str, ...] = ()
    note: str = ""
    printed: int | None = None
    """How many of the columns belong on paper; the rest are for the screen. None: all."""
    frozen: int = 3
    """How many columns stay in sight when the sheet is moved sideways."""
    heads: tuple[str, ...] = ()
    """What is to be written above each row, or nothing: the chapter that begins there."""


def task_table(division: Division, labels: Labels) -> Table:
    """Return the table of all tasks: one row a task, in reading order."""
    keys = (
        ("serial", 5, True),
        ("task_id", 8, True),
        ("title", 15, False),
        ("content", 48, False),
        ("lead", 18, False),
        ("support", 17, False),
        ("parts", 24, False),
        ("other_roles", 13, False),
        ("deadline", 11, True),
        ("confidence", 13, True),
        ("doubts", 30, False),
        ("kind", 10, True),
        ("basis", 12, True),
        ("reason", 60, False),
    )
    columns = tuple(Column(key, labels[key], width, centred) for key, width, centred in keys)
    rows: list[tuple[Cell, ...]] = []
    marks: list[str] = []
    for number, task in enumerate(division.result.plan.tasks, start=1):
        rows.append(_task_row(number, task, division, labels))
        marks.append(_mark(task, division))
    title = entitled(division.result, labels["division"])
    note, heads = labels["draft_note"], _heads(division, labels)
    return Table("tasks", title, columns, tuple(rows), tuple(marks), note, printed=10, heads=heads)


def _heads(division: Division, labels: Labels) -> tuple[str, ...]:
    """Return, for every task, the chapter that begins with it and is no task itself."""
    first = {c.tasks[0].id: c.shown(labels) for c in division.chapters if c.main is None}
    return tuple(first.get(task.id, "") for task in division.result.plan.tasks)


def _task_row(number: int, task: Task, division: Division, labels: Labels) -> tuple[Cell, ...]:
    own = division.by_task.get(task.id, [])
    lead = lead_of(task, own)
    return (
        number,
        task.id,
        heading(task),
        division.texts[task.id],
        leads_of(task, division, labels),
        holders_of(own, HELPING_ROLES, labels),
        _parts(task, own, labels),
        others_of(task, own, labels),
        deadline_of(task, division, labels),
        _certainty(task, division, labels),
        "\n".join(told_doubts(task, division, labels)),
        labels.kind(task.kind),
        labels.basis(lead.basis) if lead else "",
        lead.reason if lead else "",
    )


def _certainty(task: Task, division: Division, labels: Labels) -> str:
    """Return how sure the lead of a task is; nothing for a heading whose tasks have leads."""
    if lead := lead_of(task, division.by_task.get(task.id, [])):
        return labels.confidence(lead.confidence)
    return "" if division.is_frame(task) else labels["low"]


def _parts(task: Task, own: list[Assignment], labels: Labels) -> str:
    """Return who leads which measure where that differs from the task's lead."""
    texts = {m.id: m.text for m in task.measures}
    by_holder: dict[str, list[str]] = defaultdict(list)
    for assignment in own:
        if assignment.measure is not None and assignment.role in SHARED_ROLES:
            words = words_of(assignment, texts.get(assignment.measure, ""))
            by_holder[assignment.name].append(words)
    told = (labels.told(name, labels.beside(parts[:4])) for name, parts in by_holder.items())
    return f"{labels.several(['', '']).strip()}\n".join(told)


def _mark(task: Task, division: Division) -> str:
    words = ["chapter"] if task.id in division.mains else []
    if division.is_uncertain(task):
        words.append("low")
    return " ".join(words)


def department_table(division: Division, holder: str, labels: Labels) -> Table:
    """Return what one department must do: leads first, then by role, in task order."""
    keys = (
        ("serial", 5, True),
        ("role", 9, True),
        ("task_id", 10, True),
        ("title", 18, False),
        ("content", 62, False),
        ("lead", 14, False),
        ("deadline", 11, True),
        ("confidence", 9, True),
        ("basis", 12, True),
        ("reason", 60, False),
    )
    columns = tuple(Column(key, labels[key], width, centred) for key, width, centred in keys)
    rows: list[tuple[Cell, ...]] = []
    marks: list[str] = []
    for number, own in enumerate(division.by_holder[holder], start=1):
        task = division.tasks[own.task]
        lead = leads_of(task, division, labels)
        role = labels.role(own.role)
        rows.append(
            (
                number,
                labels.aside(role, labels["part_of"]) if own.measure else role,
                own.measure or own.task,
                heading(task),
                division.texts[own.measure or own.task],
                lead,
                deadline_of(task, division, labels, own.measure),
                labels.confidence(own.confidence),
                labels.basis(own.basis),
                own.reason,
            )
        )
        lead_mark = "lead" if own.role in SHARED_ROLES else ""
        marks.append(f"{lead_mark} {'low' if is_low(own.confidence) else ''}".strip())
    name = division.holders[holder]
    title = f"{name} {labels['division']}"
    return Table(holder, title, columns, tuple(rows), tuple(marks), printed=8)


def matrix_table(division: Division, labels: Labels) -> Table:
    """Return tasks × departments: ● leads, ◎ shares the lead or leads a part, ○ any other role."""
    columns = [Column("task_id", labels["task_id"], 9, True), Column("title", labels["title"], 30)]
    columns += [Column(h, name, 3.6, True, True) for h, name in division.holders.items()]
    rows: list[tuple[Cell, ...]] = []
    for task in division.result.plan.tasks:
        cells: dict[str, str] = {}
        for own in division.by_task.get(task.id, []):
            sign = _sign(own)
            if "●◎○".find(sign) < "●◎○".find(cells.get(own.holder, "○")) or own.holder not in cells:
                cells[own.holder] = sign
        rows.append((task.id, heading(task), *(cells.get(h) for h in division.holders)))
    marks = tuple("chapter" if t.id in division.mains else "" for t in division.result.plan.tasks)
    legend, heads = labels["legend"], _heads(division, labels)
    made, title = tuple(rows), labels["matrix"]
    return Table("matrix", title, tuple(columns), made, marks, legend, frozen=2, heads=heads)


def _sign(own: Assignment) -> str:
    if own.role is Role.LEAD and own.measure is None:
        return "●"
    return "◎" if own.role in SHARED_ROLES else "○"


def finding_tables(division: Division, labels: Labels) -> tuple[Table, ...]:
    """Return the gaps, the overlaps and the other findings, worst first."""
    groups = finding_groups(division)
    return tuple(finding_table(key, found, division, labels) for key, found in groups.items())


def finding_groups(division: Division) -> dict[str, list[Finding]]:
    """Return the findings as ``gaps``, ``overlaps`` and ``checks``, each worst first."""
    groups: dict[str, list[Finding]] = {"gaps": [], "overlaps": [], "checks": []}
    for finding in division.result.findings:
        prefix = finding.name.partition(".")[0]
        groups[{"gap": "gaps", "overlap": "overlaps"}.get(prefix, "checks")].append(finding)
    return groups


def finding_table(key: str, found: Sequence[Finding], division: Division, labels: Labels) -> Table:
    """Return the table of some findings."""
    keys = (
        ("serial", 5, True),
        ("severity", 7, True),
        ("finding", 16, False),
        ("subject", 20, False),
        ("message", 36, False),
        ("basis_and_text", 32, False),
        ("why", 26, False),
        ("fix", 26, False),
    )
    columns = tuple(Column(k, labels[k], width, centred) for k, width, centred in keys)
    rows = tuple(
        (
            number,
            labels.severity(f.severity),
            f"{f.code} {finding_name(f.name, labels.lang)}",
            subject_of(f, division, labels),
            f.message,
            cited(f, labels),
            f.why,
            f.fix,
        )
        for number, f in enumerate(found, start=1)
    )
    marks = tuple(f.severity.value for f in found)
    return Table(key, labels[key], columns, rows, marks)


def subject_of(finding: Finding, division: Division, labels: Labels) -> str:
    """Return what a finding is about: tasks with their titles, departments and indicators by name."""
    return labels.beside(name for _, _, name in subject_parts(finding, division))


def subject_parts(finding: Finding, division: Division) -> list[tuple[str, str, str]]:
    """Return what a finding is about as (key, value, name).

    Ids that no reader knows are there only where nothing else is: the message says what they mean.
    """
    plan = division.result.plan
    names = {each.id: each.name for each in plan.indicators}
    names |= {each.id: f"{each.number}{each.title}" for each in plan.sections}
    names |= division.result.departments
    shown, ids = [], []
    for key, value in sorted(finding.subject.items(), key=lambda pair: pair[0] != "task"):
        if value in division.tasks:
            shown.append((key, value, f"{value} {division.tasks[value].title}"))
        elif key in _NAMED_BY_ID:
            ids.append((key, value, value))
        else:
            shown.append((key, value, names.get(value, value)))
    return shown or ids


def evidence_table(division: Division, labels: Labels, holder: str | None = None) -> Table:
    """Return the evidence, one assignment a row, of everybody or of one holder alone."""
    keys = (
        ("task_id", 11, True),
        ("department", 18, False),
        ("role", 9, True),
        ("basis", 10, True),
        ("words", 32, False),
        ("position", 16, True),
        ("duty", 30, False),
        ("laws", 40, False),
        ("rule", 14, True),
    )
    columns = tuple(Column(k, labels[k], width, centred) for k, width, centred in keys)
    shown = division.result.assignments if holder is None else division.by_holder[holder]
    rows = tuple(_evidence_row(own, labels) for own in shown)
    return Table("evidence", labels["evidence"], columns, rows)


def _evidence_row(own: Assignment, labels: Labels) -> tuple[Cell, ...]:
    texts = [e for e in own.evidence if e.kind is EvidenceKind.TEXT]
    places = (position_of(e.span, labels) for e in texts if e.span)
    return (
        own.measure or own.task,
        own.name,
        labels.role(own.role),
        labels.basis(own.basis),
        labels.several(e.quote for e in texts),
        labels.several(places),
        labels.several(f"{e.duty} {e.quote}" for e in own.evidence if e.kind is EvidenceKind.DUTY),
        labels.several(e.quote for e in own.evidence if e.kind in _SOURCES),
        own.rule,
    )


def indicator_table(division: Division, labels: Labels) -> Table:
    """Return the plan's indicators; what is not known is said to be unknown."""
    keys = (
        ("serial", 6, True),
        ("indicator", 44, False),
        ("unit", 10, True),
        ("base_year", 10, True),
        ("base", 12, True),
        ("target_year", 10, True),
        ("target", 14, True),
        ("kind", 16, True),
        ("scope", 24, False),
    )
    columns = tuple(Column(k, labels[k], width, centred) for k, width, centred in keys)
    rows = tuple(
        (
            number,
            i.name,
            i.unit or "",
            i.base_year or "",
            i.base if i.base is not None else labels["unknown"],
            i.target_year or "",
            i.target if i.target is not None else i.target_text or labels["unknown"],
            labels.indicator(i.kind.value),
            i.scope or "",
        )
        for number, i in enumerate(division.result.plan.indicators, start=1)
    )
    return Table("indicators", labels["indicators"], columns, rows)


def problem_table(division: Division, labels: Labels) -> Table:
    """Return what was noticed while reading the document."""
    keys = (
        ("serial", 6, True),
        ("code", 22, False),
        ("message", 80, False),
        ("position", 30, False),
    )
    columns = tuple(Column(k, labels[k], width, centred) for k, width, centred in keys)
    rows = tuple(
        (number, p.code, p.message, labels.place(str(p.place)) if p.place else _at(p.span, labels))
        for number, p in enumerate(division.result.problems, start=1)
    )
    return Table("problems", labels["problems"], columns, rows)


def _at(span: Span | None, labels: Labels) -> str:
    return position_of(span, labels) if span is not None else ""


def position_of(span: Span, labels: Labels) -> str:
    """Return where a span stands, counted from 1."""
    return labels["place_in_text"].format(span.block + 1, span.start + 1, span.end)
