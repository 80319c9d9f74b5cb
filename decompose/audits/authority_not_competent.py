"""Audit ``authority.not-competent``: a lead without any duty for the object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    printed,
)
from decompose.audits.competence import everyday, judged, left_aside, single_lead, unnamed
from decompose.audits.deadlines import heading
from decompose.audits.grids import beside_in_row
from decompose.audits.one_side import TEACHES, one_side
from decompose.audits.patch import lead
from decompose.audits.powers import (
    answerable,
    answering_duty,
    bodies,
    but_of_laws,
    concerned,
    exists_here,
    kin,
    without_formalities,
)
from decompose.audits.rightful import shared
from decompose.audits.supervision import managing_duty, own_matter, regulates_little, supervises
from decompose.model.knowledge import Duty, SectorKind
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import (
    Mention,
    MentionKind,
    Severity,
)
from decompose.text.cues import CuedPattern

_FIRE = "fire"
_PLATFORM = CuedPattern("平台|系统|感知网|一张图|数据库", cue="台统网图库")
_ACROSS = 3
"""What has so many regulators is nobody's alone: one platform for gas, fire and bridges."""
_TEACHES = CuedPattern("演练|培训|教育|宣讲|宣传", cue="演培教宣")
"""Whoever has to do with an object may teach and rehearse."""


@audit_facts(
    AuditFacts(
        name="authority.not-competent",
        code="A02",
        severity=Severity.WARNING,
        why="牵头单位对该对象没有法定职责，无权检查和处罚，任务落不到实处。",
        fix="改由有法定职责的部门牵头，原单位配合。",
    )
)
def authority_not_competent(case: AuditCase) -> Iterator[Fault]:
    """Report stated leads that no duty, function or mechanism connects with what the task is about.

    Looks for:
        A single stated lead, a department of government, on a task whose every sector has a regulator by law that
        the words do not have act too (会同市生态环境局), while it stands in no duty on any of them, in no function
        named, in no linkage; or while it answers for none of them and one of the regulators is printed as mere
        support; or while all it has on the one object is a side that the words do not name. A party organ or a mass
        organisation over a regulator in support counts too, unless it informs, trains, mobilises or rewards. A lead
        in whose own field those belong for whom it is done (the old, the poor), whoever is asked for what it does
        in every field (pays, insures, sites, opens roads), an integrated body of enforcement where something is
        punished, and who answers for what the whole plan is about and has the regulator for support are left aside.
        A department that regulates hardly anything (statistics, audit) is judged too on what a trade manages under
        no law of its own (schools, hospitals), where the words have it supervised. A bureau of approvals that
        grants licences is judged by ``gap.handover``.
    Why it matters:
        A lead without power can only ask.
    Source:
        安全生产法（2021）第十条; mechanisms 13 and 51 of docs/mission.md.
    """
    for task, measure, attribution in case.stated:
        department = single_lead(case, attribution)
        if department is None or left_aside(case, task, measure, attribution):
            continue
        known_powers = judged(case, department)
        about = without_formalities(case, but_of_laws(case, case.about(task, measure)))
        sectors, own = _objects(case, about), unnamed(task, measure, attribution)
        settled = _settled(case, attribution.lead[0], department, sectors, own)
        known = list(settled.values())
        if not known or shared(case, task, measure, known, powers=known_powers):
            continue
        duty, right = _rightful(case, attribution, known)
        lead_names = bodies(case, attribution.lead[0])
        text = f"{own}，{_beside(case, attribution)}"
        helped = right in attribution.support and lead_names & _of_the_plan(case)
        side = one_side(case, lead_names, sectors, about, own) if known_powers else None
        if helped or lead_names & _asked_for(case, about):
            continue
        if side is None and everyday(case, lead_names, text):
            continue
        names = "、".join(case.kb.sectors[s].name for s in settled)
        near = {d for sector in sectors for d in concerned(case, sector)}
        if known_powers and not lead_names & near:
            message = f"任务“{heading(task)}”由{attribution.lead[0]}牵头，它对“{names}”没有法定职责，主管部门是{right}"
        elif known_powers and set(sectors) == {
            case.kb.aspects[_FIRE].sector if _FIRE in case.kb.aspects else None
        }:
            continue  # a bureau looks after fire safety in its own trade
        elif (
            right in attribution.support
            and not lead_names & {d for sector in sectors for d in answerable(case, sector, about)}
            and not (known_powers and TEACHES.search(own))
        ):
            message = f"任务“{heading(task)}”由{attribution.lead[0]}牵头，“{names}”的主管部门{right}只列为配合"
        elif side is not None:
            duty, right = side, case.name(side.departments[0])
            message = f"任务“{heading(task)}”由{attribution.lead[0]}牵头，它对“{names}”只管一面，主管部门是{right}"
        else:
            continue
        yield _fault(case, task, measure, attribution, duty=duty, right=right, message=message)


