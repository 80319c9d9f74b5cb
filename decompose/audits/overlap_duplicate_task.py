"""Audit ``overlap.duplicate-task``: nearly the same measure twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.audits.case import LEADING, AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.deadlines import heading
from decompose.audits.paraphrases import paraphrases
from decompose.audits.patch import drop
from decompose.audits.powers import places
from decompose.audits.twins import FEW, twins
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Evidence, EvidenceKind, MentionKind, Severity
from decompose.text.dates import iso_date
from decompose.text.patterns import regex

_SHORTEST = 16
_SHORT = 8
_COUNTED, _DIGIT = 10, regex(r"\d")
_NAMES = regex(
    r"[（(][^（）()]*(?:牵头|负责|配合|完成)[^（）()]*[）)]|(?:牵头|责任|配合|主办|协办)(?:单位|部门)[：:][^；;。\n]*",
    cue=(":", "完成", "牵头", "负责", "配合", "："),
)
_Voice = tuple[frozenset[str], str | None]


class _Part(NamedTuple):
    """A measure with its task, whoever leads it, by when it is due, and what it is about at which stages."""

    task: Task
    measure: Measure
    leads: frozenset[str]
    due: str | None
    objects: frozenset[str]
    stages: frozenset[str]
    places: frozenset[str] = frozenset()
    """The governments or zones that lead it, each in its own place."""


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
        is a hint. Two tasks with different stated leads that say the same in other words: what is
        rare in the plan stands in both, or a figure that no third task has. Of many copies each is
        reported once, against the first that disagrees with it, else against the first. The same words
        about different objects (a heading's, where they name none), or about different stages of one
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
    yield from _reworded(case, seen)


def _reworded(case: AuditCase, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    """Report tasks that state different leads for nearly the same in other words."""
    stated = [
        _stated(case, task, measure, attribution)
        for task, measure, attribution in case.stated()
        if len(attribution.lead) == 1 and not attribution.joint
    ]
    stated = [part for part in stated if part.leads and len(part.measure.text) >= _SHORT]
    if not 1 < len(stated) <= FEW:
        return
    for earlier, place in paraphrases(
        [part.measure.text for part in stated], lambda a, b: _same_work(stated[a], stated[b])
    ):
        other, part = stated[earlier], stated[place]
        pair = (other.task.id, part.task.id)
        if pair in seen or pair[::-1] in seen:
            continue
        if part.leads & other.leads or not _comparable(other, part):
            continue
        seen.add(pair)
        message = f"“{heading(other.task)}”与“{heading(part.task)}”内容相近，牵头单位不同"
        evidence = tuple(
            Evidence(kind=EvidenceKind.TEXT, quote=m.text, span=m.span)
            for m in (other.measure, part.measure)
        )
        subject = {"task": other.task.id, "other": part.task.id}
        fix = "合并为一项，或统一牵头单位；确为两件事的，写明各自的对象和环节。"
        yield Fault(subject, message, evidence, fix=fix)


def _same_work(one: _Part, other: _Part) -> bool:
    """Tell whether two parts are about the same objects at the same stages."""
    return bool(one.objects) and one.objects == other.objects and one.stages == other.stages


def _stated(case: AuditCase, task: Task, measure: Measure | None, stated: Attribution) -> _Part:
    """Return what one statement of responsibility is about, as one part with all its words."""
    whole = measure or task.measures[0]
    text = _NAMES.sub("", measure.text if measure else f"{task.title}，{task.text}")
    about = case.about(task, measure)
    lead = case.resolved(stated.lead[0]).department or stated.lead[0]
    return _Part(
        task,
        whole.model_copy(update={"text": text}),
        frozenset([lead]),
        None,
        frozenset(m.id for m in about if m.kind is MentionKind.SECTOR),
        frozenset(m.id for m in about if m.kind is MentionKind.STAGE),
        places(case, stated.lead),
    )


def _pairs(case: AuditCase) -> Iterator[tuple[_Part, _Part]]:
    """Yield each measure that has twins before it with the one against which it is reported.

    Of the copies of one text that have the same leads and deadline only the first can be that one.
    """
    parts = [
        _part(case, task, measure)
        for task in case.result.plan.tasks
        for measure in task.measures
        if len(measure.text) >= (_COUNTED if _DIGIT.search(measure.text) else _SHORTEST)
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
    if one.places and other.places and one.places.isdisjoint(other.places):
        return False
    apart = one.stages and other.stages and one.stages.isdisjoint(other.stages)
    return not apart and not (
        one.objects and other.objects and one.objects.isdisjoint(other.objects)
    )


def _part(case: AuditCase, task: Task, measure: Measure) -> _Part:
    objects = frozenset(case.sectors_of(measure.id) or case.sectors_of(task.id))
    stages = frozenset(
        m.id for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.STAGE
    )
    stated = measure.attribution or task.attribution
    return _Part(
        task,
        measure,
        _leads(case, task, measure),
        _due(task, measure),
        objects,
        stages,
        places(case, stated.lead) if stated else frozenset(),
    )


def _leads(case: AuditCase, task: Task, measure: Measure) -> frozenset[str]:
    own = [a for a in case.by_task.get(task.id, []) if a.role in LEADING]
    part = {a.holder for a in own if a.measure == measure.id}
    return frozenset(part or {a.holder for a in own if a.measure is None})


def _due(task: Task, measure: Measure) -> str | None:
    stated = task.attribution.deadline if task.attribution else None
    printed = measure.deadline or stated or task.deadline
    return printed and (iso_date(printed) or printed)
