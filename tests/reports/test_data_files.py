"""Data files: everything of the division in them, linked, and nothing that runs."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition
from decompose.reports import EXTRAS, write
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.audit(dc.assign(plan, kb), kb)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_csv_has_a_row_an_assignment(result: Decomposition, tmp_path: Path, lang: str) -> None:
    write(result, tmp_path / "a.csv", lang=lang)
    rows = list(csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[2] for row in rows[1:]] == [own.name for own in result.assignments]


def test_jsonl_has_a_line_a_task(result: Decomposition, tmp_path: Path) -> None:
    write(result, tmp_path / "a.jsonl")
    lines = [json.loads(x) for x in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == [task.id for task in result.plan.tasks]
    own = [a["id"] for line in lines for a in line["assignments"]]
    assert sorted(own) == sorted(a.id for a in result.assignments)


def test_sqlite_answers_questions(result: Decomposition, tmp_path: Path) -> None:
    write(result, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        (leads,) = base.execute(
            "select count(*) from assignments join tasks on tasks.id = assignments.task "
            "where role = 'lead'"
        ).fetchone()
        assert leads == sum(a.role.value == "lead" for a in result.assignments)
        (loose,) = base.execute(
            "select count(*) from evidence where assignment not in (select id from assignments)"
        ).fetchone()
        assert loose == 0
        (found,) = base.execute("select count(*) from findings").fetchone()
        assert found == len(result.findings)
        (indicators,) = base.execute("select count(*) from indicators").fetchone()
        assert indicators == len(result.plan.indicators)


@pytest.mark.parametrize("name", EXTRAS["data"])
def test_same_bytes_twice(result: Decomposition, tmp_path: Path, name: str) -> None:
    write(result, tmp_path / name)
    first = (tmp_path / name).read_bytes()
    write(result, tmp_path / name)
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words(kb: Knowledge, tmp_path: Path, word: str) -> None:
    result = spoilt(kb, word)
    for name in EXTRAS["data"]:
        write(result, tmp_path / name)
    with (tmp_path / "division.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == len(result.assignments) + 1
    assert not [
        c for row in rows for c in row if c.lstrip()[:1] in tuple("=+-@＝＋－＠") and c.strip()
    ]
    assert [
        json.loads(x) for x in (tmp_path / "division.jsonl").read_text("utf-8").split("\n") if x
    ]
    with closing(sqlite3.connect(tmp_path / "division.sqlite")) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
