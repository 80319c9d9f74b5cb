"""Audit ``authority.duty-moved``: a lead that lost the duty before the plan was made."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    printed,
)
from decompose.audits.deadlines import heading
from decompose.audits.patch import lead
from decompose.audits.reformed import office_left, reformed
from decompose.model.knowledge import Duty, DutyRole, Strength
from decompose.model.plan import Measure, Task
from decompose.model.result import MentionKind, Severity
from decompose.rules.competence import holder_at, validity
from decompose.text.patterns import regex

_FIELD = regex("^[省市县区州旗]|(?:管理|监督管理)?(?:局|委员会|委|厅|办公室|办)$")
"""What a bureau's name has beside its field."""


@audit_facts(
    AuditFacts(
        name="authority.duty-moved",
        code="A07",
        severity=Severity.WARNING,
        why="沿用机构改革前的职责分工，该项职责已依法划出，原部门不再有权承担。",
        fix="改由现在承担该项职责的部门牵头。",
    )
)
def authority_duty_moved(case: AuditCase) -> Iterator[Fault]:
    """Report stated leads that held the duty once and have lost it to another department.

    Looks for:
        A single stated lead on a measure about an object over which a duty of that department ended
        before the date of the plan, at the stage that the words name, while another department
        took it over and the lead holds no duty there today; work that is the lead's own function today
        (救灾捐赠 of civil affairs) did not move. Not the comprehensive supervisor, of
        which ``authority.comprehensive-as-lead`` tells, and not a bureau of both fields
        (县工信商务局). Also words that name what a reform took from
        that department, whoever leads beside it but the one that has it now, and the office of a
        headquarters that is still set up in it; daily checks of police stations are none.
    Why it matters:
        The division was copied from a list older than the reform or the law.
    Source:
        Case T35; mechanism 75 of docs/mission.md.
    """
    yield from office_left(case)
    for task, measure, attribution in case.stated:
        if attribution.joint or len(attribution.lead) != 1:
            yield from reformed(case, task, measure, attribution)
            continue
        name = attribution.lead[0]
        department = case.resolved(name).department
        if department is None or _told_elsewhere(case, task, measure, department):
            continue
        if _own_work(case, task, measure, department):
            yield from reformed(case, task, measure, attribution)
            continue
        for sector in dict.fromkeys(
            m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR
        ):
            moved = _moved(case, sector, department, _stages(case, task, measure))
            if moved is None:
                continue
            old, new = moved
            right = case.name(new.departments[0])
            field = _FIELD.sub("", right)
            if field and field in name:
                continue  # one bureau of both fields: 工信商务局
            message = (
                f"任务“{heading(task)}”由{name}牵头，“{case.kb.sectors[sector].name}”的这项职责"
                f"{(old.until or '')[:4]}年起已由{right}承担"
            )
            subject = {"task": task.id, "sector": sector, "department": department}
            patch = (lead(task.id, right, measure=measure.id if measure else None),)
            evidence = (printed(attribution), *duty_evidence(new, case.kb))
            yield Fault(subject, message, evidence, fix=f"改由{right}牵头。", patch=patch)
            break
        else:
            yield from reformed(case, task, measure, attribution)


def _told_elsewhere(case: AuditCase, task: Task, measure: Measure | None, department: str) -> bool:
    """Tell whether the lead is the comprehensive supervisor, unless it leads among trades of its own what it lost.

    Of dust disease in mines no other audit tells, since it supervises the mines.
    """
    if department != case.kb.info.comprehensive:
        return False
    sectors = {m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR}
    sides = {s for s in sectors if case.kb.sectors[s].side}
    return not sides or not any(
        _held(case, d, department) and d.main and d.role is not DutyRole.COMPREHENSIVE
        for s in sectors - sides
        for d in case.duties(s)
    )


def _own_work(case: AuditCase, task: Task, measure: Measure | None, department: str) -> bool:
    """Tell whether the words name a special function that the lead has today."""
    return any(
        case.kb.functions[m.id].strength is not Strength.WEAK
        and department in case.kb.functions[m.id].lead
        for m in case.about(task, measure)
        if m.kind is MentionKind.FUNCTION
    )


def _stages(case: AuditCase, task: Task, measure: Measure | None) -> set[str]:
    return {m.id for m in case.about(task, measure) if m.kind is MentionKind.STAGE}


def _moved(
    case: AuditCase, sector: str, department: str, stages: set[str]
) -> tuple[Duty, Duty] | None:
    """Return the duty that a department lost and the one that took its place."""
    own = case.kb.duties_of_sector.get(sector, ())
    today = [d for d in own if validity(d, case.setting)]
    if any(_held(case, d, department) and _bears(d, stages) for d in today):
        return None
    for old in own:
        ended = old.until is not None and old.until < case.setting.date
        if not ended or not _bears(old, stages) or not _led(case, old, department):
            continue
        for new in today:
            speaks = _bears(new, stages) or (new.main and not stages)
            if new.since and new.departments and speaks and _follows(old, new):
                return old, new
    return None


def _follows(old: Duty, new: Duty) -> bool:
    return 0 <= int((new.since or "0")[:4]) - int((old.until or "0")[:4]) <= 1


def _bears(duty: Duty, stages: set[str]) -> bool:
    """Tell whether a duty speaks of the words: at their stage, or at all stages."""
    return not duty.stages or bool(stages.intersection(duty.stages))


def _held(case: AuditCase, duty: Duty, department: str) -> bool:
    return department in {
        *duty.departments,
        *(holder_at(case.setting, d).department for d in duty.departments),
    }


def _led(case: AuditCase, duty: Duty, department: str) -> bool:
    first = duty.departments[:1]
    return any(department in (d, holder_at(case.setting, d).department) for d in first)
