"""Audit ``overlap.split``: an object that several departments hold side by side, told on request."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    mentioned,
)
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.result import Severity
from decompose.rules.competence import holder_at, validity

_POWERS = (DutyRole.SECTOR, DutyRole.LICENSING)
_MOST = 6


@audit_facts(
    AuditFacts(
        name="overlap.split",
        code="O05",
        severity=Severity.INFO,
        why="按环节或者方面分开监管是合理分工，不是职责交叉；列出来便于核对分界。",
        fix="无须修改；可以在分工中写明分界。",
        on_request=True,
    )
)
def overlap_split(case: AuditCase) -> Iterator[Fault]:
    """Tell, when asked, which objects of the plan are split among departments by stage or aspect.

    Looks for:
        An object in the plan on which several departments regulate or license by name, each at
        stages or on aspects that the others do not have. It is no fault: other audits leave such
        objects alone, and this one runs only when it is selected by its own name or code.
    Why it matters:
        A reader who sees two regulators on one object wants to know where the line runs.
    Source:
        The coverage rule of the duty table; case T13; mechanism 49 of docs/mission.md.
    """
    named = dict(case.sectors)
    for sector, mentions in case.sectors.items():  # what is named for one stage belongs to a whole
        above = case.kb.sectors[sector].parent
        if above is not None and case.kb.sectors[above].parent is not None:
            named.setdefault(above, mentions)
    for sector, mentions in named.items():
        shares = _shares(case, sector)
        if len(shares) < 2 or not _apart(list(shares.values())):
            continue
        told = "；".join(f"{_told(case, own)}归{case.name(who)}" for who, own in shares.items())
        message = f"“{case.kb.sectors[sector].name}”按环节、方面分工：{told}"
        subject = {"sector": sector, "task": case.task_of[mentions[0].owner]}
        laws = [e for own in shares.values() for e in duty_evidence(own[0], case.kb)]
        yield Fault(subject, message, (mentioned(mentions[0]), *laws))


def _shares(case: AuditCase, sector: str) -> dict[str, list[Duty]]:
    """Return the duties with a stage or aspect of their own, by the body that holds them here."""
    found: dict[str, list[Duty]] = {}
    for duty in case.kb.duties_of_sector.get(sector, ()):
        open_ = duty.overlap or duty.one_of or duty.designation
        if duty.role not in _POWERS or not duty.departments or open_:
            continue
        if (duty.stages or duty.aspects) and validity(duty, case.setting):
            who = holder_at(case.setting, duty.departments[0]).department
            found.setdefault(who, []).append(duty)
    return found


def _apart(shares: list[list[Duty]]) -> bool:
    """Tell whether no two holders have a side in common."""
    sides = [{side for duty in own for side in _sides(duty)} for own in shares]
    return sum(map(len, sides)) == len(set().union(*sides))


def _sides(duty: Duty) -> list[tuple[str, str]]:
    return list(product(duty.stages or ("",), duty.aspects or ("",)))


def _told(case: AuditCase, duties: list[Duty]) -> str:
    """Return the sides of one holder in words, the first few of many."""
    names = [
        "".join(
            (
                case.kb.stages[stage].name if stage else "",
                f"（{case.kb.aspects[aspect].name}）" if stage and aspect else "",
                case.kb.aspects[aspect].name if aspect and not stage else "",
            )
        )
        for duty in duties
        for stage, aspect in _sides(duty)
    ]
    names = list(dict.fromkeys(names))
    return "、".join(names[:_MOST]) + ("等" if len(names) > _MOST else "")
