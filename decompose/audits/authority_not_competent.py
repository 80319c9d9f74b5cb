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
    said,
)
from decompose.audits.deadlines import heading
from decompose.audits.enforcement import enforced, only_helps, powerless
from decompose.audits.kept import approves, names_licence
from decompose.audits.patch import lead
from decompose.audits.powers import (
    answerable,
    answering_duty,
    bodies,
    concerned,
    exists_here,
    kin,
)
from decompose.model.knowledge import Duty, SectorKind
from decompose.model.organization import DepartmentKind, Level
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import (
    MentionKind,
    Severity,
)
from decompose.text.cues import CuedPattern

_FIRE = "fire"
_INTEGRATED = CuedPattern("综合(?:行政)?执法", cue="综")
_AMONG = CuedPattern(
    "[一-鿿]{2,8}(?:[、和与][一-鿿]{2,8}){1,9}等?(?:[一二三四五六七八九十多]?个)?部门[^。；]{0,24}(?:机制|共享|会商|联席|联动|协同|平台)",
    cue="部门",
)  # what departments named by their trades have between them
_ENFORCED = CuedPattern("执法|处罚|查处|整治|拆除|取缔|打击|违法|违规", cue="执处整拆取打违")
"""What an integrated body of enforcement does for the bureaus that handed it their punishments."""
_TOWN_OFFICE = CuedPattern("^(?:镇|乡|街道)[^，。]{2,16}(?:办公室|办|中心|站|所|队)$", cue="镇乡街")
_ITS_OWN = CuedPattern(
    "宣传|宣讲|培训|教育|竞赛|比武|活动|志愿|动员|评选|表彰|奖|慰问|监督员|监督岗|示范岗|劳动保护"
    "|职工|青年|妇女|儿童|家庭|舆论|舆情|报道|曝光|普及|考核|问责|编制|人才|统筹|协调|领导",
    cue=(),
)
"""What an organ without powers does in its own right, whatever the object."""


