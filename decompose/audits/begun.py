"""What can be audited of a plan before it is known who does what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from decompose.audits.case import AuditCase
from decompose.knowledge import Knowledge
from decompose.model.beside import Beside
from decompose.model.organization import Jurisdiction
from decompose.model.plan import Plan
from decompose.model.result import Decomposition, Finding


class TooEarly(Exception):
    """An audit asked for what is not derived yet."""


class Begun(NamedTuple):
    """A case of which only the plan is known, with the findings of the audits that ask for no more."""

    case: AuditCase
    findings: Mapping[str, list[Finding]]
    """By the name of the audit."""

    def complete(self, result: Decomposition) -> AuditCase:
        """Return the case of the whole result, which keeps what it has looked up in the plan."""
        self.case.result = result
        return self.case


class _PlanAlone:
    """Stands for a result of which only the plan, the place and the time are known."""

    mentions = ()

    def __init__(self, plan: Plan, jurisdiction: Jurisdiction, kb: Knowledge) -> None:
        self.plan, self.jurisdiction, self.knowledge = plan, jurisdiction, kb.fingerprint

    def __getattr__(self, name: str) -> Any:
        raise TooEarly(name)


def case_of_plan(
    plan: Plan, jurisdiction: Jurisdiction, kb: Knowledge, beside: Beside
) -> AuditCase:
    """Return a case of a plan alone: whoever asks it who does what gets :class:`TooEarly`."""
    return AuditCase(cast(Decomposition, _PlanAlone(plan, jurisdiction, kb)), kb, beside)
