"""The one passage under a heading, a table's field or a plan's title that is about a trade of nobody beside it."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.audits.companions import builds, combined, together
from decompose.audits.headed import Heading, Unit, anchored, headings, lone_headings
from decompose.audits.headings import EMPTY, akin, regulator_of, root, speaks_of
from decompose.audits.powers import concerned, kin
from decompose.audits.strays import regulators
from decompose.model.knowledge import Duty
from decompose.model.plan import Measure, Task
from decompose.text.patterns import regex

_BEFORE = regex("[，,；;。、]|[在于经]$")
"""What shows that an object is not what a passage begins with: a clause, a list or a place before it."""
_ELEMENTS = "气电火水汛震"
"""What gas, power, fire, floods and earthquakes are called in headings and in what is done about them."""
_AWAY = regex("转移|避险|疏散|撤离|撤退")
"""One work by several names: visitors are led out under 避险转移."""
_PART = 3
_WHOLE = 4
_TWO = 2

Found = tuple[str, Task, Measure, list[str], Duty]
"""The heading's words, the item under it, its measure, its objects, and the duty of who answers for them."""


def outsiders(case: AuditCase) -> Iterator[Found]:
    """Yield the one passage under a heading that has no trade, office or word in common with it and its neighbours.

    Where the heading names one trade, some neighbour is of it. Where it names none or several, three of four
    neighbours have something in common, the passage is led by who answers for its object, and no other passage of the
    plan is about its kind.
    """
    for heading in headings(case):
        at_home = {id(unit): _at_home(case, heading, unit) for unit in heading.units}
        strange = [u for u in heading.units if at_home[id(u)] is False and _alone(case, heading, u)]
        home = sum(side is True for side in at_home.values())
        if len(strange) != 1 or home < heading.least:
            continue
        stated = strange[0].measure.attribution is not None
        if stated and home < _TWO and not _of_two(case, heading, strange[0]):
            continue
        if not heading.least and not _odd(case, heading, strange[0]):
            continue
        objects = _subject(case, strange[0])
        duty = regulator_of(case, objects[0])
        if duty is not None and not _among_units(case, strange[0], objects):
            yield heading.text, strange[0].own, strange[0].measure, objects, duty


def _among_units(case: AuditCase, one: Unit, objects: list[str]) -> bool:
    """Tell whether an item has among its units someone concerned with the objects of one of its sentences."""
    stated = one.own.attribution if one.lead is None else None
    names = (*stated.lead, *stated.support, *stated.participants) if stated else ()
    units = {case.resolved(name).department for name in names}
    return any(not units.isdisjoint(concerned(case, sector)) for sector in objects)


def _of_two(case: AuditCase, heading: Heading, one: Unit) -> bool:
    """Tell whether of two passages with leads under a trade's heading one is led by who has its own, other object."""
    subject = _subject(case, one)
    led = all(unit.lead is not None for unit in heading.units)
    return led and len(heading.units) == _TWO and one.lead in regulators(case, subject[:1])


def lone_outsiders(case: AuditCase) -> Iterator[Found]:
    """Yield the only passage under a heading of a trade where it is about another trade and led by whoever has that.

    Only where another heading with a single passage is of its own passage's trade: there headings are trades.
    """
    sides = [(h, h.units[0], _at_home(case, h, h.units[0])) for h in lone_headings(case)]
    if not any(side for *_, side in sides):
        return
    for heading, unit, side in sides:
        objects = _subject(case, unit) or [s for s in unit.objects if anchored(case, s)]
        duties = [d for s in objects if (d := regulator_of(case, s)) is not None]
        led = next((d for d in duties if _leads(case, unit, d)), None)
        if side is False and led is not None:
            yield heading.text, unit.own, unit.measure, objects, led


def _leads(case: AuditCase, unit: Unit, duty: Duty) -> bool:
    """Tell whether who answers for a duty leads a passage, or is whom it begins with."""
    if unit.lead is not None:
        return unit.lead in duty.departments
    return unit.text.startswith(tuple(case.name(d) for d in duty.departments))


def _at_home(case: AuditCase, heading: Heading, unit: Unit) -> bool | None:
    """Tell whether a passage is of its heading's trade; None where its words fit any."""
    text = heading.text
    if any(not kin(case, department).isdisjoint(heading.offices) for department in unit.parties):
        return True
    if speaks_of(unit.text, text) or builds(text, unit.text):
        return True
    if _AWAY.search(text) and _AWAY.search(unit.text):
        return True
    roots = {root(case, sector) for sector in heading.sectors}
    for sector in unit.objects:
        if root(case, sector) in roots or akin(case, sector, text):
            return True
        if together(case, set(heading.sectors), sector) or combined(case, heading.sectors, sector):
            return True
        if not regulators(case, [sector]).isdisjoint(heading.offices):
            return True
    subject = _subject(case, unit)
    if not subject or any(mark in text and mark in unit.text for mark in _ELEMENTS):
        return None
    return None if _initial(case, subject[0]) in text else False


def _subject(case: AuditCase, unit: Unit) -> list[str]:
    """Return the trades' objects of a passage that begins with one and is led, if by anybody, by who answers for it."""
    named = [sector for sector in unit.objects if anchored(case, sector)]
    first = next((m for m in unit.words if m.id in named), None)
    if first is None or _BEFORE.search(unit.text[: max(0, unit.text.find(first.term))]):
        return []
    stranger = unit.lead is not None and kin(case, unit.lead).isdisjoint(regulators(case, named))
    return [] if stranger else named


def _initial(case: AuditCase, sector: str) -> str:
    """Return the character that stands for the regulator of an object in short headings: 林 of 农林水."""
    duty = regulator_of(case, sector)
    name = case.kb.departments[duty.departments[0]].name if duty is not None else ""
    return name[:1]


def _alone(case: AuditCase, heading: Heading, one: Unit) -> bool:
    """Tell whether a passage has no object, regulator or name of an object in common with those beside it."""
    own = regulators(case, _subject(case, one))
    others = (u for u in heading.units if u.measure is not one.measure)
    return all(own.isdisjoint(u.parties) and not _linked(case, one, u) for u in others)


def _linked(case: AuditCase, one: Unit, other: Unit) -> bool:
    """Tell whether two passages are about things of one kind, or one speaks of what the other is about."""
    roots = {root(case, sector) for sector in one.objects}
    if any(root(case, s) in roots or together(case, set(one.objects), s) for s in other.objects):
        return True
    pairs = {m.term[i : i + _TWO] for m in one.words for i in range(len(m.term) - 1)} - EMPTY
    return any(pair in other.text for pair in pairs)


def _odd(case: AuditCase, heading: Heading, one: Unit) -> bool:
    """Tell whether a passage that states its lead stands out among neighbours that belong together."""
    rest = [unit for unit in heading.units if unit is not one]
    near = [
        u
        for u in rest
        if any(o is not u and (u.parties & o.parties or _linked(case, u, o)) for o in rest)
    ]
    if one.lead is None or len(rest) < _TWO:
        return False
    of_plan = case.headed_objects[case.result.plan.title] and len(rest) == _TWO
    sides = [_at_home(case, heading, unit) for unit in rest] if of_plan else []
    if not any(sides) and (len(rest) <= _TWO or _WHOLE * len(near) < _PART * len(rest)):
        return False
    kinds = {root(case, sector) for sector in _subject(case, one)}
    return not any(
        root(case, sector) in kinds and word.owner not in (one.measure.id, one.own.id)
        for sector, words in case.sectors.items()
        for word in words
    )
