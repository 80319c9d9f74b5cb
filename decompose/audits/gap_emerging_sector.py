"""Audit ``gap.emerging-sector``: a new business that no law assigns."""

from __future__ import annotations

from collections import defaultdict
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
from decompose.audits.designations import decided, given_with_trade, led_by_name, settled
from decompose.audits.left_open import fault_of, is_new, left_open
from decompose.audits.new_kinds import new_kinds
from decompose.audits.patch import designation
from decompose.audits.weighty import in_near_task, open_about
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.result import Evidence, Mention, Severity


@audit_facts(
    AuditFacts(
        name="gap.emerging-sector",
        code="G04",
        severity=Severity.WARNING,
        why="新业态的监管职责不明确时，须由县级以上地方人民政府按照业务相近的原则确定监管部门。",
        fix="由安全生产委员会研究提出、报政府确定监管部门，并将决定补入知识库。",
        assigned=True,
    )
)
def gap_emerging_sector(case: AuditCase) -> Iterator[Fault]:
    """Report new businesses in the plan whose supervisor only a local decision can name.

    Looks for:
        A sector marked as emerging, unless a measure on it has the supervisor settled (information, where it only
        asks that he be found, or firm law gives the whole task to its trade), or the sentence gives it to a unit;
        those of one task are told together. Where the plan states few leads, not where firm law gives the
        passage to its trade or its work (food of delivery platforms), nor behind a regulated object of a
        measure with a firm lead. Not where the document gives a measure on it alone to one lead, or one on it among
        others to the one lead of near business, or always as part of a regulated object before it (公交场站充电设施).
        Sentences that leave open in so many words who supervises something new (监管单位视情况再定), or have some
        kinds of new business supervised by nobody (社区团购等新业态) in a plan that says who leads what.
    Why it matters:
        Until the government decides, every department may take another to be meant.
    Source:
        安全生产法（2021）第十条第二款; cases T31, T36, T43–T45; mechanisms 14 and 69.
    """
    found: dict[tuple[str, bool], list[Mention]] = defaultdict(list)
    for sector in case.sectors:
        mentions = _undecided(case, sector)
        if mentions:
            asked = any(to_be_named(case, m) for m in mentions) or in_near_task(case, mentions)
            found[case.task_of[mentions[0].owner], asked].append(mentions[0])
    for (task, asked), named in found.items():
        yield _told(case, task, named, Severity.INFO if asked else None)
    told = {task for task, _ in found}
    for left in left_open(case):
        if is_new(case, left) and left.task.id not in told:
            yield fault_of(case, left)
            told.add(left.task.id)
    yield from new_kinds(case, told)


def _undecided(case: AuditCase, sector: str) -> list[Mention]:
    """Return the mentions of a new business that leave its supervisor open, none where one is found."""
    entry = case.kb.sectors[sector]
    if not entry.emerging:
        return []
    mentions = open_about(case, asked_about(case, sector))
    if any(decided(case, m) for m in mentions):
        return []
    if not mentions or settled(case, entry.name) or led_by_name(case, sector):
        return []
    held = list(case.duties(sector))
    if given_with_trade(case, sector) or (held and not any(d.designation for d in held)):
        return []
    near = {d for duty in _near(case, sector) for d in duty.departments}
    return [] if any(_given_to_near(case, m, near) for m in mentions) else mentions


def _told(case: AuditCase, task: str, named: list[Mention], severity: Severity | None) -> Fault:
    told: list[tuple[str, str]] = []
    evidence: list[Evidence] = []
    for mention in named:
        duties = _near(case, mention.id)
        holders = dict.fromkeys(d for duty in duties for d in duty.departments)
        names = "、".join(case.kb.departments[h].name for h in holders if h in case.kb.departments)
        told.append((case.kb.sectors[mention.id].name, names))
        evidence += (mentioned(mention), *(e for d in duties for e in duty_evidence(d, case.kb)))
    subject = {"sector": named[0].id, "task": task}
    if len(told) == 1:
        message = f"新业态“{told[0][0]}”的监管部门尚待政府确定"
        message += f"，业务相近的有：{told[0][1]}" if told[0][1] else ""
    else:
        each = "；".join(f"{name}（业务相近：{near}）" if near else name for name, near in told)
        message = f"{len(told)}个新业态的监管部门尚待政府确定：{each}"
        subject["among"] = "、".join(name for name, _ in told)
    patch = tuple(designation(case, task, name) for name, _ in told)
    return Fault(subject, message, tuple(evidence), severity, patch=patch)


def _near(case: AuditCase, sector: str) -> list[Duty]:
    """Return the duties of those whose business is near a new one."""
    return [d for d in case.duties(sector) if d.role is not DutyRole.TERRITORIAL]


def _given_to_near(case: AuditCase, mention: Mention, near: set[str]) -> bool:
    """Tell whether all stated leads of the words are of near business; that they are two is told otherwise."""
    task = case.tasks[case.task_of[mention.owner]]
    measure = case.measures.get(mention.owner)
    stated = (measure and measure.attribution) or task.attribution
    if stated is None or stated.joint or not stated.lead:
        return False
    return all(case.resolved(name).department in near for name in stated.lead)