_RUNS = CuedPattern(
    "巡视|巡检|巡线|维护|抢修|检修|运维|更换|更新|改造|抢通|保供|清理|清障|核查|摸底|底数|登记|标识|防护",
    cue="巡维抢检运更改保清核摸底登标防",
)
"""What an enterprise does for what it runs itself."""


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
        A single stated lead, a department of government, on a task whose every sector has a
        regulator by law, while the lead stands in no duty on any of them, in no function named
        and in no linkage; or while it answers for none of them and one of the regulators is
        printed as mere support. A party organ or a mass organisation over a regulator in support
        counts too, unless it informs, trains, mobilises or rewards. A lead in whose own field
        those belong for whom it is done (the old, the poor), whoever is asked for what it does in
        every field (pays, insures, sites, opens roads) and an integrated body of enforcement where
        something is punished are left aside. A bureau to which approvals were moved grants licences
        of trades that it does not supervise: ``gap.handover`` tells of that.
    Why it matters:
        A lead without power can only ask.
    Source:
        安全生产法（2021）第十条; mechanisms 13 and 51 of docs/mission.md.
    """
    for task, measure, attribution in case.stated():
        if attribution.joint or len(attribution.lead) != 1 or attribution.undecidable:
            continue
        named = case.resolved(attribution.lead[0])
        if named.department is None or _left_aside(case, task, measure, attribution):
            continue
        judged = _judged(case, named.department)
        about = case.about(task, measure)
        found = dict.fromkeys(m.id for m in about if m.kind is MentionKind.SECTOR)
        # a place says where something is done, not what
        sectors = [s for s in found if case.kb.sectors[s].kind is not SectorKind.TERRITORY]
        functions = [case.kb.functions[m.id] for m in about if m.kind is MentionKind.FUNCTION]
        regulators = [answering_duty(case, sector) for sector in sectors]
        known = [duty for duty in regulators if duty is not None]
        if not known or (judged and len(known) < len(regulators)):
            continue
        duty, right = _rightful(case, attribution, known)
        lead_names = bodies(case, attribution.lead[0])
        held = {k for f in functions for d in (*f.lead, *f.support) for k in kin(case, d)}
        if lead_names & held or _everyday(case, lead_names, _unnamed(task, measure, attribution)):
            continue
        settled = [s for s, duty in zip(sectors, regulators, strict=True) if duty is not None]
        names = "、".join(case.kb.sectors[s].name for s in settled)
        if judged and not lead_names & {d for sector in sectors for d in concerned(case, sector)}:
            message = f"任务“{heading(task)}”由{attribution.lead[0]}牵头，它对“{names}”没有法定职责，主管部门是{right}"
        elif judged and set(sectors) == {
            case.kb.aspects[_FIRE].sector if _FIRE in case.kb.aspects else None
        }:
            continue  # a bureau looks after fire safety in its own trade
        elif right in attribution.support and not lead_names & {
            d for sector in sectors for d in answerable(case, sector, about)
        }:
            message = f"任务“{heading(task)}”由{attribution.lead[0]}牵头，“{names}”的主管部门{right}只列为配合"
        else:
            continue
        evidence = (printed(attribution), *duty_evidence(duty, case.kb))
        subject = {"task": task.id, "department": named.department}
        owner = measure.id if measure else None
        there = exists_here(case, duty.departments[0])
        patch = (lead(task.id, right, measure=owner),) if there else ()
        fix = f"改由{right}牵头，{attribution.lead[0]}配合。"
        yield Fault(subject, message, evidence, fix=fix, patch=patch)


def _left_aside(
    case: AuditCase, task: Task, measure: Measure | None, attribution: Attribution
) -> bool:
    """Tell whether a lead is not judged here, or does what it may do whatever the object."""
    if only_helps(task, measure) or _office_of_a_town(case, attribution.lead[0]):
        return True
    name, text = attribution.lead[0], _unnamed(task, measure, attribution)
    department = case.resolved(name).department
    if powerless(case, name, department):
        # with words of enforcement it is told by authority.support-as-lead
        own = _ITS_OWN.search(text) or (_is_enterprise(case, department) and _RUNS.search(text))
        return enforced(task, measure, attribution) is not None or bool(own)
    if department is None or not _judged(case, department):
        return True
    licence = approves(name) and names_licence(said(task, measure))
    return licence or _enforces_for_others(name, text) or bool(_AMONG.search(said(task, measure)))


def _is_enterprise(case: AuditCase, department: str | None) -> bool:
    known = case.kb.departments.get(department or "")
    return known is not None and known.kind is DepartmentKind.ENTERPRISE


def _office_of_a_town(case: AuditCase, name: str) -> bool:
    """Tell whether a lead is an office of the township whose plan it is: it holds no bureau's duties."""
    town = case.setting.jurisdiction.level is Level.TOWNSHIP
    return town and _TOWN_OFFICE.search(name) is not None


def _enforces_for_others(name: str, text: str) -> bool:
    """Tell whether an integrated body of enforcement is asked to punish, whatever the object."""
    return _INTEGRATED.search(name) is not None and _ENFORCED.search(text) is not None


def _unnamed(task: Task, measure: Measure | None, attribution: Attribution) -> str:
    """Return what a statement is about, without the names of the units."""
    text = said(task, measure).replace(attribution.quote, "")
    for name in (*attribution.lead, *attribution.support, *attribution.participants):
        text = text.replace(name, "")
    return text


def _everyday(case: AuditCase, leads: set[str], text: str) -> bool:
    """Tell whether the everyday words of a lead's own field stand in a text: for whom something is done."""
    return any(
        word in text
        for function in case.kb.functions.values()
        if leads.intersection(function.lead)
        for word in function.everyday
    )


def _rightful(case: AuditCase, attribution: Attribution, known: Sequence[Duty]) -> tuple[Duty, str]:
    """Return a regulator's duty and the name of the regulator, one that is printed as support before others."""
    for name in attribution.support:
        department = case.resolved(name).department
        for duty in known:
            if department in (duty.departments if duty.one_of else duty.departments[:1]):
                return duty, name
    return known[0], case.name(known[0].departments[0])


def _judged(case: AuditCase, department: str) -> bool:
    """Tell whether a department is one whose powers the pack knows: an organ with duties of its own."""
    return (
        case.kb.departments[department].kind is DepartmentKind.DEPARTMENT
        and department != case.kb.info.comprehensive
    )
