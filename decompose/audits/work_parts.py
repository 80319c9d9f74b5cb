"""Pieces of work as a division states them: who leads them, until when, about what; whether two are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from decompose.audits.case import LEADING, AuditCase
from decompose.audits.marks import NONE, Marks, marks_of, meet
from decompose.audits.powers import places, trades
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import MentionKind
from decompose.text.dates import iso_date
from decompose.text.patterns import regex

_BOTH = 2
_CLAUSES, _WHOLE_CLAUSE = regex("[，；。]"), 8
"""From so many characters on a clause tells a work of its own."""
_EVERY_PLACE = "各地"
_TERRITORY = regex("乡镇|街道|镇街|县[区市（(]|区县|[市县区]人民政府|属地|各地|村居?|园区")
"""Groups of governments, each in its own place."""
_FIELD = regex(
    "[省市县区]?(?P<field>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]*(?:局|厅|委|办|中心|支队|大队)$"
)
"""The field that begins the name of an organ: 农业 of 市农业局."""
_NAMES = regex(
    r"[（(〔【][^（）()〔〕【】]*(?:牵头|负责|配合|完成)[^（）()〔〕【】]*[）)〕】]|(?:牵头|责任|配合|主办|协办)(?:单位|部门)[：:][^；;。\n]*",
    cue=(":", "完成", "牵头", "负责", "配合", "："),
)


class Part(NamedTuple):
    """A measure with its task, whoever leads it, by when it is due, and what it is about at which stages."""

    task: Task
    measure: Measure
    leads: frozenset[str]
    due: str | None
    objects: frozenset[str]
    stages: frozenset[str]
    places: frozenset[str] = frozenset()
    """The governments or zones that lead it, each in its own place."""
    functions: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    """Its leads as printed."""
    units: tuple[str, ...] = ()
    """Everybody named beside them too."""
    marks: Marks = NONE

    @property
    def of_every_place(self) -> bool:
        """Whether it is given to all townships or counties, each in its own place."""
        return self.leads == {_EVERY_PLACE}


def each_its_own(one: Part, other: Part, *, kinds: bool = True) -> bool:
    """Tell whether two leads do work of two kinds, or each in the field that its name says: 农业、林业.

    Args:
        one: A piece of work.
        other: Another one.
        kinds: Works of two kinds are told apart.
    """
    if kinds and one.functions and other.functions and one.functions.isdisjoint(other.functions):
        return True
    texts = tuple(_without_own_units(part) for part in (one, other))
    fields = [found["field"] for p in (one, other) if (found := _FIELD.match(p.names[0]))]
    return len(fields) == _BOTH and all(
        field in own and field not in others
        for field, own, others in zip(fields, texts, texts[::-1], strict=True)
    )


def _without_own_units(part: Part) -> str:
    text = part.measure.text
    for name in part.units:
        text = text.replace(name, "")
    return text


def each_by_law(case: AuditCase, one: Part, other: Part) -> bool:
    """Tell whether each lead is by law the main regulator of an object of its own, and no object is common."""
    return one.objects.isdisjoint(other.objects) and all(
        any(
            duty.main and not own.leads.isdisjoint(duty.departments)
            for sector in own.objects - others.objects
            for duty in case.duties(sector)
        )
        for own, others in ((one, other), (other, one))
    )


def each_regulates(case: AuditCase, one: Part, other: Part) -> bool:
    """Tell whether each lead is by law the main regulator of an object it names, and not all of those stand in both."""
    held = [
        {
            sector
            for sector in part.objects
            if any(d.main and not part.leads.isdisjoint(d.departments) for d in case.duties(sector))
        }
        for part in (one, other)
    ]
    own = held[0] | held[1]
    return all(held) and held[0].isdisjoint(held[1]) and not own <= one.objects & other.objects


def each_side(case: AuditCase, one: Part, other: Part) -> bool:
    """Tell whether law gives what only one of two says of their common object to its lead, not to the other's.

    The protection of pipelines is one's, their statutory inspection another's. Not where they share a stage or a
    clause.
    """
    said = [set(_CLAUSES.split(part.measure.text)) for part in (one, other)]
    if one.stages & other.stages or any(len(c) >= _WHOLE_CLAUSE for c in said[0] & said[1]):
        return False
    return any(
        not own.leads.isdisjoint(duty.departments)
        and others.leads.isdisjoint(duty.departments)
        and not own.stages.isdisjoint(duty.stages)
        for own, others in ((one, other), (other, one))
        for sector in one.objects & other.objects
        for duty in case.duties(sector)
    )


def same_work(one: Part, other: Part) -> bool:
    """Tell whether two parts are about the same objects at the same stages."""
    return bool(one.objects) and one.objects == other.objects and one.stages == other.stages


def stated_part(case: AuditCase, task: Task, measure: Measure | None, stated: Attribution) -> Part:
    """Return what one statement of responsibility is about, as one part with all its words."""
    whole = measure or task.measures[0]
    text = _NAMES.sub("", measure.text if measure else f"{task.title}，{task.text}")
    about = case.about(task, measure)
    leads = [case.resolved(name).department or name for name in stated.lead]
    return Part(
        task,
        whole.model_copy(update={"text": text}),
        frozenset(leads or [_EVERY_PLACE]),
        None,
        frozenset(trades(case, (m.id for m in about if m.kind is MentionKind.SECTOR))),
        frozenset(m.id for m in about if m.kind is MentionKind.STAGE),
        places(case, stated.lead),
        frozenset(m.id for m in about if m.kind is MentionKind.FUNCTION),
        stated.lead or stated.groups,
        (*stated.lead, *stated.support, *stated.participants, *stated.groups),
        marks_of(text),
    )


def every_place(stated: Attribution) -> bool:
    """Tell whether a work is given to all townships or counties, and nobody else leads it."""
    return not stated.lead and any(_TERRITORY.search(group) for group in stated.groups)


def object_words(
    case: AuditCase, task: Task, measure: Measure | None
) -> tuple[tuple[str, str], ...]:
    """Return the words for objects in one statement of responsibility with what they stand for, longest first."""
    found = {m.term: m.id for m in case.about(task, measure) if m.kind is MentionKind.SECTOR}
    found |= {m.term: "" for m in case.about(task, measure) if m.kind is MentionKind.DEPARTMENT}
    return tuple(sorted(found.items(), key=lambda word: (-len(word[0]), word)))


def without_units(parts: Sequence[Part], words: Sequence[tuple[tuple[str, str], ...]]) -> list[str]:
    """Return the words of parts without the names of units in them, whoever of them bears any part.

    Args:
        parts: Pieces of work.
        words: The words of each for objects and units, with the object's name.
    """
    names = {name for part in parts for name in part.units}
    names |= {word for own in words for word, object_ in own if not object_}
    longest = sorted(filter(None, names), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest)) or "(?!)")
    return [pattern.sub("", part.measure.text) for part in parts]


def differing(one: Part, other: Part) -> list[str]:
    """Return what two measures disagree about."""
    found = [] if one.leads & other.leads else ["牵头单位"]
    dues = sorted((one.due or "", other.due or ""))
    if not dues[1].startswith(dues[0]):
        found.append("时限")
    return found


def comparable(one: Part, other: Part, *, line: bool = False, stages: bool = True) -> bool:
    """Tell whether two parts have leads, are of one kind and no form filled in twice for different objects.

    Args:
        one: A piece of work.
        other: Another one.
        line: Their objects are known to be one and a kind of it.
        stages: Their stages count.
    """
    if one.task.id == other.task.id or not (one.leads and other.leads):
        return False
    mark, others = one.marks, other.marks
    if mark[:2] != others[:2] or not all(map(meet, mark[2:], others[2:])):
        return False
    if not meet(one.places, other.places) or (stages and not meet(one.stages, other.stages)):
        return False
    return line or meet(one.objects, other.objects)


def related(case: AuditCase, one: Part, other: Part) -> bool:
    """Tell whether the objects of two parts belong to one field: a building's fire safety, its hydrants."""
    fields = [
        {step for s in part.objects for step in case.kb.sector_path(s)} for part in (one, other)
    ]
    return one.task.id != other.task.id and not fields[0].isdisjoint(fields[1])


