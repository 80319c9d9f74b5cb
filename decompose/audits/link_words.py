"""The words by which a document takes up a link of a chain: its own, its halves, what the pack has for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decompose.audits.case import AuditCase
from decompose.audits.chain_objects import titled
from decompose.audits.chains import takes_up
from decompose.model.plan import Measure
from decompose.text.patterns import regex

JOINT = regex("[、和及与至到]")
"""What stands between the links of a list."""
WHOLE = (
    "(?:全链条|全过程|全流程|全程|全方位|全周期|全生命周期|闭环|一体化"
    "|(?:各|等)?(?:[两三四五六七八九十\\d]{1,2})?[个大]?环节)"
)
"""What ends a list of links: the chain of which they are all."""
WHOLE_CUES = ("链条", "全过程", "全流程", "全程", "全方位", "周期", "闭环", "一体化", "环节")

_PAIR = 2
_LONGEST_LINK = 8
_UNSTATED = "由：:（(，,"
"""What stands between a link and whoever has it: 道路运输由市交通运输局负责."""


def known_links(case: AuditCase) -> frozenset[str]:
    """Return every word by which the pack names a stage or a link of a chain."""
    return frozenset(word for words in (*_stages(case), *_chain_links(case)) for word in words)


def is_link(case: AuditCase, measure: Measure, *, under: str) -> bool:
    """Tell whether a sentence is one link of a chain, whose other links stand beside it.

    It names a link, and who has it, and nothing else; or it stands under the document's title, which is about a
    chain, and names a link of that one.

    Args:
        case: What is audited.
        measure: The sentence.
        under: The heading above it.
    """
    if measure.attribution is not None and _names_only_a_link(case, measure):
        return True
    return under == case.result.plan.title and any(
        titled(case, chain) and any(takes_up(link, measure.text) for link in chain.links)
        for chain in case.kb.chains.values()
    )


def _names_only_a_link(case: AuditCase, measure: Measure) -> bool:
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


def taken_up(
    case: AuditCase, links: Sequence[str], texts: Iterable[str], *, wide: bool = True
) -> tuple[str, ...]:
    """Return the links of a list that one of some texts takes up; ``wide`` as for :func:`words_for`."""
    read = tuple(texts)
    return tuple(
        link
        for link in links
        if any(word in text for word in words_for(case, link, links, wide=wide) for text in read)
    )


def _stages(case: AuditCase) -> list[tuple[str, ...]]:
    return [stage.terms for stage in case.kb.stages.values()]


def _chain_links(case: AuditCase) -> list[tuple[str, ...]]:
    return [link.terms for chain in case.kb.chains.values() for link in chain.links]
