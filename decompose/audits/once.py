"""One fault told once: of two findings on the same two tasks the one that says more stays."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.model.result import EvidenceKind, Finding

_SAME, _TWICE, _DUTY = "overlap.same-object", "overlap.duplicate-task", "overlap.same-duty"


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that tell of the same fault again.

    Two tasks that say the same are not told of as one object under two leads as well, unless only
    their words are near, or they are entries of a list of duties: then the object says more. A duty that
    two hold in the same words is told where neither is.
    """
    copied = {_pair(f) for f in findings if f.name == _TWICE and f.patch and not _listed(f)}
    one_object = {_pair(f) for f in findings if f.name == _SAME} - copied
    alike = {_pair(f) for f in findings if f.name == _TWICE}
    kept = []
    for found in findings:
        pair = _pair(found)
        again = found.name == _SAME and pair in copied
        again = again or (found.name == _TWICE and pair in one_object)
        again = again or (found.name == _DUTY and pair in one_object | alike)
        if not again:
            near = found.name == _SAME and pair in alike  # under one lead they still are one task
            kept.append(found.model_copy(update={"patch": ()}) if near else found)
    return kept


def _pair(found: Finding) -> frozenset[str]:
    return frozenset(found.subject.get(key, "") for key in ("task", "other"))


def _listed(found: Finding) -> bool:
    """Tell whether a finding quotes entries of a list of duties."""
    quoted = [e.quote for e in found.evidence if e.kind is EvidenceKind.TEXT]
    return bool(quoted) and all((quote or "").startswith("负责") for quote in quoted)
