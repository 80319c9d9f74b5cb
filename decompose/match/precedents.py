"""Which tasks of past divisions a text resembles, and how much."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from decompose.knowledge import Knowledge
from decompose.model.knowledge import Precedent
from decompose.text.normalize import bare

LEAST = 0.7
_MOST = 3
_SHORTEST = 6


def similar(texts: Iterable[str], kb: Knowledge) -> list[tuple[Precedent, float]]:
    """Return the precedents that resemble any of the texts, most alike first.

    Args:
        texts: Wordings of one task: its measure, its whole text.
        kb: The knowledge with the precedents.

    Units:
        Similarity is the normalised edit similarity of the texts without signs and figures, from
        ``LEAST`` to 1.
    """
    best: dict[str, float] = {}
    for text in dict.fromkeys(bare(one) for one in texts):
        if len(text) < _SHORTEST:
            continue
        found = process.extract(
            text, kb.precedent_texts, scorer=fuzz.ratio, score_cutoff=100 * LEAST, limit=_MOST
        )
        for _, score, id_ in found:
            best[id_] = max(best.get(id_, 0.0), score / 100)
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    return [(kb.precedents[id_], alike) for id_, alike in ranked]
