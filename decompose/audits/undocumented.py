"""Fixes of a division whose document is not at hand: what can be tried, and what stays found."""

from __future__ import annotations

from collections import defaultdict

from decompose.audits import AUDITS, RANK, audit
from decompose.knowledge import Knowledge
from decompose.model.beside import NOTHING, Beside
from decompose.model.result import ChangeKind, Decomposition, Finding

READING = frozenset(check.facts.name for check in AUDITS if check.facts.reads)
"""Names of the audits that read the document itself."""


def can_fix(result: Decomposition, finding: Finding) -> bool:
    """Tell whether the patch of a finding can be applied and tried: some need the document itself."""
    if not finding.patch or result.plan.document is not None:
        return bool(finding.patch)
    rewords = any(change.kind is ChangeKind.TEXT for change in finding.patch)
    return finding.name not in READING and not rewords


def fixable(result: Decomposition, kb: Knowledge, *, beside: Beside = NOTHING) -> set[str]:
    """Return the fingerprints of the findings whose patch can be applied and tried.

    Without the document what was found only with its help cannot be tried.
    """
    marks = {f.fingerprint for f in result.findings if can_fix(result, f)}
    if result.plan.document is not None:
        return marks
    return marks & {f.fingerprint for f in _bare(result, kb, beside).findings}


def audited_beside(result: Decomposition, kb: Knowledge, beside: Beside) -> Decomposition:
    """Run all audits on a division beside what it is compared with."""
    return audit(
        result, kb, superiors=beside.superiors, sisters=beside.sisters, earlier=beside.earlier
    )


def _bare(result: Decomposition, kb: Knowledge, beside: Beside) -> Decomposition:
    """Return a division without its document with what the audits find in it as it stands."""
    return audited_beside(result.model_copy(update={"audited": ""}), kb, beside)


def with_held(
    result: Decomposition, after: Decomposition, kb: Knowledge, beside: Beside
) -> tuple[Finding, ...]:
    """Return what is found after a change of a division whose document is not at hand.

    What was found only with the document stays, as it was told with it; what is found only for want of it is none.
    """
    bare = {f.fingerprint: f for f in _bare(result, kb, beside).findings}
    held = {f.fingerprint: f for f in result.findings}
    found = [
        held[f.fingerprint] if f.fingerprint in held and f == bare.get(f.fingerprint) else f
        for f in after.findings
        if f.fingerprint in held or f.fingerprint not in bare
    ]
    known = bare.keys() | {f.fingerprint for f in found}
    found += [f for f in result.findings if f.fingerprint not in known]
    return tuple(sorted(found, key=lambda f: RANK[f.severity]))


def keeping_marks(before: Decomposition, after: Decomposition) -> Decomposition:
    """Return a division whose words were changed with the marks of what was found before.

    The words of a task that has no title are part of the marks of what is found about it: where the fix of
    another finding changes them, what was found stays found, and is none that the fix brought.
    """
    marks = {f.fingerprint for f in after.findings}
    known = {f.fingerprint for f in before.findings}
    gone: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for f in before.findings:
        if f.fingerprint not in marks:
            gone[(f.name, f.message, str(f.subject))].append(f.fingerprint)
    findings = []
    for f in after.findings:
        own = gone.get((f.name, f.message, str(f.subject)))
        if own and f.fingerprint not in known:
            findings.append(f.model_copy(update={"fingerprint": own.pop(0)}))
        else:
            findings.append(f)
    return after.model_copy(update={"findings": tuple(findings)})
