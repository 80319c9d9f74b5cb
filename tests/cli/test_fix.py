"""``decompose fix`` as a user meets it: shown, saved, edited, applied, tried."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decompose.audits.fixing import is_rest
from decompose.cli import main
from decompose.model.result import Decomposition, Evidence, EvidenceKind, Finding, Severity
from decompose.model.source import Span

PLAN = """青河县“十四五”养老服务安全规划

青政发[2022]5号

一、主要任务

（一）机构安全。开展养老机构消防隐患排查。（责任单位：有关部门）

（二）车辆安全。整治校车超员。（牵头单位：县教育局、县公安局）
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    return str(path)


def _names(path: Path) -> set[str]:
    return {f.name for f in Decomposition.model_validate_json(path.read_text("utf-8")).findings}


def test_everything_offered_is_tried_and_gone(plan: str, tmp_path: Path) -> None:
    out = tmp_path / "fixed.json"
    assert main(["fix", plan, "-o", str(out)]) == 0
    assert main(["run", plan, "-o", str(tmp_path / "run"), "--fail-on", "never"]) == 0
    before, after = _names(tmp_path / "run" / "division.json"), _names(out)
    assert {"form.document-number", "gap.group-lead"} <= before
    assert after < before
    assert "form.document-number" not in after
    assert "gap.group-lead" not in after
    assert "青政发[2022]5号" in Path(plan).read_text("utf-8"), "the plan itself is never touched"


def test_changes_can_be_saved_edited_and_applied(plan: str, tmp_path: Path) -> None:
    saved, out = tmp_path / "changes.json", tmp_path / "fixed.json"
    assert main(["fix", plan, "--save", str(saved), "--select", "gap.group-lead"]) == 0
    stored = json.loads(saved.read_text("utf-8"))
    stored["patches"][0]["changes"][0]["value"] = "县卫健局"
    saved.write_text(json.dumps(stored), "utf-8")
    assert main(["fix", plan, "--apply", str(saved), "-o", str(out)]) == 0
    result = Decomposition.model_validate_json(out.read_text("utf-8"))
    first = result.plan.tasks[0]
    assert [a.name for a in result.leads(first.id)] == ["县卫健局"]
    assert "form.document-number" in _names(out), "only what the file holds is applied"


@pytest.mark.parametrize("suffix", ["xlsx", "html", "md"])
def test_changes_are_written_for_readers(plan: str, tmp_path: Path, suffix: str) -> None:
    saved = tmp_path / f"changes.{suffix}"
    assert main(["fix", plan, "--save", str(saved), "--lang", "en"]) == 0
    assert saved.stat().st_size > 500


def test_a_file_without_changes_is_refused(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"patches": 5}', "utf-8")
    assert main(["fix", plan, "--apply", str(wrong)]) == 2
    assert "--save" in capsys.readouterr().err


def test_it_says_why_people_must_decide(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(plan).write_text(PLAN + "\n（三）鼓励。鼓励社会力量参与。\n", "utf-8")
    assert main(["fix", plan]) == 0
    assert "form.weak-wording × 1  要求谁做什么，要由起草单位写出" in capsys.readouterr().out


def test_a_stored_division_is_told_to_bring_its_plan(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", plan, "-o", str(tmp_path / "run"), "--fail-on", "never"]) == 0
    capsys.readouterr()
    stored = str(tmp_path / "run" / "division.json")
    assert main(["fix", stored, "--select", "form.document-number"]) == 0
    assert "对规划原文运行 fix" in capsys.readouterr().out


def test_earlier_drafts_count(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAN + "\n（三）电梯安全。开展电梯检查。\n", "utf-8")
    words = ["fix", plan, "--earlier", str(draft), "--select", "process.change-unasked"]
    assert main(words) == 0
    assert "process.change-unasked × " in capsys.readouterr().out


def test_a_finding_says_where_it_stands(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", plan, "--select", "gap.group-lead", "--fail-on", "never"]) == 0
    assert "gap.group-lead  T1 [第7段]: " in capsys.readouterr().out
    table = tmp_path / "table.csv"
    table.write_text("任务,牵头单位\n排查隐患,县应急局\n整治校车,有关部门\n", "utf-8")
    assert main(["audit", str(table), "--select", "gap.group-lead", "--fail-on", "never"]) == 0
    assert "第3行第2列]: " in capsys.readouterr().out
    assert main(["audit", plan, "--select", "nothing-like-it"]) == 2
    assert "gap.*" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "word"),
    [("zh", "改后带出 indicator.sister-conflict"), ("en", "comes indicator.sister-conflict")],
)
def test_a_fix_that_is_left_says_what_it_would_bring(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    goal = (
        "青河县“十四五”{}规划\n一、发展目标\n到2025年，生产安全事故死亡人数下降{}%。\n"
        "二、主要任务\n（一）锅炉。开展锅炉检验。\n"
    )
    given = {}
    for key, title, fall in (
        ("plan", "安全生产", 15),
        ("above", "应急", 20),
        ("beside", "平安建设", 15),
    ):
        given[key] = str(tmp_path / f"{key}.txt")
        (tmp_path / f"{key}.txt").write_text(goal.format(title, fall), "utf-8")
    beside = ["--superior", given["above"], "--sister", given["beside"], "--level", "county"]
    words = ["fix", given["plan"], *beside, "--lang", lang, "-o", str(tmp_path / "out.json")]
    assert main([*words, "--select", "indicator"]) == 0
    assert word in capsys.readouterr().out


def test_a_change_in_a_table_names_its_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "序号,任务名称,任务内容,牵头单位,配合单位\n1,电梯,开展电梯检验。,市市场监管局,市住建局、市市场监管局\n"
    (tmp_path / "t.csv").write_text(rows, "utf-8")
    assert main(["fix", str(tmp_path / "t.csv"), "--place", "青溪市", "--level", "city"]) == 0
    assert "第2行第5列删去“、市市场监管局”" in capsys.readouterr().out


def test_what_does_not_hold_is_not_offered(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "changes.json"
    monkeypatch.setattr("decompose.cli.fix.mended", lambda *_: False)
    assert main(["fix", plan, "--save", str(saved)]) == 0
    out = capsys.readouterr().out
    assert "未采用" in out
    assert "可改 0 处" in out
    assert json.loads(saved.read_text("utf-8"))["patches"] == []


def test_what_is_left_of_a_finding_is_no_other() -> None:
    quotes = ("露营地", "低空观光")
    words = tuple(
        Evidence(kind=EvidenceKind.TEXT, quote=quote, span=Span(block=3, start=at, end=at + 3))
        for at, quote in enumerate(quotes)
    )
    facts = {"name": "gap.emerging-sector", "code": "G04", "why": "", "fix": ""}
    both, one = (
        Finding(
            severity=Severity.WARNING,
            subject={"task": "T1"},
            message="",
            evidence=evidence,
            **facts,
        )
        for evidence in (words, words[:1])
    )
    assert is_rest(one, (both,))
    assert not is_rest(both, (one,))
    assert not is_rest(one.model_copy(update={"severity": Severity.ERROR}), (both,))
    assert not is_rest(one.model_copy(update={"subject": {"task": "T2"}}), (both,))
