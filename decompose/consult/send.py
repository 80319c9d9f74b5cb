"""The way out: one workbook and one letter a department."""

from __future__ import annotations

from pathlib import Path

from decompose.consult.filenames import safe_names
from decompose.consult.labels import Words
from decompose.consult.lines import rows_of
from decompose.consult.project import Project, Round
from decompose.consult.values import Row
from decompose.model.result import Decomposition
from decompose.reports.files import replace_file
from decompose.reports.labels import Labels
from decompose.reports.word.body import Body
from decompose.reports.word.parts import to_docx
from decompose.reports.xlsx_reply import COLUMNS, reply_book


def send(
    result: Decomposition, project: Project, *, deadline: str = "", lang: str = "zh"
) -> tuple[Path, ...]:
    """Begin a round: keep the division, write a workbook and a letter for every department.

    Args:
        result: The draft of the division.
        project: Where the consultation stands.
        deadline: Day by which to reply, for the letter.
        lang: Language of the workbooks.

    Returns:
        The workbooks, in the order of the departments.
    """
    number = len(project.rounds()) + 1
    rows = tuple(rows_of(result, number, Labels(lang)))
    made = Round(number=number, deadline=deadline, result=result, rows=rows)
    out = project.folder / f"send-{number}"
    out.mkdir(parents=True, exist_ok=True)
    words = Words(lang)
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.department, []).append(row)
    names = {holder: result.departments.get(holder, own[0].name) for holder, own in grouped.items()}
    files = safe_names(names)
    written = []
    for holder, own in grouped.items():
        book = out / f"{files[holder]}.xlsx"
        replace_file(book, workbook(own, result.plan.title, names[holder], deadline, words))
        letter = _letter(result.plan.title, names[holder], len(own), book.name, deadline, words)
        replace_file(out / f"{files[holder]}.docx", letter)
        written.append(book)
    project.begin(made)
    return tuple(written)


def workbook(rows: list[Row], plan: str, name: str, deadline: str, words: Words) -> bytes:
    """Return the workbook of one department."""
    cells = [
        (n, r.task, r.title, r.text, r.role, r.deadline, r.reason, "", "", "", r.id)
        for n, r in enumerate(rows, start=1)
    ]
    return reply_book(
        cells,
        title=words("title", plan, name),
        note=words("note", deadline or words["no_date"]),
        labels={key: words[key] for key in (*COLUMNS, "sheet", "page", "choose")},
        choices=[words[key] for key in ("agree", "object", "propose")],
    )


def _letter(plan: str, name: str, count: int, book: str, deadline: str, words: Words) -> bytes:
    title = words("letter_title", plan)
    body = Body()
    body.add("Title", title)
    body.add("BodyText")
    body.add("Addressee", words("letter_to", name))
    body.add("BodyText", words("letter_body", plan, count, book, deadline or words["no_date"]))
    body.add("BodyText", words["letter_no_reply"])
    return to_docx(body.to_xml(), title, words.lang)
