"""Audit ``overlap.duplicate-task``: nearly the same measure twice, with different leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.patch import drop
from decompose.model.plan import Measure, Task
from decompose.model.result import Evidence, EvidenceKind, Severity

_SHINGLE = 9
_SHORTEST = 16
_ALIKE = 80
_COMMON = 12


@audit_facts(
    AuditFacts(
        name="overlap.duplicate-task",
        code="O03",
        severity=Severity.WARNING,
        why="内容几乎相同的任务写在两处，会重复部署；牵头单位不同的，口径不一、相互等待。",
        fix="合并为一项，或统一牵头单位。",
    )
)
def overlap_duplicate_task(case: AuditCase) -> Iterator[Fault]:
    """Report near-duplicate measures of different tasks whose leads differ.

    Looks for:
        Two measures that share a run of characters and are at least 80 % alike, in two tasks without
        a common lead; with a common lead it is a hint. The same words about different objects
        are no duplicates.
    Why it matters:
        The same work twice under two names is counted twice and led by neither.
    Source:
        Mechanisms 79 and 80 of docs/mission.md.
    """
    for (task, measure), (other, twin) in _pairs(case):
        own, others = _leads(case, task, measure), _leads(case, other, twin)
        if not own or not others:
            continue
        message = f"“{task.title}”与“{other.title}”有几乎相同的内容"
        evidence = tuple(
            Evidence(kind=EvidenceKind.TEXT, quote=m.text, span=m.span) for m in (measure, twin)
        )
        severity = Severity.INFO if own & others else None
        if severity is None:
            message += "，牵头单位不同"
        subject = {"task": task.id, "other": other.id}
        alone = len(other.measures) == 1 and other.id not in case.parents
        patch = (drop(other.id, None if alone else twin.id),)
        yield Fault(subject, message, evidence, severity, patch=patch)


def _pairs(case: AuditCase) -> Iterator[tuple[tuple[Task, Measure], tuple[Task, Measure]]]:
    items = [
        (task, measure)
        for task in case.result.plan.tasks
        for measure in task.measures
        if len(measure.text) >= _SHORTEST
    ]
    by_shingle: dict[str, list[int]] = defaultdict(list)
    for number, (_, measure) in enumerate(items):
        text = measure.text
        for at in range(0, len(text) - _SHINGLE + 1):
            by_shingle[text[at : at + _SHINGLE]].append(number)
    found: dict[tuple[int, int], None] = {}
    for numbers in by_shingle.values():
        if 1 < len(numbers) <= _COMMON:
            found |= {
                (a, b): None for i, a in enumerate(numbers) for b in numbers[i + 1 :] if a < b
            }
    if not found:
        return
    from rapidfuzz.fuzz import ratio

    seen: set[tuple[str, str]] = set()
    for a, b in sorted(found):
        (task, measure), (other, twin) = items[a], items[b]
        pair = (task.id, other.id)
        if task.id == other.id or pair in seen:
            continue
        if _apart(case, measure, twin):
            continue
        if ratio(measure.text, twin.text, score_cutoff=_ALIKE):
            seen.add(pair)
            yield items[a], items[b]


def _apart(case: AuditCase, measure: Measure, twin: Measure) -> bool:
    """Tell whether the measures say the same of different objects: a form filled in twice."""
    own, others = case.sectors_of(measure.id), case.sectors_of(twin.id)
    return bool(own) and bool(others) and own.isdisjoint(others)


def _leads(case: AuditCase, task: Task, measure: Measure) -> set[str]:
    own = [a for a in case.by_task.get(task.id, []) if a.role in LEADING]
    part = {a.holder for a in own if a.measure == measure.id}
    return part or {a.holder for a in own if a.measure is None}
