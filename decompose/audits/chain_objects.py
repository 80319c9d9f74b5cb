"""Which objects a chain is about, which are another chain's, and whether a document is all about one."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.model.knowledge import Chain


def titled(case: AuditCase, chain: Chain) -> bool:
    """Tell whether the document's title names the object of this chain, and of no other."""
    named = case.headed_objects[case.result.plan.title]
    return bool(named) and [
        c.id for c in case.kb.chains.values() if any(s in named for s in c.sectors)
    ] == [chain.id]


def others_than(case: AuditCase, chain: Chain) -> set[str]:
    """Return the objects of all other chains."""
    return {s for c in case.kb.chains.values() if c.id != chain.id for s in c.sectors}


def foreign(case: AuditCase, chain: Chain) -> set[str]:
    """Return the objects of the other chains with which this one has nothing to do.

    The carriage of dangerous goods is a link of the chain of chemicals: a duty of the link is on it. So is
    hazardous waste, by which a plan names the link.
    """
    words = [word for link in chain.links for word in link.terms]
    duties = [case.kb.duties.get(key) for link in chain.links for key in link.duties]
    own = {s for duty in duties if duty for s in duty.sectors} | set(chain.sectors)
    return {
        sector
        for other in case.kb.chains.values()
        if own.isdisjoint(other.sectors)
        for sector in other.sectors
        if not any(word in case.kb.sectors[sector].terms for word in words)
    }


def about_another(case: AuditCase, chain: Chain, owner: str) -> bool:
    """Tell whether a measure names objects of other chains only."""
    named = case.sectors_of(owner)
    if foreign(case, chain).isdisjoint(named):
        return False
    return not any(set(chain.sectors).intersection(case.kb.sector_path(s)) for s in named)