def _fault(
    case: AuditCase,
    task: Task,
    measure: Measure | None,
    attribution: Attribution,
    *,
    duty: Duty,
    right: str,
    message: str,
) -> Fault:
    evidence = (printed(attribution), *duty_evidence(duty, case.kb))
    subject = {"task": task.id, "department": case.resolved(attribution.lead[0]).department or ""}
    there = exists_here(case, duty.departments[0])
    patch = (lead(task.id, right, measure=measure.id if measure else None),) if there else ()
    fix = f"改由{right}牵头，{attribution.lead[0]}配合。"
    return Fault(subject, message, evidence, fix=fix, patch=patch)


def _of_the_plan(case: AuditCase) -> set[str]:
    """Return who answers for what the whole plan is about: in a plan for schools the bureau of education."""
    themes = case.headed_objects[case.result.plan.title]
    duties = (managing_duty(case, sector) for sector in themes)
    return {k for d in duties if d is not None for k in kin(case, d.departments[0])}


def _settled(
    case: AuditCase, name: str, department: str, sectors: Sequence[str], text: str
) -> dict[str, Duty]:
    """Return the objects with the duty that answers for each; none where one has none.

    To a department that regulates next to nothing, and is to supervise what is not its own, those count too that
    a trade manages, and that others are nobody's does not matter.
    """
    powers = judged(case, department)
    little = powers and regulates_little(case, department, sectors)
    if little and TEACHES.search(text) and not supervises(text):
        return {}
    own = own_matter(case, name, department, sectors, text) if little else True
    outside = little and not own and supervises(text)
    answers = managing_duty if outside else answering_duty
    found = {sector: duty for sector in sectors if (duty := answers(case, sector)) is not None}
    return found if outside or not powers or len(found) == len(sectors) else {}


def _objects(case: AuditCase, about: Sequence[Mention]) -> list[str]:
    """Return the objects of some words; a place says where something is done, not what."""
    found = dict.fromkeys(m.id for m in about if m.kind is MentionKind.SECTOR)
    return [s for s in found if case.kb.sectors[s].kind is not SectorKind.TERRITORY]


def _asked_for(case: AuditCase, about: Sequence[Mention]) -> set[str]:
    """Return the departments of the functions that some words name, with their kin."""
    functions = [case.kb.functions[m.id] for m in about if m.kind is MentionKind.FUNCTION]
    return {k for f in functions for d in (*f.lead, *f.support) for k in kin(case, d)}


def _beside(case: AuditCase, attribution: Attribution) -> str:
    """Return what the other cells of a row say, without the names of the units."""
    text = "，".join(beside_in_row(case, attribution.span))
    for name in (*attribution.lead, *attribution.support, *attribution.participants):
        text = text.replace(name, "")
    return text


def _rightful(case: AuditCase, attribution: Attribution, known: Sequence[Duty]) -> tuple[Duty, str]:
    """Return a regulator's duty and the name of the regulator, one that is printed as support before others."""
    for name in attribution.support:
        department = case.resolved(name).department
        for duty in known:
            if department in (duty.departments if duty.one_of else duty.departments[:1]):
                return duty, name
    return known[0], case.name(known[0].departments[0])
