"""Audit ``name.reformed``: an organ that a reform ends while the plan runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import (
    LEADING,
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.model.organization import Level
from decompose.model.result import Assignment, Severity


class _Reform(NamedTuple):
    """A reform of a lead, and how it is told among others."""

    fault: Fault
    shown: str


@audit_facts(
    AuditFacts(
        name="name.reformed",
        code="N05",
        severity=Severity.INFO,
        why="机构改革后原名称不再使用，规划和分工中的名称须随之更新。",
        fix="按改革后的名称更新分工，并核对职责是否一并划转。",
        assigned=True,
    )
)
def name_reformed(case: AuditCase) -> Iterator[Fault]:
    """Report leads whose name ends by a reform within the period of the plan.

    Looks for:
        A department that leads in the division, whose name at the date of the plan ended before
        the last year of the period and before the state of law of the pack; silent where all its
        leads bear the later name already. Several are told together.
    Why it matters:
        The plan outlives the organs it speaks of.
    Source:
        The reforms of 2013, 2018 and 2023; mechanisms 34 and 54 of docs/mission.md.
    """
    period, level = case.result.plan.period, case.setting.jurisdiction.level
    if period is None or level is None:
        return
    last, word = min(period[1], int((case.kb.info.as_of or "9999")[:4])), case.setting.word
    leads: dict[str, list[Assignment]] = defaultdict(list)
    for own in case.result.assignments:
        if own.role in LEADING and own.department:
            leads[own.department].append(own)
    found: list[_Reform] = []
    for department, owns in leads.items():
        ended = _ended(case, department, level, last)
        if ended is None:
            continue
        old = case.kb.name_of(department, level=level, year=case.setting.year, word=word)
        new = case.kb.name_of(department, level=level, year=last, word=word)
        if old == new or all(
            new == a.name or new in case.text_of(a.measure or a.task)[0] for a in owns
        ):
            continue
        message = f"{old}（牵头{len(owns)}处）的名称{ended}年起不再使用，现为{new}"
        fault = Fault({"department": department}, message, owns[0].evidence[:1], fix=f"改为{new}。")
        found.append(_Reform(fault, f"{old}（{ended}年起为{new}）"))
    if len(found) == 1:
        yield found[0].fault
    elif found:
        message = f"规划期内改名的牵头单位：{'、'.join(each.shown for each in found)}"
        places = tuple(evidence for each in found for evidence in each.fault.evidence)
        yield Fault({"plan": case.result.plan.title}, message, places)


def _ended(case: AuditCase, department: str, level: Level, last: int) -> int | None:
    """Return the year in which a name in use at the plan's date ended, within the period."""
    year = case.setting.year
    ends = [
        former.until
        for former in case.kb.departments[department].former
        if level in former.levels
        and (former.since is None or former.since <= year)
        and year <= former.until < last
        and not former.only_for
    ]
    return min(ends, default=None)
