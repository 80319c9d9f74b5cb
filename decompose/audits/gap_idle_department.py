"""Audit ``gap.idle-department``: a department with safety duties that the plan never calls on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from decompose.audits.case import (
    LEADING,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    mentioned,
)
from decompose.audits.empty_chapters import empty_chapters
from decompose.audits.idle_members import MEMBERS, idle_members
from decompose.audits.patch import support
from decompose.audits.powers import kin
from decompose.audits.units import within_one_house
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.organization import ResolutionKind
from decompose.model.result import Assignment, Basis, Mention, MentionKind, Severity
from decompose.rules.competence import holder_at
from decompose.text.patterns import regex

_ZONE = regex("(?:开发区|高新区|经开区|园区|功能区|度假区|示范区|保税区|管理区|合作区)$")
_BRACKETS = regex("[（(]([^（）()]{3,40})[）)]")


@audit_facts(
    AuditFacts(
        name="gap.idle-department",
        code="G05",
        severity=Severity.INFO,
        why="规划写到了该部门依法监管的对象，却没有给它任何任务，分工可能有遗漏。",
        fix="核对其法定职责，将其列为牵头或配合单位，或说明由其他部门负责的理由。",
        assigned=True,
    )
)
def gap_idle_department(case: AuditCase) -> Iterator[Fault]:
    """Report departments whose field the plan touches but to which it gives nothing.

    Looks for:
        A sector in the plan over which a department of this level holds a regulator's main duty (one
        limited to a stage or side only where that is named), while the department has no assignment at all,
        and the one it belongs to none where the object is named; members of the leading group, listed in
        the document, that have none, also those that nobody knows where no other words name them; the chapter of a unit
        in a list of duties that holds no duty, or nothing but what ends every list (交办的其他工作) or is still to
        come (待定); a unit to which such a list says it applies. A division
        among the offices of one house calls on no department, nor what a zone gives to a bureau of its own,
        which joins the trades of several.
    Why it matters:
        The division forgot a department, and the object its regulator.
    Source:
        安全生产法（2021）第十条; mechanism 77 of docs/mission.md.
    """
    if within_one_house(case):
        return
    busy = {a.department for a in case.result.assignments} | _borne(case)
    units: dict[str, set[str | None]] = defaultdict(set)
    for own in case.result.assignments:
        units[own.task].add(own.department)
    seen: set[str] = set()
    level, year = case.setting.jurisdiction.level, case.setting.year
    for sector, mentions in case.sectors.items():
        for duty in case.duties(sector):
            if not duty.main or duty.role is not DutyRole.SECTOR or not duty.departments:
                continue
            if not _asked(case, duty, mentions):
                continue
            holder = holder_at(case.setting, duty.departments[0]).department
            absent = level is not None and not case.kb.exists(holder, level=level, year=year)
            if holder in busy or holder in seen or absent:
                continue
            told = {case.task_of[mention.owner] for mention in mentions}
            if any(kin(case, holder) & units[task] for task in told) or _joined_in_zone(case, told):
                continue
            if any(
                holder in kin(case, d)
                for task in told
                for d in units[task]
                if d in case.kb.departments
            ):
                continue  # a part of it with a body of its own
            seen.add(holder)
            name = case.kb.name_of(holder, level=level, year=year, word=case.setting.word)
            message = (
                f"规划写到“{mentions[0].term}”，{name}的职责有“{duty.summary}”，但没有承担任何任务"
            )
            evidence = (mentioned(mentions[0]), *duty_evidence(duty, case.kb))
            measure = case.measures.get(mentions[0].owner)
            part = measure.id if measure is not None and measure.attribution is not None else None
            task = case.task_of[mentions[0].owner]
            patch = (support(task, name, measure=part),) if _may_help(case, task, sector) else ()
            yield Fault({"department": holder}, message, evidence, patch=patch)
    yield from empty_chapters(case)
    yield from idle_members(
        case, {a.department for a in case.result.assignments if _is_work(case, a)} - {None}
    )


def _joined_in_zone(case: AuditCase, told: set[str]) -> bool:
    """Tell whether a zone's own bureaus, which join the trades of several, have the tasks on an object."""
    if not _ZONE.search(case.result.plan.place or ""):
        return False
    leads = (n for t in told if (own := case.tasks[t].attribution) for n in own.lead)
    return any(case.resolved(name).kind is ResolutionKind.ALIAS for name in leads)


def _may_help(case: AuditCase, task: str, sector: str) -> bool:
    """Tell whether the stated leads of a task have to do with an object: else its regulator is to lead."""
    stated = case.tasks[task].attribution
    concerned = {
        near for duty in case.duties(sector) for d in duty.departments for near in kin(case, d)
    }
    leads = {case.resolved(name).department for name in stated.lead} if stated else set()
    return not leads or not leads.isdisjoint(concerned)


def _borne(case: AuditCase) -> set[str | None]:
    """Return the departments whose names a stated unit bears besides: 市应急局（市地震局）."""
    stated = (n for _, a in case.attributions() for n in (*a.lead, *a.support, *a.participants))
    names = (one for name in stated for held in _BRACKETS.findall(name) for one in held.split("、"))
    return {case.resolved(name).department for name in names}


def _asked(case: AuditCase, duty: Duty, mentions: Sequence[Mention]) -> bool:
    """Tell whether the words beside an object name the side of it that a duty is limited to."""
    sides = {*duty.stages, *duty.aspects}
    return not sides or any(
        word.id in sides
        for owner in dict.fromkeys(mention.owner for mention in mentions)
        for word in case.words_of.get(owner, ())
        if word.kind in (MentionKind.STAGE, MentionKind.ASPECT)
    )


def _is_work(case: AuditCase, own: Assignment) -> bool:
    """Tell whether an assignment is more than membership in the leading group.

    Where the plan itself divides, it gives nothing to whom only we propose as a helper.
    """
    if case.dividing and own.basis is not Basis.STATED and own.role not in LEADING:
        return False
    if own.basis is not Basis.STATED and MEMBERS.search(case.tasks[own.task].text):
        return False  # what names a member is no work for it: 供销 of 市供销合作社
    stated = own.evidence[0].quote if own.basis is Basis.STATED and own.evidence else ""
    return not MEMBERS.search(stated or "")
