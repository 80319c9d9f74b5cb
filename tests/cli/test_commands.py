"""What each command prints, and what ``run`` leaves behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from decompose.cli import COMMANDS
from decompose.rules import RULES
from tests.conftest import ROOT, Cli

PLAN = """云州市“十四五”安全生产规划
一、主要任务
（一）强化道路交通安全。深化重点车辆隐患治理。（市公安局牵头，市交通运输局配合）
（二）强化危险化学品安全。开展危险化学品企业安全风险评估。（各有关部门负责）
二、重点工程
（一）应急救援能力建设工程。建设市级危险化学品应急救援队伍。
三、保障措施
（一）加强资金保障。各级财政加大安全生产投入。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "云州规划.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_run_writes_every_deliverable(cli: Cli, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = cli("run", plan, "-o", out)
    assert done.code in (0, 1), done.err
    assert done.err == ""
    names = set(_files(out))
    assert {"division.xlsx", "division.md", "division.json"} <= names
    assert {"diagrams/overview.svg", "diagrams/overview.png"} <= names
    assert not [name for name in names if name.startswith(".")]
    assert json.loads((out / "division.json").read_bytes())["schema"] == "decompose.result/1"


def test_run_again_gives_the_same_bytes(cli: Cli, plan: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    cli("run", plan, "-o", one, PYTHONHASHSEED="0")
    cli("run", plan, "-o", two, PYTHONHASHSEED="1")
    cli("run", plan, "-o", one, PYTHONHASHSEED="random")
    assert _files(one) == _files(two)


def test_failed_run_leaves_the_old_output_whole(cli: Cli, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cli("run", plan, "-o", out)
    before = _files(out)
    (tmp_path / "empty.txt").touch()
    assert cli("run", tmp_path / "empty.txt", "-o", out).code == 2
    assert _files(out) == before


def test_drawings_without_successor_are_removed(cli: Cli, plan: Path, tmp_path: Path) -> None:
    drawings = tmp_path / "out" / "diagrams"
    drawings.mkdir(parents=True)
    (drawings / "chapter-old.svg").touch()
    (drawings / "notes.txt").touch()
    cli("run", plan, "-o", tmp_path / "out")
    assert (drawings / "notes.txt").exists()
    assert not (drawings / "chapter-old.svg").exists()


def test_out_that_is_a_file(cli: Cli, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("mine")
    done = cli("run", plan, "-o", out)
    assert (done.code, out.read_text()) == (2, "mine")
    assert len(done.err.splitlines()) == 1


def test_main_text_and_annex_make_one_plan(cli: Cli, plan: Path, tmp_path: Path) -> None:
    annex = tmp_path / "附件.csv"
    annex.write_text("序号,指标名称,2025年\n1,死亡人数下降,15%\n", encoding="utf-8")
    done = cli("run", plan, annex, "-o", tmp_path / "out")
    assert done.code in (0, 1)
    assert len(done.out.splitlines()) == 1
    parsed = json.loads(cli("parse", "-", annex, "--json", stdin=plan.read_bytes()).out)
    assert parsed["sections"][-1]["kind"] == "annex"
    assert [i["name"] for i in parsed["indicators"]][-1:] == ["死亡人数下降"]
    assert cli("parse", "-", "-").code == 2


def test_several_plans_get_a_folder_each_and_one_failure_is_told(
    cli: Cli, plan: Path, tmp_path: Path
) -> None:
    other = tmp_path / "sub" / "云州规划.txt"
    other.parent.mkdir()
    other.write_text(PLAN, encoding="gb18030")
    done = cli("run", "--each", plan, other, tmp_path / "none.txt", "-o", tmp_path / "out")
    assert done.code == 2
    assert len(done.out.splitlines()) == 2
    assert len(done.err.splitlines()) == 2
    assert (tmp_path / "out" / "云州规划" / "division.xlsx").exists()
    assert (tmp_path / "out" / "云州规划-2" / "division.xlsx").exists()


def test_fail_on(cli: Cli, plan: Path, tmp_path: Path) -> None:
    assert cli("run", plan, "-o", tmp_path / "o", "--fail-on", "never").code == 0
    findings = json.loads(cli("audit", plan, "--json").out)["findings"]
    assert cli("audit", plan, "--fail-on", "info").code == int(bool(findings))


def test_run_json(cli: Cli, plan: Path, tmp_path: Path) -> None:
    done = cli("run", plan, "-o", tmp_path / "out", "--json")
    told = json.loads(done.out)["runs"][0]
    assert all(Path(path).is_file() for path in told["files"])


def test_parse_prints_a_tree(cli: Cli, plan: Path) -> None:
    done = cli("parse", plan)
    assert done.code == 0
    assert "强化道路交通安全" in done.out


def test_parse_json_has_the_contract_schema(cli: Cli, plan: Path) -> None:
    parsed = json.loads(cli("parse", plan, "--json").out)
    assert parsed["schema"] == "decompose.plan/1"
    assert [task["kind"] for task in parsed["tasks"]] == ["task", "task", "project", "safeguard"]


def test_stdin(cli: Cli) -> None:
    done = cli("parse", "-", "--json", stdin=PLAN.encode("gb18030"))
    assert len(json.loads(done.out)["tasks"]) == 4


def test_assign(cli: Cli, plan: Path) -> None:
    done = cli("assign", plan)
    assert done.code == 0
    assert "市公安局" in done.out


def test_assign_text(cli: Cli) -> None:
    done = cli("assign", "--text", "加强电梯安全监督检查", "--level", "city", "--json")
    result = json.loads(done.out)
    assert "market" in {each["department"] for each in result["assignments"]}


def test_audit_of_a_result_is_that_of_its_plan(cli: Cli, plan: Path, tmp_path: Path) -> None:
    cli("run", plan, "-o", tmp_path)
    stored = json.loads(cli("audit", tmp_path / "division.json", "--json").out)["findings"]
    fresh = json.loads(cli("audit", plan, "--json").out)["findings"]
    assert [each["name"] for each in stored] == [each["name"] for each in fresh]


def test_baseline_hides_what_was_known(cli: Cli, plan: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    before.write_text(cli("audit", plan, "--json").out, encoding="utf-8")
    assert json.loads(before.read_bytes())["findings"]
    done = cli("audit", plan, "--json", "--baseline", before, "--fail-on", "info")
    assert (done.code, json.loads(done.out)["findings"]) == (0, [])
    assert cli("audit", plan, "--baseline", tmp_path / "none.json").code == 2


def test_sarif(cli: Cli, plan: Path) -> None:
    run = json.loads(cli("audit", plan, "--sarif").out)["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == rules


def test_audit_of_a_broken_result(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "division.json"
    path.write_text('{"plan": 3}', encoding="utf-8")
    done = cli("audit", path)
    assert (done.code, len(done.err.splitlines())) == (2, 1)


def test_explain_task_department_and_page(cli: Cli, plan: Path, tmp_path: Path) -> None:
    cli("run", plan, "-o", tmp_path)
    stored = tmp_path / "division.json"
    task = json.loads(stored.read_bytes())["plan"]["tasks"][0]["id"]
    assert cli("explain", task, stored).out.strip()
    assert "公安" in cli("explain", task, stored, "--department", "police").out
    assert "教育" in cli("explain", task, stored, "--department", "教育局").out
    assert "查什么" in cli("explain", "gap.no-lead").out
    assert "Looks for" in cli("explain", "gap.no-lead", "--lang", "en").out
    assert "Looks for" in cli("explain", "stated", "--lang", "en").out
    for rule in RULES:
        page = cli("explain", rule.facts.code).out
        assert "看什么" in page, rule.facts.name
        assert "Looks for" not in page, rule.facts.name
    assert cli("explain", "G01").out == cli("explain", "gap.no-lead").out


def test_evaluate(cli: Cli, tmp_path: Path) -> None:
    truth = tmp_path / "truth.jsonl"
    row = {
        "task": "加强特种设备安全监察",
        "level": "city",
        "place": "云州市",
        "year": 2022,
        "lead": ["市市场监管局"],
        "support": [],
        "joint": False,
    }
    truth.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    score = json.loads(cli("evaluate", truth, "--json").out)
    assert (score["rows"], score["scored"], score["lead_top1"]) == (1, 1, 1.0)
    assert cli("evaluate", truth).code == 0
    shown = cli("evaluate", truth, "--rows").out
    assert "✓ 1 | market | market" in shown
    assert "industry" in shown
    earlier = {**score, "per_row": [{**score["per_row"][0], "leads": ["fire"], "hit1": False}]}
    (tmp_path / "old.json").write_text(json.dumps(earlier), encoding="utf-8")
    compared = cli("evaluate", truth, "--compare", tmp_path / "old.json").out
    assert "改对 1 行" in compared
    assert "fire → market" in compared
    done = cli("evaluate", truth, "--compare", truth)
    assert done.code == 2
    assert "此前运行" in done.err


def test_evaluate_workbook(cli: Cli, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["task", "level", "year", "lead", "support"])
    book.active.append(["加强特种设备安全监察", "city", 2022, "市市场监管局", "市应急局、市住建局"])
    book.save(tmp_path / "truth.xlsx")
    score = json.loads(cli("evaluate", tmp_path / "truth.xlsx", "--json").out)
    assert (score["rows"], score["lead_top1"]) == (1, 1.0)


def test_kb(cli: Cli) -> None:
    assert cli("kb", "check").code == 0
    assert "emergency" in cli("kb", "list", "departments").out
    assert json.loads(cli("kb", "show", "emergency").out)["id"] == "emergency"
    found = json.loads(cli("kb", "resolve", "市安监局", "--level", "city", "--json").out)
    assert found["department"] == "emergency"
    assert "emergency" in cli("kb", "resolve", "市应急管理局", "--level", "city").out


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_of_every_command(cli: Cli, command: str, lang: str) -> None:
    done = cli(command, "--help", "--lang", lang)
    assert done.code == 0
    line = next(each for each in COMMANDS if each.name == command)
    assert getattr(line, lang)[:8] in done.out


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("--help", "--lang", "en")])
def test_overview(cli: Cli, words: tuple[str, ...]) -> None:
    done = cli(*words)
    assert (done.code, done.err) == (0, "")
    assert all(command.name in done.out for command in COMMANDS)


def test_gbk_console_never_fails(cli: Cli, plan: Path) -> None:
    plan.write_text(PLAN.replace("云州市", "云州市⚠✓𠮷"), encoding="utf-8")
    options = {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    for words in (("parse", plan), ("parse", plan, "--json"), ("parse", "⚠.txt"), ("--help",)):
        done = cli(*words, **options)
        assert done.code == (2 if "⚠.txt" in words else 0)
        assert "Traceback" not in done.err


def test_json_on_a_gbk_console_loses_nothing(cli: Cli, plan: Path) -> None:
    plan.write_text(PLAN.replace("云州市", "云州市𠮷"), encoding="utf-8")
    done = cli("parse", plan, "--json", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert "𠮷" in json.loads(done.out)["title"]


def test_closed_pipe_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "decompose", "kb", "list", "duties"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


def test_nothing_is_coloured_in_a_pipe(cli: Cli, tmp_path: Path) -> None:
    assert "\x1b" not in cli("parse", tmp_path / "none").err


def test_explain_takes_the_id_of_a_measure(cli: Cli, plan: Path) -> None:
    parsed = json.loads(cli("parse", plan, "--json").out)
    measure = next(m["id"] for t in parsed["tasks"] for m in t["measures"])
    done = cli("explain", measure, plan)
    assert (done.code, done.err) == (0, "")
    assert done.out


def test_explain_refuses_an_unknown_department(cli: Cli, plan: Path) -> None:
    done = cli("explain", "T1", plan, "--department", "nosuch")
    assert (done.code, done.out) == (2, "")
    assert "没有部门 nosuch" in done.err


def test_audit_reads_a_result_from_standard_input(cli: Cli, plan: Path) -> None:
    stored = cli("assign", plan, "--json").out.encode("utf-8")
    piped = cli("audit", "-", "--json", "--fail-on", "never", stdin=stored)
    direct = cli("audit", plan, "--json", "--fail-on", "never")
    assert (piped.code, json.loads(piped.out)["findings"]) == (
        0,
        json.loads(direct.out)["findings"],
    )


def test_help_is_in_one_language(cli: Cli) -> None:
    zh, en = cli("run", "--help").out, cli("run", "--help", "--lang", "en").out
    assert "Options:" not in zh
    assert "选项:" in zh
    assert "Options:" in en
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in en)
