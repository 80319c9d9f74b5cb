"""Audit ``authority.duty-moves``: a duty that changes hands while the plan runs."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    mentioned,
)
from decompose.model.knowledge import Duty
from decompose.model.result import Mention, Severity
from decompose.text.patterns import regex

_LICENSING = "licensing"
_LICENCE = regex("许可|准入|审批|核发|发证|颁证|颁发|办证|领证")


@audit_facts(
    AuditFacts(
        name="authority.duty-moves",
        code="A06",
        severity=Severity.INFO,
        why="规划期内该项职责已依法调整，原承担部门不再负责，任务须随之移交。",
        fix="按调整后的职责更新分工，并办理移交。",
    )
)
def authority_duty_moves(case: AuditCase) -> Iterator[Fault]:
    """Report duties over objects of the plan that pass to another department within its period.

    Looks for:
        A sector or function in the plan whose holder at its date loses the duty before the
        period ends, while another department takes it over; licences only where the plan speaks of them.
    Why it matters:
        The old holder stops, the new one does not know of the task.
    Source:
        Case T35; mechanisms 15 and 75 of docs/mission.md.
    """
    period, now = case.result.plan.period, case.setting.date
    if period is None:
        return
    last = f"{period[1]}-12-31"
    seen: set[tuple[str, str, str]] = set()
    for sector, mentions in case.sectors.items():
        for old in case.kb.duties_of_sector.get(sector, ()):
            if old.until is None or not now <= old.until <= last:
                continue
            if set(old.stages) == {_LICENSING} and not _of_licences(case, mentions):
                continue
            new = _successor(case, old, sector)
            task = case.task_of[mentions[0].owner]
            if new is None or (task, *old.departments[:1], *new.departments[:1]) in seen:
                continue
            seen.add((task, old.departments[0], new.departments[0]))
            before, after = (
                case.name(old.departments[0]),
                case.kb.name_of(
                    new.departments[0],
                    level=case.setting.jurisdiction.level,
                    year=period[1],
                    word=case.setting.word,
                ),
            )
            name = case.kb.sectors[sector].name
            message = f"“{name}”（{old.summary}）的职责在规划期内由{before}转到{after}（{old.until[:4]}年）"
            subject = {"sector": sector, "task": task}
            evidence = (mentioned(mentions[0]), *duty_evidence(new, case.kb))
            yield Fault(subject, message, evidence, fix=f"自{old.until[:4]}年起改由{after}承担。")
            break


def _of_licences(case: AuditCase, mentions: list[Mention]) -> bool:
    """Tell whether the words around an object speak of licences, which is all that moves."""
    return any(_LICENCE.search(case.text_of(mention.owner)[0]) for mention in mentions)


def _successor(case: AuditCase, old: Duty, sector: str) -> Duty | None:
    """Return the duty that follows an expiring one with other holders."""
    year = int((old.until or "9999")[:4])
    for new in case.kb.duties_of_sector.get(sector, ()):
        follows = new.since is not None and 0 <= int(new.since[:4]) - year <= 1
        if (
            follows
            and new.departments
            and old.departments
            and new.departments[0] != old.departments[0]
        ):
            return new
    return None
