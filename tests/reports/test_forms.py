"""Forms of the user's own: what is asked for is filled in, everything else stays as it was."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

import decompose as dc
from decompose.cli import main
from decompose.errors import DecomposeError
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.division import arrange
from decompose.reports.english import in_english
from decompose.reports.forms.form import Form, form_of, open_form
from decompose.reports.forms.values import column_named, rows
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt

EXAMPLE = ROOT / "examples" / "own_form"
SHEET = "xl/worksheets/sheet1.xml"
PROPERTIES = "docProps/core.xml"
"""Says who wrote the form; that does not go on."""


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.audit(dc.assign(plan, kb), kb)


@pytest.fixture(scope="module")
def count(result: Decomposition) -> int:
    return len(rows(arrange(result), Labels()))


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _book(build: Callable[[Worksheet], None] | None = None, blank: int = 0) -> bytes:
    """Return a workbook with a header and, below some empty rows, a line to sign where asked."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "任务", "牵头单位", "配合单位"])
    if blank:
        sheet.cell(row=2 + blank, column=1, value="填报人：")
    if build:
        build(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _with_part(data: bytes, name: str, content: bytes = b"x") -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _filled(data: bytes, result: Decomposition, name: str = "form.xlsx") -> bytes:
    return form_of(data, name).fill(result, Labels())


def test_example_workbook_is_filled(result: Decomposition, count: int) -> None:
    form = open_form(EXAMPLE / "form.xlsx")
    data = form.fill(result, Labels())
    sheet = openpyxl.load_workbook(io.BytesIO(data))["台账"]
    assert sheet["A1"].value == f"{result.plan.title}任务台账"
    assert "云州市" in str(sheet["A2"].value)
    serials = [sheet.cell(row=5 + n, column=1).value for n in range(count)]
    assert serials == list(range(1, count + 1))
    division = arrange(result)
    asked = rows(division, Labels())
    for column, key in ((2, "content"), (3, "lead"), (4, "beside"), (5, "deadline"), (6, "basis")):
        shown = [sheet.cell(row=5 + n, column=column).value or "" for n in range(count)]
        assert shown == [row[key] for row in asked]
    assert not any(sheet.cell(row=5 + n, column=7).value for n in range(count))
    assert "填报人" in str(sheet.cell(row=5 + count, column=1).value)


def test_what_holds_for_the_sample_row_holds_for_all(result: Decomposition, count: int) -> None:
    was = openpyxl.load_workbook(EXAMPLE / "form.xlsx")["台账"]
    data = open_form(EXAMPLE / "form.xlsx").fill(result, Labels())
    sheet = openpyxl.load_workbook(io.BytesIO(data))["台账"]
    last = 4 + count
    (states,) = sheet.data_validations.dataValidation
    assert str(states.sqref) == f"G5:G{last}"
    (area,) = sheet.conditional_formatting
    assert str(area.sqref) == f"G5:G{last}"
    assert sheet.print_area == f"'台账'!$A$1:$G${last + 1}"
    assert sheet.print_title_rows == was.print_title_rows
    assert {str(m) for m in sheet.merged_cells.ranges} == {
        *(str(m) for m in was.merged_cells.ranges if m.min_row < 5),
        f"A{last + 1}:G{last + 1}",
    }
    for column in range(1, 8):
        styles = {sheet.cell(row=row, column=column).style_id for row in range(5, last + 1)}
        assert styles == {was.cell(row=5, column=column).style_id}
    for letter in "ABCDEFG":
        assert sheet.column_dimensions[letter].width == was.column_dimensions[letter].width


@pytest.mark.parametrize("name", ["form.xlsx", "form.docx"])
def test_every_other_part_stays_byte_by_byte(name: str, result: Decomposition) -> None:
    before = (EXAMPLE / name).read_bytes()
    before = _with_part(before, "customXml/item9.xml", b"<a  b='1' ></a>")
    after = _parts(_filled(before, result, name))
    old = _parts(before)
    assert list(after) == list(old)
    changed = {part for part in old if old[part] != after[part]}
    allowed = {
        "form.xlsx": {SHEET, "xl/workbook.xml"},
        "form.docx": {"word/document.xml", "word/footer1.xml"},
    }
    assert changed - {PROPERTIES} == allowed[name]
    assert _filled(before, result, name) == _filled(before, result, name)


def test_example_letter_is_filled(result: Decomposition, count: int) -> None:
    data = open_form(EXAMPLE / "form.docx").fill(result, Labels())
    letter = docx.Document(io.BytesIO(data))
    assert letter.paragraphs[0].text == f"关于落实《{result.plan.title}》的任务分解表"
    assert letter.paragraphs[0].runs[0].bold
    assert f"共 {count} 项任务" in letter.paragraphs[1].text
    assert letter.sections[0].footer.paragraphs[0].text == result.plan.title
    table = letter.tables[0]
    assert len(table.rows) == count + 1
    cells = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    asked = rows(arrange(result), Labels())
    keys = ("serial", "content", "lead", "beside", "deadline")
    assert cells == [[str(row[key]) for key in keys] for row in asked]
    assert "{{" not in "".join(cell for row in cells for cell in row)


@pytest.mark.parametrize("name", ["form.xlsx", "form.docx"])
def test_libreoffice_opens_the_filled_form(
    name: str, result: Decomposition, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here: make office")
    (tmp_path / name).write_bytes(open_form(EXAMPLE / name).fill(result, Labels()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    words = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), name]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, timeout=110, check=False)
    made = tmp_path / Path(name).with_suffix(".pdf")
    assert made.exists(), done.stderr
    text = "".join(block.text for block in dc.read(made).blocks)
    assert "市公安局" in text


def test_empty_rows_of_the_form_are_used_first(result: Decomposition, count: int) -> None:
    data = _filled(_book(blank=count + 5), result)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert sheet.cell(row=count + 7, column=1).value == "填报人："
    assert sheet.cell(row=count + 1, column=1).value == count
    assert sheet.cell(row=count + 2, column=2).value is None


def test_numbers_printed_in_advance_are_no_obstacle(result: Decomposition, count: int) -> None:
    def numbered(sheet: Worksheet) -> None:
        for number in range(1, 4):
            sheet.cell(row=1 + number, column=1, value=number)

    sheet = openpyxl.load_workbook(io.BytesIO(_filled(_book(numbered), result))).active
    assert sheet is not None
    assert sheet.cell(row=count + 1, column=1).value == count


def test_merged_cells_of_the_sample_row_are_repeated(result: Decomposition, count: int) -> None:
    def merged(sheet: Worksheet) -> None:
        sheet.cell(row=1, column=5).value = "备注"
        sheet.merge_cells("D2:E2")

    sheet = openpyxl.load_workbook(io.BytesIO(_filled(_book(merged, blank=2), result))).active
    assert sheet is not None
    found = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"D{row}:E{row}" for row in range(4, count + 2)} <= found


