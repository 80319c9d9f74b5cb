"""Whoever manages the place of a task, or supervises the work there, and only supports the comprehensive supervisor."""

from __future__ import annotations

from decompose.audits.across_trades import ITS_WORK
from decompose.audits.case import AuditCase, said
from decompose.audits.powers import trades
from decompose.audits.set_up import only_builds
from decompose.model.knowledge import Duty, DutyRole, SectorKind, Strength
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Mention, MentionKind
from decompose.text.cues import CuedPattern

REGULATING = (DutyRole.SECTOR, DutyRole.LICENSING)
INVESTIGATION = "investigation"
RESCUE = "rescue"
OF_RESCUE = frozenset([RESCUE, "publicity-training", "drills"])
_ANSWERING = (*REGULATING, DutyRole.INDUSTRY)
_ACROSS = CuedPattern(
    "台账|建档|普查|摸底|摸排|清单|调度|督导|督查|考核|通报|统计|平台|系统|预案|演练|培训|宣传|应急(?!管理|局|厅|办)|救援|救灾|物资|协调|统筹|机制|标准化|风险评估|专家",
    cue="台档普摸清调督考通统平系预演培宣应救物协机标评专",
)
"""What the comprehensive supervisor does in every trade."""
_FIELDS = 2
"""What is about more objects is work across the trades."""
_EMERGENCIES, _POLLUTION = "emergency", "pollution"
_JOINT = CuedPattern("生产安全|安全生产|综合|联动|协调|次生", cue="产综联协次")
"""Work on accidents of every kind, of which pollution is what comes of them."""
_BUILDING = "construction"
_SITE = {_BUILDING, "enforcement"}
_WORKS = CuedPattern("施工(?:安全|现场|作业|质量)|工地|在建", cue="施工在")


def only_supporting(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> Duty | None:
    """Return the duty of whoever manages the place, or supervises the work, of a task and only supports in it."""
    return (
        _manager(case, task, measure, attribution)
        or _of_works(case, task, measure, attribution)
        or _of_its_emergencies(case, task, measure, attribution)
        or _helper_that_answers(case, task, measure, attribution)
    )


def is_its_own(case: AuditCase, mention: Mention, supervisor: str) -> bool:
    """Tell whether a word names what the supervisor itself does in every sector: it investigates."""
    if mention.kind is MentionKind.STAGE:
        return mention.id == INVESTIGATION
    return mention.kind is MentionKind.FUNCTION and (
        supervisor in case.kb.functions[mention.id].lead
        and case.kb.functions[mention.id].strength is Strength.STRONG
    )


def _manager(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> Duty | None:
    """Return the duty of the one trade that manages the places of a task and that only supports in it."""
    supervisor = case.kb.info.comprehensive or ""
    about = case.about(task, measure)
    if any(
        m.kind is MentionKind.FUNCTION or m.id in OF_RESCUE or is_its_own(case, m, supervisor)
        for m in about
    ):
        return None
    sectors = trades(case, (m.id for m in about if m.kind is MentionKind.SECTOR))
    helping = {case.resolved(name).department for name in attribution.support}
    found = [next((d for d in case.duties(s) if _manages(d)), None) for s in sectors]
    managing = {d.departments[0] for d in found if d is not None}
    first = found[0] if found else None
    if first is None or None in found or len(managing) > 1 or not managing <= helping:
        return None
    own = {d for s in sectors for duty in case.duties(s) for d in duty.departments}
    return None if supervisor in own else first


def _of_works(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> Duty | None:
    """Return the duty of whoever supervises works and only supports in inspecting the site of one."""
    supervisor = case.kb.info.comprehensive or ""
    about = case.about(task, measure)
    stages = {m.id for m in about if m.kind is MentionKind.STAGE}
    own = any(
        m.kind is MentionKind.FUNCTION or m.id in OF_RESCUE or is_its_own(case, m, supervisor)
        for m in about
    )
    if own or not stages >= _SITE or not _WORKS.search(said(task, measure)):
        return None
    helping = {case.resolved(name).department for name in attribution.support}
    return next(
        (
            duty
            for duty in case.duties(_BUILDING)
            if duty.main and duty.role in REGULATING and duty.departments
            if duty.departments[0] in helping
        ),
        None,
    )


def _of_its_emergencies(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> Duty | None:
    """Return the duty of the helper whose own emergencies the words name with the side of things it regulates.

    突发环境污染事件 are the ecology bureau's, office and supplies with them; what comes of work accidents is not.
    """
    about = case.about(task, measure)
    side = case.kb.aspects[_POLLUTION].sector if _POLLUTION in case.kb.aspects else None
    if side is None or not any(m.id == _POLLUTION for m in about):
        return None
    if _JOINT.search(said(task, measure)):
        return None
    own = {
        f.lead[0]
        for m in about
        if m.kind is MentionKind.FUNCTION and (f := case.kb.functions[m.id])
        if f.field == _EMERGENCIES and f.strength is Strength.STRONG
    }
    own &= {case.resolved(name).department or "" for name in attribution.support}
    found = (d for d in case.duties(side) if d.main and d.role in REGULATING and not d.stages)
    return next((d for d in found if d.departments and d.departments[0] in own), None)


def _helper_that_answers(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> Duty | None:
    """Return the duty of the first helper that answers for an object of the words, for which the supervisor does not.

    On the whole object, not on one stage or side of it.
    """
    supervisor = case.kb.info.comprehensive or ""
    about = case.about(task, measure)
    text = said(task, measure)
    if _ACROSS.search(text) or ITS_WORK.search(text) or only_builds(text):
        return None
    if any(m.id in OF_RESCUE or is_its_own(case, m, supervisor) for m in about):
        return None
    named = dict.fromkeys(m.id for m in about if m.kind is MentionKind.SECTOR)
    sectors = trades(case, named)
    held = [d for s in sectors for d in case.duties(s)]
    if any(supervisor in d.departments for d in held) or len(sectors) > _FIELDS:
        return None
    if any(case.kb.sectors[s].kind is SectorKind.RISK for s in named):
        return None
    for name in attribution.support:
        helper = case.resolved(name).department
        for duty in held:
            whole = not (duty.stages or duty.aspects) and duty.role in _ANSWERING
            if helper in duty.departments and whole:
                return duty.model_copy(update={"departments": (helper,)})
    return None


def _manages(duty: Duty) -> bool:
    return duty.main and duty.role is DutyRole.INDUSTRY and bool(duty.departments)
