"""The kinds of edits that people make to a workbook: applied right, or named with the place."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

import decompose as dc
from decompose.consult.collect import collect
from decompose.consult.project import Project
from decompose.consult.send import send
from decompose.consult.summary import told
from decompose.consult.values import Collected, Position
from decompose.errors import DecomposeError, ReadError
from decompose.knowledge import load_knowledge
from decompose.labels.errors import translate
from tests.consult.support import (
    FIRST,
    HEADER,
    ID,
    POSITION,
    PROPOSAL,
    REASON,
    fill,
    replies,
    reply,
    sent_book,
)

KB = load_knowledge()


def _sorted(sheet: Any) -> None:
    fill(sheet)
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=FIRST)]
    for at, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, start=1):
            sheet.cell(FIRST + at, column).value = value


def _filtered(sheet: Any) -> None:
    fill(sheet)
    sheet.auto_filter.add_filter_column(7, ["同意"])
    sheet.row_dimensions[FIRST].hidden = True


def _rows_hidden(sheet: Any) -> None:
    fill(sheet)
    sheet.row_dimensions[FIRST].hidden = True


def _columns_hidden(sheet: Any) -> None:
    fill(sheet)
    for letter in "BCFHJ":
        sheet.column_dimensions[letter].hidden = True


def _row_inserted_between(sheet: Any) -> None:
    fill(sheet)
    sheet.insert_rows(FIRST)


def _row_inserted_on_top(sheet: Any) -> None:
    fill(sheet)
    sheet.insert_rows(1, 3)


def _column_inserted(sheet: Any) -> None:
    fill(sheet)
    sheet.insert_cols(1)
    sheet.insert_cols(5, 2)


def _columns_deleted(sheet: Any) -> None:
    fill(sheet)
    sheet.delete_cols(6, 2)


def _columns_moved(sheet: Any) -> None:
    fill(sheet)
    order = [ID, REASON, POSITION, 5, 4, PROPOSAL, 3, 2, 1, 7, 6]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=HEADER)]
    for at, row in enumerate(rows):
        for column, source in enumerate(order, start=1):
            sheet.cell(HEADER + at, column).value = row[source - 1]


def _title_deleted(sheet: Any) -> None:
    fill(sheet)
    sheet.delete_rows(1, 2)


def _sheet_renamed(sheet: Any) -> None:
    fill(sheet)
    sheet.title = "反馈"


def _sheets_added(sheet: Any) -> None:
    fill(sheet)
    sheet.parent.create_sheet("Sheet1", 0)


def _full_width(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(FIRST, POSITION).value = " 不同意　"
    wide = {ord(c): ord(c) + 0xFEE0 for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"}
    sheet.cell(FIRST, ID).value = str(sheet.cell(FIRST, ID).value).translate(wide)


def _small_letters_in_the_id(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(FIRST, ID).value = f" {sheet.cell(FIRST, ID).value.lower()} "


def _full_stop_behind(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(FIRST, POSITION).value = "不同意。"


def _literal_escapes(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(FIRST, REASON).value = "不属于_x000D_\n我单位职责"


def _lines_in_a_cell(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(FIRST, REASON).value = "不属于\r\n我单位\n职责"


def _title_merged(sheet: Any) -> None:
    fill(sheet)
    sheet.merge_cells("A1:K1")
    sheet.merge_cells("A2:F2")


def _unprotected(sheet: Any) -> None:
    fill(sheet)
    sheet.protection.sheet = False


def _painted(sheet: Any) -> None:
    fill(sheet)
    for cell in sheet[FIRST]:
        cell.fill = PatternFill("solid", fgColor="FFFF00")
    sheet.row_dimensions[FIRST].height = 80


def _same_row_twice(sheet: Any) -> None:
    fill(sheet)
    last = sheet.max_row + 1
    for column in range(1, ID + 1):
        sheet.cell(last, column).value = sheet.cell(FIRST, column).value


def _copied_sheet(sheet: Any) -> None:
    fill(sheet)
    sheet.parent.copy_worksheet(sheet)


def _header_repeated(sheet: Any) -> None:
    fill(sheet)
    sheet.insert_rows(FIRST + 1)
    for column in range(1, ID + 1):
        sheet.cell(FIRST + 1, column).value = sheet.cell(HEADER, column).value


def _header_with_blanks(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(HEADER, POSITION).value = "意 见"
    sheet.cell(HEADER, REASON).value = "反馈\n理由"


def _blank_rows_below(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(sheet.max_row + 40, 1).value = " "


def _validation_gone(sheet: Any) -> None:
    fill(sheet)
    sheet.data_validations.dataValidation = []


def _other_words_for_no(sheet: Any) -> None:
    fill(sheet)
    sheet.cell(FIRST, POSITION).value = "反对"


APPLIED = (
    fill,
    _sorted,
    _filtered,
    _rows_hidden,
    _columns_hidden,
    _row_inserted_between,
    _row_inserted_on_top,
    _column_inserted,
    _columns_deleted,
    _columns_moved,
    _title_deleted,
    _sheet_renamed,
    _sheets_added,
    _full_width,
    _small_letters_in_the_id,
    _full_stop_behind,
    _literal_escapes,
    _lines_in_a_cell,
    _title_merged,
    _unprotected,
    _painted,
    _same_row_twice,
    _copied_sheet,
    _header_repeated,
    _header_with_blanks,
    _blank_rows_below,
    _validation_gone,
    _other_words_for_no,
)
"""Edits that leave the answer to the first row as it was meant, and nothing to be told."""


@pytest.mark.parametrize("edit", APPLIED, ids=lambda edit: edit.__name__)
def test_the_answer_comes_home(project: Project, edit: Callable[[Any], None]) -> None:
    first = _first_id(project)
    reply(project, edit, name="改过的名字.xlsx")
    found = collect(project, replies(project))
    _is_home(project, found, first)
    assert not found.oddities
    assert not found.matched


def _first_id(project: Project) -> str:
    return str(load_workbook(sent_book(project)).worksheets[0].cell(FIRST, ID).value)


def _is_home(project: Project, found: Collected, row: str) -> None:
    assert found.changed == (row,)
    (answer,) = project.answers().values()
    assert answer.id == row
    assert answer.position is Position.OBJECT
    assert "".join(answer.reason.split()) == "不属于我单位职责"


def _rows(path: Path) -> list[list[Any]]:
    sheet = load_workbook(path).worksheets[0]
    rows = [["" if v is None else v for v in row] for row in sheet.iter_rows(values_only=True)]
    path.unlink()
    return rows


def test_rows_pasted_into_a_new_book(project: Project) -> None:
    first, rows = _first_id(project), _rows(reply(project, fill))
    book = Workbook()
    for row in rows[HEADER - 1 :]:
        book.worksheets[0].append(row)
    book.save(replies(project) / "新建.xlsx")
    found = collect(project, replies(project))
    _is_home(project, found, first)
    assert not found.oddities


def test_only_the_changed_rows_pasted(project: Project) -> None:
    """Rows that were left out are told, not taken for agreement."""
    first, rows = _first_id(project), _rows(reply(project, fill))
    book = Workbook()
    for row in (rows[HEADER - 1], rows[FIRST - 1]):
        book.worksheets[0].append(row)
    book.save(replies(project) / "新建.xlsx")
    found = collect(project, replies(project))
    _is_home(project, found, first)
    assert [o.what for o in found.oddities] == [
        f"{len(rows) - FIRST} rows that were sent do not stand in this file"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_saved_as_csv(project: Project, encoding: str, delimiter: str) -> None:
    first, rows = _first_id(project), _rows(reply(project, fill))
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    (replies(project) / "反馈.csv").write_bytes(text.getvalue().encode(encoding))
    found = collect(project, replies(project))
    _is_home(project, found, first)
    assert not found.oddities


def test_false_dimensions(project: Project) -> None:
    """A sheet that says it has one cell has them all."""
    first = _first_id(project)
    path = reply(project, fill)
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                start = data.index(b"<dimension")
                end = data.index(b"/>", start)
                data = data[:start] + b'<dimension ref="A1"' + data[end:]
            new.writestr(name, data)
    path.write_bytes(out.getvalue())
    _is_home(project, collect(project, replies(project)), first)


def test_the_column_of_ids_deleted(project: Project) -> None:
    """The words tell the rows; that they did is told."""
    first = _first_id(project)

    def lost(sheet: Any) -> None:
        fill(sheet)
        sheet.delete_cols(ID)

    path = reply(project, lost, name="x.xlsx")
    found = collect(project, replies(project))
    _is_home(project, found, first)
    assert not found.oddities
    assert [m.where for m in found.matched] == [f"{path.name}:征求意见!{FIRST}"]


def test_an_id_overwritten_by_chance(project: Project) -> None:
    first = _first_id(project)

    def scribbled(sheet: Any) -> None:
        fill(sheet)
        sheet.cell(FIRST, ID).value = date(2021, 8, 30)

    reply(project, scribbled)
    found = collect(project, replies(project))
    _is_home(project, found, first)
    assert len(found.matched) == 1


def test_words_that_are_those_of_no_row_or_of_several(project: Project) -> None:
    """Two departments have the same row in the same role: without ids and title none is chosen."""

    def nameless(sheet: Any) -> None:
        fill(sheet)
        sheet.delete_cols(ID)
        sheet.delete_cols(4, 2)
        sheet.cell(FIRST, 3).value = "另一项任务"

    reply(project, nameless, name="x.xlsx")
    found = collect(project, replies(project))
    assert not found.changed
    assert any("not sent" in o.what for o in found.oddities)


def test_an_opinion_merged_over_several_rows(project: Project) -> None:
    """A merged opinion speaks for every row that it covers."""

    def merged(sheet: Any) -> None:
        fill(sheet)
        sheet.merge_cells(
            start_row=FIRST, end_row=FIRST + 1, start_column=POSITION, end_column=POSITION
        )

    reply(project, merged)
    found = collect(project, replies(project))
    assert len(found.changed) == 2
    assert {a.position for a in project.answers().values()} == {Position.OBJECT}
    assert not found.oddities


def test_sent_cells_merged(project: Project) -> None:
    """Merging words that were sent changes nothing: what lies below has gone from sight only."""
    first = _first_id(project)

    def merged(sheet: Any) -> None:
        fill(sheet)
        sheet.merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=3, end_column=3)

    reply(project, merged)
    found = collect(project, replies(project))
    _is_home(project, found, first)
    assert not found.oddities


def test_numbers_and_dates_as_answers(project: Project) -> None:
    def typed(sheet: Any) -> None:
        sheet.cell(FIRST, PROPOSAL).value = date(2024, 6, 30)
        sheet.cell(FIRST, REASON).value = 2024

    reply(project, typed)
    assert len(collect(project, replies(project)).changed) == 1
    (answer,) = project.answers().values()
    assert answer.proposal.startswith("2024")
    assert answer.reason == "2024"


def _note(sheet: Any) -> str:
    sheet.cell(FIRST, 4).comment = Comment("建议删去这一项", "某处")
    return "建议删去这一项"


def _below(sheet: Any) -> str:
    sheet.cell(sheet.max_row + 2, 1).value = "另：建议增加资金保障"
    return "建议增加资金保障"


def _beside(sheet: Any) -> str:
    sheet.cell(FIRST, ID + 2).value = "此项应由市商务局负责"
    return "市商务局"


def _above(sheet: Any) -> str:
    sheet["A2"].value = "我单位无意见"
    return "我单位无意见"


def _other_sheet(sheet: Any) -> str:
    sheet.parent.create_sheet("其他意见")["B2"].value = "请增列我单位为配合单位"
    return "增列我单位"


def _sent_cell(sheet: Any) -> str:
    sheet.cell(FIRST, 5).value = "参与"
    return "参与"


def _unknown_opinion(sheet: Any) -> str:
    sheet.cell(FIRST, POSITION).value = "再议"
    return "再议"


def _failing_formula(sheet: Any) -> str:
    cell = sheet.cell(FIRST, REASON)
    cell.value, cell.data_type = "#NAME?", "e"
    return "#NAME?"


def _formula(sheet: Any) -> str:
    sheet.cell(FIRST, REASON).value = "=A1"
    return "formula without a value"


def _renamed_heading(sheet: Any) -> str:
    fill(sheet)
    sheet.cell(FIRST, POSITION).value = None
    sheet.cell(HEADER, REASON).value = "我单位说明"
    return "不属于我单位职责"


def _deleted_row(sheet: Any) -> str:
    sheet.delete_rows(FIRST + 1)
    return "1 rows that were sent do not stand"


def _two_answers(sheet: Any) -> str:
    fill(sheet)
    last = sheet.max_row + 1
    for column in range(1, ID + 1):
        sheet.cell(last, column).value = sheet.cell(FIRST, column).value
    sheet.cell(last, POSITION).value = "同意"
    return "two answers"


def _serial(sheet: Any) -> str:
    sheet.cell(FIRST, 1).value = "见附件"
    return "见附件"


NAMED = (
    _note,
    _below,
    _beside,
    _above,
    _other_sheet,
    _sent_cell,
    _unknown_opinion,
    _failing_formula,
    _formula,
    _renamed_heading,
    _deleted_row,
    _two_answers,
    _serial,
)
"""Edits that no program can take over: each is told with its words and its place."""


@pytest.mark.parametrize("edit", NAMED, ids=lambda edit: edit.__name__)
def test_what_cannot_be_taken_over_is_told(project: Project, edit: Callable[[Any], str]) -> None:
    words: list[str] = []
    path = reply(project, lambda sheet: words.append(edit(sheet)))
    found = collect(project, replies(project))
    assert not found.changed
    (told,) = [o for o in found.oddities if words[0] in o.what]
    assert told.where.startswith(path.name)
    assert translate(told.what, "zh") != told.what


def test_headings_deleted(project: Project) -> None:
    reply(project, lambda sheet: sheet.delete_rows(HEADER))
    (told,) = collect(project, replies(project)).oddities
    assert "no sheet has the columns" in told.what


def test_a_drawn_box(project: Project) -> None:
    """A text box on the sheet, as Excel writes it."""
    path = reply(project)
    xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{xdr}" xmlns:a="{main}"><xdr:twoCellAnchor><xdr:sp><xdr:txBody>'
        "<a:p><a:r><a:t>文本框里的意见</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
        "</xdr:wsDr>"
    )
    office = "http://schemas.openxmlformats.org"
    rels = (
        f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="rId9" '
        f'Type="{office}/officeDocument/2006/relationships/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("xl/drawings/drawing1.xml", drawing)
        book.writestr("xl/worksheets/_rels/sheet1.xml.rels", rels)
    (told,) = collect(project, replies(project)).oddities
    assert "文本框里的意见" in told.what


def test_files_of_other_kinds_are_named(project: Project) -> None:
    for name in ("回函.docx", "扫描件.pdf", "打包.zip"):
        (replies(project) / name).write_bytes(b"PK\x03\x04")
    (replies(project) / "旧版.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (replies(project) / "~$旧版.xlsx").write_bytes(b"")
    (replies(project) / "Thumbs.db").write_bytes(b"")
    found = collect(project, replies(project))
    assert sorted(o.where for o in found.oddities) == [
        "回函.docx",
        "打包.zip",
        "扫描件.pdf",
        "旧版.xlsx",
    ]


def _another_consultation(folder: Path, name: str) -> None:
    """The workbook of another consultation, all rows filled in, under the name of a department here."""
    lines = ["## 一、主要任务", "（一）校园安全。排查校园安全隐患。（市教育局牵头，市公安局配合）"]
    plan = dc.parse(dc.read_text("云州市校园安全行动方案\n" + "\n".join(lines)))
    other = Project(folder)
    send(dc.assign(plan, KB), other)
    book = load_workbook(folder / "send-1" / "市公安局.xlsx")
    sheet = book.worksheets[0]
    for row in range(FIRST, sheet.max_row + 1):
        sheet.cell(row, POSITION).value = "不同意"
    book.save(folder.parent / name)


def test_each_wrong_file_gets_one_line_that_says_what_to_do(
    project: Project, tmp_path: Path
) -> None:
    """U13: a foreign workbook, another consultation, an empty file, a letter: nothing is taken over."""
    folder = replies(project)
    _another_consultation(tmp_path / "other", "elsewhere.xlsx")
    wrong = folder / "别处的表.xlsx"
    wrong.write_bytes((tmp_path / "elsewhere.xlsx").read_bytes())
    Workbook().save(folder / "空白.xlsx")
    (folder / "零.xlsx").write_bytes(b"")
    (folder / "复函.docx").write_bytes(b"PK")
    (folder / "旧表.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600)
    found = collect(project, folder)
    assert not found.changed
    said = {odd.where: told(odd, "zh") for odd in found.oddities}
    assert len(said) == len(found.oddities) == 5
    assert "另一次征求意见" in said["别处的表.xlsx"]
    assert "填了 1 条" in said["别处的表.xlsx"]
    assert "各栏" in said["空白.xlsx"]
    assert "0 字节" in said["零.xlsx"]
    assert "填进发出的工作簿" in said["复函.docx"]
    assert all("→ 请" in text for text in said.values())


@pytest.mark.parametrize("change", [{"schema": "decompose.round/2"}, {"stage": "二审"}])
def test_a_round_of_a_later_version_is_called_that(
    project: Project, change: dict[str, str]
) -> None:
    path = project.folder / "round-1.json"
    path.write_text(
        json.dumps({**json.loads(path.read_bytes()), **change}, ensure_ascii=False),
        encoding="utf-8",
    )
    with pytest.raises(ReadError, match="another version of decompose"):
        collect(project, replies(project))
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(DecomposeError, match="no round of a consultation"):
        project.latest()
