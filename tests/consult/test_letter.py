"""The letter beside a workbook: a date as documents print it, a signature, blanks for what is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from decompose.text.dates import written_date
from decompose.text.titles import name_of
from tests.conftest import Cli
from tests.consult.support import PLAN


def _lines(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_a_letter_without_a_sender_has_blanks(cli: Cli, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        done = cli("consult", "send", PLAN, tmp_path / folder, "--by-date", "2021-08-31")
        assert done.code == 0, done.err
    first = tmp_path / "one" / "send-1" / "市公安局.docx"
    lines = _lines(first)
    assert lines[0] == "关于征求《云州市“十四五”安全生产规划》\n任务分工意见的函"
    assert any("于2021年8月31日前" in line for line in lines)
    assert "附件：《云州市“十四五”安全生产规划》任务分工征求意见表（市公安局）" in lines
    assert lines[-3:-1] == ["（发函单位）", "　　　　年　月　日"]
    assert lines[-1].startswith("（联系人：　")
    assert first.read_bytes() == (tmp_path / "two" / "send-1" / "市公安局.docx").read_bytes()
    sheet = load_workbook(first.with_suffix(".xlsx")).worksheets[0]
    note = [str(row[0]) for row in sheet.iter_rows(max_row=2, values_only=True)]
    assert "《云州市“十四五”安全生产规划》任务分工征求意见表（市公安局）" in note[0]
    assert "请于2021年8月31日前反馈" in note[1]


def test_a_sender_signs_and_dates_the_letters(cli: Cli, tmp_path: Path) -> None:
    sender = ("--from", "云州市安委办", "--dated", "2021-08-05", "--contact", "某某，0000-0000")
    done = cli("consult", "send", PLAN, tmp_path / "p", "--expert", "专家甲", *sender)
    assert done.code == 0, done.err
    for name in ("市公安局", "专家甲"):
        lines = _lines(tmp_path / "p" / "send-1" / f"{name}.docx")
        assert lines[-3:] == ["云州市安委办", "2021年8月5日", "（联系人：某某，0000-0000）"]
        assert any("于规定日期前" in line for line in lines)
    english = cli("consult", "send", PLAN, tmp_path / "e", "--lang", "en", *sender)
    assert english.code == 0, english.err
    assert _lines(tmp_path / "e" / "send-1" / "市公安局.docx")[-2] == "2021-08-05"
    wrong = cli("consult", "send", PLAN, tmp_path / "w", "--dated", "2021-8")
    assert wrong.code == 2
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云州市“十四五”规划（征求意见稿）（2021—2025年）", "云州市“十四五”规划"),
        ("云州市“十四五”规划(送审稿)", "云州市“十四五”规划"),
        ("校园安全三年行动方案（2023—2025年）", "校园安全三年行动方案（2023—2025年）"),
        ("（征求意见稿）", "（征求意见稿）"),
    ],
)
def test_what_a_plan_is_called(title: str, name: str) -> None:
    assert name_of(title) == name


def test_a_date_as_printed() -> None:
    assert written_date("2021-08-05") == "2021年8月5日"
    assert written_date("2021") == "2021"
    assert written_date("") == ""
