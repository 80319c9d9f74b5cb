"""The sheet of questions to settle: tasks whose lead is open, uncertain or claimed by others."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels, is_low
from decompose.labels.word import Sentences
from decompose.model.result import Decomposition, Rejected, Role
from decompose.reports.chapters import heading
from decompose.reports.division import SHARED_ROLES, Division, arrange, lead_of
from decompose.reports.rows import Cell
from decompose.reports.titles import called
from decompose.reports.word.body import Body, Wide
from decompose.reports.word.parts import titled, to_docx
from decompose.text.quotations import nested
from decompose.text.titles import name_of

_MOST_CLAIMS, _MOST_FOUND = 3, 5
Row = tuple[Cell, ...]


def write_disputes(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the sheet of questions to settle as a Word file."""
    division, say = arrange(result), Sentences(labels.lang)
    plan = name_of(called(result))
    title = say("disputes_title", plan)
    body = Body()
    body.heading(1, titled(title, plan, result.plan.place), "AnnexTitle")
    rows = open_rows(division, labels)
    body.add("BodyText", say("disputes_note") if rows else say("none_open"))
    open_table(body, rows, labels, say)
    replace_file(path, to_docx(body.to_xml(across=True), title))


def open_rows(division: Division, labels: Labels) -> list[Row]:
    """Return a row for every task whose lead is not beyond doubt."""
    claims: dict[str, list[Rejected]] = defaultdict(list)
    for lost in division.result.rejected:
        if lost.role in SHARED_ROLES and lost.measure is None and not is_low(lost.confidence):
            claims[lost.task].append(lost)
    disputed: dict[str, list[str]] = defaultdict(list)
    for finding in division.result.findings:
        if finding.name.startswith("overlap."):
            for value in finding.subject.values():
                disputed[value].append(finding.message)
    rows: list[Row] = []
    for task in division.tasks.values():
        if not division.is_uncertain(task) and task.id not in disputed:
            continue
        own = division.by_task.get(task.id, [])
        lead = lead_of(task, own)
        leads = [a for a in own if a.role is Role.LEAD and a is not lead and a.measure is None]
        others = [labels.told(a.name, nested(a.reason)) for a in leads]
        others += [labels.told(r.name, nested(r.reason)) for r in claims[task.id]]
        found = list(dict.fromkeys(disputed.get(task.id, [])))
        others = list(
            dict.fromkeys([*list(dict.fromkeys(others))[:_MOST_CLAIMS], *found[:_MOST_FOUND]])
        )
        if len(found) > _MOST_FOUND:
            others.append(labels("more_found", str(len(found) - _MOST_FOUND)))
        proposed = ""
        if lead:
            proposed = labels.told(
                labels.aside(lead.name, labels.basis(lead.basis)), nested(lead.reason)
            )
        rows.append(
            (
                len(rows) + 1,
                heading(task),
                proposed or labels["no_lead"],
                "\n".join(others),
                "",
            )
        )
    return rows


def open_table(body: Body, rows: list[Row], labels: Labels, say: Sentences) -> None:
    """Add the table of questions, where there are any."""
    columns = (
        Wide(labels["serial"], 5, centred=True),
        Wide(labels["title"], 18),
        Wide(say("proposed"), 34),
        Wide(say("claims"), 34),
        Wide(say("settled"), 20),
    )
    if rows:
        body.table(columns, rows)
