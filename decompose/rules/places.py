"""Where something is, not what it is: a heading's place that a measure only repeats stands back."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.model.knowledge import DutyRole, SectorKind, Strength
from decompose.model.plan import Measure
from decompose.rules.asides import Parts
from decompose.rules.proposal import Topic
from decompose.text.patterns import regex

_OF_EVERY_PLACE = ("fire-safety", "public-gathering-places", "mass-events", "crowds")
"""What each trade sees to in its own places."""
_KEPT_OFF = regex("避开|远离|避让|防护距离")  # what a place is kept away from
_NEAR = 16
_WHOSE = regex("[^，,；;。、和及与]{0,12}")  # between a trade and what its premises have
_LISTED = regex("[^，,；;。、]{0,4}[、和及与]")  # between two trades of a list
_ONLY_WHERE = 0.4


def places_stand_back(
    sectors: tuple[Topic, ...],
    functions: tuple[Topic, ...],
    titled: frozenset[str],
    measure: Measure,
    kb: Knowledge,
) -> tuple[Topic, ...]:
    """Let the places that the heading has named stand back behind what a measure names in them.

    Looks for:
        A place of a trade (景区, 校园) in the heading, and again in a measure right before the object of
        a regulator with powers or before a firm function of somebody else: 景区内滑坡隐患点 are the
        geologists', 校园直饮水卫生监督 is health's. Fire safety and crowds stay the trade's own.

    Args:
        sectors: Sectors of the measure.
        functions: Its functions.
        titled: Sectors that the task's own heading names.
        measure: The sentence.
        kb: The knowledge.
    """
    places = {
        t.id: organ
        for t in sectors
        if t.in_measure and t.id in titled and (organ := _trade_of(t.id, kb)) is not None
    }
    if not places:
        return sectors
    others = [
        (t, organ)
        for t in (*sectors, *functions)
        if t.in_measure and t.id not in places and (organ := _holder(t, kb)) is not None
    ]
    parts = Parts(measure)
    start = measure.span.start

    def only_where(place: Topic) -> bool:
        for other, organ in others:
            between = measure.text[place.mention.end - start : other.mention.start - start]
            near = place.mention.end <= other.mention.start and len(between) <= _NEAR
            same = parts.of(place.mention) == parts.of(other.mention)
            if near and same and organ != places[place.id] and not _KEPT_OFF.search(between):
                return True
        return False

    return tuple(
        t._replace(weight=t.weight * _ONLY_WHERE) if t.id in places and only_where(t) else t
        for t in sectors
    )


def trades_stand_back(
    sectors: tuple[Topic, ...], measure: Measure, kb: Knowledge
) -> tuple[Topic, ...]:
    """Let a trade stand back behind what any trade's premises have and another regulator sees to.

    Looks for:
        A side of premises right behind the trade or behind the last of several: 矿山企业尘肺病防治 is
        health's, 造纸、电镀企业废水排放 the ecologists'. What stands beside the trade (施工和起重机械) is none.
    """
    sides = [t.mention.start for t in sectors if t.in_measure and _is_side(t.id, kb)]
    trades = [t for t in sectors if t.in_measure and not _is_side(t.id, kb)]
    if not sides or not trades:
        return sectors
    start, text = measure.span.start, measure.text
    behind: set[str] = set()
    for topic in sorted(trades, key=lambda t: -t.mention.start):
        end = topic.mention.end
        own = any(at - end >= 0 and _WHOSE.fullmatch(text, end - start, at - start) for at in sides)
        listed = any(
            _LISTED.fullmatch(text, end - start, t.mention.start - start)
            for t in trades
            if t.id in behind and t.mention.start >= end
        )
        if own or listed:
            behind.add(topic.id)
    return tuple(
        t._replace(weight=t.weight * _ONLY_WHERE) if t.id in behind else t for t in sectors
    )


def _is_side(sector: str, kb: Knowledge) -> bool:
    return any(kb.sectors[each].side for each in kb.sector_path(sector))


def _trade_of(sector: str, kb: Knowledge) -> str | None:
    """Return who sees to a trade's places or to a territory, or None for what is no such place."""
    territory = kb.sectors[sector].kind is SectorKind.TERRITORY
    for duty in kb.duties_of_sector.get(sector, ()):
        if duty.main and duty.departments and (territory or duty.role is DutyRole.INDUSTRY):
            return duty.departments[0]
    return None


def _holder(topic: Topic, kb: Knowledge) -> str | None:
    """Return the regulator with powers over an object, or who holds a firm function."""
    if topic.id in kb.functions:
        entry = kb.functions[topic.id]
        return entry.lead[0] if entry.strength is Strength.STRONG else None
    if topic.id in _OF_EVERY_PLACE:
        return None
    for duty in kb.duties_of_sector.get(topic.id, ()):
        if duty.main and duty.role is DutyRole.SECTOR and duty.departments:
            return duty.departments[0]
    return None
