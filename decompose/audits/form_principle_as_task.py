"""Audit ``form.principle-as-task``: a principle handed out as a task."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.deadlines import heading, quoted
from decompose.audits.patch import drop
from decompose.model.plan import Task
from decompose.model.result import Severity
from decompose.text.cues import CuedPattern

_CREED = CuedPattern(
    "^(?:始终|全面|深入|牢固|切实|认真)*(?:坚持|秉持|遵循|贯彻(?!执行)|树立|树牢|坚守|牢记|把握|(?:深刻|充分)(?:领会|认识|理解|把握)|学深悟透|统筹发展和安全"
    "|以[^，。]{2,40}为(?:指导|引领|统领|根本|主线|中心|导向|核心|目标|主题)"
    "|(?:不断|进一步|持续)?(?:增强|强化|提高)(?:忧患|底线|红线|政治|大局|宗旨|使命|风险)(?:意识|思维|站位)|提高政治站位"
    "|时刻(?:绷紧|牢记|警醒))"
)
_AT_HEART = CuedPattern(
    "绷紧[^，。]{0,14}弦|放在心上|扛在肩上|放在首位|心存敬畏|警钟长鸣|内化于心|重于泰山",
    cue="绷放扛心警内重",
)  # a conviction, whatever object it is about
_DEED = CuedPattern(
    r"\d|建立|制定|完成|建成|出台|设立|修订|编制|组织|开展|检查|排查|整治|建设|配备|培训|演练|查处|督促|推动|推进|实施|健全"
)


@audit_facts(
    AuditFacts(
        name="form.principle-as-task",
        code="F11",
        severity=Severity.INFO,
        why="原则、指导思想没有可做的事，作为任务分派后既无法落实也无法考核。",
        fix="移到指导思想或基本原则部分，或写明要做的工作。",
    )
)
def form_principle_as_task(case: AuditCase) -> Iterator[Fault]:
    """Report tasks that consist of principles only and yet have somebody to lead them.

    Looks for:
        A task without subtasks whose every sentence professes a principle (hold to, uphold, take as
        the guide) and names nothing to be done, no object (unless it is only taken to heart) and no
        figure, while somebody leads it by statement or derivation.
    Why it matters:
        Nobody can carry out a conviction; the real tasks drown in the list.
    Source:
        Mechanism 90 of docs/mission.md.
    """
    for task in case.result.plan.tasks:
        if task.id in case.parents or not task.measures or not _only_creed(case, task):
            continue
        if any(a.role in LEADING for a in case.by_task.get(task.id, ())):
            message = f"任务“{heading(task)}”全部是原则性表述，没有要做的工作"
            evidence = tuple(quoted(m) for m in task.measures[:3])
            patch = () if _names_object(case, task) else (drop(task.id),)
            yield Fault({"task": task.id}, message, evidence, patch=patch)


def _only_creed(case: AuditCase, task: Task) -> bool:
    return not any(
        not _CREED.search(m.text)
        or _DEED.search(m.text)
        or (not _AT_HEART.search(m.text) and case.sectors_of(m.id))
        for m in task.measures
    )


def _names_object(case: AuditCase, task: Task) -> bool:
    """Tell whether a task names an object, of which the plan may say nothing else."""
    return any(case.sectors_of(m.id) for m in task.measures)
