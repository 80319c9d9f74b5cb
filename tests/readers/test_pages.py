"""Web pages of many kinds: the tree of the clean text, and word of what was left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from decompose.errors import DamagedDocument, LimitExceeded
from decompose.model.source import Document
from decompose.parser import parse
from decompose.readers import Limits, read_bytes
from tests.parser.support import check_invariants
from tests.readers.pages import PAGES
from tests.readers.test_same_tree import bare, plan_of

_OF_THE_PAGE = {"issuer", "number", "date"}


def page(body: str, head: str = "") -> Document:
    return read_bytes(
        f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="a.html"
    )


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks]


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_tree_of_the_clean_text(make: Callable[[], bytes]) -> None:
    doc = read_bytes(make(), name="规划.html")
    plan = parse(doc)
    check_invariants(doc, plan)
    found, clean = (bare(p.model_dump(mode="json")) for p in (plan, plan_of("txt")))
    for key in clean.keys() - _OF_THE_PAGE:
        assert found[key] == clean[key], key


def test_facts_of_the_page_become_metadata() -> None:
    plan = parse(read_bytes(PAGES[0](), name="a.html"))
    assert (plan.number, plan.issuer, plan.date) == (
        "云政发〔2021〕18号",
        "云州市人民政府",
        "2021-11-08",
    )


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_every_line_is_read_or_counted(make: Callable[[], bytes]) -> None:
    """What is not read is told with its kind and its first words."""
    doc = read_bytes(make(), name="规划.html")
    codes = {problem.code for problem in doc.problems}
    assert codes <= {"html.left-out", "html.scripts", "html.files", "encoding.detected"}


def test_hidden_text_is_told() -> None:
    doc = page("<p>规划正文。</p><p style='display: none'>旧稿文字</p><div hidden>草稿</div>")
    assert [block.text for block in doc.blocks] == ["规划正文。"]
    assert "隐藏部分" in doc.problems[0].message
    assert "旧稿文字" in doc.problems[0].message


def test_wrapped_source_and_split_words() -> None:
    assert texts("<p>健全\n安全<span>生</span><span>产</span>\n  责任</p>") == ["健全安全生产责任"]
    assert texts("<p>到2025\n年，GDP growth\nrate</p>") == ["到2025年，GDP growth rate"]


def test_entities_and_blanks() -> None:
    assert texts("<p>&nbsp;&#12288;&ldquo;十四五&rdquo;&middot;规划&emsp;</p>") == ["“十四五”·规划"]


def test_numbers_of_lists() -> None:
    doc = page("<ol start=3><li>甲任务</li><li>（一）乙任务</li></ol><ul><li>丙</li></ul>")
    assert [block.automatic_number for block in doc.blocks] == ["3.", None, "•"]


def test_heading_levels_and_title() -> None:
    doc = page("<h1>规划</h1><h2>任务</h2><h3>道路交通</h3>")
    assert [block.outline_level for block in doc.blocks] == [None, 1, 2]


def test_run_in_heading() -> None:
    doc = page("<p>　<b>1.<span>道路</span>交通。</b>整治隐患。</p><p><b>全部加粗</b></p>")
    assert [block.bold_prefix for block in doc.blocks] == [len("1.道路交通。"), 0]


def test_merged_cells_and_lines_in_cells() -> None:
    doc = page(
        "<table><tr><th>任务</th><th colspan=2>单位</th></tr><tr><td rowspan=0>检查<br>督查</td>"
        "<td>甲局</td><td>乙局</td></tr><tr><td>丙局</td></tr></table>"
    )
    found = [(b.text, b.place.row, b.place.column, b.row_span, b.column_span) for b in doc.blocks]
    assert found == [
        ("任务", 1, 1, 1, 1),
        ("单位", 1, 2, 1, 2),
        ("检查\n督查", 2, 1, 2, 1),
        ("甲局", 2, 2, 1, 1),
        ("乙局", 2, 3, 1, 1),
        ("丙局", 3, 2, 1, 1),
    ]


def test_spans_are_bounded() -> None:
    doc = page("<table><tr><td colspan=999999>甲<td>乙</tr><tr><td rowspan=9999>丙<td>丁</table>")
    assert max(block.column_span for block in doc.blocks) <= 256
    assert max(block.row_span for block in doc.blocks) == 1


@pytest.mark.parametrize("size", [210, 2_000, 3_000, 100_000])
def test_deep_nesting_is_refused_not_cut(size: int) -> None:
    body = f"<p>前</p>{'<div>' * size}深处{'</div>' * size}<p>后</p>"
    with pytest.raises(LimitExceeded, match="depth"):
        page(body)


def test_unclosed_tags_do_not_nest() -> None:
    assert len(texts("<p><font>任务<b>" * 3_000)) == 3_000


@pytest.mark.parametrize(
    ("body", "limits"),
    [
        ("<p>一</p>" * 50, Limits(blocks=20)),
        ("<p>一</p>" * 50, Limits(elements=20)),
        ("<p>一二三</p>", Limits(page=20)),
    ],
)
def test_limits(body: str, limits: Limits) -> None:
    with pytest.raises(LimitExceeded):
        read_bytes(f"<html>{body}".encode(), name="a.html", limits=limits)


@pytest.mark.parametrize(
    "body", ["", "<script>write('规划')</script>", "<img src=a.png>", "<div hidden></div>"]
)
def test_page_without_text(body: str) -> None:
    with pytest.raises(DamagedDocument):
        page(body)


def test_pictures_are_named_and_icons_dropped() -> None:
    doc = page(
        "<p>见下表</p><img src='/u/表1.png'><img src=/i/icon_pdf.gif><img src=a.png width=16>"
    )
    assert [block.text for block in doc.blocks] == ["见下表", "表1.png"]


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    text = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>甲&x;乙</p></body></html>'
    doc = read_bytes(text.encode(), name="a.html")
    assert "root:" not in "".join(block.text for block in doc.blocks)
