"""The mission's checks 43–94: each has its audits, its own firing case, silent ones, and a fault in the example."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

import decompose as dc
from decompose.audits import AUDITS
from decompose.model.result import EvidenceKind, Finding
from tests.conftest import ROOT
from tests.test_cases import CASES, _beside, _load, _result
from tests.test_examples import wrong_beside

CHECKS: dict[int, dict[str, Any]] = yaml.safe_load(
    (ROOT / "docs" / "checks.yaml").read_text(encoding="utf-8")
)
FACTS = {audit.facts.name: audit.facts for audit in AUDITS}
WRONG = ROOT / "examples" / "everything_wrong"
LEVELS = {"plan.txt": "county", "review.txt": "county", "former.txt": "city"}


def _names(number: int) -> list[str]:
    return [name for name in CHECKS[number]["audits"] if name != "*"] or list(FACTS)


@cache
def _cases(name: str) -> tuple[dict[str, Any], ...]:
    path = CASES / "audits" / f"{name.replace('.', '_').replace('-', '_')}.yaml"
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def _found(file: str) -> tuple[Finding, ...]:
    asked = [name for name, facts in FACTS.items() if facts.on_request]
    kb = dc.load_knowledge()
    result = dc.assign(dc.parse(dc.read(WRONG / file)), kb, level=LEVELS[file])
    beside = wrong_beside()
    return (*dc.audit(result, kb, **beside).findings, *dc.audit(result, kb, select=asked).findings)


def test_the_checks_are_those_of_the_mission() -> None:
    assert set(CHECKS) == set(range(43, 95))
    assert list(CHECKS) == sorted(CHECKS)
    names = [check["name"] for check in CHECKS.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("number", CHECKS)
def test_each_check_has_audits_with_pages(number: int) -> None:
    page = (ROOT / "docs" / "audits.md").read_text(encoding="utf-8")
    assert all(name in FACTS for name in _names(number))
    assert all(f'<a id="{name}">' in page for name in _names(number))
    assert f"| {number} | {CHECKS[number]['name']} |" in page


@pytest.mark.parametrize("number", [n for n in CHECKS if CHECKS[n]["audits"] != ["*"]])
def test_each_check_has_a_firing_case_of_its_own_and_silent_ones(number: int) -> None:
    own = {n: [c for c in _cases(n) if c.get("check") == number] for n in _names(number)}
    assert all(own.values()), [name for name, cases in own.items() if not cases]
    assert all(c.get("fires", True) for cases in own.values() for c in cases)
    for name in own:
        assert sum(not c.get("fires", True) for c in _cases(name)) >= 2, name


def test_every_check_that_a_case_claims_is_listed() -> None:
    claims = {(c["check"], name) for name in FACTS for c in _cases(name) if "check" in c}
    assert not {(n, name) for n, name in claims if name not in CHECKS[n]["audits"]}


def test_each_check_stands_in_the_example_with_a_finding_of_its_own() -> None:
    shown: dict[str, int] = {}
    for number, check in CHECKS.items():
        file, word = check["wrong"]
        own = [f for f in _found(file) if f.name in _names(number) and word in f.message]
        assert own, (number, check)
        if word:
            taken = shown.setdefault(own[0].fingerprint, number)
            assert taken == number, (number, taken, own[0].message)


@pytest.mark.parametrize(("name", "case"), _load("audits"))
def test_each_finding_says_what_it_rests_on(name: str, case: dict[str, Any]) -> None:
    """Check 94: words of the text where there are any, the rule, and the law wherever a duty is cited."""
    for finding in dc.audit(_result(case), dc.load_knowledge(), **_beside(case)).findings:
        kinds = {e.kind for e in finding.evidence}
        assert finding.evidence[-1].kind is EvidenceKind.RULE
        assert finding.evidence[-1].citation == finding.name
        for one in finding.evidence:
            assert one.kind is not EvidenceKind.TEXT or one.quote
            assert one.kind is not EvidenceKind.LAW or one.citation
        if EvidenceKind.DUTY in kinds:
            assert EvidenceKind.LAW in kinds, finding
        about_words = set(finding.subject) & {"task", "measure", "section", "row"}
        if about_words and finding.name not in ABOUT_WHAT_IS_NOT_THERE:
            assert EvidenceKind.TEXT in kinds, finding


ABOUT_WHAT_IS_NOT_THERE: frozenset[str] = frozenset()
