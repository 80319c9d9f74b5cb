"""Chapters of a list of duties that bear the name of a unit and hold nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Fault
from decompose.model.source import Span

_LEAST = 2
"""Chapters of units with duties beside the empty one: fewer are no list."""
_HEAD_ENDS = "：:。 \u3000"


class _Chapter(NamedTuple):
    """A heading that may be a unit's name: its parent, whether anything stands below it."""

    title: str
    parent: str | None
    span: Span | None
    filled: bool


def empty_chapters(case: AuditCase) -> Iterator[Fault]:
    """Report units whose chapter in a list of duties is empty, beside units that have duties in theirs."""
    chapters = [c for c in _chapters(case) if case.resolved(c.title).department is not None]
    filled = Counter(c.parent for c in chapters if c.filled)
    listed = sum(filled.values())
    for chapter in chapters:
        if (
            chapter.filled
            or chapter.span is None
            or max(filled[chapter.parent], listed // 2) < _LEAST
        ):
            continue
        department = case.resolved(chapter.title).department or ""
        message = f"清单列有{chapter.title}，但没有写它的任何职责"
        fix = "补写其职责，或从清单中去掉。"
        yield Fault({"department": department}, message, case.at(chapter.span), fix=fix)


def _chapters(case: AuditCase) -> Iterator[_Chapter]:
    """Yield the headings, as sections or, where nothing stands below them, as tasks without a text."""
    plan = case.result.plan
    filled = {s.parent for s in plan.sections} | {t.section for t in plan.tasks}
    for passage in case.passages:
        own = passage.section
        if own is not None and own.span is not None and own.span.block != passage.block:
            filled.add(own.id)
    for section in plan.sections:
        title = section.title.strip(_HEAD_ENDS)
        yield _Chapter(title, section.parent, section.span, section.id in filled)
    for task in plan.tasks:
        bare = not task.text.strip(_HEAD_ENDS) or task.text == task.title
        if bare and task.attribution is None and task.id not in case.parents:
            title = task.title.strip(_HEAD_ENDS)
            yield _Chapter(title, task.section, task.title_span or task.span, False)
