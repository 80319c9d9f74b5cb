"""How the words that a finding rests on are cited: those of another document with name and place."""

from __future__ import annotations

from decompose.labels.deliverables import Labels
from decompose.model.result import Evidence, Finding


def quoted(finding: Finding, labels: Labels) -> str:
    """Return the words that a finding cites."""
    cited = (e for e in finding.evidence if e.span or e.document)
    return "；".join(dict.fromkeys(f"{elsewhere(e, labels)}“{e.quote}”" for e in cited))


def elsewhere(evidence: Evidence, labels: Labels) -> str:
    """Return document and place of words that do not stand in the plan itself, else nothing."""
    if evidence.document is None:
        return ""
    place = labels["block_of_text"].format(evidence.span.block + 1) if evidence.span else ""
    return f"《{evidence.document}》{place}"
