"""Audit ``authority.kept-above``: a licence, or the making of a law, kept at a higher level."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    printed,
    said,
)
from decompose.audits.deadlines import heading, quoted
from decompose.audits.kept import approves, grants, licence_above, speaks_of_licence
from decompose.audits.patch import append
from decompose.audits.reserved import reserved
from decompose.match.superior_laws import law_above
from decompose.model.organization import Level
from decompose.model.result import (
    MentionKind,
    Severity,
)
from decompose.text.patterns import regex

_TOWN = "township"
_BELOW = {Level.PROVINCE: Level.CITY, Level.CITY: Level.COUNTY, Level.COUNTY: Level.TOWNSHIP}
_DOWN = regex(
    r"[^，。；]{2,24}许可证?[^，。；]{0,16}(?:(?:下放|下沉|赋予|交由|移交)(?:至|到|给)?[^，。；]{0,3}?|由各)"
    r"(?:(?P<town>街道|乡镇|镇街)|(?<=各)[县区])[^，。；]{0,24}"
)
"""A licence handed down: 将甲许可证核发权限下放至各街道, 乙许可证由各县（市、区）分局核发."""
_ON_BEHALF = regex("初审|转报|上报|报送|委托|协助|配合|受理(?![^，。；]{0,8}(?:核发|发证|审批))")
_EMPOWERED = regex("赋权|授权|承接[^，。；]{0,10}下放")


@audit_facts(
    AuditFacts(
        name="authority.kept-above",
        code="A04",
        severity=Severity.WARNING,
        why="该项许可或者立法权由法律留在上级，本级无权办理，只能初审、转报、建议或协助。",
        fix="改为配合上级办理，或写明委托依据。",
    )
)
def authority_kept_above(case: AuditCase) -> Iterator[Fault]:
    """Report licences given to a department of this level that the law keeps above it.

    Looks for:
        A stated lead on a measure about a licence whose duty is exercised only at higher
        levels, without words of preliminary review, forwarding, delegation or assistance; a township grants
        none by law. A measure
        that makes or revises a law or standard of a place above (修订《临江省…办法》 in the plan of a
        city): this level can propose it, no more. Powers of the pack's list of those reserved to a level
        (licences; the inquiry into larger accidents), whoever leads here.
    Why it matters:
        A licence given without power is void.
    Source:
        行政许可法第二十四条; mechanism 71 of docs/mission.md.
    """
    level = case.setting.jurisdiction.level
    if level is None:
        return
    yield from _laws(case)
    handed = list(_handed_down(case, level))
    yield from handed
    told = {fault.subject["task"] for fault in handed}
    for task, measure, attribution in case.stated:
        text = said(task, measure)
        if not attribution.lead or not speaks_of_licence(text):
            continue
        named = {case.resolved(name).department for name in attribution.lead}
        for mention in case.about(task, measure):
            if mention.kind is not MentionKind.SECTOR:
                continue
            towns = level is Level.COUNTY and named == {_TOWN} and not _EMPOWERED.search(text)
            lower = Level.TOWNSHIP if towns else level
            duty = licence_above(text, (mention.id,), case.kb, lower, named)
            bureau = any(approves(name) for name in attribution.lead)
            town = lower is Level.TOWNSHIP and grants(text)
            if duty is None or (named.isdisjoint(duty.departments) and not bureau and not town):
                continue
            message = f"任务“{heading(task)}”的{duty.summary}不在本级"
            evidence = (printed(attribution), *duty_evidence(duty, case.kb))
            subject = {"task": task.id, "sector": mention.id}
            only = f"{duty.summary}由上级办理，本级只负责初审、转报。"
            patch = () if measure else (append(task.id, only),)
            told.add(task.id)
            yield Fault(subject, message, evidence, patch=patch)
            break
    yield from (fault for fault in reserved(case) if fault.subject["task"] not in told)


def _handed_down(case: AuditCase, level: Level) -> Iterator[Fault]:
    """Report licences that a measure hands down to a level which the law gives none of them."""
    if level not in _BELOW:
        return
    for task in case.result.plan.tasks:
        for measure in task.measures:
            found = _DOWN.search(measure.text)
            lower = Level.TOWNSHIP if found and found["town"] else _BELOW[level]
            if found is None or _ON_BEHALF.search(measure.text):
                continue
            sectors = (m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR)
            duty = licence_above(found.group(), sectors, case.kb, lower)
            if duty is None:
                continue
            message = f"任务“{heading(task)}”把许可交给下级，{duty.summary}不在那一级"
            subject = {"task": task.id, "measure": measure.id}
            yield Fault(subject, message, (quoted(measure), *duty_evidence(duty, case.kb)))


def _laws(case: AuditCase) -> Iterator[Fault]:
    """Report measures that make or revise a law of a place above."""
    here = case.setting.jurisdiction
    for task in case.result.plan.tasks:
        for measure in task.measures:
            found = law_above(measure.text, place=here.place, level=here.level)
            if found is None:
                continue
            law, start, end = found
            message = f"任务“{heading(task)}”要求“{measure.text[start:end]}”，《{law}》由上级制定，本级只能提出建议"
            fix = f"改为向制定机关提出修订（制定）《{law}》的建议，或改为贯彻落实。"
            subject = {"task": task.id, "measure": measure.id}
            yield Fault(subject, message, (quoted(measure),), fix=fix)
