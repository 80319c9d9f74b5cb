"""Whether an opinion in a table of opinions asked for what was changed in a task."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.audits.adopted import asks_for_other
from decompose.audits.case import AuditCase
from decompose.audits.opinions import Opinion
from decompose.model.plan import Task
from decompose.text.patterns import regex

_QUOTED = regex("[“‘「]([^”’」]{2,})[”’」]")


def asked(
    case: AuditCase,
    rows: Sequence[Opinion],
    task: Task,
    concerned: set[str],
    was: Task | None = None,
) -> bool:
    """Tell whether an opinion names a task, or comes from one of some departments and speaks of nothing else."""
    for row in rows:
        if task.title and task.title in row.opinion:
            return True
        theirs = row.unit and case.resolved(row.unit).department in concerned
        if theirs and not _about_others(row.opinion, task, was):
            return True
    return False


def _about_others(opinion: str, *tasks: Task | None) -> bool:
    """Tell whether an opinion quotes words, or names content, of which nothing stands in the task, in either draft."""
    quoted = _QUOTED.findall(opinion)
    text = "".join(
        f"{t.title}{t.text}{t.attribution.quote if t.attribution else ''}" for t in tasks if t
    )
    if quoted:
        return not any(words in text for words in quoted)
    return asks_for_other(opinion, text)
