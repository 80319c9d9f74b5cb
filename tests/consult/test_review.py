"""Suspect links: a changed clause marks exactly the decisions and acceptances that cite it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import decompose as dc
from decompose.audits.baseline import Accepted, accept, read_baseline, sort_out
from decompose.consult.collect import collect
from decompose.consult.decide import decide
from decompose.consult.project import Project
from decompose.consult.review import Bound, Review, Standing, review
from decompose.consult.send import send
from decompose.consult.values import Outcome
from decompose.knowledge import load_knowledge
from decompose.match.clauses import cited, clause_of
from decompose.model.result import Decomposition
from tests.conftest import ROOT, Cli
from tests.consult.support import FIRST, PLAN, POSITION, REASON, replies

KB = load_knowledge()
TODAY = date(2021, 9, 15)
WRONG = ROOT / "examples" / "everything_wrong" / "plan.txt"


_STATED = re.compile("（[^（）]*牵头[^（）]*）")
TEXT = _STATED.sub("（有关部门按职责分工负责）", PLAN.read_text(encoding="utf-8"))
"""The plan with tasks that name everybody: there is more to accept."""


def _read(text: str) -> Decomposition:
    return dc.audit(dc.assign(dc.parse_text(text), KB), KB)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in which every row was objected to and rejected."""
    base = tmp_path_factory.mktemp("decided")
    (base / "replies").mkdir()
    project = Project(base / "project")
    send(_read(TEXT), project)
    for path in (project.folder / "send-1").glob("*.xlsx"):
        book = load_workbook(path)
        for row in range(FIRST, book.worksheets[0].max_row + 1):
            book.worksheets[0].cell(row, POSITION).value = "不同意"
            book.worksheets[0].cell(row, REASON).value = "另议"
        book.save(replies(project) / path.name)
    for row in collect(project, replies(project)).changed:
        decide(project, row, Outcome.REJECTED, by="安委办", date="2021-09-01", reason="依法")
    return project


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> list[Accepted]:
    """Every finding of the example plan, accepted."""
    path = tmp_path_factory.mktemp("baseline") / "accepted.json"
    result = _read(TEXT)
    facts = {"reason": "另有安排", "person": "", "expires": ""}
    assert accept(path, result, today=date(2026, 1, 1), **facts)[0] > 5
    return read_baseline(path)


def _standings(found: Review, kind: str) -> dict[str, Standing]:
    return {one.id: one.standing for one in found.items if one.kind == kind}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_exactly_what_cites_a_changed_clause_is_marked(
    decided: Project, accepted: list[Accepted], data: st.DataObject
) -> None:
    """One task is reworded: what is bound to it is marked, and nothing else, in either list."""
    before = _read(TEXT)
    rows = decided.latest().rows
    task = data.draw(st.sampled_from([t for t in before.plan.tasks if t.text]))
    first = task.text.partition("，")[0]
    now = _read(TEXT.replace(first, f"{first}并纳入年度考核", 1))
    after = {t.id: t for t in now.plan.tasks}[task.id]
    assert after.text != task.text
    found = review(now, project=decided, accepted=accepted, today=TODAY)

    marked = {i for i, s in _standings(found, "decision").items() if s is not Standing.HOLDS}
    lost = {clause_of(task), *(clause_of(task, m) for m in task.measures)}
    lost -= {clause_of(after), *(clause_of(after, m) for m in after.measures)}
    assert lost
    assert marked == {row.id for row in rows if row.clause in lost}

    changed = {one.id for one in found.items if one.kind == "acceptance"} & {
        one.id for one in found.suspect
    }
    citing = {f.fingerprint for f in before.findings if set(cited(before, f)) & lost}
    assert changed == citing
    beside = sort_out(now, accepted, TODAY)
    assert not {f.fingerprint for f, _ in beside.accepted} & citing
    assert {f.fingerprint for f, _ in beside.suspect} <= citing


