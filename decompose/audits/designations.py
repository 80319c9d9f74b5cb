"""Where the plan itself has the supervisor of an object settled."""

from __future__ import annotations

from decompose.audits.case import AuditCase


def settled(case: AuditCase, name: str) -> bool:
    """Tell whether some measure has the supervisor of an object settled by name."""
    return any(name in text for text in case.settling)
