"""Audits of a plan of which it is not yet known who does what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import decompose as dc
from decompose.audits import AUDITS, audit, begin
from decompose.audits.begun import TooEarly, case_of_plan
from decompose.audits.case import Audit
from decompose.knowledge import Knowledge
from decompose.model.beside import NOTHING
from decompose.model.plan import Plan
from decompose.rules.engine import jurisdiction_of
from tests.conftest import ROOT

CASES = Path(__file__).parents[1] / "cases" / "audits"
FAULTY = ROOT / "examples" / "everything_wrong" / "plan.txt"


def _plans(check: Audit) -> Iterator[Plan]:
    name = check.facts.name.replace(".", "_").replace("-", "_")
    for case in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8")):
        if "plan" in case:
            yield dc.parse_text(case["plan"])


def _asks(check: Audit, plan: Plan, kb: Knowledge) -> bool:
    """Tell whether an audit asks who does what in a plan."""
    here = jurisdiction_of(plan, kb, place=None, level=None, date=None)
    try:
        list(check(case_of_plan(plan, here, kb, NOTHING)))
    except TooEarly:
        return True
    return False


@pytest.mark.parametrize("check", AUDITS, ids=lambda check: check.facts.name)
def test_an_audit_says_whether_it_asks_who_does_what(check: Audit, kb: Knowledge) -> None:
    plans = [*_plans(check), dc.parse_text(FAULTY.read_text(encoding="utf-8"))]
    assert any(_asks(check, plan, kb) for plan in plans) is check.facts.assigned


def test_what_is_begun_with_the_plan_ends_as_what_is_audited_at_once(kb: Knowledge) -> None:
    plan = dc.parse_text(FAULTY.read_text(encoding="utf-8"))
    result = dc.assign(plan, kb)
    begun = begin(plan, result.jurisdiction, kb, NOTHING)
    assert begun.findings
    assert audit(result, kb, begun=begun) == audit(result, kb)
    assert audit(result, kb, begun=begun, select=["form"]) == audit(result, kb, select=["form"])