def test_reading_again_renumbering_and_moving_mark_nothing(
    decided: Project, accepted: list[Accepted], tmp_path: Path
) -> None:
    from docx import Document

    lines = TEXT.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("（一）"))
    stop = next(n for n, line in enumerate(lines) if line.startswith("二、"))
    moved = [lines[start:stop][n] for n in (3, 0, 5, 1, 4, 2)]
    renumbered = [
        f"（{'一二三四五六'[n]}）{line.partition('）')[2]}" for n, line in enumerate(moved)
    ]
    doc = Document()
    for line in lines:
        doc.add_paragraph(line)
    doc.save(tmp_path / "plan.docx")
    word = dc.audit(dc.assign(dc.parse(dc.read(tmp_path / "plan.docx")), KB), KB)
    again = _read("\n".join([*lines[:start], *renumbered, *lines[stop:]]))
    for now in (_read(TEXT), word, again):
        found = review(now, project=decided, accepted=accepted, today=TODAY)
        assert len(found.items) > 12
        assert {one.standing for one in found.items} == {Standing.HOLDS}
        assert len(sort_out(now, accepted, TODAY).accepted) == len(accepted)


def test_a_clause_that_is_gone_and_a_finding_that_is_settled(decided: Project) -> None:
    line = next(one for one in TEXT.splitlines() if "电动自行车" in one)
    found = review(_read(TEXT.replace(f"{line}\n", "")), project=decided, today=TODAY)
    gone = [one for one in found.suspect if "电动自行车" in one.was]
    assert gone == list(found.suspect)
    assert {one.standing for one in gone} == {Standing.GONE}
    entry = Accepted(fingerprint="0" * 16, name="gap.no-lead")
    (one,) = review(_read(TEXT), accepted=[entry], today=TODAY).items
    assert one.standing is Standing.SETTLED


def test_an_acceptance_that_ran_out() -> None:
    result = _read(TEXT)
    first = result.findings[0]
    entry = Accepted(fingerprint=first.fingerprint, name=first.name, expires="2021-01-01")
    (one,) = review(result, accepted=[entry], today=TODAY).suspect
    assert one.standing is Standing.EXPIRED


def test_clauses_of_every_kind_are_bound() -> None:
    """Findings on tasks, pairs, measures and indicators know the words that they are about."""
    result = _read(WRONG.read_text(encoding="utf-8"))
    about: dict[str, int] = {}
    for finding in result.findings:
        for key in finding.subject:
            if cited(result, finding):
                about[key] = about.get(key, 0) + 1
    assert {"task", "other", "measure", "indicator"} <= set(about)


def test_command(cli: Cli, decided: Project, tmp_path: Path) -> None:
    changed = tmp_path / "plan.txt"
    changed.write_text(TEXT.replace("更新改造老化燃气管道", "分批更新改造老化燃气管道"), "utf-8")
    base = tmp_path / "accepted.json"
    (tmp_path / "draft.txt").write_text(TEXT, "utf-8")
    assert cli("audit", tmp_path / "draft.txt", "--accept", base, "--reason", "另有安排").code == 0
    words = ("review", changed, "--project", decided.folder, "--baseline", base)
    done = cli(*words)
    assert done.code == 0, done.err
    found = Review.model_validate_json(cli(*words, "--json").out)
    assert {one.kind for one in found.suspect} == {"decision", "acceptance"}
    assert all(_concerns(one, "燃气") for one in found.suspect)
    assert f"须复核 {len(found.suspect)} 项" in done.out
    told = json.loads(cli("audit", changed, "--baseline", base, "--json", "--fail-on", "never").out)
    assert told["suspect"]
    assert "须复核" in cli("audit", changed, "--baseline", base).out
    assert cli(*words, "-o", tmp_path / "r.xlsx", "--lang", "en").code == 0
    assert load_workbook(tmp_path / "r.xlsx").sheetnames == [
        "To review",
        "Still standing or settled",
    ]
    assert cli("review", changed).code == 2


def _concerns(one: Bound, word: str) -> bool:
    return word in one.was and (word in one.now or one.standing is Standing.GONE)
