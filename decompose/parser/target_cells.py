"""Cells that tell one target twice: the level to be reached and by how much it moves (不超过24人，累计下降17%)."""

from __future__ import annotations

from typing import NamedTuple

from decompose.text.patterns import regex
from decompose.text.quantities import Quantity, quantities_in, unframed

_PART = regex(r"[^，,；;、（）()\[\]［］\n]+")
_FALLS = regex(r"(?:(?:下降|降低|减少|压减|压降|削减|缩短)(?![到至为])|降幅|[-－−](?=\s*\d))")
_RISES = regex(r"(?:(?:提高|提升|增长|增加|上升)(?![到至为])|增幅|[+＋](?=\s*\d))")
_FROM = regex(r"[由从]\D{0,8}\d")
_TWO = 2


class Told(NamedTuple):
    """The level and the fall of a cell that tells both."""

    level: Quantity
    fall: Quantity | None


def told_twice(text: str) -> Told | None:
    """Return the level of a cell that tells it with its change, and the change if it is a fall in per cent.

    Shape:
        ``0.042（-30%）`` and ``由29人降至24人，下降17%`` are told; two levels (2028年80%，2030年95%) are not.
    """
    levels: list[Quantity] = []
    falls: list[Quantity] = []
    changes = 0
    for part in _PART.finditer(text):
        words = part.group()
        found = quantities_in(unframed(words))
        if len(found) == _TWO and _FROM.match(words.strip()):
            found = found[1:]
        if not found:
            continue
        if len(found) > 1:
            return None
        down, up = _FALLS.search(words), _RISES.search(words)
        if found[0].unit in ("个百分点", "百分点") or down or up:
            changes += 1
            falls += [found[0]] if down and found[0].unit == "%" else []
        else:
            levels.append(found[0])
    if len(levels) != 1 or not changes:
        return None
    return Told(levels[0], falls[0] if len(falls) == 1 else None)
