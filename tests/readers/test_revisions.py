"""Tracked changes: a changed document equals the clean ones, accepted and rejected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decompose.errors import ReadError
from decompose.model.source import Document
from decompose.readers import read_bytes
from tests.readers.docx_files import docx, family, instance, level, p, r, tbl, tc, tr

_WHO = 'w:id="1" w:author="审核" w:date="2024-05-01T00:00:00Z"'


def ins(*content: str) -> str:
    """Return content as inserted."""
    return f"<w:ins {_WHO}>{''.join(content)}</w:ins>"


def cut(text: str) -> str:
    """Return a deleted run."""
    return f"<w:del {_WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def mark(kind: str) -> str:
    """Return the properties of a paragraph whose mark was changed."""
    return f"<w:rPr><w:{kind} {_WHO}/></w:rPr>"


def row(kind: str) -> str:
    """Return the properties of a changed row."""
    return f"<w:{kind} {_WHO}/>"


NUMBERING = family(0, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"))
NUMBERING += instance(1, 0)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr>'
    '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
_OLD_LEVEL = (
    f'<w:outlineLvl w:val="0"/><w:pPrChange {_WHO}><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    "</w:pPrChange>"
)
_OLD_LIST = (
    f'<w:pPrChange {_WHO}><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:pPrChange>"
)
_NEW_LIST = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {_WHO}/></w:numPr>'
_MADE_BOLD = f"<w:b/><w:rPrChange {_WHO}><w:rPr/></w:rPrChange>"
_WIDENED = f'<w:gridSpan w:val="2"/><w:tcPrChange {_WHO}><w:tcPr/></w:tcPrChange>'

CHANGED = "".join(
    (
        p("云州市", cut("2021年"), ins(r("2023年")), "规划", style="h1"),
        p("一、总体要求", extra=_OLD_LEVEL),
        p("健全责任体系，", cut("落实"), ins(r("压实")), "主体责任", ins(r("和监管责任")), "。"),
        p(cut("整段删去。"), extra=mark("del")),
        p(ins(r("整段新增。")), extra=mark("ins")),
        p("前半句，", extra=mark("del")),
        p("后半句。"),
        p("上半段。", extra=mark("ins")),
        p("下半段。"),
        p("列表甲", extra=_NEW_LIST),
        p("列表乙", num=(1, 1), extra=_OLD_LIST),
        p("列表丙", num=(1, 0)),
        p(r("道路交通。", properties=_MADE_BOLD), "持续整治。"),
        p(f"<w:moveFrom {_WHO}>{r('移动的段落。')}</w:moveFrom>", extra=mark("moveFrom")),
        p("中间段落。"),
        p(f"<w:moveTo {_WHO}>{r('移动的段落。')}</w:moveTo>", extra=mark("moveTo")),
        p("保留", ins(cut("先增后删"), r("增")), "尾"),
        tbl(
            tr(tc("序号"), tc("任务")),
            tr(tc(p(cut("1"))), tc(p(cut("旧任务"))), properties=row("del")),
            tr(tc(p(ins(r("1")))), tc(p(ins(r("新任务")))), properties=row("ins")),
            tr(tc("2"), tc("任务", properties=_WIDENED)),
            tr(
                tc("3"),
                tc("删格", properties=f"<w:cellDel {_WHO}/>"),
                tc("增格", properties=f"<w:cellIns {_WHO}/>"),
            ),
        ),
        tbl(tr(tc(p(cut("整表"))), properties=row("del"))),
        p(
            "附件",
            cut("一"),
            ins(r("1")),
            f'<w:hyperlink w:anchor="x">{ins(r("见附表"))}</w:hyperlink>',
        ),
    )
)
FINAL = "".join(
    (
        p("云州市2023年规划", style="h1"),
        p("一、总体要求", extra='<w:outlineLvl w:val="0"/>'),
        p("健全责任体系，压实主体责任和监管责任。"),
        p("整段新增。"),
        p("前半句，后半句。"),
        p("上半段。"),
        p("下半段。"),
        p("列表甲", num=(1, 0)),
        p("列表乙", num=(1, 1)),
        p("列表丙", num=(1, 0)),
        p(r("道路交通。", properties="<w:b/>"), "持续整治。"),
        p("中间段落。"),
        p("移动的段落。"),
        p("保留增尾"),
        tbl(
            tr(tc("序号"), tc("任务")),
            tr(tc("1"), tc("新任务")),
            tr(tc("2"), tc("任务", properties='<w:gridSpan w:val="2"/>')),
            tr(tc("3"), tc("增格")),
        ),
        p("附件1见附表"),
    )
)
ORIGINAL = "".join(
    (
        p("云州市2021年规划", style="h1"),
        p("一、总体要求", extra='<w:outlineLvl w:val="2"/>'),
        p("健全责任体系，落实主体责任。"),
        p("整段删去。"),
        p("前半句，"),
        p("后半句。"),
        p("上半段。下半段。"),
        p("列表甲"),
        p("列表乙", num=(1, 0)),
        p("列表丙", num=(1, 0)),
        p("道路交通。持续整治。"),
        p("移动的段落。"),
        p("中间段落。"),
        p("保留尾"),
        tbl(
            tr(tc("序号"), tc("任务")),
            tr(tc("1"), tc("旧任务")),
            tr(tc("2"), tc("任务")),
            tr(tc("3"), tc("删格")),
        ),
        tbl(tr(tc("整表"))),
        p("附件一"),
    )
)


def _read(body: str, revisions: str = "final") -> Document:
    data = docx(body, numbering=NUMBERING, styles=STYLES)
    return read_bytes(data, name="云州市规划.docx", revisions=revisions)


@pytest.mark.parametrize(("state", "clean"), [("final", FINAL), ("original", ORIGINAL)])
def test_changed_document_equals_the_clean_one(state: str, clean: str) -> None:
    assert CHANGED.count(_WHO) >= 20
    assert _read(CHANGED, state).blocks == _read(clean).blocks


def test_changes_are_counted_in_both_states() -> None:
    for state in ("final", "original"):
        told = _read(CHANGED, state).problems[0]
        assert told.code == f"revisions.{state}"
        assert "插入 15 处" in told.message
        assert "删除 15 处" in told.message
        assert "格式修订 4 处" in told.message


def test_what_a_state_leaves_out_is_listed() -> None:
    final = {(u.reason, u.text) for u in _read(CHANGED).unread}
    assert {("deleted", "1\n旧任务"), ("deleted", "2021年"), ("deleted", "移动的段落。")} <= {
        (reason, text) for reason, text in final
    }
    original = {u.reason for u in _read(CHANGED, "original").unread}
    assert original == {"inserted"}


def test_clean_document_says_nothing() -> None:
    assert _read(FINAL).problems == ()
    assert _read(FINAL).unread == ()


def test_unknown_state_is_refused() -> None:
    with pytest.raises(ReadError, match="final or original"):
        _read(FINAL, "latest")


def test_merge_of_cells_by_revision() -> None:
    top = tc("甲", properties='<w:vMerge w:val="restart"/>')
    change = f'<w:cellMerge {_WHO} w:vMerge="cont" w:vMergeOrig="rest"/>'
    body = tbl(tr(top), tr(tc("乙", properties=change)))
    assert [b.text for b in _read(body).blocks] == ["甲"]
    assert [b.text for b in _read(body, "original").blocks] == ["甲", "乙"]


def test_deleted_mark_before_a_table_or_the_end_keeps_the_text() -> None:
    body = p("表前", extra=mark("del")) + tbl(tr(tc("格"))) + p("文末", extra=mark("del"))
    assert [b.text for b in _read(body).blocks] == ["表前", "格", "文末"]


def test_deleted_paragraphs_before_a_table_leave_no_blank() -> None:
    body = p("前") + p(cut("删"), extra=mark("del")) * 2 + tbl(tr(tc("格")))
    assert [b.text for b in _read(body).blocks] == ["前", "格"]


def test_marks_join_through_content_controls() -> None:
    control = f"<w:sdt><w:sdtContent>{p('中，', extra=mark('del'))}</w:sdtContent></w:sdt>"
    assert [b.text for b in _read(p("前，", extra=mark("del")) + control + p("后")).blocks] == [
        "前，中，后"
    ]


PIECES = st.lists(
    st.tuples(st.sampled_from(["same", "ins", "del", "both"]), st.text("甲乙丙丁戊", min_size=1)),
    min_size=1,
    max_size=6,
)
PARAGRAPHS = st.lists(
    st.tuples(st.sampled_from(["same", "ins", "del"]), PIECES), min_size=1, max_size=6
)


@given(PARAGRAPHS)
def test_any_changes_give_the_accepted_and_the_rejected_text(
    paragraphs: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    made = {
        "same": r,
        "ins": lambda text: ins(r(text)),
        "del": cut,
        "both": lambda text: ins(cut(text)),
    }
    body = p("首")
    for kind, pieces in paragraphs:
        content = (made[piece](text) for piece, text in pieces)
        body += p(*content, extra="" if kind == "same" else mark(kind))
    body += p("末")
    for state, gone in (("final", "del"), ("original", "ins")):
        texts, line = ["首"], ""
        for kind, pieces in paragraphs:
            line += "".join(text for piece, text in pieces if piece not in (gone, "both"))
            if kind != gone:
                texts.append(line)
                line = ""
        texts.append(line + "末")
        assert [block.text for block in _read(body, state).blocks] == texts
