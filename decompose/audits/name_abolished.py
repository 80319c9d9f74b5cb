"""Audit ``name.abolished``: a printed name of a body that had ended."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, printed
from decompose.audits.deadlines import heading
from decompose.audits.ended_bodies import EndedBody, ended_bodies
from decompose.audits.patch import rename
from decompose.model.plan import Attribution
from decompose.model.result import Severity
from decompose.text.cues import filled
from decompose.text.patterns import regex

_ZONE_OFFICE = "^[一-鿿]{0,10}?§0"
_OF_GOVERNMENT = regex(r"[省市县]")


@audit_facts(
    AuditFacts(
        name="name.abolished",
        code="N02",
        severity=Severity.ERROR,
        why="机构改革后该名称已不存在，任务会落空或被误投。",
        fix="改用现行机构名称。",
    )
)
def name_abolished(case: AuditCase) -> Iterator[Fault]:
    """Report stated units whose name had already been abolished at the date of the plan.

    Looks for:
        A printed name that the reforms before the plan's date had ended. A functional zone names its own
        offices: there a name counts only if the body itself went to another with a reform. So do the names of
        such bodies in the sentences and headings of what is to be done (warning), where no reform, no older
        document and no older time is spoken of.
    Why it matters:
        Ghost names show a division older than the reform; the successor may deny the task.
    Source:
        The reforms of 2008, 2013, 2018 and 2023; mechanisms 34 and 54 of docs/mission.md.
    """
    told: set[str] = set()
    for task, attribution in case.attributions():
        for department, names in _ended(case, attribution).items():
            now = case.name(department)
            message = f"任务“{heading(task)}”的责任单位“{'、'.join(names)}”已不存在，现为{now}"
            subject = {"task": task.id, "department": department}
            patch = tuple(rename(task.id, name, now) for name in names)
            evidence = (printed(attribution),)
            told.update(names)
            yield Fault(subject, message, evidence, fix=f"改为{now}。", patch=patch)
    for found in ended_bodies(case):
        if found.name not in told:
            yield _in_words(case, found)


def _in_words(case: AuditCase, found: EndedBody) -> Fault:
    """Return the finding on a name in running text."""
    now = case.name(found.department)
    message = f"文中写到的“{found.name}”已不存在，现为{now}"
    subject = {**found.passage.subject(), "department": found.department}
    evidence = (found.passage.quote(found.start, found.end),)
    return Fault(subject, message, evidence, Severity.WARNING, f"改为{now}。")


def _ended(case: AuditCase, attribution: Attribution) -> dict[str, list[str]]:
    """Return the printed names that had ended, by the body that has come of them."""
    found: dict[str, list[str]] = {}
    for name in (*attribution.lead, *attribution.support, *attribution.participants):
        means = case.resolved(name)
        if means.former and means.department is not None:
            if _of_zone(case, name) and _outlived(case, means.department, name):
                continue
            found.setdefault(means.department, []).append(name)
    return found


def _of_zone(case: AuditCase, name: str) -> bool:
    """Tell whether a name is that of an office of a functional zone."""
    place = case.setting.jurisdiction.place or ""
    zones = case.kb.info.words.zones
    return filled(_ZONE_OFFICE, zones).search(name) is not None or (
        place.endswith(zones) and not _OF_GOVERNMENT.match(name)
    )


def _outlived(case: AuditCase, department: str, name: str) -> bool:
    """Tell whether an ended name was still borne after its successor had been founded: a name of the place's own."""
    entry = case.kb.departments[department]
    ends = [f.until for f in entry.former if any(name.endswith(old) for old in f.names)]
    return entry.since is not None and bool(ends) and max(ends) > entry.since + 1
