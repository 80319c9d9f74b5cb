"""How exactly a word says what is meant: the longer it is, the less it can mean anything else."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.knowledge import Knowledge
from decompose.model.knowledge import SectorKind
from decompose.model.plan import Measure
from decompose.model.result import Mention
from decompose.rules.emphasis import OF_EVERY_TRADE
from decompose.text.patterns import regex

_CHARACTER = 0.1
_SHORTEST, _USUAL, _LONGEST = 3, 4, 7
"""Characters between which a word's length counts, and that of a word that adds nothing."""
_ITEM = regex("、|和|与|及")
_QUOTES = "“《「"


def precisions(
    mentions: Sequence[Mention], measure: Measure, kb: Knowledge
) -> dict[Mention, float]:
    """Return what the length of each word adds to its weight.

    A word that only tells more of the word right behind it (举报奖励专项经费) adds no more than that one; a name
    in quotation marks (“安康杯”) is exact, however short; a risk or a side of every trade's premises adds as
    little as the shortest word.

    Args:
        mentions: Words of one kind in a measure.
        measure: The measure.
        kb: The knowledge.

    Units:
        From -0.1 to 0.3, on weights around 1.
    """
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    by_start = {m.start: m for m in ordered}
    found: dict[Mention, float] = {}
    for mention in reversed(ordered):
        own = _CHARACTER * (_length(mention, measure, kb) - _USUAL)
        head = by_start.get(mention.end)
        found[mention] = own if head is None else min(own, found[head])
    return found


def _length(mention: Mention, measure: Measure, kb: Knowledge) -> int:
    if _crosses(mention.id, kb):
        return _SHORTEST
    at = mention.start - measure.span.start
    if mention.term[0] in _QUOTES or (at > 0 and measure.text[at - 1] in _QUOTES):
        return _LONGEST
    longest = max(map(len, _ITEM.split(mention.term)))
    return min(max(longest, _SHORTEST), _LONGEST)


def _crosses(topic: str, kb: Knowledge) -> bool:
    sector = kb.sectors.get(topic)
    return topic in OF_EVERY_TRADE or (sector is not None and sector.kind is SectorKind.RISK)