def test_formulas_elsewhere_are_counted_anew(result: Decomposition) -> None:
    def total(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("合计")["A1"] = "=COUNTA(Sheet!C2:C900)"

    book = _parts(_filled(_book(total), result))["xl/workbook.xml"]
    assert b'fullCalcOnLoad="1"' in book


def _validated(sheet: Worksheet) -> None:
    rule = DataValidation(type="list", formula1="$F$9:$F$12")
    rule.add("C2:C3")
    sheet.add_data_validation(rule)


def _total(sheet: Worksheet) -> None:
    sheet["D4"] = "=COUNTA(C2:C3)"


def _second(sheet: Worksheet, title: str = "合 计") -> Worksheet:
    assert sheet.parent is not None
    sheet.title = "表 一"
    return sheet.parent.create_sheet(title)


def _elsewhere(sheet: Worksheet) -> None:
    _second(sheet)["A1"] = "=COUNTA('表 一'!C2:C3)"


def _hidden(sheet: Worksheet) -> None:
    second = _second(sheet)
    second["A1"], second.sheet_state = "='表 一'!A4", "hidden"


def _linked(sheet: Worksheet) -> None:
    second = _second(sheet)
    second["A1"] = "签字处"
    second["A1"].hyperlink = Hyperlink(ref="A1", location="'表 一'!A4")


def _chosen(sheet: Worksheet) -> None:
    rule = DataValidation(type="list", formula1="='表 一'!$A$4:$A$6")
    rule.add("B1")
    _second(sheet).add_data_validation(rule)


def _plotted(sheet: Worksheet) -> None:
    second, chart = _second(sheet), BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=2, max_row=3))
    second.add_chart(chart, "A1")


