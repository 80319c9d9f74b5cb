"""Data files: everything of the division in them, linked, and nothing that runs."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

import decompose as dc
from decompose import pipeline
from decompose.errors import MissingDependency
from decompose.knowledge import Knowledge
from decompose.model.result import Decomposition, Role
from decompose.reports import EXTRAS, extras, write
from decompose.reports.data_tables import TABLES, type_of
from decompose.reports.raci import LETTERS, letter_of
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


def test_sqlite_has_views_for_what_is_always_asked(result: Decomposition, tmp_path: Path) -> None:
    write(result, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        division = {row[0]: row[4] for row in base.execute("select * from division")}
        load = {row[0]: row[2:] for row in base.execute("select * from department_load")}
    leads = (Role.LEAD, Role.CO_LEAD)
    assert list(division) == [task.id for task in result.plan.tasks]
    whole = [a for a in result.assignments if a.role in leads and a.measure is None]
    for task, names in division.items():
        assert (names or "") == "；".join(a.name for a in whole if a.task == task)
    own = [a for a in result.assignments if a.department == "fire"]
    led = {a.task for a in own if a.role in leads}
    helped = {a.task for a in own if a.role is Role.SUPPORT}
    assert load["fire"] == (len(led), len(helped), len({a.task for a in own}))


def test_sqlite_tells_types_and_links(result: Decomposition, tmp_path: Path) -> None:
    write(result, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        assert base.execute("pragma foreign_key_check").fetchall() == []
        for table in TABLES:
            facts = base.execute(f'pragma table_info("{table}")').fetchall()
            assert {row[1]: row[2].lower() for row in facts} == {
                column: type_of(table, column) for column in TABLES[table]
            }
        linked = base.execute('pragma foreign_key_list("assignments")').fetchall()
        assert {row[2] for row in linked} == {"tasks", "measures", "departments"}


def test_raci_has_one_letter_where_a_department_has_a_part(
    result: Decomposition, tmp_path: Path
) -> None:
    write(result, tmp_path / "raci.csv", document="raci.csv")
    text = (tmp_path / "raci.csv").read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(text.splitlines())
    assert [row[0] for row in rows] == [task.id for task in result.plan.tasks]
    cells = {
        (row[0], name): letter
        for row in rows
        for name, letter in zip(head[2:], row[2:], strict=True)
        if letter
    }
    assert set(cells) == {(own.task, own.name) for own in result.assignments}
    for own in result.assignments:
        letter = cells[own.task, own.name]
        assert "ARCI".index(letter) <= "ARCI".index(letter_of(own))
        if own.role is Role.LEAD and own.measure is None:
            assert letter == "A"
    whole = {(a.task, a.name) for a in result.assignments if a.role is Role.LEAD and not a.measure}
    assert {key for key, letter in cells.items() if letter == "A"} == whole


def test_every_role_has_a_letter() -> None:
    assert set(LETTERS) == set(Role)


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_what_sqlite_holds(result: Decomposition, tmp_path: Path, table: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write(result, tmp_path / f"{table}.parquet")
    write(result, tmp_path / "a.sqlite")
    read = parquet.read_table(tmp_path / f"{table}.parquet")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        rows = base.execute(f'select * from "{table}"').fetchall()  # noqa: S608
    assert read.column_names == list(TABLES[table])
    assert [tuple(row.values()) for row in read.to_pylist()] == rows


def test_parquet_without_its_package_says_what_to_install(
    result: Decomposition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingDependency, match="pyarrow") as told:
        write(result, tmp_path / "a.parquet")
    assert "decompose[parquet]" in told.value.hint
    monkeypatch.setattr("decompose.reports.find_spec", lambda name: None)
    with pytest.raises(MissingDependency, match="pyarrow"):
        extras(["data,parquet"])
    assert not list(tmp_path.iterdir())


def test_a_run_puts_parquet_files_into_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pipeline.run(ROOT / "examples" / "quickstart" / "plan.txt", tmp_path, also=["parquet"])
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == set(TABLES)


@pytest.mark.parametrize("name", [*EXTRAS["data"], "tasks.parquet"])
def test_same_bytes_twice(result: Decomposition, tmp_path: Path, name: str) -> None:
    write(result, tmp_path / name)
    first = (tmp_path / name).read_bytes()
    write(result, tmp_path / name)
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words(kb: Knowledge, tmp_path: Path, word: str) -> None:
    result = spoilt(kb, word)
    for name in (*EXTRAS["data"], "tasks.parquet"):
        write(result, tmp_path / name, document=name)
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


def test_the_database_tells_which_plan_and_which_section(
    result: Decomposition, tmp_path: Path
) -> None:
    write(result, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        rows = base.execute("select title, place, level, period_from, period_to from plan")
        assert rows.fetchall() == [("云州市“十四五”安全生产规划", "云州市", "city", 2021, 2025)]
        chapters = base.execute(
            "select sections.title, count(*) from tasks join sections on tasks.section = sections.id"
            " group by sections.id order by 1"
        ).fetchall()
        assert sum(count for _, count in chapters) == len(result.plan.tasks)
        assert ("重点工程", 4) in chapters
        assert base.execute("pragma foreign_key_check").fetchall() == []
        plan = base.execute("explain query plan select * from assignments where department = 'x'")
        assert "assignments_department" in plan.fetchone()[3]


def test_csv_says_what_is_to_be_done_and_until_when(result: Decomposition, tmp_path: Path) -> None:
    write(result, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    parts = {m.id: m.text for task in result.plan.tasks for m in task.measures}
    assert any(row["任务编号"] in parts for row in rows)
    for row in rows:
        assert row["任务内容"] == parts.get(row["任务编号"], row["任务内容"])
        assert row["完成时限"]
