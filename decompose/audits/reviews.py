"""Which paragraphs tell what was reached: of a chapter that looks back, or of a document that does nothing else."""

from __future__ import annotations

from decompose.audits.case import AuditCase, Passage
from decompose.model.plan import SectionKind
from decompose.text.cues import CuedPattern

REVIEW = (SectionKind.STATUS, SectionKind.PROBLEMS, SectionKind.SITUATION)
_TITLE = CuedPattern(
    "(?:总结|评估|自评|考核|执行情况|完成情况|实施情况|落实情况|进展情况|推进情况)(?:的)?(?:报告|通报|汇报|说明|材料)?$"
    "|(?:工作|行动|方案|规划|计划|整治|治理|建设|攻坚)[^。]{0,10}(?:总结|报告|通报|汇报)$|工作报告|专题(?:汇报|报告)$",
    cue="总评考情报告通汇",
)
_HEADING = CuedPattern(
    "(?:目标|指标|任务|规划|计划|方案|行动)[^。]{0,8}(?:完成|实现|执行|实施|落实|达成)(?:情况|程度)?|回顾|成效|总结|基本情况",
    cue="完实执落达回成总基",
)
_NOTE = CuedPattern(
    "(?:说明|情况的?(?:汇报|报告)|修改(?:情况|对照)表?)(?:[（(][^（）()]*[）)])?$",
    cue=("说明", "情况", "修改"),
)
"""Titles of notes on a draft: 编制说明, 起草说明, 修改情况的汇报."""
_HEAD, _A_DIVISION = 3, 2
_AHEAD = CuedPattern("下一?步|打算|今后|明年|下年|展望|思路|安排|建议", cue="下打今明展思安建")


def is_review(case: AuditCase) -> bool:
    """Tell whether the document as a whole reports what was reached: a summary, an evaluation, a report."""
    return _TITLE.search(case.result.plan.title.strip()) is not None


def is_note(case: AuditCase) -> bool:
    """Tell whether the document is a note on the drafting of another one."""
    heads = (case.result.plan.title, *(p.text for p in case.passages[:_HEAD]))
    return any(_NOTE.search(head.strip("# ")) for head in heads)


def only_note(case: AuditCase) -> bool:
    """Tell whether the document is such a note and does not hold the plan itself with who does what."""
    return is_note(case) and len(case.stated) < _A_DIVISION


def looks_back(case: AuditCase, passage: Passage) -> bool:
    """Tell whether a paragraph tells of what was reached."""
    if passage.kind in REVIEW:
        return True
    title = passage.section.title if passage.section else ""
    if _AHEAD.search(title):
        return False
    return is_review(case) or _HEADING.search(title) is not None
