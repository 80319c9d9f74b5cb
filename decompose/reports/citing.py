"""How the words that a finding rests on are cited: those of another document with name and place."""

from __future__ import annotations

from decompose.labels.deliverables import Labels
from decompose.model.result import Evidence, EvidenceKind, Finding
from decompose.text.quotations import nested

_MOST_QUOTED = 60


def quoted(finding: Finding, labels: Labels) -> str:
    """Return the words that a finding cites."""
    cited = (e for e in finding.evidence if e.span or e.document)
    return labels.several(
        dict.fromkeys(f"{elsewhere(e, labels)}{nested(f'“{e.quote}”')}" for e in cited)
    )


def cited(finding: Finding, labels: Labels) -> str:
    """Return all that a finding rests on, words in marks; the rule stands in its reason already."""
    found = (e for e in finding.evidence if e.kind is not EvidenceKind.RULE)
    words = (f"{elsewhere(e, labels)}{_shown(e)}" for e in found)
    return labels.several(dict.fromkeys(words))


def _shown(evidence: Evidence) -> str:
    quote = evidence.quote
    short = quote if len(quote) <= _MOST_QUOTED else f"{quote[: _MOST_QUOTED - 1]}…"
    return nested(f"“{short}”") if evidence.kind is EvidenceKind.TEXT else short


def elsewhere(evidence: Evidence, labels: Labels) -> str:
    """Return document and place of words that do not stand in the plan itself, else nothing."""
    if evidence.document is None:
        return ""
    place = labels["block_of_text"].format(evidence.span.block + 1) if evidence.span else ""
    return f"《{evidence.document}》{place}"