def _named(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.title = "表 一"
    sheet.parent.defined_names.add(DefinedName("末", attr_text="SUM('表 一'!$A$4,1)"))


def _counted(sheet: Worksheet) -> None:
    sheet["H1"] = "=COUNTA(C2:C3)"


def _commented(sheet: Worksheet) -> None:
    sheet["A4"].comment = Comment("签字", "a")


def _charted(sheet: Worksheet) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=1))
    sheet.add_chart(chart, "H6")


def _tabled(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="t", ref="A1:D4", totalsRowCount=1))


def _own_formula(sheet: Worksheet) -> None:
    sheet["A2"] = "=ROW()-1"


def _merged_rows(sheet: Worksheet) -> None:
    sheet.merge_cells("C2:C3")


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (_validated, "a formula.*F\\$9"),
        (_total, "a formula.*D4"),
        (_elsewhere, "another part refers to .*sheet2.*COUNTA"),
        (_hidden, "another part refers to .*sheet2.*A4"),
        (_linked, "another part refers to .*sheet2.*A4"),
        (_chosen, "another part refers to .*sheet2.*A\\$4"),
        (_plotted, "another part refers to .*chart1.*D\\$3"),
        (_named, "a name .*末.*A\\$4"),
        (_counted, "a formula.*H1"),
        (_commented, "comments"),
        (_charted, "pictures, shapes or charts.*drawing1"),
        (_tabled, "a table.*table1"),
        (_own_formula, "a formula stands where rows go.*A2"),
        (_merged_rows, "rows are merged where rows go.*C2:C3"),
    ],
)
def test_what_would_be_displaced_is_named(
    build: Callable[[Worksheet], None], words: str, result: Decomposition
) -> None:
    with pytest.raises(DecomposeError, match=words):
        _filled(_book(build, blank=2), result)


def test_room_enough_displaces_nothing(result: Decomposition, count: int) -> None:
    def build(sheet: Worksheet) -> None:
        _commented(sheet)
        _charted(sheet)
        sheet["H1"] = "=COUNTA(C2:C900)"

    before = _book(build, blank=count)
    after = _parts(_filled(before, result))
    old = _parts(before)
    assert {part for part in old if old[part] != after[part]} <= {
        SHEET,
        PROPERTIES,
        "xl/workbook.xml",
    }
    assert b"COUNTA(C2:C900)" in after[SHEET]


