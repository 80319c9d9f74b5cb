"""The note on how a plan links with the one above it (衔接情况说明), as a Word file."""

from __future__ import annotations

from collections import Counter

from decompose.compare.align_tables import AlignTables
from decompose.model.comparison import Standing, Tightness
from decompose.reports.rows import Table
from decompose.reports.word.body import Body, Wide
from decompose.reports.word.parts import to_docx

_TO_EXPLAIN = (Standing.COVERED, Standing.NOT_APPLICABLE)
_SHARES = {"superior": 9, "own": 9, "standing": 12, "detail": 30, "missing": 30}
_BROAD, _TEXT = 36, 18


def note_of(tables: AlignTables) -> bytes:
    """Return the note: figures, every superior task, indicators, own tasks, what is to be explained."""
    say, found = tables.words, tables.found
    title = say("note_title", tables.own_title, tables.superior_title)
    body = Body()
    body.add("Title", title)
    body.add("BodyText")
    counts = Counter(task.standing for task in found.tasks)
    told = "、".join(
        say("note_count", say[one.value], counts[one]) for one in Standing if counts[one]
    )
    tight = Counter(one.tightness for one in found.indicators)
    body.heading(1, say["note_overall"])
    body.add("BodyText", say("note_tasks", len(found.tasks), told or say["none"]))
    if found.indicators:
        told = "、".join(
            say("note_count", say[f"tight_{one.value}"], tight[one])
            for one in Tightness
            if tight[one]
        )
        body.add("BodyText", say("note_indicators", len(found.indicators), told))
    if found.without_parent:
        body.add("BodyText", say("note_own", len(found.without_parent)))
    body.page()
    for table in tables.brief()[1:]:
        if table.rows:
            body.heading(1, table.title)
            _add(body, table)
    _open(body, tables)
    return to_docx(body.to_xml(across=True), title)


def _open(body: Body, tables: AlignTables) -> None:
    """Add what has to be explained: a task that is not carried in full, with room for the reason."""
    say = tables.words
    rows = [
        (task.superior, tables.title_of(task.superior), tables.told(task.reasons), "")
        for task in tables.found.tasks
        if task.standing not in _TO_EXPLAIN
    ]
    rows += [
        (
            "",
            one.name,
            tables.told([one.reason]) if one.reason else say[f"tight_{one.tightness.value}"],
            "",
        )
        for one in tables.found.indicators
        if one.tightness in (Tightness.MISSING, Tightness.LOOSER)
    ]
    body.heading(1, say["note_open"])
    if not rows:
        body.add("BodyText", say["none"])
        return
    wide = (
        Wide(say["superior"], 8, centred=True),
        Wide(say["old_words"], 30),
        Wide(say["detail"], 30),
        Wide(say["note_reason"], 30),
    )
    body.table(wide, rows)


def _add(body: Body, table: Table) -> None:
    wide = [
        Wide(c.label, _SHARES.get(c.key, _BROAD if c.width > _TEXT * 2 else _TEXT))
        for c in table.columns
    ]
    body.table(wide, table.rows)
