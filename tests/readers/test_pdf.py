"""PDFs of usual looks give the text that was printed: one block a paragraph, nothing beside it."""

from __future__ import annotations

from typing import Any

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from decompose.model.source import BlockKind, Document
from decompose.parser import parse, parse_text
from decompose.readers import read_bytes
from tests.readers.pdf_files import (
    FONT,
    LONG,
    PLAN,
    drawn,
    in_columns,
    page_number,
    printed,
    style,
    table,
)


def texts(doc: Document) -> list[str]:
    return [block.text for block in doc.blocks if block.kind is BlockKind.PARAGRAPH]


def codes(doc: Document) -> list[str]:
    return [problem.code for problem in doc.problems]


def read(data: bytes) -> Document:
    return read_bytes(data, name="规划.pdf")


@pytest.mark.parametrize("size", [10.5, 12, 14, 16])
@pytest.mark.parametrize("alignment", [0, 4])
def test_lines_are_joined_to_paragraphs(size: float, alignment: int) -> None:
    doc = read(printed(PLAN, body=style(size, alignment=alignment)))
    assert texts(doc) == list(PLAN)
    assert doc.format == "pdf"
    assert doc.blocks[0].place.page == 1
    assert doc.blocks[-1].place.page > 1
    assert codes(doc) == ["pdf.furniture"]


def test_tree_equals_that_of_the_text() -> None:
    ours, clean = parse(read(printed(PLAN))), parse_text("\n".join(PLAN))
    for kind in ("sections", "tasks"):
        got, wanted = getattr(ours, kind), getattr(clean, kind)
        assert [(x.id, x.number, x.title) for x in got] == [
            (x.id, x.number, x.title) for x in wanted
        ]


def test_paragraphs_without_indent_are_told_by_their_distance() -> None:
    body = style(12, firstLineIndent=0, spaceAfter=12)
    assert texts(read(printed(PLAN, body=body))) == list(PLAN)


def test_place_says_page_and_box() -> None:
    block = read(printed(PLAN)).blocks[1]
    left, top, right, bottom = block.place.box or (0, 0, 0, 0)
    assert 0 < left < right < A4[0]
    assert 0 < top < bottom < A4[1] / 2
    assert str(block.place) == "规划.pdf 第1页第2段"


def _header(canvas: Canvas, doc: Any) -> None:
    canvas.setFont(FONT, 9)
    number = canvas.getPageNumber()
    left, right = "云州市人民政府公报", "2021年第3期"
    canvas.drawString(72, 800, left if number % 2 else right)
    canvas.drawCentredString(A4[0] / 2, 30, f"第{number}页 共40页")


def test_headers_of_left_and_right_pages_and_numbers_with_a_total() -> None:
    doc = read(printed(PLAN, on_page=_header))
    assert texts(doc) == list(PLAN)
    assert codes(doc) == ["pdf.furniture"]


def _bare(canvas: Canvas, doc: Any) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawRightString(A4[0] - 72, 30, f"{canvas.getPageNumber() + 6}")


def test_bare_page_numbers_need_not_begin_with_one() -> None:
    assert texts(read(printed(PLAN, on_page=_bare))) == list(PLAN)


def test_a_number_in_the_text_is_no_page_number() -> None:
    doc = read(drawn(lambda c: [c.drawString(72, 700 - 30 * n, t) for n, t in enumerate("甲乙")]
                     and c.drawString(72, 300, "2021")))  # fmt: skip
    assert texts(doc) == ["甲", "乙", "2021"]


def _watermark(canvas: Canvas, doc: Any) -> None:
    page_number(canvas, doc)
    canvas.saveState()
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.setFont(FONT, 60)
    canvas.drawString(0, 0, "征求意见稿")
    canvas.restoreState()


def test_watermarks_are_left_out_and_counted() -> None:
    doc = read(printed(PLAN, on_page=_watermark))
    assert texts(doc) == list(PLAN)
    assert "pdf.turned" in codes(doc)
    assert {unread.text for unread in doc.unread if unread.reason == "turned"} == {"征求意见稿"}


