"""The words by which a document takes up a link of a chain: its own, its halves, what the pack has for it."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.audits.case import AuditCase
from decompose.model.plan import Measure

_PAIR = 2
_LONGEST_LINK = 8
_UNSTATED = "由：:（(，,"
"""What stands between a link and whoever has it: 道路运输由市交通运输局负责."""


def known_links(case: AuditCase) -> frozenset[str]:
    """Return every word by which the pack names a stage or a link of a chain."""
    return frozenset(word for words in (*_stages(case), *_chain_links(case)) for word in words)


def only_a_link(case: AuditCase, measure: Measure) -> bool:
    """Tell whether a sentence names a link of a chain, and who has it, and nothing else."""
    if measure.attribution is None:
        return False
    ends = (at for at in map(measure.text.find, _UNSTATED) if at > 0)
    link = measure.text[: min(ends, default=0)]
    return 1 < len(link) <= _LONGEST_LINK and any(word in link for word in known_links(case))


def words_for(
    case: AuditCase, link: str, links: Sequence[str], *, wide: bool = True
) -> frozenset[str]:
    """Return the words that take a link up, without those that stand in another link of the same list.

    Of a link of two words (报废回收) either will do, and what the pack has for one that it names; with ``wide`` also
    the words for the stage that the link is: enough to say that it is not left out, not that somebody has it.
    """
    halves = {link[at : at + _PAIR] for at in range(0, len(link) - 1, _PAIR)} | {link[-_PAIR:]}
    own = {link} if len(link) <= _PAIR else {link, *halves}
    alike = {w for words in _chain_links(case) if any(w in link for w in words) for w in words}
    if wide:
        alike |= {word for words in _stages(case) if link in words for word in words}
    others = [other for other in links if other != link]
    return frozenset(own | {word for word in alike if not any(word in o for o in others)})


def _stages(case: AuditCase) -> list[tuple[str, ...]]:
    return [stage.terms for stage in case.kb.stages.values()]


def _chain_links(case: AuditCase) -> list[tuple[str, ...]]:
    return [link.terms for chain in case.kb.chains.values() for link in chain.links]
