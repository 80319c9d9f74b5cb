"""Which fields of supervision two plans name, so that a field left out comes to light."""

from __future__ import annotations

from decompose.knowledge import Knowledge
from decompose.match import match
from decompose.model.comparison import FieldList
from decompose.model.plan import Plan
from decompose.model.result import MentionKind


def field_list(old: Plan, new: Plan, kb: Knowledge) -> FieldList:
    """Compare the sectors named in the tasks of two plans, in the order of the pack."""
    was, now = sectors_of(old, kb), sectors_of(new, kb)
    named = [(s.name, s.id in was, s.id in now) for s in kb.sectors.values()]
    return FieldList(
        kept=tuple(name for name, before, after in named if before and after),
        gone=tuple(name for name, before, after in named if before and not after),
        come=tuple(name for name, before, after in named if after and not before),
    )


def sectors_of(plan: Plan, kb: Knowledge) -> frozenset[str]:
    """Return the sectors that the tasks of a plan name."""
    return frozenset(m.id for m in match(plan, kb) if m.kind is MentionKind.SECTOR)
