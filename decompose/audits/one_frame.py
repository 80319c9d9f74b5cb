"""Pieces of work that do the same to the same thing: acts and things by the names that the pack has for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.case import AuditCase
from decompose.audits.frames import framed, likenesses
from decompose.audits.hints import hints
from decompose.audits.marks import meet
from decompose.audits.rivals import GENERAL
from decompose.audits.work_parts import (
    Part,
    comparable,
    each_by_law,
    each_its_own,
    each_regulates,
    related,
    without_units,
)
from decompose.text.patterns import regex

_ANY_STAGE = frozenset(GENERAL)
_HOLDS = regex("负责|承担|依法|指导|督促|监督|协助|配合|参与|核发|办理|组织|会同")
"""How entries in a list of duties begin, where things look alike as a matter of course."""


def one_frame(
    case: AuditCase, parts: Sequence[Part], words: Sequence[tuple[tuple[str, str], ...]]
) -> Iterator[tuple[int, int]]:
    """Yield the places of two parts of which the later one does what the earlier one does.

    A figure of their own and one act make them one even where their words name other objects or stages.

    Args:
        case: What is audited.
        parts: Pieces of work in order.
        words: The words of each for objects and units, with the object's name.
    """
    listed = 2 * sum(_HOLDS.match(part.measure.text) is not None for part in parts) > len(parts)
    sides = {aspect.sector for aspect in case.kb.aspects.values()}

    def apart(earlier: int, place: int) -> bool:
        return not comparable(parts[earlier], parts[place], line=True, stages=False)

    frames = framed(without_units(parts, words), case.kb.info)
    hinted = _nothing if listed else hints(parts, frames)
    for like in likenesses(frames, apart, hinted):
        other, part = parts[like.earlier], parts[like.later]
        said_twice = part.measure.text == other.measure.text
        if part.leads & other.leads and (said_twice or like.two_acts):  # its own steps: 排查, 整治
            continue
        if not like.same(listed=listed):
            continue
        if not meet(other.objects - sides, part.objects - sides):
            firm = like.firm and not listed and not each_by_law(case, other, part)
            twin = like.twin and not listed
            if (
                like.certain
                or twin
                or (
                    (like.by_number or firm or (like.hinted and like.one_act))
                    and related(case, other, part)
                )
            ):
                yield like.earlier, like.later
            continue
        by_law = each_by_law if like.sure else each_regulates
        one_lead = not part.leads.isdisjoint(other.leads)
        of_kinds = each_its_own(other, part, kinds=not (like.plain or (like.sure and like.hinted)))
        apart_by_law = of_kinds or (by_law(case, other, part) and not one_lead)
        if like.by_number or (
            comparable(other, part, stages=not like.plain)
            and not apart_by_law
            and (_stages(other, part) or (like.plain and like.hinted))
        ):
            yield like.earlier, like.later


def _nothing(_one: int, _other: int) -> float:
    """Return what speaks for two entries of a list of duties, whose objects stand in two places as a rule."""
    return 0.0


def _stages(one: Part, other: Part) -> bool:
    """Tell whether two parts have a stage in common, or one names none; inspection, in which all share, is none."""
    return meet(one.stages - _ANY_STAGE, other.stages - _ANY_STAGE)
