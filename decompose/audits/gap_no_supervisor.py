"""Audit ``gap.no-supervisor``: no department is competent for an object the plan names."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.bystanders import asked_about, to_be_named
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    mentioned,
)
from decompose.audits.designations import (
    chosen,
    covers,
    decided,
    given_with_trade,
    led_by_name,
    settled,
)
from decompose.audits.left_open import fault_of, is_new, left_open
from decompose.audits.patch import deciders, designation
from decompose.audits.statuses import status_of
from decompose.audits.weighty import headed_by, open_about
from decompose.model.coverage import Status
from decompose.model.knowledge import Duty, DutyRole, SectorKind
from decompose.model.organization import Level
from decompose.model.result import Mention, Severity
from decompose.text.patterns import regex

_POWERS = (DutyRole.SECTOR, DutyRole.LICENSING)
_TOWNSHIPS = regex("[乡镇]$|街道|乡镇|镇街|镇人民政府|属地")
_ANSWERING = (*_POWERS, DutyRole.INDUSTRY)


@audit_facts(
    AuditFacts(
        name="gap.no-supervisor",
        code="G03",
        severity=Severity.WARNING,
        why="法律和职责清单都没有明确该对象的监管部门；综合监管不能代替行业监管。",
        fix="报本级人民政府或安全生产委员会指定监管部门，并在分工中写明。",
        assigned=True,
    )
)
def gap_no_supervisor(case: AuditCase) -> Iterator[Fault]:
    """Report objects in the plan for which law and lists name no regulator.

    Looks for:
        A sector or object, not a new business, over which only support, territorial or diffuse duties exist, several
        trades share the management, or a local decision must name the regulator, unless a measure of the
        plan has the regulator named (information where it only asks for it, or another level names the regulator).
        Where the law leaves the choice among several to the place, or the coverage map shows the object as
        awaiting a designation, that is said as information until the plan names a lead. What any trade has
        (stores, wiring, crowds) is the trade's where it stands behind one, as is an object that is part of a
        regulated one (寄递企业仓库) and that the plan gives to a single lead; what a measure gives to whoever
        does such work (monitoring) asks for no supervisor. Where the plan states few leads, not where firm law
        gives the measure to the object's trade, or to anybody where the object only stands in its body. Sentences
        that leave open in so many words who supervises (监管单位由双方协商), for now as well.
    Why it matters:
        Comprehensive supervision alone never closes a gap.
    Source:
        The coverage rule of the duty table; cases T06, T16, T23, T37, T42; mechanism 47.
    """
    lefts = [left for left in left_open(case) if not is_new(case, left)]
    told = {left.task.id for left in lefts}
    for sector in case.sectors:
        entry = case.kb.sectors[sector]
        duties = list(case.duties(sector))
        if entry.emerging or entry.kind in (SectorKind.RISK, SectorKind.TERRITORY):
            continue
        mentions = asked_about(case, sector)
        if not mentions or settled(case, entry.name) or any(decided(case, m) for m in mentions):
            continue
        helped = all(d.role is DutyRole.SUPPORT and not d.designation for d in duties)
        divided = any(covers(d) or d.role is DutyRole.COMPREHENSIVE for d in duties)
        mentions = open_about(case, mentions, chosen=helped or divided)
        mentions = [m for m in mentions if not helped or _main(case, m)]
        if not mentions:
            continue
        if not duties or divided:
            yield from _left_to_the_place(case, mentions[0], duties)
            continue
        if given_with_trade(case, sector) or led_by_name(case, sector):
            continue
        if all(_of_its_townships(case, m, duties) for m in mentions):
            continue
        open_point = next((d.designation for d in duties if d.designation), None)
        message = f"“{entry.name}”没有法定的行业监管部门"
        if open_point:
            message += f"：{open_point}"
        evidence = (mentioned(mentions[0]), *(e for d in duties for e in duty_evidence(d, case.kb)))
        subject = {"sector": sector, "task": case.task_of[mentions[0].owner]}
        patch = (designation(case, subject["task"], entry.name, by=open_point or ""),)
        fix = _whom_to_ask(case, open_point)
        elsewhere = fix is not None or any(to_be_named(case, m) for m in mentions)
        weight = Severity.INFO if elsewhere else None
        if subject["task"] not in told:
            yield Fault(subject, message, evidence, weight, fix=fix, patch=patch)
    yield from (fault_of(case, left) for left in lefts)


def _of_its_townships(case: AuditCase, mention: Mention, duties: list[Duty]) -> bool:
    """Tell whether law gives an object to the townships, and the plan names these for it: 沿湖各镇牵头."""
    stated = case.stated_for(mention.owner)
    by_law = duties and all(d.role is DutyRole.TERRITORIAL for d in duties)
    named = (*stated.lead, *stated.groups) if stated else ()
    return bool(by_law) and any(_TOWNSHIPS.search(name) for name in named)


def _main(case: AuditCase, mention: Mention) -> bool:
    """Tell whether what only suppliers help to keep safe is what a task is about, and nobody leads it."""
    task = case.tasks[case.task_of[mention.owner]]
    alone = len(task.measures) == 1 and case.stated_for(mention.owner) is None
    return alone or headed_by(case, mention)


def _whom_to_ask(case: AuditCase, decision: str | None) -> str | None:
    """Return what to do where another level than the plan's own decides."""
    asked = deciders(decision or "", case.setting.jurisdiction.level)
    return None if asked == deciders("", None) else f"{asked}明确监管部门，并在分工中写明。"


def _left_to_the_place(case: AuditCase, mention: Mention, duties: list[Duty]) -> Iterator[Fault]:
    """Report that a local decision says which department the law's duty falls to, where the plan does not."""
    sector = mention.id
    level = case.setting.jurisdiction.level
    whole = [d for d in duties if not (d.stages or d.aspects)]
    told = case.tasks[case.task_of[case.sectors[sector][0].owner]].attribution
    open_on_map = not told and status_of(whole, case.setting) is Status.DESIGNATION
    awaited = [
        d
        for d in duties
        if d.designation
        and d.role in _ANSWERING
        and (_falls_here(d, level) or (open_on_map and d.main))
    ]
    if not awaited or led_by_name(case, sector, by_law=True) or given_with_trade(case, sector):
        return
    duty, name = awaited[0], case.kb.sectors[sector].name
    if duty.one_of and chosen(case, sector, duty.departments):
        return
    holders = "、".join(dict.fromkeys(case.name(d) for d in duty.departments))
    among = f"（{holders}之一）" if duty.one_of else ""
    message = f"“{name}”由哪个部门监管须先确定{among}：{duty.designation}"
    subject = {"sector": sector, "task": case.task_of[mention.owner]}
    evidence = (mentioned(mention), *duty_evidence(duty, case.kb))
    patch = (designation(case, subject["task"], name, by=duty.designation or ""),)
    asked = deciders(duty.designation or "", level)
    fix = f"按本地职能规定写明监管部门；没有规定的，{asked}确定。"
    if not duty.one_of and len(duty.departments) > 1:
        message = f"“{name}”由{holders}各管一面，尚须确定：{duty.designation}"
        fix = "写明一个牵头单位，其余按职责配合；尚须确定的事项一并写明。"
    yield Fault(subject, message, evidence, Severity.INFO, fix=fix, patch=patch)


def _falls_here(duty: Duty, level: Level | None) -> bool:
    """Tell whether a duty waits for a decision that names its one holder at a level."""
    if duty.departments:
        return duty.main and duty.one_of
    return bool(duty.levels) and level in duty.levels
