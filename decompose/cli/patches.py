"""Fixes as a file that people read and choose from: JSON, workbook, page or Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from decompose.compare.writing import write_comparison
from decompose.labels.comparison import Words
from decompose.labels.deliverables import Labels
from decompose.labels.mending import Mending
from decompose.model.result import Change, ChangeKind, Decomposition, Patch, Patches
from decompose.model.source import Place
from decompose.reports.rows import Column, Table

_WIDTHS = {"code": 22, "mark": 18, "task": 24, "message": 44, "change": 50}


def write_patches(result: Decomposition, patches: Sequence[Patch], path: Path, lang: str) -> None:
    """Write fixes to a file; what JSON holds can be edited and applied.

    Raises:
        ReportError: There is no such format, or the file cannot be written.
    """
    words = Words(lang)
    say = Mending(lang)
    columns = tuple(Column(key, say[f"patches.{key}"], width) for key, width in _WIDTHS.items())
    names = {task.id: f"{task.id} {task.title}" for task in result.plan.tasks}
    rows = tuple(
        (
            f"{patch.code} {patch.name}",
            patch.fingerprint,
            names.get(change.task, ""),
            patch.message,
            told(change, result, lang),
        )
        for patch in patches
        for change in patch.changes
    )
    table = Table("patches", say["patches.sheet"], columns, rows, frozen=1)
    stored = Patches(source=result.source, patches=tuple(patches))
    title = say("patches.title", result.plan.title)
    write_comparison(stored, title, (table,), path, words)


def told(change: Change, result: Decomposition, lang: str) -> str:
    """Return what a change does, in a sentence."""
    old = next((i.name for i in result.plan.indicators if i.id == change.old), change.old)
    where: str | int = change.measure or change.task or old
    if change.span is not None:
        where = _standing(result, change.span.block, lang)
    key = change.kind.value if change.value or change.kind is not ChangeKind.TEXT else "delete"
    return Mending(lang)(f"change.{key}", where, change.value, old)


def _standing(result: Decomposition, block: int, lang: str) -> str:
    """Return where a block stands in its file: the paragraph, or the row and column of a table."""
    doc = result.plan.document
    place = Place(file="", paragraph=block + 1)
    if doc is not None:
        place = doc.blocks[block].place.model_copy(update={"file": ""})
    return Labels(lang).place(str(place)).strip()
