"""Cases T01–T50 of the duty table: real splits, overlaps and gaps come out as written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Role
from decompose.parser.statement import parse_task

FILE = Path(__file__).parents[1] / "cases" / "duties" / "splits.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
LEADS = (Role.LEAD, Role.CO_LEAD)


def _divide(case: dict[str, Any], kb: Knowledge) -> Decomposition:
    written = case.get("plan")
    plan = (
        dc.parse_text(written) if written else parse_task(case["task"], title="云州市安全生产规划")
    )
    date = str(case.get("date", 2023))
    return dc.audit(dc.assign(plan, kb, level=case.get("level", "city"), date=date), kb)


def _organ(department: str | None, kb: Knowledge) -> str:
    """Return the organ that acts for a department: the traffic police are police."""
    entry = kb.departments.get(department or "")
    while entry is not None and entry.parent and entry.id in ("traffic-police", "fishery"):
        entry = kb.departments[entry.parent]
    return entry.id if entry else ""


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=f"{c['case']}-{i}") for i, c in enumerate(CASES)]
)
def test_case(case: dict[str, Any], kb: Knowledge) -> None:
    result = _divide(case, kb)
    leads = [a for a in result.assignments if a.role is Role.LEAD and a.measure is None]
    first = _organ(leads[0].department, kb) if leads else ""
    shown = [(a.name, a.role.value, a.basis.value, a.measure) for a in result.assignments]
    if "lead" in case:
        assert first in case["lead"], shown
    if "basis" in case:
        assert leads, shown
        assert {a.basis.value for a in leads} == {case["basis"]}, shown
    concerned = {_organ(a.department, kb) for a in result.assignments}
    assert set(case.get("also", ())) <= concerned, shown
    leading = {_organ(a.department, kb) for a in result.assignments if a.role in LEADS}
    assert not leading & set(case.get("never", ())), shown
    found = {f.name for f in result.findings}
    assert set(case.get("findings", ())) <= found, (found, shown)
    assert not found & set(case.get("silent", ())), (found, shown)


def test_every_case_of_the_table_is_here() -> None:
    assert {c["case"] for c in CASES} == {f"T{n:02}" for n in range(1, 51)}