def test_what_is_not_disturbed_stops_nothing(result: Decomposition, count: int) -> None:
    """Above the table, over whole columns, in a table object or under a name that moves along."""

    def build(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        second = _second(sheet)
        second["A1"], second["A2"] = "=COUNTA('表 一'!C:C)", "='表 一'!B1"
        second["A3"] = "=COUNTA('另一表'!C2:C3)"
        sheet["B1"].comment = Comment("怎样填", "a")
        sheet["H1"] = "=TODAY()"
        sheet.add_table(Table(displayName="t", ref="A1:D3"))
        for name, area in (("末行", "$A$4"), ("表身", "$A$2:$D$3"), ("表头", "$A$1:$D$1")):
            sheet.parent.defined_names.add(DefinedName(name, attr_text=f"'表 一'!{area}"))

    before = _book(build, blank=2)
    data = _filled(before, result)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["表 一"].cell(count + 2, 1).value == "填报人："
    assert book["表 一"].tables["t"].ref == f"A1:D{count + 1}"
    assert {name: each.attr_text for name, each in book.defined_names.items()} == {
        "末行": f"'表 一'!$A${count + 2}",
        "表身": f"'表 一'!$A$2:$D${count + 1}",
        "表头": "'表 一'!$A$1:$D$1",
    }
    old, new = _parts(before), _parts(data)
    assert old["xl/worksheets/sheet2.xml"] == new["xl/worksheets/sheet2.xml"]


def test_a_task_beside_its_measures_is_told_by_its_title(result: Decomposition) -> None:
    def headed(sheet: Worksheet) -> None:
        sheet["C1"] = "具体举措"
        sheet["D1"] = "完成期限"

    sheet = openpyxl.load_workbook(io.BytesIO(_filled(_book(headed), result)))["Sheet"]
    asked = rows(arrange(result), Labels())
    assert [sheet.cell(row=2 + n, column=2).value for n in range(len(asked))] == [
        row["title"] for row in asked
    ]
    assert sheet["C2"].value == asked[0]["measures"]
    assert sheet["D2"].value == asked[0]["deadline"]


def test_placeholders_of_every_sheet_and_of_headers_are_filled(result: Decomposition) -> None:
    def build(sheet: Worksheet) -> None:
        cover = _second(sheet, "封面")
        cover["B2"], cover["B3"] = "{{标题}}任务台账", "共 {{任务数}} 项"
        sheet.oddHeader.left.text = "{{place}}"
        _second(sheet, "别的")["A1"] = "不填 {x}"

    before = _book(build)
    data = _filled(before, result)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["封面"]["B2"].value == f"{result.plan.title}任务台账"
    assert book["表 一"].oddHeader.left.text == result.jurisdiction.place
    assert _parts(before)["xl/worksheets/sheet3.xml"] == _parts(data)["xl/worksheets/sheet3.xml"]


def test_a_form_is_filled_in_english(result: Decomposition) -> None:
    def build(sheet: Worksheet) -> None:
        for column, head in enumerate(("Task", "Lead unit", "Reason", "Findings"), start=1):
            sheet.cell(1, column, head)

    data = form_of(_book(build), "form.xlsx").fill(result, Labels("en"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    filled = [(row[2].value or "", row[3].value or "") for row in sheet.iter_rows(min_row=2)]
    told = rows(arrange(in_english(result)), Labels("en"))
    assert filled == [(row["reason"], row["findings"]) for row in told]
    assert not {words for pair in filled for words in pair if "牵头。" in words}


def test_runs_of_a_cell_keep_their_look(result: Decomposition) -> None:
    def build(sheet: Worksheet) -> None:
        bold = InlineFont(b=True)
        sheet["H1"] = CellRichText(
            "印发：", TextBlock(bold, "{{规划"), "名称}}", TextBlock(bold, "！")
        )

    data = _filled(_book(build), result)
    sheet = openpyxl.load_workbook(io.BytesIO(data), rich_text=True).active
    assert sheet is not None
    runs = [(str(run), bool(getattr(run, "font", None))) for run in sheet["H1"].value]
    assert [run for run in runs if run[0]] == [
        ("印发：", False),
        (result.plan.title, True),
        ("！", True),
    ]


def test_placeholder_in_a_drawing_stops_the_run() -> None:
    shape = (
        b'<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        b"<a:p><a:r><a:t>{{ti</a:t></a:r><a:r><a:t>tle}}</a:t></a:r></a:p></wsDr>"
    )
    with pytest.raises(DecomposeError, match=r"\{\{title\}\} stands in xl/drawings/drawing7"):
        form_of(_with_part(_book(), "xl/drawings/drawing7.xml", shape), "form.xlsx")


@pytest.mark.parametrize(
    ("heads", "key"),
    [(("任务", "责任单位", "配合单位"), "leading"), (("任务", "责任单位", "时限"), "units")],
)
def test_responsible_units_beside_supporting_ones_are_those_that_lead(
    heads: tuple[str, ...], key: str, result: Decomposition
) -> None:
    def build(sheet: Worksheet) -> None:
        for column, head in enumerate((*heads, "备注"), start=1):
            sheet.cell(1, column, head)

    sheet = openpyxl.load_workbook(io.BytesIO(_filled(_book(build), result))).active
    assert sheet is not None
    own = rows(arrange(result), Labels())
    told = [str(row[key]) for row in own]
    assert [sheet.cell(at, 2).value for at in range(2, len(told) + 2)] == told
    letter = _letter(row=tuple(f"{{{{{head}}}}}" for head in heads[:3]))
    filled = docx.Document(io.BytesIO(_filled(_bytes(letter), result, "form.docx")))
    assert [row.cells[1].text for row in filled.tables[0].rows] == told


@pytest.mark.parametrize(("more", "key"), [("备注", "beside"), ("其他职责", "support")])
def test_who_has_another_part_is_left_out_of_no_form(
    more: str, key: str, result: Decomposition
) -> None:
    def build(sheet: Worksheet) -> None:
        for column, head in enumerate(("任务", "牵头单位", "配合单位", more), start=1):
            sheet.cell(1, column, head)

    sheet = openpyxl.load_workbook(io.BytesIO(_filled(_book(build), result))).active
    assert sheet is not None
    own = rows(arrange(result), Labels())
    told = [str(sheet.cell(at, 3).value or "") for at in range(2, len(own) + 2)]
    assert told == [row[key] for row in own]
    assert any("（属地）" in text for text in told) == (key == "beside")


def _filled_below(sheet: Worksheet) -> None:
    sheet["B2"] = "示例任务"


MACRO = b'<Types xmlns="a"><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/></Types>'


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (lambda: _with_part(_book(), "xl/vbaProject.bin"), "form.xlsx", "macros.*vbaProject"),
        (lambda: _with_part(_book(), "xl/macrosheets/sheet1.xml"), "form.xlsx", "macros"),
        (lambda: _with_part(_book(), "_xmlsignatures/sig1.xml"), "form.xlsx", "signed"),
        (_book, "form.xlsm", "suffix .xlsm is not filled"),
        (_book, "form.docm", "suffix .docm is not filled"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "form.xlsx", "no .xlsx file, or protected"),
        (lambda: _book(_filled_below), "form.xlsx", "row 2.*is not empty"),
        (lambda: _book(lambda s: s.delete_rows(1)), "form.xlsx", "two known columns"),
        (lambda: _book(lambda s: s.delete_cols(2)), "form.xlsx", "one of them for the task"),
        (lambda: _book(lambda s: s.append(["{{x}}"]), 0), "form.xlsx", "is not empty|asks for x"),
        (lambda: _with_part(_book(), "../evil"), "form.xlsx", "outside itself"),
        (lambda: _book()[:-40], "form.xlsx", "broken or cut off"),
    ],
)
def test_form_that_is_not_filled(
    make: Callable[[], bytes], name: str, words: str, result: Decomposition
) -> None:
    with pytest.raises(DecomposeError, match=words):
        _filled(make(), result, name)


def _letter(*paragraphs: str, row: tuple[str, ...] = ()) -> docx.document.Document:
    made = docx.Document()
    for words in paragraphs:
        made.add_paragraph(words)
    if row:
        table = made.add_table(rows=1, cols=len(row))
        for cell, words in zip(table.rows[0].cells, row, strict=True):
            cell.text = words
    return made


def _bytes(letter: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    letter.save(buffer)
    return buffer.getvalue()


def _noted() -> bytes:
    letter = _letter(row=("{{task}}",))
    run = letter.tables[0].rows[0].cells[0].paragraphs[0].runs[0]
    run._element.append(OxmlElement("w:footnoteReference"))
    return _bytes(letter)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: _bytes(_letter("没有占位符")), "no placeholder"),
        (lambda: _bytes(_letter("{{不存在的}}")), "asks for 不存在的"),
        (lambda: _bytes(_letter("{{lead}}")), "outside a table row"),
        (_noted, "a footnote, which cannot be repeated"),
        (lambda: _with_part(_bytes(_letter("{{title}}")), "word/vbaProject.bin"), "macros"),
    ],
)
def test_letter_that_is_not_filled(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(DecomposeError, match=words):
        form_of(make(), "form.docx")


def test_chinese_placeholders_and_bookmarks(result: Decomposition, count: int) -> None:
    letter = _letter("{{ 规划名称 }}", row=("{{任务}}", "{{牵头单位}}"))
    paragraph = letter.tables[0].rows[0].cells[0].paragraphs[0]._element
    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:id"), "7")
    mark.set(qn("w:name"), "here")
    paragraph.insert(0, mark)
    filled = docx.Document(io.BytesIO(_filled(_bytes(letter), result, "form.docx")))
    assert filled.paragraphs[0].text == result.plan.title
    assert len(filled.tables[0].rows) == count
    assert filled.element.xml.count("w:bookmarkStart") == 1


@pytest.mark.parametrize("word", [*NASTY, "{{title}} {{task}} {{nothing}}"])
def test_hostile_words_stay_words(word: str, kb: Knowledge) -> None:
    nasty = spoilt(kb, word)
    data = open_form(EXAMPLE / "form.xlsx").fill(nasty, Labels())
    sheet = openpyxl.load_workbook(io.BytesIO(data))["台账"]
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type in ("f", "e")]
    if word.startswith("{{"):
        assert word in str(sheet["B5"].value)
    text = docx.Document(io.BytesIO(open_form(EXAMPLE / "form.docx").fill(nasty, Labels())))
    assert len(text.tables[0].rows) > 1


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("牵头单位", "lead"),
        ("牵 头\n单 位", "lead"),
        ("完成时限（必填）", "deadline"),
        ("Lead Department", "lead"),
        ("序　号", "serial"),
        ("分管领导", None),
        ("", None),
    ],
)
def test_headers_are_known_however_they_are_set(header: str, key: str | None) -> None:
    assert column_named(header) == key


