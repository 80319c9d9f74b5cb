"""Chapters: main tasks with parts, or else sections of tasks beside each other, in every deliverable."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.chapters import chapters_of
from decompose.reports.diagrams import diagrams
from decompose.reports.division import arrange
from decompose.reports.xlsx_charts import chart_table

FLAT = """青溪市“十五五”安全生产规划
一、防范重点领域风险
（一）电梯。开展电梯隐患排查。
（二）校车。每季度检查校车。
二、强化应急准备
（一）预案。修订森林火灾应急预案。
（二）演练。每年组织危险化学品事故演练。
三、加强组织领导
完善考核办法，每年通报落实情况。
"""
PARTED = """青溪市“十五五”安全生产规划
一、主要任务
（一）防范重点领域风险
1.电梯。开展电梯隐患排查。
2.校车。每季度检查校车。
（二）强化应急准备
1.预案。修订森林火灾应急预案。
二、重点工程
（一）监测工程。建设燃气监测平台。
（二）救援工程。建设救援基地。
"""


def _result(kb: Knowledge, text: str) -> Decomposition:
    return dc.audit(dc.assign(dc.parse_text(text), kb, place="青溪市", level="city"), kb)


def test_tasks_without_parts_have_their_section_for_a_chapter() -> None:
    plan = dc.parse_text(FLAT)
    found = [(c.name, len(c.tasks), c.main is None) for c in chapters_of(plan)]
    assert found[:2] == [("一、防范重点领域风险", 2, True), ("二、强化应急准备", 2, True)]
    assert [t.id for c in chapters_of(plan) for t in c.tasks] == [t.id for t in plan.tasks]


def test_tasks_with_parts_are_chapters_themselves() -> None:
    found = [(c.name, len(c.tasks), c.main is None) for c in chapters_of(dc.parse_text(PARTED))]
    assert found == [
        ("（一）防范重点领域风险", 3, False),
        ("（二）强化应急准备", 2, False),
        ("二、重点工程", 2, True),
    ]


def test_a_sheet_says_where_a_chapter_begins_and_folds_its_tasks(
    kb: Knowledge, tmp_path: Path
) -> None:
    dc.write(_result(kb, FLAT), tmp_path / "division.xlsx")
    sheet = load_workbook(tmp_path / "division.xlsx")["任务总表"]
    lines = [(sheet.cell(row, 2).value, sheet.cell(row, 3).value) for row in range(4, 10)]
    assert lines[:4] == [
        (None, "一、防范重点领域风险"),
        ("T1", "（一）电梯"),
        ("T2", "（二）校车"),
        (None, "二、强化应急准备"),
    ]
    levels = [sheet.row_dimensions[row].outlineLevel for row in range(4, 8)]
    assert levels == [0, 1, 1, 0]
    assert not sheet["C5"].font.bold
    assert sheet["C4"].font.bold
    leads = {sheet.cell(r, 2).value: sheet.cell(r, 5).hyperlink for r in (5, 6)}
    assert all(leads.values()), "the links follow the rows down"


def test_the_sheet_is_read_again_with_the_same_tasks(kb: Knowledge, tmp_path: Path) -> None:
    for text in (FLAT, PARTED):
        dc.write(_result(kb, text), tmp_path / "division.xlsx")
        again = dc.parse(dc.read(tmp_path / "division.xlsx"))
        assert [t.title for t in again.tasks] == [t.title for t in dc.parse_text(text).tasks]


def test_charts_drawings_page_and_letter_have_the_same_chapters(
    kb: Knowledge, tmp_path: Path
) -> None:
    result, labels = _result(kb, FLAT), Labels("zh")
    names = [chapter.shown(labels) for chapter in arrange(result).chapters]
    chart = chart_table(arrange(result), labels)
    assert [row[6] for row in chart.rows if row[6]] == names
    drawn = {d.name: d.title for d in diagrams(result, labels)}
    assert [drawn["chapter-s1"], drawn["chapter-s2"]] == names[:2]
    dc.write(result, tmp_path / "division.html")
    page = (tmp_path / "division.html").read_text("utf-8")
    assert re.findall(r'data-chapter="?([^" >]+)', page)[:2] == ["s1", "s2"]
    for name in names[:2]:
        assert page.count(f">{name}<option") + page.count(f">{name}</select") == 1
    dc.write(result, tmp_path / "division.docx")
    letter = Document(str(tmp_path / "division.docx"))
    heads = [p.text for p in letter.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert [head for head in heads if head in names] == names
    assert len(letter.tables[0].rows) == 3
