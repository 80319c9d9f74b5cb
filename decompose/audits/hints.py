"""What two pieces of work have in common besides their words: a day, an object that no third one has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from decompose.audits.frames import Frame
from decompose.audits.work_parts import Part
from decompose.text.cues import CuedPattern

_DAY = CuedPattern(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|[初中底末]|[上中下]旬)?(?=[前之内完起全，,。；;）)]|$)",
    cue="月",
)
_LAST = "12"
"""The month in which everything is due."""
_TWO = 2
_EACH = 0.09
"""What a common day, or a common object, counts for."""


def hints(parts: Sequence[Part], frames: Sequence[Frame]) -> Callable[[int, int], float]:
    """Return how much two parts are one by what only they have: the month by which they are due, an object.

    One object speaks for it only where the same is said to be done to it, either only where two lead: one unit has
    several works on one thing.

    Args:
        parts: Pieces of work in order.
        frames: What each of them does to what.
    """
    days, objects = _held(map(_days, parts)), _held(part.objects for part in parts)

    def shared(one: int, other: int) -> float:
        if not parts[one].leads.isdisjoint(parts[other].leads):
            return 0.0  # its own works on one thing
        pair = frozenset((one, other))
        acts = frames[one].first, frames[other].first
        of_one_object = pair in objects and bool(acts[0]) and acts[0] == acts[1]
        return _EACH * ((pair in days) + of_one_object)

    return shared


def _held(parts: Iterable[Iterable[str]]) -> frozenset[frozenset[int]]:
    """Return the pairs of places that hold something no other place does."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(parts):
        for each in own:
            places[each].append(place)
    return frozenset(frozenset(held) for held in places.values() if len(held) == _TWO)


def _days(part: Part) -> frozenset[str]:
    """Return the months, or days, by which a part is due."""
    stated = part.measure.attribution or part.task.attribution
    printed = (stated.deadline if stated else None) or part.measure.deadline or part.task.deadline
    return frozenset(
        f"{found['year'] or ''}-{int(found['month'])}-{found['day'] or ''}"
        for text in (part.measure.text, printed or "")
        for found in _DAY.finditer(text)
        if found["month"] != _LAST or found["day"]
    )
