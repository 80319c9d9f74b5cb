"""Chapters of a list of duties that bear the name of a unit and hold nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import AuditCase, Fault
from decompose.model.result import Evidence
from decompose.model.source import Span
from decompose.text.patterns import regex

_LEAST = 2
"""Chapters of units with duties beside the empty one: fewer are no list."""
_LEFTOVER = regex(
    r"^[（(]?[\d一二三四五六七八九十]{0,3}[）)、.．]?\s*(?:负责|承担|完成|配合|协助|承办|做好)+[^，。；]{0,24}(?:交办|布置|安排|委托)的?"
    "(?:其他|有关|相关)[^，。；]{0,8}[。；]?$"
    "|^[（(【]?(?:本?(?:单位|部门)?的?(?:具体|相关|有关)?(?:职责|任务|分工|内容|职能)+)?(?:待定|待补充?|待明确|待报|待核定?|待细化|暂缺|暂无|另行明确|空缺|略)[）)】]?[。；]?$"
)
"""What ends every list of duties and says nothing of its own: 完成县政府交办的其他工作."""
_HEAD_ENDS = "：:。 \u3000"


class _Chapter(NamedTuple):
    """A heading that may be a unit's name: its parent, whether anything stands below it."""

    title: str
    parent: str | None
    span: Span | None
    filled: bool
    leftover: Evidence | None = None
    """The only words below it, where they say nothing of its own."""


def empty_chapters(case: AuditCase) -> Iterator[Fault]:
    """Report units whose chapter in a list of duties is empty, beside units that have duties in theirs."""
    named = (c for c in _chapters(case) if "，" not in c.title)  # a sentence is no unit's name
    chapters = [c for c in named if case.resolved(c.title).department is not None]
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
        evidence = case.at(chapter.span)
        if chapter.leftover is not None:
            message = f"清单列有{chapter.title}，只写了“{chapter.leftover.quote}”，没有它自己的职责"
            evidence = (chapter.leftover,)
        fix = "补写其职责，或从清单中去掉。"
        yield Fault({"department": department}, message, evidence, fix=fix)


def _chapters(case: AuditCase) -> Iterator[_Chapter]:
    """Yield the headings, as sections or, where nothing stands below them, as tasks without a text."""
    plan = case.result.plan
    filled = {s.parent for s in plan.sections}
    filled |= {t.section for t in plan.tasks if not _LEFTOVER.match(t.text or t.title)}
    leftover: dict[str, Evidence] = {}
    for passage in case.passages:
        own = passage.section
        if own is None or own.span is None or own.span.block == passage.block:
            continue
        text = passage.text.strip()
        if _LEFTOVER.match(text):
            leftover[own.id] = passage.quote(0, len(passage.text))
        else:
            filled.add(own.id)
    for section in plan.sections:
        title = section.title.strip(_HEAD_ENDS)
        said = leftover.get(section.id)
        yield _Chapter(title, section.parent, section.span, section.id in filled, said)
    for task in plan.tasks:
        bare = not task.text.strip(_HEAD_ENDS) or task.text == task.title
        if bare and task.attribution is None and task.id not in case.parents:
            title = task.title.strip(_HEAD_ENDS)
            yield _Chapter(title, task.section, task.title_span or task.span, False)
