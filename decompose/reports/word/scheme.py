"""The division scheme: a letter that tells what is divided, with the division as its annex."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.labels.word import Sentences
from decompose.model.plan import Task, TaskKind
from decompose.model.result import Decomposition
from decompose.reports.beside import beside_of
from decompose.reports.chapters import Chapter, heading, name_of
from decompose.reports.deadlines import deadline_of
from decompose.reports.division import (
    Division,
    arrange,
    leads_of,
)
from decompose.reports.rows import Cell
from decompose.reports.titles import before_tasks, called
from decompose.reports.word.body import Body, Wide
from decompose.reports.word.disputes import open_rows, open_table
from decompose.reports.word.enclosed import enclosed_xml
from decompose.reports.word.parts import titled, to_docx
from decompose.text.titles import name_of as quoted_as


def write_scheme(
    result: Decomposition, path: Path, labels: Labels, *, held: Decomposition | None = None
) -> None:
    """Write the division scheme as a Word file, which takes the division along.

    Args:
        result: The result, told in the language of the file.
        path: Target.
        labels: Words of the language.
        held: The result as it is; ``result`` when left out.
    """
    division, say = arrange(result), Sentences(labels.lang)
    title = say("scheme_title", before_tasks(called(result), labels.lang))
    rows = open_rows(division, labels)
    body = Body()
    _letter(body, division, say, title, len(rows))
    _tasks(body, division, labels, say)
    if rows:
        body.page(across=True)
        body.add("AnnexMark", say("annex", 2))
        body.heading(1, say("annex_open"), "AnnexTitle")
        open_table(body, rows, labels, say)
    rows_by_id = {t.id: _row(t, division, labels, say) for t in result.plan.tasks}
    along = enclosed_xml(held or result, rows_by_id)
    replace_file(path, to_docx(body.to_xml(across=True), title, along=along))


def _letter(body: Body, division: Division, say: Sentences, title: str, questions: int) -> None:
    plan = division.result.plan
    body.add("Title", titled(title, before_tasks(called(division.result), say.lang), plan.place))
    body.add("Subtitle", say("draft"))
    body.add("BodyText")
    body.add("Addressee", say("addressee"))
    name = quoted_as(called(division.result))
    short = say.short(name)
    aside = say("called_so", short) if short else ""
    body.add("BodyText", say("opening", name, aside) if name else say("opening_unnamed"))
    body.heading(1, say("h_tasks"))
    body.add("BodyText", _counts(division, say, short or say("unnamed")))
    body.heading(1, say("h_open"))
    body.add("BodyText", say("open", questions) if questions else say("no_open"))
    body.heading(1, say("h_demands"))
    for key in ("demand_lead", "demand_support"):
        body.add("BodyText", say(key))
    body.add("BodyKept", say("demand_change"))
    body.add("BodyKept")
    annexes = ["annex_tasks", *(["annex_open"] if questions else [])]
    for number, key in enumerate(annexes, start=1):
        first = say("annexes") if number == 1 else _below(say("annexes"))
        body.add("AnnexList", f"{first}{number}. {say(key)}")
    body.add("BodyKept")
    body.add("Signature", plan.issuer or say("issuer"))
    body.add("Date", say("date"))
    body.page()
    body.contents(say("contents"), depth=3)
    body.page()


def _counts(division: Division, say: Sentences, short: str) -> str:
    """Return how many tasks there are, of which kinds where there are several, and how many units."""
    kinds = Counter(task.kind for task in division.result.plan.tasks)
    known = (TaskKind.TASK, TaskKind.PROJECT, TaskKind.SAFEGUARD)
    told = [say(f"count_{kind.value}", kinds[kind]) for kind in known if kinds[kind]]
    among = say("among", say("beside").join(told)) if len(told) > 1 else ""
    return say("counts", short, kinds.total(), among, len(division.holders))


def _below(words: str) -> str:
    """Return blanks as wide as words, to stand below them."""
    return "".join(" " * 2 if sign.isascii() else "　" for sign in words)


def _tasks(body: Body, division: Division, labels: Labels, say: Sentences) -> None:
    body.add("AnnexMark", say("annex", 1))
    body.heading(1, say("annex_tasks"), "AnnexTitle")
    columns = (
        Wide(labels["serial"], 6, centred=True),
        Wide(labels["title"], 15),
        Wide(labels["content"], 43),
        Wide(labels["lead"], 14),
        Wide(labels["support"], 19),
        Wide(labels["deadline"], 15, centred=True),
        Wide(say("remark"), 8, centred=True),
    )
    numbers = {task.id: number for number, task in enumerate(division.result.plan.tasks, start=1)}
    sections = {section.id: section for section in division.result.plan.sections}
    within = dict.fromkeys(map(_section, division.chapters))
    for key, own in groupby(division.chapters, key=_section):
        inside, name = list(own), name_of(sections.get(key))
        whole = len(inside) == 1 and (inside[0].main is None or len(inside[0].tasks) == 1)
        level = 3 if len(within) > 1 and name and not whole else 2
        if level > 2:
            body.heading(2, name)
        for chapter in inside:
            body.heading(level, (whole and name) or chapter.shown(labels))
            rows = [(numbers[t.id], *_row(t, division, labels, say)) for t in chapter.tasks]
            body.table(columns, rows)


def _section(chapter: Chapter) -> str:
    """Return the section that a chapter stands in, or is."""
    return chapter.main.section if chapter.main else chapter.key


def _row(task: Task, division: Division, labels: Labels, say: Sentences) -> tuple[Cell, ...]:
    own = division.by_task.get(task.id, [])
    return (
        heading(task),
        division.texts[task.id] or say("whole_part"),
        leads_of(task, division, labels),
        beside_of(task, own, labels),
        deadline_of(task, division, labels),
        say("verify") if division.is_uncertain(task) else "",
    )
