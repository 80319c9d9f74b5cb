"""Audit ``overlap.duplicate-task``: nearly the same measure twice."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.agreeing import agreeing, of_two_places
from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts
from decompose.audits.deadlines import heading
from decompose.audits.frames import Frame, counts_differ, framed, told_apart
from decompose.audits.one_frame import one_frame
from decompose.audits.paraphrases import paraphrases
from decompose.audits.patch import drop
from decompose.audits.repeated_work import REST, repeated_work
from decompose.audits.restated import restated
from decompose.audits.twins import FEW
from decompose.audits.two_sides import two_sides
from decompose.audits.work_parts import (
    Part,
    comparable,
    differing,
    each_by_law,
    each_its_own,
    each_side,
    every_place,
    object_words,
    of_one_line,
    related,
    same_work,
    stated_part,
    without_units,
)
from decompose.model.plan import Task, TaskKind
from decompose.model.result import Evidence, EvidenceKind, Severity
from decompose.parser.helping import helps
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SHORT = 8
_EARLY = regex(
    "选址|可研|可行性研究|立项|前期工作|初步设计|施工图|用地(?:预审|报批)|招标|开工|启动建设|签约"
)
_OF_THEIR_OWN = (
    CuedPattern("培训|轮训|集训|培养|教育|授课|讲座|学习|宣讲|宣传|科普", cue="训培育课座学宣科"),
    CuedPattern("演练|演习|拉练|推演|拉动", cue="演拉"),
)
"""Kinds of work whose words nobody leaves out."""
_RATE = CuedPattern(r"率[^，。；]{0,10}?\d+(?:\.\d+)?[%％]", cue="率")
_LATE = regex("竣工|投入(?:使用|运行|运营)|投用|投运|建成|完工|验收|封顶|启用|交付")


@audit_facts(
    AuditFacts(
        name="overlap.duplicate-task",
        code="O03",
        severity=Severity.WARNING,
        why="内容几乎相同的任务写在两处，会重复部署；牵头单位或时限不同的，口径不一、相互等待。",
        fix="合并为一项，或统一牵头单位和时限。",
        assigned=True,
    )
)
def overlap_duplicate_task(case: AuditCase) -> Iterator[Fault]:
    """Report measures of different tasks that are nearly the same.

    Looks for:
        Two measures, at least 80 % alike, in two tasks; with the same lead and the same deadline it is a hint. Two
        tasks with different stated leads that say the same in other words: what is rare in the plan stands in both,
        or a figure that no third task has; or the same cure in a cell of its own for one object and place; or the
        same act on the same thing under the names that the pack knows for either, more alike than anything else in
        the plan (in a list of duties: surely alike). Two items on one object with one lead, act and day. Of many
        copies each is reported once, against the first that disagrees with it, else against the first. The same words
        about different objects (a heading's, where they name none; one kind of object in two places), about different
        stages of one (building a metro, running it), or with other numbers, are no duplicates, nor are a task and the
        project of the same lead that carries it out in other words, nor what is only proposed.
    Why it matters:
        The same work twice under two names is counted twice and led by neither.
    Source:
        Mechanisms 79 and 80 of docs/mission.md.
    """
    seen: set[tuple[str, str]] = set()
    for twin, part in repeated_work(case):
        pair = (twin.task.id, part.task.id)
        if pair in seen:
            continue
        seen.add(pair)
        message = f"“{twin.task.title}”与“{part.task.title}”有几乎相同的内容"
        apart = differing(twin, part)
        if apart:
            message += f"，{'、'.join(apart)}不同"
        evidence = tuple(
            Evidence(kind=EvidenceKind.TEXT, quote=m.text, span=m.span)
            for m in (twin.measure, part.measure)
        )
        severity = None if apart else Severity.INFO
        subject = {"task": twin.task.id, "other": part.task.id}
        alone = len(part.task.measures) == 1 and part.task.id not in case.parents
        patch = (drop(part.task.id, None if alone else part.measure.id),)
        yield Fault(subject, message, evidence, severity, patch=patch)
    yield from _reworded(case, seen)


def _reworded(case: AuditCase, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    """Report tasks that say nearly the same in other words, under one lead or under two."""
    stated = [
        (stated_part(case, task, measure, attribution), object_words(case, task, measure))
        for task, measure, attribution in case.stated
        if (attribution.lead or every_place(attribution)) and not attribution.joint
        if task.kind is not TaskKind.SAFEGUARD  # who reports to whom stands there too
    ]
    stated = [
        (p, w)
        for p, w in stated
        if p.leads and len(p.measure.text) >= _SHORT
        if not (REST.search(p.measure.text) or helps(p.measure.text))
    ]
    if not 1 < len(stated) <= FEW:
        return
    parts, words = [p for p, _ in stated], [w for _, w in stated]
    said = without_units(parts, words)
    frames = framed(said, case.kb.info)
    for earlier, place in _alike(case, parts, words, said):
        other, part = parts[earlier], parts[place]
        pair = (other.task.id, part.task.id)
        if pair in seen or pair[::-1] in seen or of_two_places(case, other, part):
            continue
        seen.add(pair)
        apart = not part.leads & other.leads
        shared = not apart or any(one.of_every_place for one in (other, part))
        if shared and _carries_out(other.task, part.task):
            continue
        one_count = _count_one(frames[earlier], frames[place])
        if apart and each_side(case, other, part) and not one_count:
            continue
        to_rate = not one_count and _does_one(_RATE, other, part)
        steps = not apart and (_steps(other, part) or to_rate)
        if steps or told_apart(frames[earlier], frames[place]):
            continue
        if two_sides(other.measure.text, part.measure.text):
            continue
        if any(_does_one(kind, other, part) for kind in _OF_THEIR_OWN):
            continue
        message = f"“{heading(other.task)}”与“{heading(part.task)}”内容相近"
        evidence = tuple(
            Evidence(kind=EvidenceKind.TEXT, quote=m.text, span=m.span)
            for m in (other.measure, part.measure)
        )
        subject = {"task": other.task.id, "other": part.task.id}
        fix = "合并为一项，或统一牵头单位；确为两件事的，写明各自的对象和环节。"
        severity = None if apart else Severity.INFO
        yield Fault(subject, message + "，牵头单位不同" * apart, evidence, severity, fix=fix)


def _carries_out(one: Task, other: Task) -> bool:
    """Tell whether one of two is the project that carries the other out: both are wanted."""
    return (one.kind is TaskKind.PROJECT) is not (other.kind is TaskKind.PROJECT)


def _does_one(kind: CuedPattern, one: Part, other: Part) -> bool:
    """Tell whether one of two is work of a kind that the other has nothing of: a list of officers, their training."""
    return (kind.search(one.measure.text) is None) is not (kind.search(other.measure.text) is None)


def _count_one(one: Frame, other: Frame) -> bool:
    """Tell whether two count the same number of two digits and more, and nothing else is said to be done to it."""
    acts = {one.first, other.first} - {""}
    return len(acts) <= 1 and any(len(figure) > 1 for figure in one.figures & other.figures)


def _steps(one: Part, other: Part) -> bool:
    """Tell whether two are steps of one work: its site is found, it is put to use."""
    early = [_EARLY.search(part.measure.text) is not None for part in (one, other)]
    late = [_LATE.search(part.measure.text) is not None for part in (one, other)]
    return early != early[::-1] and late != late[::-1]


def _alike(
    case: AuditCase,
    parts: list[Part],
    words: list[tuple[tuple[str, str], ...]],
    said: list[str],
) -> Iterator[tuple[int, int]]:
    """Yield the places of parts that say the same in other words, whoever they name."""
    for earlier, place, sure, counted in paraphrases(
        said, lambda a, b: same_work(parts[a], parts[b])
    ):
        other, part = parts[earlier], parts[place]
        if (part.leads & other.leads and not counted) or each_its_own(other, part):
            continue
        if counts_differ(other.measure.text, part.measure.text):
            continue
        line = counted and of_one_line(case, other, part)
        if comparable(other, part, line=line) or (sure and related(case, other, part)):
            yield earlier, place
    for earlier, place in restated(parts, words):
        other, part = parts[earlier], parts[place]
        apart = each_its_own(other, part) or each_by_law(case, other, part)
        if comparable(other, part) and not apart:
            yield earlier, place
    yield from agreeing(case, parts)
    yield from one_frame(case, parts, words)
