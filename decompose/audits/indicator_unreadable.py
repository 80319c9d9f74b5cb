"""Audit ``indicator.unreadable``: a table of figures that is an image."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.targets import of_tasks
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_IN_FIGURE = CuedPattern(
    r"(?P<what>(?:主要|各项|具体|约束性|预期性|规划|发展|\d{1,2}项)*(?:指标|目标值)(?:体系)?)(?:值)?[^。；;\n]{0,24}?"
    r"(?:详?见|如|参见)[下附右上左]?图(?!纸|书|集|则)[\d一二三四五六七八九十]{0,2}(?:所示|[（(]图片[）)])?",
    cue="图",
)


@audit_facts(
    AuditFacts(
        name="indicator.unreadable",
        code="I06",
        severity=Severity.WARNING,
        why="指标表是图片，数值未知（不是零），无法检查、分解和考核。",
        fix="附上文字版指标表，或把数值写入正文。",
    )
)
def indicator_unreadable(case: AuditCase) -> Iterator[Fault]:
    """Report tables that stand in the document as images.

    Looks for:
        An image in the place of a table, such as among the goals; words that send the reader to a
        figure for the targets (主要指标见下图) where the document has none of them in text or table.
    Why it matters:
        What cannot be read cannot be split or assessed; unknown is not zero.
    Source:
        Mechanism 25 and 61 of docs/mission.md.
    """
    for problem in case.result.plan.problems:
        if problem.code == "table.image" and problem.span is not None:
            subject = case.section_at(problem.span.block)
            yield Fault(subject, problem.message, case.at(problem.span))
    own = of_tasks(case.result.plan)
    if any(indicator.id not in own for indicator in case.result.plan.indicators):
        return  # the figures, or some of them, can be read
    for passage in case.passages:
        for found in _IN_FIGURE.finditer(passage.text):
            message = f"“{found['what']}”的数值在图中，无法读取"
            yield Fault(passage.subject(), message, (passage.quote(*found.span()),))
