"""Audit ``gap.orphan-sentence``: work that no duty list contains."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.creed import only_creed
from decompose.audits.deadlines import heading, quoted
from decompose.model.plan import (
    Task,
)
from decompose.model.result import (
    Basis,
    MentionKind,
    Role,
    Severity,
)
from decompose.text.cues import CuedPattern

_POINTS = (MentionKind.SECTOR, MentionKind.FUNCTION, MentionKind.DEPARTMENT)
_REPORTING = CuedPattern(
    "(?:请|将|把)[^。；]{0,60}(?:报|送|报送|反馈)[^。；]{0,24}(?:办公室|安委办|专班|局|办|处|邮箱|备案|联系人)|(?:进展|情况|总结|台账|信息)[^。；]{0,16}(?:报送?|反馈)(?:给|至)?[^，。；]{1,16}(?:办公室|安委办|专班|局)|(?:另文|另行)(?:通知|部署)",
    cue="请将把另报反",
)  # how to report is no work to be handed out
_SUBJECT = CuedPattern(
    "^[^，。；]{0,16}(?:政府|党委|部门|单位|委员会|管委会|街道|企业)[^，。；]{0,6}(?:要|应|须|负责|必须)"
)  # a unit as subject


@audit_facts(
    AuditFacts(
        name="gap.orphan-sentence",
        code="G09",
        severity=Severity.INFO,
        why="这些措施的文字没有指向任何部门的职责，容易无人承接。",
        fix="写明对象和工作内容，或明确责任单位。",
        assigned=True,
    )
)
def gap_orphan_sentence(case: AuditCase) -> Iterator[Fault]:
    """Report measures whose words touch no duty of any department, in a task that names nobody.

    Looks for:
        A measure without any sector or function of the knowledge, in a task without statement
        of responsibility, whose heading and parents name none either. What only professes principles is told
        as such.
    Why it matters:
        What stands in no list is done by nobody.
    Source:
        Mechanism 77 of docs/mission.md.
    """
    for task in case.result.plan.tasks:
        if (
            task.id in case.parents
            or task.attribution is not None
            or _covered(case, task)
            or only_creed(case, task)
            or _held(case, task)
        ):
            continue
        if not task.text or task.text == task.title:
            continue
        lost = [
            m
            for m in task.measures
            if not (
                m.attribution
                or _pointing(case, m.id)
                or _SUBJECT.search(m.text)
                or _REPORTING.search(m.text)
            )
        ]
        if lost and len(lost) == len(task.measures):
            message = f"任务“{heading(task)}”的文字没有指向任何部门的职责"
            yield Fault({"task": task.id}, message, tuple(quoted(m) for m in lost[:3]))


def _pointing(case: AuditCase, owner: str) -> bool:
    return any(mention.kind in _POINTS for mention in case.words_of.get(owner, ()))


def _held(case: AuditCase, task: Task) -> bool:
    """Tell whether someone holds the task by its own words, not only as what is left over."""
    return any(
        a.basis is Basis.STATED or a.role is Role.TERRITORIAL for a in case.by_task.get(task.id, ())
    )


def _covered(case: AuditCase, task: Task) -> bool:
    """Tell whether the heading of a task or of one above it points to a duty or names a unit."""
    above: Task | None = task
    while above is not None:
        if _pointing(case, above.id) or (above is not task and above.attribution is not None):
            return True
        above = case.tasks.get(above.parent) if above.parent else None
    return False
