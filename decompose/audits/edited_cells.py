"""What the cells of a row say that people changed: who, and the words themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from decompose.labels.deliverables import Labels
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Role
from decompose.model.source import Document, EnclosedRow, Span
from decompose.parser import parse_text
from decompose.parser.attribution_cells import attribution_of_cells
from decompose.parser.attribution_words import Part
from decompose.parser.tables import is_unsettled
from decompose.text.patterns import regex


class Cells(NamedTuple):
    """The cells of a row by what stands in them."""

    id: str
    changed: frozenset[str]
    texts: Mapping[str, str]

    def of(self, key: str) -> str:
        """Return the text of a cell; empty where there is none."""
        return self.texts.get(key, "")


def of_row(row: EnclosedRow, doc: Document) -> Cells:
    """Return the cells of a row as the document holds them: names of persons are withheld there."""
    texts = {key: doc.blocks[at].text.strip() for key, at in row.blocks.items()}
    return Cells(row.id, frozenset(row.changed), texts)


def with_who(task: Task, row: Cells) -> Task:
    """Return a task with those who are responsible by its row.

    Where the plan states who is, only what was changed is taken from the row; where it was proposed, all
    that the row says of it is stated once somebody decided or named others.
    """
    if row.of("decision") and is_unsettled(row.of("decision")):
        bare = tuple(m.model_copy(update={"attribution": None}) for m in task.measures)
        return task.model_copy(update={"attribution": None, "measures": bare})
    old = task.attribution
    lead = row.of("decided_lead") or row.of("lead")
    helping = _helpers(row.of("support"))
    new = _read(((Part.LEAD, lead), (Part.SUPPORT, helping)), task.span)
    if old is not None and not row.changed & _NAMES:
        new = old
    elif old is not None and row.changed & _NAMES == {"support"}:
        new = _helped(old, _read(((Part.SUPPORT, helping),), task.span))
    elif old is not None and "support" not in row.changed:
        kept = tuple(name for name in old.support if name not in new.lead)
        guides = tuple(name for name in old.participants if name not in new.lead)
        update = {"support": kept, "participants": guides, "deadline": old.deadline}
        new = new.model_copy(update=update)
    task = task.model_copy(update={"attribution": new})
    own = [measure.attribution for measure in task.measures]
    if not row.changed & _NAMES or not own or None in own:
        return task
    measures = (m.model_copy(update={"attribution": _of_part(m, new, row)}) for m in task.measures)
    return task.model_copy(update={"measures": tuple(measures)})


def _of_part(measure: Measure, whole: Attribution, row: Cells) -> Attribution:
    """Return who answers for a part where every part says so itself: whoever the row names now."""
    own = measure.attribution or whole
    update: dict[str, object] = {}
    if row.changed & {"lead", "decided_lead"}:
        update = {"lead": whole.lead, "joint": whole.joint, "undecidable": whole.undecidable}
    helping = whole.support if "support" in row.changed else own.support
    lead = whole.lead if "lead" in update else own.lead
    update["support"] = tuple(name for name in helping if name not in lead)
    return own.model_copy(update=update)


_HELPING = (Role.LEAD, Role.CO_LEAD, Role.SUPPORT, Role.PARTICIPANT)
_LISTED = regex("[、\n]|, ")
_OTHERS = regex(
    "[（(](?:"
    + "|".join(
        re.escape(word)
        for labels in map(Labels, ("zh", "en"))
        for word in (labels["collective"], *(labels.role(r) for r in Role if r not in _HELPING))
    )
    + ")[）)]"
)
"""How our own tables mark those who neither lead nor help."""
_NAMES = frozenset({"lead", "support", "decided_lead"})


def _helpers(text: str) -> str:
    """Return a list of helpers without those that it says have another part: 乡镇（街道）（属地）."""
    if not _OTHERS.search(text):
        return text
    names = (name.strip() for name in _LISTED.split(text))
    return "、".join(name for name in names if name and not _OTHERS.search(name))


def _read(cells: tuple[tuple[Part, str], ...], span: Span) -> Attribution:
    found = attribution_of_cells(tuple(cell for cell in cells if cell[1]), span=span)
    return next(iter(found), Attribution(span=span, undecidable=True))


def _helped(old: Attribution, new: Attribution) -> Attribution:
    named = dict.fromkeys((*new.support, *new.participants, *new.lead))
    names = [name for name in named if name not in old.lead]
    guides = tuple(name for name in names if name in old.participants)
    support = tuple(name for name in names if name not in guides)
    groups = tuple(dict.fromkeys((*old.groups, *new.groups)))
    return old.model_copy(update={"support": support, "participants": guides, "groups": groups})


def reworded_task(task: Task, row: Cells, plan: str, *, is_frame: bool) -> Task:
    """Return a task with the title and words of its row, its measures cut and read anew.

    A task that is all title shows it as its words too; one that ``is_frame`` has no words but its parts'.
    """
    title, text = task.title, task.text
    if "title" in row.changed:
        title = row.of("title").removeprefix(task.number).lstrip(" .")
    if "content" in row.changed:
        whole = not text and not is_frame and "title" not in row.changed
        title, text = (row.of("content") or title, "") if whole else (title, row.of("content"))
    words = text or title
    own = parse_text(f"{plan}\n一、主要任务\n（一）{title}\n{words}\n").tasks
    first = own[0] if len(own) == 1 else None
    measures = first.measures if first else ()
    at = task.body[0] if task.body else task.span
    made = tuple(_measure(task.id, n, m, at) for n, m in enumerate(measures, start=1))
    if not made:
        made = (Measure(id=f"{task.id}-m1", text=words, span=at),)
    update: dict[str, object] = {"title": title, "text": text, "measures": made}
    if "content" in row.changed and first is not None and first.attribution is not None:
        update["attribution"] = first.attribution.model_copy(update={"span": at})
    return task.model_copy(update=update)


def _measure(task: str, number: int, measure: Measure, at: Span) -> Measure:
    """Return a measure of a task; its place counts from where the words of the task begin."""
    size = len(measure.text)
    start = at.start + measure.span.start + 1_000 * max(0, measure.span.block - 3)
    span = Span(block=at.block, start=start, end=start + size)
    who = measure.attribution
    stated = who.model_copy(update={"span": span}) if who else None
    update = {"id": f"{task}-m{number}", "span": span, "attribution": stated}
    return measure.model_copy(update=update)
