"""Workbooks written part by part: values as shown, what is odd, what is hostile."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from decompose.errors import DamagedDocument, LimitExceeded
from decompose.model.source import Document
from decompose.readers import Limits, read_bytes
from decompose.readers.xlsx_values import shown
from tests.readers.docx_files import pack

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relations(**targets: str) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{key.rstrip("0123456789")}" Target="{target}"/>'
        for key, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'


def xlsx(
    rows: str, *, strings: str = "", styles: str = "", rest: str = "", book: str = "", **more: str
) -> bytes:
    """Return a workbook whose only sheet has these rows."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relations(
            worksheet1="worksheets/sheet1.xml",
            sharedStrings="sharedStrings.xml",
            styles="styles.xml",
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{book}<sheets>'
        '<sheet name="任务" sheetId="1" r:id="worksheet1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><dimension ref="A1"/>'
        f"<sheetData>{rows}</sheetData>{rest}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
    }
    return pack(parts | {name.replace("__", "/"): text for name, text in more.items()})


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def read(data: bytes, **limits: int) -> Document:
    return read_bytes(data, name="a.xlsx", limits=Limits(**limits))


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks]


def test_dimension_is_not_believed() -> None:
    data = xlsx(row(1, inline("A1", "甲"), inline("D1", "乙")) + row(9, inline("B9", "丙")))
    assert texts(data) == ["甲", "乙", "丙"]


def test_shared_strings_runs_and_phonetic_guides() -> None:
    strings = (
        "<si><t>健全</t></si><si><r><t>安全</t></r><r><rPr><b/></rPr><t>责任</t></r>"
        "<rPh sb='0' eb='2'><t>an quan</t></rPh></si><si><t>换_x000D_\n行_x0041_</t></si>"
    )
    cells = "".join(f'<c r="A{n + 1}" t="s"><v>{n}</v></c>' for n in range(3))
    data = xlsx(
        "".join(row(n + 1, f'<c r="A{n + 1}" t="s"><v>{n}</v></c>') for n in range(3)),
        strings=strings,
    )
    assert cells
    assert texts(data) == ["健全", "安全责任", "换\n行A"]
    assert texts(xlsx(row(1, '<c t="s"><v>99999</v></c>', inline("B1", "x")))) == ["x"]


def test_values_as_shown() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月底前&quot;"/></numFmts><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="4"/></cellXfs>'
    )
    cells = [
        '<c r="A1"><v>3200</v></c>',
        '<c r="B1" s="1"><v>45291</v></c>',
        '<c r="C1" s="2"><v>45291</v></c>',
        '<c r="D1" s="3"><v>0.15</v></c>',
        '<c r="E1" s="4"><v>1234.5</v></c>',
        '<c r="F1" t="b"><v>1</v></c>',
        '<c r="G1" t="e"><v>#N/A</v></c>',
        '<c r="H1" t="str"><f>A1&amp;"x"</f><v>算得的文字</v></c>',
        '<c r="I1"><v>0.1</v></c>',
    ]
    data = xlsx(row(1, *cells), styles=styles)
    assert texts(data) == [
        "3200", "2023/12/31", "2023年12月底前", "15%", "1,234.50", "TRUE", "#N/A", "算得的文字", "0.1",
    ]  # fmt: skip


def test_formula_without_value_is_told() -> None:
    doc = read(xlsx(row(1, inline("A1", "甲"), '<c r="B1"><f>SUM(C1)</f></c>')))
    assert [problem.code for problem in doc.problems] == ["sheet.formula"]


def test_years_since_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    data = xlsx(
        row(1, '<c r="A1" s="0"><v>1</v></c>'), styles=styles, book='<workbookPr date1904="1"/>'
    )
    assert texts(data) == ["1904/1/2"]
    assert shown(60, "yyyy/m/d") == "1900/2/28"


def test_text_under_merged_cells_is_told() -> None:
    rest = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    doc = read(xlsx(row(1, inline("A1", "甲"), inline("B1", "被盖住")), rest=rest))
    assert [block.text for block in doc.blocks] == ["甲"]
    assert "被盖住" in doc.problems[0].message


@pytest.mark.parametrize(
    "area",
    ["A1:XFD1048576", "A1:A1048576", "A1:XFD1", "B2:A1", "XFE1:XFF9999999", "A0:B0", "nonsense"],
)
def test_huge_and_senseless_areas(area: str) -> None:
    rest = f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'
    doc = read(xlsx(row(1, inline("A1", "甲")) + row(2, inline("A2", "乙")), rest=rest))
    assert doc.blocks[0].text == "甲"
    assert doc.blocks[0].row_span <= 2


def test_last_cell_of_a_sheet_costs_nothing() -> None:
    doc = read(xlsx(row(1, inline("A1", "甲")) + row(1048576, inline("XFD1048576", "末"))))
    assert [block.text for block in doc.blocks] == ["甲"]
    assert [problem.code for problem in doc.problems] == ["sheet.wide"]


@pytest.mark.parametrize("limits", [{"rows": 5}, {"cells": 5}, {"blocks": 5}, {"text": 5}])
def test_limits(limits: dict[str, int]) -> None:
    data = xlsx("".join(row(n, inline(f"A{n}", "任务")) for n in range(1, 30)))
    with pytest.raises(LimitExceeded) as caught:
        read(data, **limits)
    assert caught.value.where == f"limits.{next(iter(limits))}"


def test_string_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(LimitExceeded):
        read(xlsx(row(1, inline("A1", "甲")), strings=f"<si><t>{'一' * 20_000_000}</t></si>"))


@pytest.mark.parametrize(
    "rows",
    [
        row(2, inline("A2", "甲")) + row(1, inline("A1", "乙")),
        "<row r='1'><c r='A1'>",
        row(9999999, inline("A1", "x")),
    ],
)
def test_broken_sheets(rows: str) -> None:
    with pytest.raises(DamagedDocument):
        read(xlsx(rows))


def test_doctype_is_refused() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]>'
    data = xlsx("", xl__worksheets__sheet1=laughs)
    sheet = f'{laughs}<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'
    assert data
    with pytest.raises(DamagedDocument, match="DOCTYPE"):
        read(xlsx("", **{"xl/worksheets/sheet1.xml": sheet}))


def test_macros_are_told_and_charts_passed_over() -> None:
    doc = read(xlsx(row(1, inline("A1", "甲")), **{"xl/vbaProject.bin": "x"}))
    assert [problem.code for problem in doc.problems] == ["macro.left-out"]


def test_empty_workbook() -> None:
    with pytest.raises(DamagedDocument, match="empty"):
        read(xlsx(row(1, inline("A1", " "))))


def test_missing_sheet() -> None:
    with pytest.raises(DamagedDocument):
        read(xlsx("", **{"xl/_rels/workbook.xml.rels": _relations(worksheet1="nowhere.xml")}))


def test_comments_on_cells_are_told() -> None:
    out = openpyxl.Workbook()
    sheet = out.active
    sheet.title = "任务"
    sheet.append(["序号", "重点任务", "牵头单位"])
    sheet.append([1, "打通消防通道", "县消防救援大队"])
    sheet["B2"].comment = Comment("领导批示：9月底前完成", "办公室")
    buffer = io.BytesIO()
    out.save(buffer)
    doc = read_bytes(buffer.getvalue(), name="台账.xlsx")
    assert [p.message for p in doc.problems if p.code == "comment"] == [
        "批注（未列入正文）：任务 B2：领导批示：9月底前完成"
    ]
    assert not any("批示" in block.text for block in doc.blocks)
