"""Audit ``overlap.duplicate-task``: nearly the same measure twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.patch import drop
from decompose.audits.twins import twins
from decompose.model.plan import Measure, Task
from decompose.model.result import Evidence, EvidenceKind, MentionKind, Severity
from decompose.text.dates import iso_date

_SHORTEST = 16
_Voice = tuple[frozenset[str], str | None]


class _Part(NamedTuple):
    """A measure with its task, whoever leads it, by when it is due, and what it is about at which stages."""

    task: Task
    measure: Measure
    leads: frozenset[str]
    due: str | None
    objects: frozenset[str]
    stages: frozenset[str]


@audit_facts(
    AuditFacts(
        name="overlap.duplicate-task",
        code="O03",
        severity=Severity.WARNING,
        why="内容几乎相同的任务写在两处，会重复部署；牵头单位或时限不同的，口径不一、相互等待。",
        fix="合并为一项，或统一牵头单位和时限。",
    )
)
def overlap_duplicate_task(case: AuditCase) -> Iterator[Fault]:
    """Report measures of different tasks that are nearly the same.

    Looks for:
        Two measures, at least 80 % alike, in two tasks; with the same lead and the same deadline it
        is a hint. Of many copies each is reported once, against the first that disagrees with it,
        else against the first. The same words about different objects, or about different stages of one
        (building a metro, running it), are no duplicates.
    Why it matters:
        The same work twice under two names is counted twice and led by neither.
    Source:
        Mechanisms 79 and 80 of docs/mission.md.
    """
    seen: set[tuple[str, str]] = set()
    for twin, part in _pairs(case):
        pair = (twin.task.id, part.task.id)
        if pair in seen:
            continue
        seen.add(pair)
        message = f"“{twin.task.title}”与“{part.task.title}”有几乎相同的内容"
        differing = _differing(twin, part)
        if differing:
            message += f"，{'、'.join(differing)}不同"
        evidence = tuple(
            Evidence(kind=EvidenceKind.TEXT, quote=m.text, span=m.span)
            for m in (twin.measure, part.measure)
        )
        severity = None if differing else Severity.INFO
        subject = {"task": twin.task.id, "other": part.task.id}
        alone = len(part.task.measures) == 1 and part.task.id not in case.parents
        patch = (drop(part.task.id, None if alone else part.measure.id),)
        yield Fault(subject, message, evidence, severity, patch=patch)


def _pairs(case: AuditCase) -> Iterator[tuple[_Part, _Part]]:
    """Yield each measure that has twins before it with the one against which it is reported.

    Of the copies of one text that have the same leads and deadline only the first can be that one.
    """
    parts = [
        _part(case, task, measure)
        for task in case.result.plan.tasks
        for measure in task.measures
        if len(measure.text) >= _SHORTEST
    ]
    texts = {text: n for n, text in enumerate(dict.fromkeys(p.measure.text for p in parts))}
    near = [[n] for n in range(len(texts))]
    for later, earlier in twins(list(texts)):
        near[later] += earlier
        for n in earlier:
            near[n].append(later)
    firsts: list[dict[_Voice, int]] = [{} for _ in near]
    for place, part in enumerate(parts):
        own = texts[part.measure.text]
        known = sorted(first for n in near[own] for first in firsts[n].values())
        others = [parts[n] for n in known if _comparable(parts[n], part)]
        if others:
            yield next((o for o in others if _differing(o, part)), others[0]), part
        firsts[own].setdefault((part.leads, part.due), place)


def _differing(one: _Part, other: _Part) -> list[str]:
    """Return what two measures disagree about."""
    found = [] if one.leads & other.leads else ["牵头单位"]
    dues = sorted((one.due or "", other.due or ""))
    if not dues[1].startswith(dues[0]):
        found.append("时限")
    return found


def _comparable(one: _Part, other: _Part) -> bool:
    """Tell whether two parts have leads and are not a form filled in twice for different objects."""
    if one.task.id == other.task.id or not (one.leads and other.leads):
        return False
    apart = one.stages and other.stages and one.stages.isdisjoint(other.stages)
    return not apart and not (
        one.objects and other.objects and one.objects.isdisjoint(other.objects)
    )


def _part(case: AuditCase, task: Task, measure: Measure) -> _Part:
    objects = frozenset(case.sectors_of(measure.id))
    stages = frozenset(
        m.id for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.STAGE
    )
    return _Part(task, measure, _leads(case, task, measure), _due(task, measure), objects, stages)


def _leads(case: AuditCase, task: Task, measure: Measure) -> frozenset[str]:
    own = [a for a in case.by_task.get(task.id, []) if a.role in LEADING]
    part = {a.holder for a in own if a.measure == measure.id}
    return frozenset(part or {a.holder for a in own if a.measure is None})


def _due(task: Task, measure: Measure) -> str | None:
    stated = task.attribution.deadline if task.attribution else None
    printed = measure.deadline or stated or task.deadline
    return printed and (iso_date(printed) or printed)
