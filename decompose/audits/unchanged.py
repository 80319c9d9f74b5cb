"""Whether a division loaded from a file still is the one that was audited."""

from __future__ import annotations

from hashlib import sha256

from decompose.audits.case import AuditCase
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition

_LENGTH = 16


def division_mark(result: Decomposition, kb: Knowledge) -> str:
    """Return what tells one division from another: the plan, who does what, and the knowledge."""
    mark = sha256(kb.fingerprint.encode())
    for part in (result.jurisdiction, result.plan, *result.assignments):
        mark.update(part.model_dump_json().encode())
    return mark.hexdigest()[:_LENGTH]


def unchanged(case: AuditCase) -> bool:
    """Tell whether a result without its document is as it was when all audits were run on it."""
    result = case.result
    if result.plan.document is not None or not result.audited:
        return False
    return result.audited == division_mark(result, case.kb)
