"""Findings for machines: JSON with counts and trend, and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from decompose import __version__
from decompose.audits import AUDITS
from decompose.audits.baseline import Accepted
from decompose.model.result import Decomposition, Finding, Severity

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MARK = "decompose/v1"

Pairs = Sequence[tuple[Finding, Accepted]]


@dataclass(frozen=True, slots=True)
class Trend:
    """What changed since an earlier run: findings that are new, gone (by name), and still there."""

    new: tuple[Finding, ...]
    gone: tuple[str, ...]
    kept: tuple[Finding, ...]

    def by_name(self) -> dict[str, tuple[int, int, int]]:
        """Return how many of each kind are new, gone and kept, by name."""
        new, kept = (Counter(f.name for f in each) for each in (self.new, self.kept))
        gone = Counter(self.gone)
        names = sorted({*new, *gone, *kept})
        return {name: (new[name], gone[name], kept[name]) for name in names}


def trend(findings: Sequence[Finding], earlier: Sequence[Accepted]) -> Trend:
    """Compare findings with those of an earlier run."""
    kept = tuple(f for f in findings if any(old.holds(f) for old in earlier))
    new = tuple(f for f in findings if f not in kept)
    gone = tuple(old.name for old in earlier if not any(old.holds(f) for f in findings))
    return Trend(new, gone, kept)


def counts_of(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, the worst first."""
    counts = Counter(finding.severity.value for finding in findings)
    return {severity.value: counts[severity.value] for severity in Severity}


def to_json(
    result: Decomposition,
    accepted: Pairs = (),
    change: Trend | None = None,
    suspect: Pairs = (),
) -> str:
    """Return the findings as JSON; the same text serves as a baseline later.

    Args:
        result: The result with the findings that count.
        accepted: Those that are accepted.
        change: What changed since an earlier run.
        suspect: Those accepted on a clause that reads otherwise now; they count.
    """
    findings = [finding.model_dump(mode="json") for finding in result.findings]
    text: dict[str, Any] = {
        "schema": "decompose.findings/1",
        "source": result.source,
        "counts": counts_of(result.findings),
        "by_name": dict(sorted(Counter(f.name for f in result.findings).items())),
        "accepted": len(accepted),
        "suspect": [finding.fingerprint for finding, _ in suspect],
        "findings": findings,
    }
    if change is not None:
        text["trend"] = {
            "new": [f.fingerprint for f in change.new],
            "gone": dict(sorted(Counter(change.gone).items())),
            "kept": len(change.kept),
            "by_name": {
                name: dict(zip(("new", "gone", "kept"), counts, strict=True))
                for name, counts in change.by_name().items()
            },
        }
    return json.dumps(text, ensure_ascii=False, indent=2)


def to_sarif(result: Decomposition, accepted: Pairs = ()) -> str:
    """Return the findings as SARIF 2.1.0; accepted ones are there too, as suppressed.

    Units:
        A line is a block of the document as read, a column a character in it; both count from 1.
    """
    suppressed = {finding.fingerprint: entry for finding, entry in accepted}
    findings = [*result.findings, *(finding for finding, _ in accepted)]
    used = {finding.name for finding in findings}
    rules = [audit for audit in AUDITS if audit.facts.name in used]
    place = {audit.facts.name: at for at, audit in enumerate(rules)}
    driver = {
        "name": "decompose",
        "version": __version__,
        "rules": [_rule(audit) for audit in rules],
    }
    results = []
    for finding in findings:
        entry = _sarif_result(finding, result.source)
        entry["ruleIndex"] = place[finding.name]
        if finding.fingerprint in suppressed:
            reason = suppressed[finding.fingerprint].reason
            entry["suppressions"] = [{"kind": "external", "justification": reason}]
        results.append(entry)
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    text = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(text, ensure_ascii=False, indent=2)


def _rule(audit: Any) -> dict[str, Any]:
    facts = audit.facts
    return {
        "id": facts.name,
        "name": audit.__name__,
        "shortDescription": {"text": facts.why},
        "help": {"text": facts.fix},
        "defaultConfiguration": {"level": _LEVELS[facts.severity]},
        "properties": {"code": facts.code},
    }


def _sarif_result(finding: Finding, source: str) -> dict[str, Any]:
    spans = [e.span for e in finding.evidence if e.span is not None and e.document is None]
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(source)}}
    if spans:
        span = spans[0]
        line = span.block + 1
        physical["region"] = {
            "startLine": line,
            "startColumn": span.start + 1,
            "endLine": line,
            "endColumn": span.end + 1,
        }
    names = [{"name": value, "kind": key} for key, value in finding.subject.items()]
    return {
        "ruleId": finding.name,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.fix}".strip()},
        "locations": [{"physicalLocation": physical, "logicalLocations": names}],
        "partialFingerprints": {_MARK: finding.fingerprint},
    }
