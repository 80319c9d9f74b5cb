"""Lists of responsibilities, one department after the other, and the report of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.labels.word import Sentences
from decompose.model.result import Decomposition, Finding, Severity
from decompose.reports.citing import quoted
from decompose.reports.division import SHARED_ROLES, Division, arrange
from decompose.reports.loads import LOADS, load_of
from decompose.reports.rows import department_table, finding_groups, subject_of
from decompose.reports.titles import called
from decompose.reports.word.body import Body, Wide
from decompose.reports.word.parts import titled, to_docx
from decompose.text.titles import name_of, noun_of

_SHARES = {"serial": 6.0, "role": 8.0, "task_id": 9.0, "title": 15.0, "content": 38.0, "lead": 14.0}
_DEADLINE, _CONFIDENCE = 14.5, 9.5
_BRIEF = 150
_LED = 2
"""How many of the counts tell what a unit leads: tasks, and parts of them."""


def write_duties(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the lists of responsibilities of all departments as a Word file."""
    replace_file(path, duties_of(arrange(result), labels))


def duties_of(division: Division, labels: Labels, holders: Sequence[str] | None = None) -> bytes:
    """Return the lists of some departments, or of all, as a Word file.

    With one department alone its name stands in the title and there are no contents.
    """
    say = Sentences(labels.lang)
    plan, place = noun_of(called(division.result)), division.result.plan.place
    chosen = list(division.holders) if holders is None else list(holders)
    alone = division.holders[chosen[0]] if holders is not None and len(chosen) == 1 else ""
    title = say("duties_title", f"{plan}{alone}")
    body = Body()
    shown = titled(title, plan, place)
    body.heading(1, shown, "Title") if alone else body.add("Title", shown)
    if not alone:
        body.add("Subtitle", say("draft"))
        body.add("BodyText", say("duties_note", len(chosen)))
        body.contents(say("contents"), depth=1)
        body.page()
    for holder in chosen:
        if not alone:
            body.heading(1, division.holders[holder])
        body.add("BodyKept", _load(load_of(division, holder), say))
        _duties(body, division, holder, labels, brief=not alone)
    return to_docx(body.to_xml(across=True), title)


def _load(counts: Sequence[int], say: Sentences) -> str:
    """Return how much a unit leads, and what else it has a part in."""
    told = [] if any(counts[:_LED]) else [say("unit_leads_nothing")]
    told += [say(f"unit_{key}", n) for key, n in zip(LOADS, counts, strict=True) if n]
    return say("unit_load", say("and_so").join(told))


def _duties(body: Body, division: Division, holder: str, labels: Labels, *, brief: bool) -> None:
    """Add the list of a department; ``brief`` tells long tasks of others by their beginning."""
    say = Sentences(labels.lang)
    table = department_table(division, holder, labels)
    shares = {**_SHARES, "deadline": _DEADLINE, "confidence": _CONFIDENCE}
    shown = [n for n, column in enumerate(table.columns) if column.key in shares]
    columns = [
        Wide(table.columns[n].label, shares[table.columns[n].key], table.columns[n].centred)
        for n in shown
    ]
    content = [column.key for column in table.columns].index("content")
    rows = []
    for row, own in zip(table.rows, division.by_holder[holder], strict=True):
        text = str(row[content] or say("whole_part"))
        if brief and own.role not in SHARED_ROLES and len(text) > _BRIEF:
            text = say("in_full", _beginning(text), own.measure or own.task)
        told = (*row[:content], text, *row[content + 1 :])
        rows.append([told[n] for n in shown])
    body.table(columns, rows)


def _beginning(text: str) -> str:
    """Return the first sentences of a text, as many as a glance takes in."""
    ends = [at + 1 for at, sign in enumerate(text[:_BRIEF]) if sign in "。；;."]
    return text[: ends[-1] if ends else _BRIEF]


def write_findings(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the report of findings as a Word file."""
    division, say = arrange(result), Sentences(labels.lang)
    plan = name_of(called(result))
    title = say("findings_title", plan)
    body = Body()
    body.add("Title", titled(title, plan, result.plan.place))
    body.add("BodyText")
    counts = Counter(finding.severity for finding in result.findings)
    numbers = [counts[s] for s in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    body.add("BodyText", say("findings_note", len(result.findings), *numbers))
    body.contents(say("contents"), depth=1)
    body.add("BodyText")
    for key, findings in finding_groups(division).items():
        body.heading(1, say(f"h_{key}"))
        if not findings:
            body.add("BodyText", say("nothing_found"))
        for number, finding in enumerate(findings, start=1):
            _finding(body, number, finding, division, labels)
    replace_file(path, to_docx(body.to_xml(), title))


def _finding(body: Body, number: int, finding: Finding, division: Division, labels: Labels) -> None:
    say = Sentences(labels.lang)
    severity = labels.severity(finding.severity)
    body.heading(2, f"{number}. {labels.aside(finding.message, severity, finding.code)}")
    words = quoted(finding, labels)
    facts = (
        ("f_subject", subject_of(finding, division, labels)),
        ("f_words", words),
        ("f_why", finding.why),
        ("f_fix", finding.fix),
    )
    for key, value in facts:
        if value:
            body.add("BodyText", say(key, value))
