"""A finding's patch removes that finding, and brings no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import decompose as dc
from decompose.audits import AUDITS
from decompose.audits.case import NOTHING, Beside
from decompose.audits.fixing import can_fix, fixed
from decompose.errors import RuleError
from decompose.knowledge import Knowledge
from decompose.model.result import Change, ChangeKind, Decomposition, Finding
from tests.conftest import ROOT
from tests.test_cases import _beside, _result

CASES = ROOT / "tests" / "cases" / "audits"
WRONG = ROOT / "examples" / "everything_wrong"


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if case.get("fires", True):
                found.append(pytest.param(case, id=f"{path.stem}-{number}"))
    return found


def _marks(result: Decomposition) -> dict[str, Finding]:
    return {f.fingerprint: f for f in result.findings}


def _check(result: Decomposition, kb: Knowledge, beside: Beside = NOTHING) -> None:
    before = _marks(result)
    for finding in result.findings:
        if not can_fix(result, finding):
            continue
        after = _marks(fixed(result, kb, finding.patch, beside=beside))
        assert finding.fingerprint not in after, (finding.name, finding.patch)
        new = [f"{f.name}: {f.message}" for mark, f in after.items() if mark not in before]
        assert not new, (finding.name, finding.patch, new)


@pytest.mark.parametrize("case", _cases())
def test_patch_of_a_case(case: dict[str, Any], kb: Knowledge) -> None:
    given = _beside(case)
    _check(dc.audit(_result(case), kb, **given), kb, Beside(**given))


@pytest.mark.parametrize("name", ["plan.txt", "former.txt", "review.txt"])
def test_patches_of_everything_wrong(name: str, kb: Knowledge) -> None:
    level = "city" if name == "former.txt" else "county"
    result = dc.assign(dc.parse(dc.read(WRONG / name)), kb, level=level)
    _check(dc.audit(result, kb), kb)


def test_patches_of_a_result_from_json(kb: Knowledge) -> None:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    result = dc.audit(dc.assign(plan, kb), kb)
    stored = Decomposition.model_validate_json(result.model_dump_json())
    assert _marks(dc.audit(stored, kb)) == _marks(result)
    _check(stored, kb)


def test_most_audits_offer_a_patch(kb: Knowledge) -> None:
    offered: set[str] = set()
    for param in _cases():
        (case,) = param.values
        offered |= {
            f.name for f in dc.audit(_result(case), kb, **_beside(case)).findings if f.patch
        }
    assert len(offered) >= 20, sorted(offered)
    assert offered <= {audit.facts.name for audit in AUDITS}


def test_a_change_of_nothing_is_refused(kb: Knowledge) -> None:
    plan = dc.parse_text("云州市安全生产规划\n一、主要任务\n（一）整治隐患。开展隐患排查。\n")
    result = dc.assign(plan, kb)
    for change in (
        Change(kind=ChangeKind.LEAD, task="T9", value="市应急管理局"),
        Change(kind=ChangeKind.DROP, task="T1", measure="T1-m9"),
        Change(kind=ChangeKind.TARGET, old="I9", value="5"),
    ):
        with pytest.raises(RuleError):
            fixed(result, kb, (change,))


def test_examples_are_where_they_are_looked_for() -> None:
    assert Path(WRONG / "plan.txt").is_file()
