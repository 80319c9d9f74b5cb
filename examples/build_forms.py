"""Builds own_form/form.xlsx and own_form/form.docx: forms as an office might have them.

A script for developers: ``python examples/build_forms.py``. The workbook has two header rows with
merged cells, drop-downs, a coloured column, a line to sign below the table, a second sheet with a
chart, and print settings; the Word file has placeholders and a row that is repeated. The bytes hold
no time stamp.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

HERE = Path(__file__).parent / "own_form"
_STAMP = datetime(2021, 10, 20, tzinfo=UTC)
_ZIP_STAMP = (1980, 1, 1, 0, 0, 0)
_WIDTHS = {"A": 6, "B": 46, "C": 16, "D": 22, "E": 13, "F": 34, "G": 12}
_HEADER = (
    ("A3:A4", "序号"),
    ("B3:B4", "重点任务"),
    ("C3:D3", "责任分工"),
    ("C4", "牵头单位"),
    ("D4", "配合单位"),
    ("E3:E4", "完成时限"),
    ("F3:F4", "依据"),
    ("G3:G4", "落实情况"),
)
_EMPTY_ROWS = 3
_STATES = "未启动,推进中,已完成"
_LINE = Side(style="thin", color="7F6000")
_COLUMNS = ("{{serial}}", "{{task}}", "{{lead}}", "{{support}}", "{{deadline}}")


def workbook() -> bytes:
    """Return the form of a workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet["A1"], sheet["A2"] = "{{title}}任务台账", "填报地区：{{place}}　规划期：{{period}}"
    sheet["A1"].font = Font(name="黑体", size=18)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for area in ("A1:G1", "A2:G2"):
        sheet.merge_cells(area)
    border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    for area, words in _HEADER:
        cell = sheet[area.partition(":")[0]]
        cell.value, cell.font = words, Font(name="黑体", size=11)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if ":" in area:
            sheet.merge_cells(area)
    for row in range(3, 5 + _EMPTY_ROWS):
        for letter in _WIDTHS:
            cell = sheet[f"{letter}{row}"]
            cell.border = border
            if row < 5:
                cell.fill = PatternFill("solid", fgColor="FFF2CC")
                continue
            cell.font = Font(name="仿宋", size=11)
            centred = letter in "AEG"
            cell.alignment = Alignment(
                horizontal="center" if centred else "left", vertical="center", wrap_text=True
            )
    last = 5 + _EMPTY_ROWS
    sheet[f"A{last}"] = "填报人：　　　　　审核人：　　　　　（单位盖章）"
    sheet.merge_cells(f"A{last}:G{last}")
    states = DataValidation(type="list", formula1=f'"{_STATES}"', allow_blank=True)
    states.add(f"G5:G{last - 1}")
    sheet.add_data_validation(states)
    red = PatternFill("solid", bgColor="F8CBAD")
    sheet.conditional_formatting.add(
        f"G5:G{last - 1}", CellIsRule(operator="equal", formula=['"未启动"'], fill=red)
    )
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "3:4"
    sheet.print_area = f"A1:G{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
    _second(book)
    return _packed(book)


def _second(book: Workbook) -> None:
    """Add a sheet with figures and a chart, which nothing of the filling may touch."""
    sheet = book.create_sheet("进度")
    for row in (("季度", "已完成"), ("一季度", 3), ("二季度", 5), ("三季度", 8)):
        sheet.append(row)
    chart = BarChart()
    chart.title = "完成进度"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=4))
    sheet.add_chart(chart, "D2")


def _packed(book: Workbook) -> bytes:
    book.properties.creator = "decompose"
    buffer = BytesIO()
    book.save(buffer)
    stamp = _STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return _still(buffer.getvalue(), stamp)


def letter() -> bytes:
    """Return the form of a Word file."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in ("关于落实《{{ti", "tle}}》的任务分解表"):
        _run(title, words, "黑体", bold=True)
    about = document.add_paragraph()
    _run(about, "{{place}}，规划期 {{period}}，共 {{count_tasks}} 项任务，", "仿宋")
    _run(about, "其中 {{uncertain}} 项须核实。", "仿宋", bold=True)
    table = document.add_table(rows=2, cols=len(_COLUMNS), style="Table Grid")
    words = ("序号", "任务", "牵头单位", "配合单位", "完成时限")
    for column, (head, asked) in enumerate(zip(words, _COLUMNS, strict=True)):
        _run(table.cell(0, column).paragraphs[0], head, "黑体")
        _run(table.cell(1, column).paragraphs[0], asked, "仿宋")
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    _run(document.add_paragraph(), "说明：{{draft_note}}", "楷体")
    _run(section.footer.paragraphs[0], "{{title}}", "宋体")
    document.core_properties.author = "decompose"
    document.core_properties.created = document.core_properties.modified = _STAMP
    buffer = BytesIO()
    document.save(buffer)
    return _still(buffer.getvalue())


def _run(paragraph: object, words: str, font: str, *, bold: bool = False) -> None:
    run = paragraph.add_run(words)  # type: ignore[attr-defined]
    run.bold = bold
    run.font.name = font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _still(data: bytes, stamp: bytes | None = None) -> bytes:
    """Return an archive without the time at which it was made."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if stamp and name == "docProps/core.xml":
                for field in (b"created", b"modified"):
                    start = part.index(b">", part.index(b"<dcterms:" + field)) + 1
                    part = part[:start] + stamp + part[part.index(b"<", start) :]
            entry = zipfile.ZipInfo(name, _ZIP_STAMP)
            entry.external_attr = 0o644 << 16
            new.writestr(entry, part, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    (HERE / "form.xlsx").write_bytes(workbook())
    (HERE / "form.docx").write_bytes(letter())
