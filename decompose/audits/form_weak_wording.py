"""Audit ``form.weak-wording``: a task that binds nobody to anything."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.deadlines import heading, quoted
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_WEAK = CuedPattern(
    "^(?:积极|大力|进一步|充分)?(?:鼓励|支持|引导|探索|倡导|提倡|争取|力争|有条件的)"
)  # may, not must
_FIRM = CuedPattern(
    r"\d|[一二三四五六七八九十]+(?:次|个|家|批)|每[年月季半]|建立|制定|完成|建成|出台|设立|明确|落实"
)  # a result


@audit_facts(
    AuditFacts(
        name="form.weak-wording",
        code="F09",
        severity=Severity.INFO,
        why="全部措施都是“鼓励、支持、引导、探索”，没有人必须做什么，无法考核。",
        fix="至少写明一项要完成的工作、成果或频次。",
    )
)
def form_weak_wording(case: AuditCase) -> Iterator[Fault]:
    """Report tasks all of whose measures only encourage, support, guide or explore.

    Looks for:
        A task without subtasks whose every measure begins with such a word and names no number,
        no date and no product.
    Why it matters:
        What may be done need not be done.
    Source:
        Mechanism 46 of docs/mission.md.
    """
    for task in case.result.plan.tasks:
        if task.id in case.parents or not task.measures:
            continue
        if all(_WEAK.search(m.text) and not _FIRM.search(m.text) for m in task.measures):
            message = f"任务“{heading(task)}”只有鼓励、引导性表述，没有约束任何单位的要求"
            yield Fault({"task": task.id}, message, tuple(quoted(m) for m in task.measures[:3]))
