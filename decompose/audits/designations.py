"""Where the plan itself has the supervisor of an object settled."""

from __future__ import annotations

from decompose.audits.case import AuditCase
from decompose.text.cues import CuedPattern

ASSIGNS = CuedPattern(
    "业务相近|(?:明确|确定).{0,16}监管(?:部门|职责|责任)", cue=("业务相近", "监管")
)  # the supervisor is to be named


def settled(case: AuditCase, name: str) -> bool:
    """Tell whether some measure has the supervisor of an object settled by name."""
    return any(
        name in measure.text and ASSIGNS.search(measure.text)
        for task in case.result.plan.tasks
        for measure in task.measures
    )
