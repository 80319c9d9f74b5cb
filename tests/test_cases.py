"""Every rule and audit has a file of cases: at least one that fires and two that stay silent."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

import decompose as dc
from decompose.audits import AUDITS
from decompose.knowledge import load_knowledge
from decompose.model.knowledge import Precedent
from decompose.model.result import Decomposition
from decompose.parser.statement import parse_task
from decompose.rules import RULES

CASES = Path(__file__).parent / "cases"


def _load(folder: str) -> list[Any]:
    found = []
    for path in sorted((CASES / folder).glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}-{number}-{case['name']}"))
    return found


def _result(case: dict[str, Any]) -> Decomposition:
    kb = load_knowledge()
    if "precedents" in case:
        kb = copy(kb)
        past = [Precedent(id=f"p{i}", **one) for i, one in enumerate(case["precedents"])]
        kb.precedents = {one.id: one for one in past}
        kb.__dict__.pop("precedent_texts", None)
    if "plan" in case:
        plan = dc.parse_text(case["plan"])
    else:
        plan = parse_task(case["task"], title=case.get("title", "云州市安全生产规划"))
    date = str(case["date"]) if "date" in case else None
    return dc.assign(plan, kb, place=case.get("place"), level=case.get("level", "city"), date=date)


def _texts(given: str | list[str]) -> list[str]:
    return [given] if isinstance(given, str) else given


def _beside(case: dict[str, Any]) -> dict[str, tuple[Decomposition, ...]]:
    """Return what the plan of a case is compared with."""
    kb = load_knowledge()
    return {
        f"{key}s": tuple(dc.assign(dc.parse_text(text), kb) for text in _texts(case[key]))
        for key in ("superior", "sister")
        if key in case
    } | {"earlier": tuple(dc.assign(dc.parse_text(t), kb) for t in [case.get("earlier")] if t)}


@pytest.mark.parametrize(("name", "case"), _load("rules"))
def test_rule_case(name: str, case: dict[str, Any]) -> None:
    rule = name.replace("_", "-")
    result = _result(case)
    own = [a for a in result.assignments if a.rule == rule]
    if not case.get("fires", True):
        assert not own, [a.reason for a in own]
        return
    found = {(a.role.value, a.department or a.name) for a in own}
    expected = {(role, who) for role, names in case["expect"].items() for who in names}
    assert expected <= found, (found, [a.reason for a in result.assignments])
    assert all(a.evidence and a.evidence[-1].citation == rule for a in own)
    if "basis" in case:
        assert {a.basis.value for a in own} == {case["basis"]}


@pytest.mark.parametrize(("name", "case"), _load("audits"))
def test_audit_case(name: str, case: dict[str, Any]) -> None:
    family, _, rest = name.partition("_")
    audit = f"{family}.{rest.replace('_', '-')}"
    given = _beside(case)
    found = dc.audit(_result(case), load_knowledge(), select=[audit], **given).findings
    if not case.get("fires", True):
        assert not found, [f.message for f in found]
        return
    assert found, "silent"
    assert len(found) == case.get("count", len(found)), [f.message for f in found]
    for key, value in case.get("subject", {}).items():
        assert any(f.subject.get(key) == value for f in found), [f.subject for f in found]
    for word in case.get("words", []):
        assert any(word in f.message for f in found), [f.message for f in found]
    if "severity" in case:
        assert {f.severity.value for f in found} == {case["severity"]}
    if any(given.values()):
        assert all(any(e.document for e in f.evidence) for f in found)


@pytest.mark.parametrize("kind", ["rules", "audits"])
def test_every_rule_and_audit_has_a_firing_and_two_silent_cases(kind: str) -> None:
    listed = RULES if kind == "rules" else AUDITS
    for item in listed:
        path = CASES / kind / f"{item.facts.name.replace('.', '_').replace('-', '_')}.yaml"
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        fires = [c.get("fires", True) for c in cases]
        assert fires.count(True) >= 1, path
        assert fires.count(False) >= 2, path
