"""A finding's patch removes that finding, and brings no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import decompose as dc
from decompose.analysis import analyse
from decompose.audits import AUDITS
from decompose.audits.case import NOTHING, Beside
from decompose.audits.fixing import fixed, mended
from decompose.audits.undocumented import can_fix
from decompose.errors import RuleError
from decompose.knowledge import Knowledge
from decompose.labels.mending import NO_FIX
from decompose.model.result import Change, ChangeKind, Decomposition, Finding
from decompose.model.source import Span
from tests.conftest import ROOT
from tests.test_cases import _beside, _result
from tests.test_seeds_page import _WHERE as SEEDS

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
        changed = fixed(result, kb, finding.patch, beside=beside)
        after = _marks(changed)
        new = [f"{f.name}: {f.message}" for mark, f in after.items() if mark not in before]
        assert not new, (finding.name, finding.patch, new)
        assert mended(result, changed, finding), (finding.name, finding.patch)


@pytest.mark.parametrize("case", _cases())
def test_patch_of_a_case(case: dict[str, Any], kb: Knowledge) -> None:
    given = _beside(case)
    _check(dc.audit(_result(case), kb, **given), kb, Beside(**given))


@pytest.mark.parametrize("name", ["plan.txt", "former.txt", "review.txt"])
def test_patches_of_everything_wrong(name: str, kb: Knowledge) -> None:
    level = "city" if name == "former.txt" else "county"
    result = dc.assign(dc.parse(dc.read(WRONG / name)), kb, level=level)
    _check(dc.audit(result, kb), kb)


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_patches_of_quickstart(ending: str, kb: Knowledge) -> None:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / f"plan.{ending}"))
    _check(dc.audit(dc.assign(plan, kb), kb), kb)


@pytest.mark.parametrize("seed", SEEDS)
def test_patches_of_seeds(seed: str, kb: Knowledge, shared: Path) -> None:
    path = next(shared.glob(f"seeds/{seed}_*"))
    _check(dc.audit(analyse(path, kb=kb, **SEEDS[seed]), kb), kb)


def test_a_fix_leaves_the_marks_of_a_task_without_a_title(kb: Knowledge) -> None:
    plan = dc.parse_text(
        "青河县安全生产规划（2021—2025年）\n一、主要任务\n"
        "1.推动剧本杀场所摸底（牵头单位：有关部门）。\n2.加强大型商业综合体管理。\n"
    )
    result = dc.audit(dc.assign(plan, kb, place="青河县", level="county"), kb)
    assert {t.title for t in result.plan.tasks} == {""} or len(result.findings) > 1
    for finding in result.findings:
        if can_fix(result, finding):
            after = _marks(fixed(result, kb, finding.patch))
            stay = {f.fingerprint for f in result.findings} - {finding.fingerprint}
            gone = stay - set(after)
            assert not (set(after) - stay), (finding.name, gone)


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


OFFERED = {
    "gap.no-lead": "lead",
    "gap.group-lead": "lead close support",
    "gap.no-supervisor": "append",
    "gap.emerging-sector": "append",
    "gap.idle-department": "support",
    "gap.indicator-no-owner": "owner",
    "gap.project-incomplete": "deadline",
    "gap.no-finance": "support",
    "gap.handover": "append text",
    "gap.threshold": "append",
    "gap.chain-link": "append support",
    "gap.listed-link": "append",
    "overlap.two-leads": "lead",
    "overlap.same-duty": "append text",
    "overlap.duplicate-task": "drop",
    "overlap.same-object": "lead",
    "name.abolished": "rename",
    "name.unknown": "rename",
    "name.repeated": "rename text",
    "authority.comprehensive-as-lead": "lead",
    "authority.not-competent": "lead",
    "authority.support-as-lead": "lead",
    "authority.kept-above": "append",
    "authority.zone-unauthorised": "append",
    "authority.duty-moved": "lead",
    "indicator.arithmetic": "target text",
    "indicator.conflict": "target",
    "indicator.looser": "target",
    "indicator.sum": "text",
    "time.after-period": "deadline",
    "time.past": "deadline",
    "time.no-date": "deadline",
    "time.evaluation": "append drop text",
    "form.heading-mismatch": "lead",
    "form.debris": "text",
    "form.document-number": "text",
    "form.replace-damage": "text",
    "form.principle-as-task": "drop",
}
"""Which audit offers which kinds of change, where it offers any."""


@pytest.fixture(scope="module")
def offered(kb: Knowledge) -> dict[str, set[str]]:
    """The kinds of changes that each audit offers in its cases and in the example of all faults."""
    found: dict[str, set[str]] = {}
    results = [(_result(case), _beside(case)) for param in _cases() for case in param.values]
    for name in ("plan.txt", "former.txt", "review.txt"):
        level = "city" if name == "former.txt" else "county"
        results.append((dc.assign(dc.parse(dc.read(WRONG / name)), kb, level=level), {}))
    for result, given in results:
        for finding in dc.audit(result, kb, **given).findings:
            kinds = found.setdefault(finding.name, set())
            kinds |= {change.kind.value for change in finding.patch}
    return found


@pytest.mark.parametrize("name", sorted(audit.facts.name for audit in AUDITS))
def test_an_audit_offers_its_fix_or_says_why_it_has_none(
    name: str, offered: dict[str, set[str]]
) -> None:
    kinds = offered.get(name, set())
    if name in NO_FIX:
        assert not kinds, "remove the reason: there is a fix"
        assert name not in OFFERED
    else:
        assert kinds == set(OFFERED[name].split()), "a fix, or a reason in labels/mending.py"


def test_of_equal_findings_one_less_is_mended(kb: Knowledge) -> None:
    text = (
        "云州市安全生产规划（以下简称《规划》）\n一、主要任务\n（一）布局。科学《规划》布局，科学《规划》布局。"
        "开展化工园区隐患排查。\n"
    )
    result = dc.audit(dc.assign(dc.parse_text(text), kb, level="city"), kb)
    damaged = [f for f in result.findings if f.name == "form.replace-damage"]
    assert len(damaged) == 2
    after = fixed(result, kb, damaged[0].patch)
    assert mended(result, after, damaged[0])
    assert after.plan.document is not None
    assert "".join(b.text for b in after.plan.document.blocks).count("《规划》") == 2


def test_words_that_are_not_there_are_not_changed(kb: Knowledge) -> None:
    plan = dc.parse_text("云州市安全生产规划\n一、主要任务\n（一）整治隐患。开展隐患排查。\n")
    result = dc.assign(plan, kb)
    span = Span(block=2, start=0, end=2)
    change = Change(kind=ChangeKind.TEXT, old="隐患", value="问题", span=span)
    with pytest.raises(RuleError, match="not there"):
        fixed(result, kb, (change,))
    stored = Decomposition.model_validate_json(result.model_dump_json())
    with pytest.raises(RuleError, match="not at hand"):
        fixed(stored, kb, (change,))


EBIKES = """青河县“十四五”安全生产规划
一、主要任务
（一）电动自行车。加强电动自行车生产、销售、登记全链条监管。
（二）渡口渡船。加强渡口渡船安全管理。
"""


def test_a_link_is_taken_up_by_who_inspects_it_not_by_weak_words(kb: Knowledge) -> None:
    result = dc.audit(dc.assign(dc.parse_text(EBIKES), kb, level="county", date="2021-06"), kb)
    finding = next(f for f in result.findings if f.name == "gap.chain-link")
    added = [change.value for change in finding.patch]
    assert added
    for text in added:
        again = dc.assign(
            dc.parse_text(f"青河县“十四五”安全生产规划\n一、主要任务\n（一）补充任务。{text}\n"),
            kb,
            level="county",
            date="2021-06",
        )
        names = {f.name for f in dc.audit(again, kb).findings}
        assert not names & {"form.weak-wording", "gap.no-lead", "authority.not-competent"}
    assert any("由县市场监管局开展" in text for text in added)
    assert any("牵头，会同" in text and "联动机制" in text for text in added)


@pytest.mark.parametrize(
    ("level", "asked"),
    [("province", "督促县级人民政府"), ("city", "督促县级人民政府"), ("county", "报本级人民政府")],
)
def test_the_government_that_law_has_decide_is_asked(kb: Knowledge, level: str, asked: str) -> None:
    result = dc.audit(dc.assign(dc.parse_text(EBIKES), kb, level=level, date="2021-06"), kb)
    finding = next(f for f in result.findings if "渡口" in f.message)
    assert f"{asked}明确监管部门" in finding.patch[0].value
    assert level == "county" or finding.fix.startswith(asked)


def test_a_level_below_turns_to_the_one_that_decides(kb: Knowledge) -> None:
    text = "青河县“十四五”安全生产规划\n一、主要任务\n（一）煤矿。开展煤矿瓦斯治理。\n"
    result = dc.audit(dc.assign(dc.parse_text(text), kb, level="county", date="2025-06"), kb)
    finding = next(f for f in result.findings if f.name == "gap.no-supervisor")
    assert "提请省级人民政府明确监管部门" in finding.patch[0].value
    assert "提请省级人民政府确定" in finding.fix


def test_a_finding_about_a_place_keeps_its_mark_without_the_document(kb: Knowledge) -> None:
    text = "青河县“十四五”安全生产规划\n一、主要任务\n（一）锅炉。检查锅炉。\n（2）电梯。检查电梯（含扶梯。\n"
    result = dc.audit(dc.assign(dc.parse_text(text), kb, level="county"), kb)
    assert {f.name for f in result.findings} >= {"form.numbering", "form.unbalanced-bracket"}
    stored = Decomposition.model_validate_json(result.model_dump_json())
    assert _marks(dc.audit(stored, kb)).keys() == _marks(result).keys()


def test_the_one_that_answers_for_the_object_convenes(kb: Knowledge) -> None:
    text = "云州市“十四五”安全生产规划\n一、主要任务\n（一）电梯。开展电梯检验。（市住建局、市市场监管局牵头）\n"
    result = dc.audit(dc.assign(dc.parse_text(text), kb, level="city"), kb)
    finding = next(f for f in result.findings if f.name == "overlap.two-leads")
    assert [change.value for change in finding.patch] == ["市市场监管局"]
