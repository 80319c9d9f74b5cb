"""Audit ``gap.emerging-sector``: a new business that no law assigns."""

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
from decompose.audits.designations import DECIDED, given_with_trade, led_by_name, settled
from decompose.audits.patch import designation
from decompose.model.knowledge import DutyRole
from decompose.model.result import Mention, Severity


@audit_facts(
    AuditFacts(
        name="gap.emerging-sector",
        code="G04",
        severity=Severity.WARNING,
        why="新业态的监管职责不明确时，须由县级以上地方人民政府按照业务相近的原则确定监管部门。",
        fix="由安全生产委员会研究提出、报政府确定监管部门，并将决定补入知识库。",
    )
)
def gap_emerging_sector(case: AuditCase) -> Iterator[Fault]:
    """Report new businesses in the plan whose supervisor only a local decision can name.

    Looks for:
        A sector marked as emerging, unless a measure on it has the supervisor settled (information, where it
        only asks that he be found); what a measure gives to whoever does such work (insurance of platform workers) asks
        for none. Not where the document gives a measure on it alone to one lead, or one on it among others to
        the one lead of near business, or always as part of a regulated object before it (公交场站充电设施).
    Why it matters:
        Until the government decides, every department may take another to be meant.
    Source:
        安全生产法（2021）第十条第二款; cases T31, T36, T43–T45; mechanisms 14 and 69.
    """
    for sector in case.sectors:
        entry = case.kb.sectors[sector]
        if not entry.emerging:
            continue
        mentions = asked_about(case, sector)
        if any(DECIDED.search(case.text_of(m.owner)[0]) for m in mentions):
            continue
        if not mentions or settled(case, entry.name) or led_by_name(case, sector):
            continue
        if given_with_trade(case, sector):
            continue
        duties = [d for d in case.duties(sector) if d.role is not DutyRole.TERRITORIAL]
        holders = dict.fromkeys(d for duty in duties for d in duty.departments)
        if any(_given_to_near(case, m, set(holders)) for m in mentions):
            continue
        names = "、".join(case.kb.departments[h].name for h in holders if h in case.kb.departments)
        message = f"新业态“{entry.name}”的监管部门尚待政府确定"
        if names:
            message += f"，业务相近的有：{names}"
        evidence = (mentioned(mentions[0]), *(e for d in duties for e in duty_evidence(d, case.kb)))
        subject = {"sector": sector, "task": case.task_of[mentions[0].owner]}
        patch = (designation(case, subject["task"], entry.name),)
        asked = any(to_be_named(case, m) for m in mentions)
        yield Fault(subject, message, evidence, Severity.INFO if asked else None, patch=patch)


def _given_to_near(case: AuditCase, mention: Mention, near: set[str]) -> bool:
    """Tell whether the one stated lead of the words is a department of near business."""
    task = case.tasks[case.task_of[mention.owner]]
    measure = case.measures.get(mention.owner)
    stated = (measure and measure.attribution) or task.attribution
    if stated is None or stated.joint or len(stated.lead) != 1:
        return False
    return case.resolved(stated.lead[0]).department in near
