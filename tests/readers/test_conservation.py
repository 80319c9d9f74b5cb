"""The conservation law: every character of a Word file is in a block or in the list of what is not read."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from decompose.model.source import Document
from decompose.readers import read_bytes
from tests.readers.docx_files import docx, p, r, tbl, tc, tr

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WHO = 'w:id="1" w:author="甲"'


def letters(data: bytes, *, struck: bool) -> Counter[str]:
    """Count the characters of all parts; a fallback that says the same again counts once."""
    found: Counter[str] = Counter()
    archive = zipfile.ZipFile(io.BytesIO(data))
    tags = [f"{_W}t", f"{_M}t", *([f"{_W}delText"] if struck else [])]
    for part in archive.namelist():
        root = etree.fromstring(archive.read(part))
        for fallback in list(root.iter(f"{_MC}Fallback")):
            fallback.getparent().remove(fallback)
        for element in root.iter(*tags):
            found.update("".join((element.text or "").split()))
    return found


def kept(doc: Document) -> Counter[str]:
    """Count the characters of a document as read, with those it lists as not read."""
    found: Counter[str] = Counter()
    for text in (*(b.text for b in doc.blocks), *(u.text for u in doc.unread)):
        found.update("".join(text.split()))
    return found


def _field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark.format("begin") + code + mark.format("separate") + result + mark.format("end")


def _box(inside: str) -> str:
    new = f"<w:drawing><wp:inline><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</wp:inline></w:drawing>'
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@st.composite
def _text(draw: st.DrawFn) -> str:
    return draw(st.text("云州市安全生产规划一二三", min_size=1, max_size=4))


_RUNS = st.recursive(
    _text().map(r),
    lambda inner: st.one_of(
        st.tuples(
            st.sampled_from(
                (
                    '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
                    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
                    '<w:smartTag w:element="x">{}</w:smartTag>',
                    '<w:customXml w:element="x">{}</w:customXml>',
                    '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
                    '<w:fldSimple w:instr="TOC">{}</w:fldSimple>',
                    f"<w:ins {_WHO}>{{}}</w:ins>",
                    f"<w:del {_WHO}>{{}}</w:del>",
                    f"<w:moveFrom {_WHO}>{{}}</w:moveFrom>",
                    '<w:bdo w:val="ltr">{}</w:bdo>',
                    "<w:r><w:ruby><w:rt>{0}</w:rt><w:rubyBase>{0}</w:rubyBase></w:ruby></w:r>",
                    "<w:unheardOf>{}</w:unheardOf>",
                )
            ),
            inner,
        ).map(lambda pair: pair[0].format(pair[1])),
        inner.map(lambda run: _field("REF a", run)),
        inner.map(
            lambda run: _field(
                f"IF x</w:instrText></w:r>{_field('REF b', run)}<w:r><w:instrText>", run
            )
        ),
        inner.map(lambda run: _box(p(run))),
        st.tuples(inner, inner).map("".join),
        _text().map(lambda text: r(text, properties="<w:vanish/>")),
        _text().map(lambda text: f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>"),
        _text().map(lambda text: f"<w:r><w:delText>{text}</w:delText></w:r>"),
    ),
    max_leaves=5,
)


def _paragraph(run: str, mark: str) -> str:
    return p(run, extra=f"<w:rPr><w:{mark} {_WHO}/></w:rPr>" if mark else "")


_PARAGRAPHS = st.tuples(_RUNS, st.sampled_from(("", "", "ins", "del"))).map(
    lambda pair: _paragraph(*pair)
)
_CELLS = st.tuples(
    _PARAGRAPHS,
    st.sampled_from(
        (
            *("", "", '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'),
            *(f"<w:cellDel {_WHO}/>", f"<w:cellIns {_WHO}/>", "<w:hMerge/>"),
        )
    ),
).map(lambda pair: tc(pair[0], properties=pair[1]))
_ROWS = st.tuples(
    st.lists(_CELLS, min_size=1, max_size=3),
    st.sampled_from(("", "", f"<w:del {_WHO}/>", f"<w:ins {_WHO}/>", "<w:hidden/>")),
).map(lambda pair: tr(*pair[0], properties=pair[1]))
_TABLES = st.lists(_ROWS, min_size=1, max_size=3).map(lambda rows: tbl(*rows))
_BLOCKS = st.one_of(
    _PARAGRAPHS,
    _TABLES,
    st.tuples(_TABLES, _PARAGRAPHS).map(lambda pair: tbl(tr(tc(pair[0], pair[1])))),
    _PARAGRAPHS.map(lambda block: f"<w:sdt><w:sdtContent>{block}</w:sdtContent></w:sdt>"),
    _PARAGRAPHS.map(
        lambda block: (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{block}</w:sdtContent></w:sdt>"
        )
    ),
    _RUNS,
)


@settings(max_examples=150)
@given(st.lists(_BLOCKS, min_size=1, max_size=5), _RUNS)
def test_nothing_is_lost_and_nothing_made_up(blocks: list[str], run: str) -> None:
    note = f'<w:footnote w:id="2">{p(run)}</w:footnote>'
    data = docx(p("首段") + "".join(blocks), footnotes=note)
    final = read_bytes(data, name="a.docx")
    original = read_bytes(data, name="a.docx", revisions="original")
    assert kept(original) == letters(data, struck=True)
    assert kept(final) == letters(data, struck=True)


def test_unfinished_table_of_contents_swallows_nothing() -> None:
    start = _field("TOC \\o", r("总则")).removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    doc = read_bytes(docx(p(start) + p("正文")), name="a.docx")
    assert [block.text for block in doc.blocks] == ["总则", "正文"]


def test_table_of_contents_is_left_out_and_said() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    start = _field("TOC \\o", r("第一章 总则 1")).removesuffix(end)
    entry = p(_field("PAGEREF _Toc1", r("第二章 保障 9")))
    doc = read_bytes(docx(p(start) + entry + p(end) + p("正文")), name="a.docx")
    assert [block.text for block in doc.blocks] == ["正文"]
    assert [problem.code for problem in doc.problems] == ["unread.contents"]


def test_result_within_a_code_is_not_text() -> None:
    inner = _field("REF a", r("内"))
    doc = read_bytes(
        docx(p("前", _field(f"</w:instrText></w:r>{inner}<w:r><w:instrText>", r("后")))),
        name="a.docx",
    )
    assert [block.text for block in doc.blocks] == ["前后"]
    assert [(u.reason, u.text) for u in doc.unread] == [("field", "内")]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("eq \\o\\ac(○,1)", "①"),
        ("EQ \\o\\ac(○,12)", "⑫"),
        ("eq \\o(□,√)", "√"),
        ("= 1 + 1", ""),
    ],
)
def test_equation_fields_without_result(code: str, shown: str) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = p(
        "第",
        mark.format("begin"),
        f"<w:r><w:instrText>{code}</w:instrText></w:r>",
        mark.format("end"),
        "项",
    )
    assert [b.text for b in read_bytes(docx(body), name="a.docx").blocks] == [f"第{shown}项"]


def test_equation_that_cannot_be_read_is_said() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = p(
        "率",
        mark.format("begin"),
        "<w:r><w:instrText>EQ \\f(1,2)</w:instrText></w:r>",
        mark.format("end"),
    )
    doc = read_bytes(docx(body), name="a.docx")
    assert [(u.reason, u.text) for u in doc.unread] == [("field", "EQ \\f(1,2)")]
    assert [x.code for x in doc.problems] == ["unread.field"]