def test_two_columns_are_read_one_after_the_other() -> None:
    assert texts(read(in_columns(PLAN))) == list(PLAN)


HEAD = ("序号", "主要任务", "牵头单位", "配合单位", "完成时限")
ROWS = [
    (f"{n}", f"开展第{n}项整治行动，{LONG}", "市应急局", "市公安局、市住房城乡建设局、市交通运输局", "2025年底前")
    for n in range(1, 25)
]  # fmt: skip


def grid(doc: Document) -> list[tuple[int | None, int | None, str]]:
    cells = [block for block in doc.blocks if block.kind is BlockKind.CELL]
    assert {cell.place.table for cell in cells} == {1}
    return [(cell.place.row, cell.place.column, cell.text) for cell in cells]


def test_table_over_several_landscape_pages() -> None:
    flow = table([HEAD, *ROWS], (40, 320, 90, 140, 80))
    doc = read(printed(["任务分工表", flow], pagesize=landscape(A4)))
    wanted = [
        (r, c, text) for r, row in enumerate([HEAD, *ROWS], 1) for c, text in enumerate(row, 1)
    ]
    assert grid(doc) == wanted
    assert texts(doc) == ["任务分工表"]
    assert "pdf.header-rows" in codes(doc)
    assert max(block.place.page or 0 for block in doc.blocks) > 2


def _grid(canvas: Canvas, xs: list[float], ys: list[float], rows: list[list[list[str]]]) -> None:
    """Draw a grid with the lines of each cell, 10 points high, from the top of the cell."""
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    canvas.setFont(FONT, 10)
    for y, row in zip(ys, rows, strict=False):
        for x, lines in zip(xs, row, strict=False):
            for n, line in enumerate(lines):
                canvas.drawString(x + 5, y - 14 - 14 * n, line)


def test_rows_parted_by_the_end_of_a_page_are_mended() -> None:
    def draw(canvas: Canvas) -> None:
        xs = [70, 110, 220, 330]
        head = [["序号"], ["任务"], ["单位"]]
        first = [["1"], ["开展危险化学品专项整", "治，完善监测预警系统"], ["市应急局、市公安局、"]]
        rest: list[list[str]] = [[], ["建设，落实主体责任。"], ["市财政局"]]
        _grid(canvas, xs, [160, 130, 90], [head, first])
        canvas.showPage()
        _grid(canvas, xs, [780, 750, 720, 690], [head, rest, [["2"], ["乙"], ["市教育局"]]])

    assert grid(read(drawn(draw))) == [
        (1, 1, "序号"), (1, 2, "任务"), (1, 3, "单位"), (2, 1, "1"),
        (2, 2, "开展危险化学品专项整治，完善监测预警系统建设，落实主体责任。"),
        (2, 3, "市应急局、市公安局、市财政局"), (3, 1, "2"), (3, 2, "乙"), (3, 3, "市教育局"),
    ]  # fmt: skip


def test_merged_cells_say_how_far_they_reach() -> None:
    rows = [
        ("部门", "任务", "时限"),
        ("市应急局", "甲", "2022年"),
        ("", "乙", "2023年"),
        ("合计", "", "两项"),
    ]
    flow = table(rows, (100, 200, 100), ("SPAN", (0, 1), (0, 2)), ("SPAN", (0, 3), (1, 3)))
    doc = read(printed(["分工", flow]))
    cells = [b for b in doc.blocks if b.kind is BlockKind.CELL]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in cells}
    assert spans["市应急局"] == (2, 1)
    assert spans["合计"] == (1, 2)
    assert len(cells) == 10


