"""Packs: together they are the whole division; each can be filled in and finds its way back."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import decompose as dc
from benchmarks.packs import made_up
from decompose.errors import ReportError
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports import packs
from decompose.reports.division import arrange
from decompose.reports.names import file_name
from decompose.reports.packs import write_packs
from decompose.reports.rows import Table
from decompose.reports.xlsx import FIRST_ROW
from decompose.reports.xlsx_pack import pack_book
from decompose.text.quotations import nested
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt

_ILLEGAL = set('<>:"/\\|?*\0')


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.audit(dc.assign(plan, kb), kb)


def _ids(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path).worksheets[1]
    rows = list(sheet.iter_rows(min_row=FIRST_ROW - 1, values_only=True))
    at = rows[0].index("_id")
    return [str(row[at]) for row in rows[1:]]


def test_union_of_the_packs_is_the_graph(result: Decomposition, tmp_path: Path) -> None:
    files = write_packs(result, tmp_path, Labels())
    books = [path for path in files if path.suffix == ".xlsx"]
    assert len(books) == len(arrange(result).holders)
    found = Counter(key for path in books for key in _ids(path))
    assert found == Counter(own.id for own in result.assignments)
    words = [path for path in files if path.suffix == ".docx"]
    rows = sum(len(docx.Document(str(path)).tables[0].rows) - 1 for path in words)
    assert rows == len(result.assignments)
    index = list(csv.DictReader(files[-1].read_text(encoding="utf-8-sig").splitlines()))
    assert {row["工作簿"] for row in index} == {path.name for path in books}
    total = sum(int(row[key]) for row in index for key in ("牵头", "牵头分项", "配合", "其他"))
    assert total == len(result.assignments)


def test_packs_that_are_not_the_division_are_refused(
    result: Decomposition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = packs.pack_tables

    def short(*words: Any) -> tuple[Table, ...]:
        first, *rest = whole(*words)
        return (first._replace(rows=first.rows[:-1]), *rest)

    monkeypatch.setattr(packs, "pack_tables", short)
    with pytest.raises(ReportError, match="do not hold exactly"):
        write_packs(result, tmp_path, Labels())
    assert not (tmp_path / "index.csv").exists()


def test_a_pack_can_be_filled_in(result: Decomposition) -> None:
    division = arrange(result)
    holder = next(iter(division.holders))
    book = openpyxl.load_workbook(BytesIO(pack_book(division, holder, Labels())))
    sheet = book.worksheets[1]
    header = {cell.value: cell.column_letter for cell in sheet[FIRST_ROW - 1]}
    assert sheet.protection.sheet
    assert not sheet[f"{header['反馈意见']}{FIRST_ROW}"].protection.locked
    assert sheet[f"{header['任务内容']}{FIRST_ROW}"].protection.locked
    assert sheet.column_dimensions[header["_id"]].hidden
    heights = [sheet.row_dimensions[row].height or 0 for row in range(FIRST_ROW, sheet.max_row + 1)]
    assert max(heights) < 100, "the hidden ids take no room"
    choices = {v.formula1 for v in sheet.data_validations.dataValidation}
    assert choices == {'"同意,不同意,部分同意"', f"_lists!$A$1:$A${len(division.holders)}"}
    assert all(len(v) <= 255 for v in choices)
    assert [cell.value for cell in book["_lists"]["A"]] == list(division.holders.values())
    assert {s.title for s in book if s.sheet_state == "veryHidden"} == {"_lists", "_meta"}
    meta = {row[0]: row[1] for row in book["_meta"].iter_rows(values_only=True)}
    assert meta["department"] == holder


def test_findings_of_a_department_are_in_its_pack(result: Decomposition) -> None:
    division = arrange(result)
    told = set()
    for holder in division.holders:
        book = openpyxl.load_workbook(BytesIO(pack_book(division, holder, Labels())))
        told |= {cell.value for cell in book.worksheets[2]["E"]}
    led = {a.task for a in result.assignments if a.role.value in ("lead", "co_lead")}
    about = [f for f in result.findings if set(f.subject.values()) & led]
    assert about
    assert all(nested(finding.message) in told for finding in about)


@pytest.mark.parametrize("word", NASTY)
def test_hostile_words(kb: Knowledge, tmp_path: Path, word: str) -> None:
    for path in write_packs(spoilt(kb, word), tmp_path, Labels("en")):
        assert path.parent == tmp_path
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


@given(text=st.one_of(st.sampled_from(NASTY), st.text(max_size=300)), number=st.integers(1, 1000))
def test_names_are_legal_and_short(text: str, number: int) -> None:
    name = file_name(number, text, 1000)
    assert len(f"{name}.xlsx".encode()) <= 200
    assert not set(name) & _ILLEGAL
    assert name[:4].isdigit()
    assert not any("\u202a" <= sign <= "\u202e" for sign in name)


def test_names_never_collide() -> None:
    names = [file_name(n, "局" * 300, 10_000).casefold() for n in range(1, 10_001)]
    assert len(set(names)) == 10_000


AWKWARD = (
    *(
        "CON",
        "nul",
        "aux.",
        "con.xlsx",
        "LPT¹",
        "COM1",
        "财政局...",
        "局 ",
        "  ",
        "．．",
        "~$局",
        "-局",
    ),
    *(
        "局" * 40,
        "局" * 40 + "甲",
        "😀" * 20,
        "A" * 31,
        "a" * 31,
        "市局\u202exslx",
        "=1+1局",
        "'局'",
    ),
    *("[局]:*?/\\", "目录", "_meta"),
)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def test_awkward_names_become_files_that_every_system_takes(tmp_path: Path) -> None:
    base = made_up(60, len(AWKWARD))
    names = {f"市第{n}管理局": name for n, name in enumerate(AWKWARD)}
    owns = tuple(a.model_copy(update={"name": names[a.name]}) for a in base.assignments)
    departments = {f"d{n}": name for n, name in enumerate(AWKWARD)}
    result = base.model_copy(update={"departments": departments, "assignments": owns})
    write_packs(result, tmp_path, Labels())
    files = [path.name for path in tmp_path.iterdir() if path.suffix != ".csv"]
    assert len({name.casefold() for name in files}) == len(files) == 2 * len(AWKWARD)
    for name in files:
        stem = name.rpartition(".")[0]
        assert stem == stem.rstrip(" .")
        assert not RESERVED.fullmatch(stem)
        assert not set(name) & _ILLEGAL
        assert len(name.encode()) <= 200
    assert Counter(i for path in tmp_path.glob("*.xlsx") for i in _ids(path)) == Counter(
        a.id for a in owns
    )


def test_command_line_and_a_second_run(kb: Knowledge, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "云州市安全生产规划\n一、主要任务\n（一）消防安全。打通消防车通道。（市消防救援支队牵头）\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    dc.run(plan, out, place="云州市", level="city", packs=True)
    first = {path.name: path.read_bytes() for path in (out / "packs").iterdir()}
    (out / "packs" / "99-旧单位.xlsx").write_bytes(b"old")
    (out / "packs" / "own notes.txt").write_bytes(b"mine")
    dc.run(plan, out, place="云州市", level="city", packs=True)
    second = {path.name: path.read_bytes() for path in (out / "packs").iterdir()}
    assert second.pop("own notes.txt") == b"mine"
    assert second == first


def test_a_pack_prints_large_enough_to_be_answered_by_hand(result: Decomposition) -> None:
    """All that is to be filled in is on the page, at 7 points or more on A4 across."""
    book = openpyxl.load_workbook(BytesIO(pack_book(arrange(result), "fire", Labels())))
    sheet = book.worksheets[1]
    last = openpyxl.utils.range_boundaries(sheet.print_area.split("!")[1].replace("$", ""))[2]
    letters = [openpyxl.utils.get_column_letter(n) for n in range(1, last + 1)]
    heads = [sheet[f"{letter}{FIRST_ROW - 1}"].value for letter in letters]
    assert {"反馈意见", "建议牵头", "建议配合", "说明"} <= set(heads)
    width = sum(sheet.column_dimensions[letter].width for letter in letters)
    paper, points_of_digit = (297 - 24) / 25.4 * 72, 0.556 * 10
    assert sheet[f"E{FIRST_ROW}"].font.size * paper / (width * points_of_digit) >= 7
