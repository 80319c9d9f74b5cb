"""The way out: one workbook and one letter a department."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from decompose.consult.filenames import safe_names
from decompose.consult.grounds import duties_by_task, names_by_department, precedents_by_task
from decompose.consult.letter import NOBODY, Sender, day_of, letter
from decompose.consult.lines import expert_rows_of, rows_of
from decompose.consult.project import Project, Round
from decompose.consult.recognise import SENT, sent_words
from decompose.consult.values import Row
from decompose.files import make_folder, replace_file
from decompose.knowledge import Knowledge
from decompose.labels import LANGUAGES
from decompose.labels.consultation import REPLY_COLUMNS, Words
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.rows import Cell
from decompose.reports.xlsx_reply import Asked, reply_book
from decompose.text.titles import name_of

_ASKED = Asked(
    columns=REPLY_COLUMNS,
    widths=(5, 8, 18, 46, 10, 12, 36, 12, 30, 30),
    filled_in=frozenset({"position", "proposal", "reason"}),
    choice="position",
    frozen=3,
)


def send(
    result: Decomposition,
    project: Project,
    *,
    deadline: str = "",
    lang: str = "zh",
    experts: Sequence[str] = (),
    sender: Sender = NOBODY,
    kb: Knowledge | None = None,
) -> tuple[Path, ...]:
    """Begin a round: keep the division, write a workbook and a letter for every department.

    Args:
        result: The draft of the division.
        project: Where the consultation stands.
        deadline: Day by which to reply, for the letter.
        lang: Language of the workbooks.
        experts: Who is asked about the whole division besides the departments.
        sender: Who signs the letters, when, and whom to call; blanks to be filled in where unknown.
        kb: Duties and past divisions, to be shown beside disputes.

    Returns:
        The workbooks, in the order of the departments, then of the experts.
    """
    with project.writing():
        number = len(project.rounds()) + 1
        labels = Labels(lang)
        rows = (
            *rows_of(result, number, labels),
            *expert_rows_of(result, number, experts, labels),
        )
        made = Round(
            number=number,
            deadline=deadline,
            result=result,
            rows=rows,
            duties=duties_by_task(result, kb) if kb else {},
            precedents=precedents_by_task(result, kb, Words(lang)) if kb else {},
            names=names_by_department(rows, kb) if kb else {},
        )
        written = _write(made, project, lang, sender)
        project.begin(made)
    return written


def _write(made: Round, project: Project, lang: str, sender: Sender) -> tuple[Path, ...]:
    result = made.result
    out = project.folder / f"send-{made.number}"
    make_folder(out)
    words = Words(lang)
    deadline, plan = day_of(made.deadline, words), name_of(result.plan.title)
    grouped: dict[str, list[Row]] = {}
    for row in made.rows:
        grouped.setdefault(row.department, []).append(row)
    names = {holder: result.departments.get(holder, own[0].name) for holder, own in grouped.items()}
    files = safe_names(names)
    written = []
    for holder, own in grouped.items():
        book = out / f"{files[holder]}.xlsx"
        replace_file(book, workbook(own, plan, names[holder], deadline, words))
        kind = "expert" if own[0].expert else "letter"
        facts = (plan, names[holder], len(own), deadline)
        replace_file(out / f"{files[holder]}.docx", letter(*facts, words, kind, sender))
        written.append(book)
    return tuple(written)


def workbook(rows: list[Row], plan: str, name: str, deadline: str, words: Words) -> bytes:
    """Return the workbook of one department."""
    cells: list[tuple[Cell, ...]] = [
        (n, *(sent_words(row, key) for key in SENT), "", "", "", row.id)
        for n, row in enumerate(rows, start=1)
    ]
    return reply_book(
        cells,
        _ASKED,
        title=words("title", plan, name),
        note=words("note", deadline),
        labels={key: words[key] for key in (*REPLY_COLUMNS, "sheet", "page", "choose")},
        choices=[words[key] for key in ("agree", "object", "propose")],
    )


def words_around(made: Round) -> Iterator[str]:
    """Yield every text of a round's workbooks that is no cell of a row, in either language."""
    for lang in LANGUAGES:
        words = Words(lang)
        for day in (day_of(made.deadline, words), made.deadline):  # as older versions say it
            yield words("note", day)
        for name in {*(row.name for row in made.rows), *made.result.departments.values()}:
            for plan in (name_of(made.result.plan.title), made.result.plan.title):
                yield words("title", plan, name)