def of_one_line(case: AuditCase, one: Part, other: Part) -> bool:
    """Tell whether an object of one part is a kind of an object of the other: forest fires, forests."""
    return any(
        not lower.objects.isdisjoint(case.kb.sector_path(s)[1:])
        for lower, upper in ((one, other), (other, one))
        for s in upper.objects
    )


def part_of(case: AuditCase, task: Task, measure: Measure) -> Part:
    """Return a measure as a part, with whoever leads it by statement or derivation."""
    objects = frozenset(trades(case, case.sectors_of(measure.id) or case.sectors_of(task.id)))
    stages = frozenset(
        m.id for m in case.words_of.get(measure.id, ()) if m.kind is MentionKind.STAGE
    )
    stated = measure.attribution or task.attribution
    return Part(
        task,
        measure,
        _leads(case, task, measure),
        _due(task, measure),
        objects,
        stages,
        places(case, stated.lead) if stated else frozenset(),
        marks=marks_of(measure.text),
    )


def _leads(case: AuditCase, task: Task, measure: Measure) -> frozenset[str]:
    own = [a for a in case.by_task.get(task.id, []) if a.role in LEADING]
    part = {a.holder for a in own if a.measure == measure.id}
    return frozenset(part or {a.holder for a in own if a.measure is None})


def _due(task: Task, measure: Measure) -> str | None:
    stated = task.attribution.deadline if task.attribution else None
    printed = measure.deadline or stated or task.deadline
    return printed and (iso_date(printed) or printed)
