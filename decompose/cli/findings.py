"""Findings for machines and for repeated runs: JSON, SARIF, and what is new since a baseline."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from decompose import __version__
from decompose.audits import AUDITS
from decompose.errors import DamagedDocument, ReadError
from decompose.model.result import Decomposition, Finding, Severity

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Key = tuple[str, tuple[tuple[str, str], ...]]


def to_json(result: Decomposition) -> str:
    """Return the findings as JSON; the same text serves as a baseline later."""
    findings = [finding.model_dump(mode="json") for finding in result.findings]
    text = {"schema": "decompose.findings/1", "source": result.source, "findings": findings}
    return json.dumps(text, ensure_ascii=False, indent=2)


def to_sarif(result: Decomposition) -> str:
    """Return the findings as SARIF 2.1.0.

    Units:
        A line is a block of the document as read, a column a character in it; both count from 1.
    """
    used = {finding.name for finding in result.findings}
    driver = {
        "name": "decompose",
        "version": __version__,
        "rules": [
            {"id": audit.facts.name, "shortDescription": {"text": audit.facts.why}}
            for audit in AUDITS
            if audit.facts.name in used
        ],
    }
    results = [_sarif_result(finding, result.source) for finding in result.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    text = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(text, ensure_ascii=False, indent=2)


def _sarif_result(finding: Finding, source: str) -> dict[str, Any]:
    spans = [evidence.span for evidence in finding.evidence if evidence.span is not None]
    physical: dict[str, Any] = {"artifactLocation": {"uri": source}}
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
    }


def new_since(findings: Sequence[Finding], baseline: Path) -> tuple[Finding, ...]:
    """Return the findings that a baseline does not hold.

    Args:
        findings: Those of today.
        baseline: What ``audit --json`` or ``run`` wrote before.

    Raises:
        ReadError: The baseline cannot be read or holds no findings.
    """
    try:
        stored = json.loads(baseline.read_bytes())
        known = {_key(entry["name"], entry["subject"]) for entry in stored["findings"]}
    except OSError as error:
        raise ReadError(
            f"the file cannot be read: {error.strerror or error}",
            hint="check the path",
            where=str(baseline),
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedDocument(
            "the file holds no findings of decompose",
            hint="name what decompose audit --json wrote, or a division.json",
            where=str(baseline),
        ) from error
    return tuple(each for each in findings if _key(each.name, each.subject) not in known)


def _key(name: str, subject: dict[str, str]) -> Key:
    return name, tuple(sorted(subject.items()))
