"""Audit ``authority.kept-above``: a licence that the law keeps at a higher level."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
    duty_evidence,
    printed,
)
from decompose.audits.deadlines import heading
from decompose.model.knowledge import Duty, DutyRole
from decompose.model.organization import Level
from decompose.model.result import (
    MentionKind,
    Severity,
)
from decompose.text.cues import CuedPattern

_ORDER = [Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP]
_LICENCE = CuedPattern("许可|审批|发证|核发|核准", cue="许批证核")  # licence
_DELEGATED = CuedPattern(
    "初审|转报|上报|报送|委托|协助|配合|下放|承接|受理", cue="初转报委协配放承受"
)  # on behalf of


@audit_facts(
    AuditFacts(
        name="authority.kept-above",
        code="A04",
        severity=Severity.WARNING,
        why="该项许可由法律留在上级，本级无权办理，只能初审、转报或协助。",
        fix="改为配合上级办理，或写明委托依据。",
    )
)
def authority_kept_above(case: AuditCase) -> Iterator[Fault]:
    """Report licences given to a department of this level that the law keeps above it.

    Looks for:
        A stated lead on a measure about a licence whose duty is exercised only at higher
        levels, without words of preliminary review, forwarding, delegation or assistance.
    Why it matters:
        A licence given without power is void.
    Source:
        行政许可法第二十四条; mechanism 71 of docs/mission.md.
    """
    level = case.setting.jurisdiction.level
    if level is None or level not in _ORDER:
        return
    for task, measure, attribution in case.stated():
        text = measure.text if measure else task.text
        if not attribution.lead or not _LICENCE.search(text) or _DELEGATED.search(text):
            continue
        named = {case.resolved(name).department for name in attribution.lead}
        for mention in case.about(task, measure):
            if mention.kind is not MentionKind.SECTOR:
                continue
            duty = _kept(case, mention.id, text, level)
            if duty is None or named.isdisjoint(duty.departments):
                continue
            message = f"任务“{heading(task)}”的{duty.summary}不在本级"
            evidence = (printed(attribution), *duty_evidence(duty, case.kb))
            yield Fault({"task": task.id, "sector": mention.id}, message, evidence)
            break


def _kept(case: AuditCase, sector: str, text: str, level: Level) -> Duty | None:
    """Return the licence that stands only above the level, unless some licence stands at it."""
    licences = [
        d
        for d in case.kb.duties_of_sector.get(sector, ())
        if d.role is DutyRole.LICENSING and (not d.stages or _named(case, d, text))
    ]
    above = [
        d
        for d in licences
        if d.levels and all(_ORDER.index(x) < _ORDER.index(level) for x in d.levels)
    ]
    return above[0] if above and len(above) == len(licences) else None


def _named(case: AuditCase, duty: Duty, text: str) -> bool:
    """Tell whether the words name a stage of a licence's own: 生产 in 生产许可."""
    own = set(duty.stages) - {"licensing"} or set(duty.stages)
    return any(case.kb.stages[stage].name[:2] in text for stage in own)
