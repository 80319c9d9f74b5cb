"""Results whose every text is hostile: markup, formulas, controls, turning marks, long names."""

from __future__ import annotations

from hypothesis import strategies as st

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition

NASTY = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '" onmouseover="alert(1)" x="',
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)//",
    "]]>&amp;<b>",
    '=HYPERLINK("http://x","y")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "－1＋1＝0",
    "财政局\u202egpj.exe\u202c",
    "控\x00\x07\x0b\x1f\x7f\x85制",
    "半\ud800个\udfff字\ufffe\uffff",
    "👨\u200d👩\u200d👧 表情 \U00020000",
    "局" * 40,
    "a|b\nc\td,e;'f'\"g\"",
    "{}{0}%s${x}`",
    "",
    " ",
    "..\\..//COM¹:*?",
)
"""Texts that have broken writers before."""

texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))


def spoilt(kb: Knowledge, word: str) -> Decomposition:
    """Return a small audited result in which a word stands in every place a plan can fill."""
    plan = dc.parse_text(
        "云州市“十四五”安全生产规划\n一、主要任务\n（一）危险化学品。加强储存监管。\n"
        "（二）消防安全。打通消防车通道。（市消防救援支队牵头，云州无名办配合）\n"
        "（三）弘扬青河精神。让青河精神代代相传。\n"
    )
    result = dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb)
    tasks = tuple(
        task.model_copy(update={"title": word, "text": f"{task.text}{word}", "number": word})
        for task in result.plan.tasks
    )
    sections = tuple(
        section.model_copy(update={"title": word, "number": word})
        for section in result.plan.sections
    )
    changed = {"title": f"规划{word}", "tasks": tasks, "sections": sections}
    plan = result.plan.model_copy(update=changed)
    assignments = tuple(
        own.model_copy(
            update={
                "name": word or "无名",
                "department": own.department and (word or own.department),
                "reason": word,
                "evidence": tuple(e.model_copy(update={"quote": word}) for e in own.evidence),
            }
        )
        for own in result.assignments
    )
    findings = tuple(
        f.model_copy(update={"message": word, "why": word, "fix": word}) for f in result.findings
    )
    return result.model_copy(
        update={
            "plan": plan,
            "assignments": assignments,
            "findings": findings,
            "source": word,
            "departments": {word: word, **result.departments},
        }
    )
