"""Audit ``load.concentration``: one department leads more than half."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.authority_comprehensive_as_lead import authority_comprehensive_as_lead
from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.load import HALF, led, most_of, too_many
from decompose.audits.powers import regulator
from decompose.model.result import Severity

_SMALL, _STRANGE = 10, 3


@audit_facts(
    AuditFacts(
        name="load.concentration",
        code="L01",
        severity=Severity.INFO,
        why="过半任务由一个部门牵头，容易力量不足，也可能是把行业任务集中给了综合监管部门。",
        fix="核对其中的行业领域任务，能由行业主管部门牵头的改由其牵头。",
        assigned=True,
    )
)
def load_concentration(case: AuditCase) -> Iterator[Fault]:
    """Report a department that leads more than half of a division, or nearly all of a small one.

    Looks for:
        Where the document itself states most leads: more than half of twenty tasks and more; of nine and more,
        more than three quarters, in a plan of safety at large nearly three fifths; more than half
        of ten and more, several of them of other trades, by the comprehensive supervisor. Counted
        are the tasks with something to do of their own that it leads as a whole, alone or with others; projects and
        safeguards count too. What everybody carries by weight, how concentrated that is and who carries
        nothing stands in the deliverables: the load of departments, docs/outputs.md.
    Why it matters:
        What one department leads beyond its strength is led by nobody.
    Source:
        Mechanism 78 of docs/mission.md.
    """
    leads = led(case)
    all_ = len(set[str]().union(*leads.values()))
    stated = sum(task.attribution is not None for task in case.result.plan.tasks)
    for holder, tasks in leads.items():
        if holder != case.kb.info.comprehensive and _of_its_trade(case, holder, all_):
            continue  # a plan about what it regulates
        enough = stated >= HALF * all_
        strange = holder == case.kb.info.comprehensive and _of_other_trades(case, all_, len(tasks))
        if enough and (too_many(len(tasks), all_, most_of(case, holder)) or strange):
            name = case.result.departments.get(holder, holder)
            message = f"{name}牵头{len(tasks)}项任务，占{all_}项的{len(tasks) / all_:.0%}"
            yield Fault({"department": holder}, message, ())


def _of_its_trade(case: AuditCase, holder: str, all_: int) -> bool:
    """Tell whether most of the tasks are about one trade, and the holder regulates it."""
    roots: dict[str, set[str]] = {}
    for sector, mentions in case.sectors.items():
        duty = regulator(case, sector)
        duties = (duty,) if duty is not None else case.duties(sector)
        titled = duty is not None or any(m.term in case.result.plan.title for m in mentions)
        if titled and any(holder in each.departments for each in duties):
            top = case.kb.sector_path(sector)[-1]
            roots.setdefault(top, set()).update(case.task_of[m.owner] for m in mentions)
    return any(len(tasks) > HALF * all_ for tasks in roots.values())


def _of_other_trades(case: AuditCase, all_: int, own: int) -> bool:
    """Tell whether more than half of a small division, and several trades of others, went to the supervisor."""
    if all_ < _SMALL or own <= HALF * all_:
        return False
    return len({f.subject["task"] for f in authority_comprehensive_as_lead(case)}) >= _STRANGE
