"""How sure a derived lead is: what published divisions and own probes showed, by the doubts there are.

Measured leaving each document out (``python -m benchmarks.calibrate`` prints the table anew): a lead's
ground (duty or function, law or practice) tells little about how often it is right; the doubts that
the wording leaves tell nearly everything. What only the law leaves open caps the value.
"""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.knowledge import Grade, Strength
from decompose.model.result import Basis
from decompose.rules.competence import holder_at
from decompose.rules.proposal import Clause, Proposal

BY_DOUBTS = (0.95, 0.78, 0.65)
"""Share of right leads with no doubt, with one, with two or more."""
PRACTICE = 0.86
"""At most this where practice, not law, names the holder (grade C)."""
OPEN = 0.72
"""At most this where a local decision must name the holder, its law was superseded, or it awaits review."""
GUESS = 0.45
"""A similar-business proposal or the field with the likest words."""
DEFAULT = 0.4
"""The comprehensive supervisor where nothing else is known."""
_CLEAR = 0.6
"""A winner with less than this share of its own and the runner-up's weight is not clear."""
_NEARLY_EVEN = 0.57
EVEN_RACE = 0.74
"""At most this where the runner-up weighs nearly as much: of 152 such leads three in four were right."""
_FAINT, _FAINT_AT_ALL = 0.6, 0.25
"""A reason lighter than this is faint: half of ten such leads on plans of strangers were right; for the
comprehensive supervisor, whose words are light by design, only what speaks of another field is."""
_FULL = 1.0
_ORDER = 2
"""Doubts that count where a lead stands behind another's claim: six of ten such leads are right."""


def calibrated(
    best: Proposal,
    clause: Clause,
    *,
    share: float,
    parts: int,
    part: float = _FULL,
    behind: bool = False,
) -> float:
    """Return the confidence of a derived lead.

    Args:
        best: The proposal that the lead rests on.
        clause: The measure or title it stands in.
        share: How clearly it won there, between 0.5 and 1.
        parts: Others that lead a part of the same measure.
        part: What it gathered of all weight in the task.
        behind: Whether an earlier part of the sentence is another holder's.
    """
    if best.rule == "comprehensive":
        return DEFAULT
    if best.basis is Basis.NEAREST:
        return min(best.confidence, GUESS)
    if best.basis is Basis.PRECEDENT:
        return best.confidence
    doubts = sum(_doubts(best, clause, share, parts, part)) + (_ORDER if behind else 0)
    value = BY_DOUBTS[min(doubts, len(BY_DOUBTS) - 1)]
    if share < _NEARLY_EVEN:
        value = min(value, EVEN_RACE)
    return min(value, _cap(best)) * _present(best, clause)


def _doubts(
    best: Proposal, clause: Clause, share: float, parts: int, part: float
) -> Iterator[bool]:
    """Yield whether each known cause of wrong leads is there."""
    entry = best.function
    yield share < _CLEAR
    yield best.weight < (_FAINT_AT_ALL if _supervises(best, clause) else _FAINT)
    yield parts > 0
    yield part < _CLEAR
    yield best.duty is not None and any(_another_side(best, clause))
    yield entry is not None and entry.strength is not Strength.STRONG
    yield entry is not None and best.topic is not None and best.topic.id != entry.id
    yield entry is not None and best.topic is not None and best.topic.mention.term in entry.everyday


def _supervises(best: Proposal, clause: Clause) -> bool:
    return best.department == clause.setting.kb.info.comprehensive


def _another_side(best: Proposal, clause: Clause) -> Iterator[bool]:
    """Yield whether each aspect named is one that the duty leaves to others.

    A word of the object itself (电梯 is special equipment) asks for no other side.
    """
    object_words = best.topic.mention.term if best.topic else ""
    own = best.duty.aspects if best.duty else ()
    for aspect in clause.aspects.difference(own):
        yield not any(term in object_words for term in clause.setting.kb.aspects[aspect].terms)


def _cap(best: Proposal) -> float:
    source = best.duty or best.function
    duty = best.duty
    awaited = duty is not None and (duty.review or (duty.main and bool(duty.designation)))
    if best.open or awaited:
        return OPEN
    return PRACTICE if source is not None and source.grade is Grade.C else _FULL


def _present(best: Proposal, clause: Clause) -> float:
    """Lower the value where the level has no such body and another steps in."""
    return holder_at(clause.setting, best.department).factor if best.department else _FULL