def test_text_around_a_table_stays_around_it() -> None:
    flow = table([("指标", "目标"), ("事故起数", "下降15%")], (150, 150))
    doc = read(printed([*PLAN[:4], flow, *PLAN[4:]]))
    assert texts(doc) == list(PLAN)
    first = next(b.index for b in doc.blocks if b.kind is BlockKind.CELL)
    assert doc.blocks[first - 1].text == PLAN[3]


def _turned(canvas: Canvas) -> None:
    """Draw one page upright, one turned by its /Rotate, one with its text drawn sideways."""
    for turn in (0, 90):
        canvas.setFont(FONT, 16)
        if turn:
            canvas.setPageRotation(turn)
            canvas.translate(A4[0], 0)
            canvas.rotate(90)
        for n, line in enumerate(("一、总体要求", "（一）指导思想", "坚持安全第一。")):
            canvas.drawString(72, 500 - 30 * n, line)
        canvas.showPage()
    canvas.setPageRotation(0)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    canvas.setFont(FONT, 16)
    for n, line in enumerate(("二、主要任务", "（一）整治隐患", "完善责任体系。")):
        canvas.drawString(72, 500 - 30 * n, line)


def test_turned_pages_are_read_upright() -> None:
    first = ["一、总体要求", "（一）指导思想", "坚持安全第一。"]
    assert texts(read(drawn(_turned))) == [
        *first,
        *first,
        "二、主要任务",
        "（一）整治隐患",
        "完善责任体系。",
    ]


def _noted(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "（一）建设监测预警系统")
    canvas.setFont(FONT, 8)
    canvas.drawString(72 + 11 * 16, 708, "1")
    canvas.setFont(FONT, 16)
    canvas.drawString(72 + 11 * 16 + 5, 700, "，面积达到20km")
    canvas.drawString(72, 670, "第二行。")
    canvas.line(72, 100, 220, 100)
    canvas.setFont(FONT, 9)
    canvas.drawString(72, 85, "1 指按照国家标准建设的系统。")


def test_footnotes_and_their_marks_are_left_out() -> None:
    doc = read(drawn(_noted))
    assert texts(doc) == ["（一）建设监测预警系统，面积达到20km", "第二行。"]
    assert [unread.reason for unread in doc.unread] == ["footnote"]
    assert "unread.footnote" in codes(doc)


def test_bookmarks_hint_at_the_outline() -> None:
    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(("一、总体要求", "坚持安全第一。")):
            canvas.drawString(104, 700 - 30 * n, line)
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("一、总体要求", "a", 0)

    levels = [block.outline_level for block in read(drawn(draw)).blocks]
    assert levels == [0, None]


def test_contents_with_leaders_stay_lines() -> None:
    lines = [f"{n}、某某任务{'.' * 60}{p}" for n, p in (("一", 1), ("二", 3), ("三", 12))]
    flow = ["目录", *lines, *PLAN[1:6]]
    assert texts(read(printed(flow, body=style(12)))) == flow


@pytest.mark.parametrize(
    ("odd", "plain"),
    [("⼀、⽣产安全⼯作", "一、生产安全工作"), ("\uf06c 加强领导", "• 加强领导"), ("ﬁre", "fire")],
)
def test_odd_glyphs(odd: str, plain: str) -> None:
    from decompose.readers.glyphs import Glyphs

    assert Glyphs().clean(odd) == plain


def test_unknown_glyphs_are_counted() -> None:
    from decompose.readers.glyphs import Glyphs

    glyphs = Glyphs()
    assert glyphs.clean("甲\ue123乙") == "甲□乙"
    assert glyphs.unknown == 1


def test_reading_twice_gives_the_same() -> None:
    data = printed(PLAN)
    assert read(data) == read(data)


def test_some_bytes_before_the_file() -> None:
    assert texts(read(b"x-header: 1\r\n" + printed(PLAN[:3])))[:2] == list(PLAN[:2])


def test_content_decides() -> None:
    doc = read_bytes(printed(PLAN[:3]), name="规划.docx")
    assert doc.format == "pdf"
    assert codes(doc)[0] == "format.mismatch"