def test_run_with_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = ROOT / "examples" / "quickstart" / "plan.txt"
    words = ["run", str(plan), "-o", str(tmp_path / "out"), "--fail-on", "never"]
    forms = [str(EXAMPLE / "form.xlsx"), str(EXAMPLE / "form.docx")]
    assert main([*words, "--template", forms[0], "--template", forms[1]]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "out" / "form.xlsx")["台账"]
    assert sheet["A5"].value == 1
    assert (tmp_path / "out" / "form.docx").exists()
    assert main(["seal", str(tmp_path / "out")]) == 0
    assert main(["verify", str(tmp_path / "out.seal.zip")]) == 0
    capsys.readouterr()
    shutil.copy(EXAMPLE / "form.xlsx", tmp_path / "division.xlsx")
    assert main([*words, "--template", str(tmp_path / "division.xlsx")]) == 2
    assert "division.xlsx" in capsys.readouterr().err


def test_bad_form_is_told_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "form.xlsx").write_bytes(_with_part(_book(), "xl/vbaProject.bin"))
    plan = ROOT / "examples" / "quickstart" / "plan.txt"
    words = ["run", str(plan), "-o", str(tmp_path / "out")]
    assert main([*words, "--template", str(tmp_path / "form.xlsx")]) == 2
    assert "宏" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_forms_are_those_of_the_script() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("build_forms", EXAMPLE.parent / "build_forms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert _parts(module.workbook()) == _parts((EXAMPLE / "form.xlsx").read_bytes())


def test_form_is_a_value(result: Decomposition) -> None:
    assert isinstance(form_of(_book(), "a.xlsx"), Form)
