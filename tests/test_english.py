"""Told in English: everything that is ours; what stays Chinese is the plan's, a name or a law."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import decompose as dc
from decompose import pipeline
from decompose.audits import AUDITS
from decompose.knowledge import Knowledge, load_knowledge
from decompose.labels import causes, reading
from decompose.labels.finding_names import finding_name
from decompose.labels.templates import Templates
from decompose.model.source import Problem
from decompose.reports import EXTRAS
from decompose.reports.english import Teller, in_english
from decompose.rules import RULES
from tests.conftest import ROOT
from tests.test_cases import _beside, _load, _result

HAN = re.compile("[\u4e00-\u9fff]")
RUNS = re.compile("[\u4e00-\u9fff]+")
FACTS = {audit.facts.name: audit.facts for audit in AUDITS}


@pytest.fixture(scope="module")
def teller() -> Teller:
    return Teller()


def test_findings_of_every_audit_have_a_short_name_of_their_own() -> None:
    for lang in ("zh", "en"):
        names = [finding_name(audit, lang) for audit in FACTS]
        assert len(set(names)) == len(FACTS)
        assert not set(names) & set(FACTS)
        assert all((HAN.search(name) is not None) == (lang == "zh") for name in names)
    assert finding_name("own.check", "zh") == "own.check"


def test_every_audit_and_rule_has_its_english() -> None:
    assert set(causes.REASONS_AND_FIXES) == set(FACTS)
    assert not [rule.facts.name for rule in RULES if HAN.search(rule.facts.summary_en)]


@pytest.mark.parametrize(("name", "case"), _load("audits"))
def test_findings_are_told(teller: Teller, name: str, case: dict[str, Any]) -> None:
    for finding in dc.audit(_result(case), load_knowledge(), **_beside(case)).findings:
        told = teller.finding(finding)
        assert told.message != finding.message, finding.message
        assert not HAN.search(told.why)
        if finding.fix != FACTS[finding.name].fix:
            assert teller._fixes.tell(finding.fix), finding.fix


@pytest.mark.parametrize(("name", "case"), _load("rules"))
def test_reasons_are_told(teller: Teller, name: str, case: dict[str, Any]) -> None:
    result = _result(case)
    for own in result.assignments:
        assert teller.reason(own.reason) != own.reason or not HAN.search(own.reason), own.reason
    for lost in result.rejected:
        assert teller.rejected(lost).reason != lost.reason or not HAN.search(lost.reason)


@pytest.mark.parametrize("code", reading.NOTES)
def test_reading_notes_are_told(teller: Teller, code: str) -> None:
    zh, en = reading.NOTES[code]
    facts = [f"f{n}" for n in range(5)]
    told = teller.problem(Problem(code=code, message=zh.format(*facts)))
    assert told.message == en.format(*facts)
    assert not HAN.search(told.message)


def test_places_are_told(teller: Teller) -> None:
    problem = Problem(code="text.control", message="有 3 个控制字符，以空格代替。")
    assert teller.problem(problem).message.startswith("3 control")
    strange = reading.NOTES["text.unknown-sign"][0].format(1, "x", "a.docx 表2第3行第4列第1段")
    told = teller.problem(Problem(code="text.unknown-sign", message=strange)).message
    assert "table 2" in told
    assert not HAN.search(told)


def test_templates() -> None:
    told = Templates([("{}在{}", "{1} has {0}"), ("{}在！", "{} is there")], {"甲": "A", "乙": "B"})
    assert told.tell("甲、乙在丙") == "丙 has A, B"
    assert told.tell("丁在！") == "丁 is there"
    assert told.tell("丁") is None


PLANS = {
    "quickstart": ("quickstart/plan.docx", {}),
    "wrong": ("everything_wrong/plan.txt", {"place": "青河县", "level": "county"}),
    "former": ("everything_wrong/former.txt", {"level": "city"}),
    "review": ("everything_wrong/review.txt", {"level": "county"}),
}


@pytest.fixture(scope="module", params=PLANS)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file, facts = PLANS[request.param]
    folder: Path = tmp_path_factory.mktemp("english")
    also = [name for name in EXTRAS if name != "parquet"]
    plan = ROOT / "examples" / file
    result = pipeline.run(plan, folder, lang="en", also=also, packs=True, **facts)
    doc = dc.read(plan)
    idle = result.load.idle if result.load else ()
    names = [*result.departments.values(), *(own.name for own in (*result.assignments, *idle))]
    text = "\n".join([*(block.text for block in doc.blocks), *names, doc.name])
    (folder / "words.txt").write_text(text, encoding="utf-8")
    return folder


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (file, text) of everything that was written, the record in JSON left out."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix in {".json", ".png", ".pdf"} or name == "words.txt":
            continue
        if path.suffix in {".xlsx", ".docx"}:
            with zipfile.ZipFile(path) as archive:
                for part in archive.namelist():
                    # Word's own names of fonts and styles are no text.
                    if not part.endswith(("styles.xml", "fontTable.xml")):
                        yield f"{name}:{part}", archive.read(part).decode("utf-8", "replace")
        elif path.suffix == ".sqlite":
            with closing(sqlite3.connect(path)) as base:
                yield name, "\n".join(base.iterdump())
        else:
            yield name, path.read_text(encoding="utf-8")


def _known() -> str:
    """Return every name, duty and law of the pack."""
    files = sorted((ROOT / "decompose" / "knowledge" / "packs").rglob("*.yaml"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_no_chinese_of_ours_in_english_deliverables(written: Path) -> None:
    own = (written / "words.txt").read_text(encoding="utf-8") + _known()
    own = "".join(own.split())
    article = re.compile("第[零〇一二三四五六七八九十百]+[条款项章](兜底条款)?")
    faults = set()
    for name, text in _texts(written):
        if name == "division.html" or name.startswith("diagrams/"):
            text = text.replace("中文", "")  # noqa: PLW2901 - the switch to the other language
            text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.S)  # noqa: PLW2901 - both languages
        for run in RUNS.findall(re.sub(r'font-family="[^"]*"', "", text)):
            # A short name bears the word of its level: 市应急局; a title may go before a name.
            parts = ((run[:at], run[at:]) for at in range(len(run)))
            known = (all(p in own or article.fullmatch(p) for p in pair) for pair in parts)
            if run[1:] not in own and not any(known):
                faults.add(f"{name} {run}")
    assert not faults, "\n".join(sorted(faults)[:40])


def test_telling_twice_changes_nothing(kb: Knowledge) -> None:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    told = in_english(dc.audit(dc.assign(plan, kb), kb))
    assert in_english(told) == told


_BILINGUAL = {"division.jsonld", "division.html", "division.json", "run.json"}
"""Files that bear both languages by design, or name the knowledge they rest on."""
_FONTS = ("styles.xml", "fontTable.xml")
_FULL_WIDTH = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def test_a_plan_in_english_has_no_chinese_sign_in_any_deliverable(tmp_path: Path) -> None:
    """The plan and the pack hold none, so whatever is found would be ours."""
    home = ROOT / "examples" / "company_en"
    formats = ("html", "docx", "data", "graph")
    dc.run(home / "plan.txt", tmp_path, kb=home / "pack", lang="en", also=formats, packs=True)
    found, seen = {}, 0
    for path in sorted(tmp_path.rglob("*")):
        if path.suffix in {".xlsx", ".docx"}:
            with zipfile.ZipFile(path) as parts:
                texts = {n: parts.read(n) for n in parts.namelist() if not n.endswith(_FONTS)}
        elif path.is_file() and path.suffix not in {".png", ".pdf", ".sqlite"}:
            texts = {} if path.name in _BILINGUAL else {"": path.read_bytes()}
        else:
            continue
        seen += len(texts)
        for name, data in texts.items():
            text = data.decode("utf-8", "replace")
            if path.suffix == ".svg":
                text = re.sub(r'font-family="[^"]*"', "", text)
            if signs := _FULL_WIDTH.findall(text):
                found[f"{path.name}/{name}"] = signs[:9]
    assert seen > 100
    assert not found
