"""The Word reader: what is seen is read once, with its place and its automatic number."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from decompose.errors import DamagedDocument, UnsupportedFormat
from decompose.model.source import Block, BlockKind, Document
from decompose.readers import read_bytes
from tests.readers.docx_files import (
    docx,
    family,
    instance,
    level,
    p,
    pack,
    part,
    r,
    tbl,
    tc,
    tr,
)


def _read(body: str, **parts: str) -> Document:
    return read_bytes(docx(body, **parts), name="云州市规划.docx")


def _texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in _read(body, **parts).blocks]


def _cells(doc: Document) -> list[tuple[int | None, int | None, int, int, str]]:
    return [
        (b.place.row, b.place.column, b.row_span, b.column_span, b.text)
        for b in doc.blocks
        if b.kind is BlockKind.CELL
    ]


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ('<w:ins w:id="1">' + r("新增") + "</w:ins>", "甲新增乙"),
        ('<w:moveTo w:id="1">' + r("移入") + "</w:moveTo>", "甲移入乙"),
        ('<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>', "甲乙"),
        ('<w:moveFrom w:id="1">' + r("移出") + "</w:moveFrom>", "甲乙"),
        ("<w:sdt><w:sdtContent>" + r("控件") + "</w:sdtContent></w:sdt>", "甲控件乙"),
        ('<w:smartTag w:element="x">' + r("标签") + "</w:smartTag>", "甲标签乙"),
        ('<w:customXml w:element="x">' + r("标记") + "</w:customXml>", "甲标记乙"),
        ('<w:hyperlink w:anchor="x">' + r("链接") + "</w:hyperlink>", "甲链接乙"),
        ('<w:fldSimple w:instr="DATE">' + r("今年") + "</w:fldSimple>", "甲今年乙"),
        ('<w:bdo w:val="ltr">' + r("次序") + "</w:bdo>", "甲次序乙"),
        ("<w:r><w:tab/></w:r>", "甲\t乙"),
        ("<w:r><w:br/></w:r>", "甲\n乙"),
        ('<w:r><w:br w:type="page"/></w:r>', "甲乙"),
        ("<w:r><w:noBreakHyphen/></w:r>", "甲-乙"),
        ("<w:r><w:softHyphen/></w:r>", "甲乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "甲√乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>', "甲□乙"),
        ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "甲x+y乙"),
        (
            "<w:r><w:ruby><w:rt>" + r("pin") + "</w:rt><w:rubyBase>" + r("拼")
            + "</w:rubyBase></w:ruby></w:r>",
            "甲拼乙",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("结果")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "甲结果乙",
        ),
    ],
)  # fmt: skip
def test_inline_text(inline: str, text: str) -> None:
    assert _texts(p("甲", inline, "乙")) == [text]


def test_block_level_wrappers_are_looked_through() -> None:
    control = f"<w:sdt><w:sdtContent>{p('控件段')}</w:sdtContent></w:sdt>"
    assert _texts(p("一") + control + f'<w:ins w:id="1">{p("插入段")}</w:ins>') == [
        "一",
        "控件段",
        "插入段",
    ]


def test_deleted_paragraph_mark_joins_two_lines() -> None:
    first = p("前半，", extra='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert _texts(first + p("后半。")) == ["前半，后半。"]


def test_hidden_text_is_left_out_and_said() -> None:
    doc = _read(p("看得见", r("看不见", properties="<w:vanish/>")))
    assert [b.text for b in doc.blocks] == ["看得见"]
    assert [(x.code, "看不见" in x.message) for x in doc.problems] == [("unread.hidden", True)]


def test_deletions_are_said() -> None:
    doc = _read(p("留", '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>'))
    assert [x.code for x in doc.problems] == ["revisions.final"]


def test_footnotes_stay_out_of_the_text() -> None:
    note = f'<w:footnote w:id="2">{p("注释内容")}</w:footnote>'
    doc = _read(p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=note)
    assert [b.text for b in doc.blocks] == ["正文"]
    assert doc.problems[0].code == "unread.footnote"
    assert "注释内容" in doc.problems[0].message


def _box(choice: str, fallback: str) -> str:
    shape = f"<w:drawing><wp:inline><wps:txbx><w:txbxContent>{choice}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{fallback}</w:txbxContent></v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</wp:inline></w:drawing>'
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_box_is_read_once_after_its_paragraph() -> None:
    body = p("锚点", _box(p("框内"), p("框内")))
    assert _texts(body + p("其后")) == ["锚点", "框内", "其后"]


def test_image_is_a_block_with_its_description() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="指标表"/>'
        "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )
    blocks = _read(p("见下表") + p(drawing)).blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.PARAGRAPH, "见下表"),
        (BlockKind.IMAGE, "指标表"),
    ]


def test_run_in_heading_is_a_bold_prefix() -> None:
    doc = _read(
        p(r("1.道路交通。", properties="<w:b/>"), "持续整治。")
        + p(r("全粗", properties="<w:b/>"))
        + p("先细", r("后粗", properties="<w:b/>"))
    )
    assert [b.bold_prefix for b in doc.blocks] == [7, 0, 0]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章标题"/>'
    '<w:basedOn w:val="h1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="圈"/>'
    '<w:basedOn w:val="loop"/></w:style>'
)


def test_styles_and_outline_levels() -> None:
    body = p("正文") + p("一章", style="h1") + p("二章", style="own") + p("圈", style="loop")
    body += p("三章", extra='<w:outlineLvl w:val="1"/>')
    body += p("不算", style="h1", extra='<w:outlineLvl w:val="9"/>')
    found = [(b.style, b.outline_level) for b in _read(body, styles=STYLES).blocks]
    assert found == [
        ("Normal", None),
        ("heading 1", 0),
        ("章标题", 0),
        ("圈", None),
        ("Normal", 1),
        ("heading 1", None),
    ]


def test_merged_cells_reach_and_hidden_cells_are_no_blocks() -> None:
    grid, down = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    start = '<w:vMerge w:val="restart"/>'
    table = tbl(
        tr(tc("宽", properties=grid), tc("高", properties=start)),
        tr(tc("甲"), tc("乙"), tc("", properties=down)),
        tr(tc("丙"), tc("丁"), tc("", properties=down)),
    )
    assert _cells(_read(table)) == [
        (1, 1, 1, 2, "宽"),
        (1, 3, 3, 1, "高"),
        (2, 1, 1, 1, "甲"),
        (2, 2, 1, 1, "乙"),
        (3, 1, 1, 1, "丙"),
        (3, 2, 1, 1, "丁"),
    ]


def test_deleted_rows_are_gone() -> None:
    table = tbl(tr(tc("删"), tc("除"), properties='<w:del w:id="1"/>'), tr(tc("保"), tc("留")))
    assert _cells(_read(table)) == [(1, 1, 1, 1, "保"), (1, 2, 1, 1, "留")]


def test_nested_table_follows_its_cell() -> None:
    inside = tbl(tr(tc("内")))
    doc = _read(p("前") + tbl(tr(tc("外", inside, p()), tc("右"))) + p("后"))
    assert [b.text for b in doc.blocks] == ["前", "外", "内", "右", "后"]
    assert [b.place.table for b in doc.blocks] == [None, 1, 2, 1, None]


def test_cell_paragraphs_are_lines_of_one_block() -> None:
    assert _texts(tbl(tr(tc("第一行", "第二行"), tc("右")))) == ["第一行\n第二行", "右"]


def test_numbers_in_cells_stand_in_their_text() -> None:
    numbers = family(0, level(0, "%1.")) + instance(1, 0) + family(1, level(0, "%1"))
    cell = tc(p("其一", num=(1, 0)), p("其二", num=(1, 0)))
    row = tr(tc(p("<w:r/>", num=(2, 0))), cell)
    doc = _read(tbl(row), numbering=numbers + instance(2, 1))
    assert [b.text for b in doc.blocks] == ["1", "1.其一\n2.其二"]
    assert {b.automatic_number for b in doc.blocks} == {None}


def test_table_of_one_column_is_a_frame_around_text() -> None:
    numbers = family(0, level(0, "%1.")) + instance(1, 0)
    frame = tbl(tr(tc("专栏1 重点工程")), tr(tc(p("其一", num=(1, 0)), p("其二", num=(1, 0)))))
    blocks = _read(p("前") + frame + p("后"), numbering=numbers).blocks
    assert {b.kind for b in blocks} == {BlockKind.PARAGRAPH}
    assert [(b.automatic_number, b.text) for b in blocks] == [
        (None, "前"),
        (None, "专栏1 重点工程"),
        ("1.", "其一"),
        ("2.", "其二"),
        (None, "后"),
    ]
    places = [(b.place.table, b.place.row, b.place.paragraph) for b in blocks]
    assert places == [(None, None, 1), (1, 1, 2), (1, 2, 3), (1, 2, 4), (None, None, 5)]


def test_huge_span_is_cut() -> None:
    cell = tc("宽", properties='<w:gridSpan w:val="50000000"/>')
    assert _cells(_read(tbl(tr(cell, tc("后")))))[0][3] == 1000


def test_places_name_part_and_paragraph() -> None:
    block: Block = _read(p("一") + p("二")).blocks[1]
    assert (block.place.part, block.place.paragraph) == ("word/document.xml", 2)


def test_same_words_as_python_docx() -> None:
    source = python_docx.Document()
    lines = ["云州市规划", "一、总体要求", "（一）道路交通。", "", "二、保障措施"]
    for line in lines:
        source.add_paragraph(line)
    table = source.add_table(2, 2)
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
        table.cell(row, column).text = f"{row}{column}"
    buffer = io.BytesIO()
    source.save(buffer)
    doc = read_bytes(buffer.getvalue(), name="a.docx")
    assert [b.text for b in doc.blocks] == [*lines, "00", "01", "10", "11"]
    assert doc.problems == ()


def test_strict_namespace_is_read() -> None:
    strict = part("document", f"<w:body>{p('严格')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = pack({"[Content_Types].xml": "<a/>", "word/document.xml": strict})
    assert [b.text for b in read_bytes(data, name="a.docx").blocks] == ["严格"]


def test_content_decides_not_the_name() -> None:
    doc = read_bytes(docx(p("文字")), name="plan.txt")
    assert (doc.format, [x.code for x in doc.problems]) == ("docx", ["format.mismatch"])


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"ppt/presentation.xml": "<a/>"}, UnsupportedFormat),
        ({"readme.txt": "x"}, UnsupportedFormat),
        ({"word/document.xml": "<a"}, DamagedDocument),
        ({"word/document.xml": part("document", "")}, DamagedDocument),
        ({"word/document.xml": part("document", "<w:body/>")}, DamagedDocument),
    ],
)
def test_other_archives_are_refused(parts: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        read_bytes(pack(parts), name="a.docx")


def test_every_character_is_read_or_accounted_for() -> None:
    body = p("甲", '<w:ins w:id="1">' + r("乙") + "</w:ins>", _box(p("丙"), p("丙")))
    body += tbl(tr(tc("丁"), tc("戊", properties='<w:vMerge w:val="restart"/>')))
    body += tbl(tr(tc("己", tbl(tr(tc("庚"))), p())))
    assert "".join(_texts(body)) == "甲乙丙丁戊己庚"
