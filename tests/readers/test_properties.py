"""Whatever is in a file, reading ends in a document or in one error; ``make fuzz`` tries more of it."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from decompose.errors import ReadError
from decompose.readers.glyphs import Glyphs
from decompose.readers.pdf import to_document
from decompose.readers.pdf_pages import Line, Page, Pages
from tests.fuzz.targets import LIMITS, TARGETS, Target, holds
from tests.readers.docx_files import docx, p, tbl, tc, tr

EXAMPLES = int(os.environ.get("DECOMPOSE_EXAMPLES", "25"))
SETTINGS = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

words = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("一二三四五六（）、。；：1234567890.牵头单位责任市局厅<>&\"'|,\t\n\r#*-"),
    ),
    max_size=60,
)
tags = st.sampled_from(
    [
        "p",
        "div",
        "table",
        "tr",
        "td",
        "th",
        "li",
        "ul",
        "h1",
        "strong",
        "span",
        "br",
        "hr",
        "script",
        "style",
        "a",
        "b",
        "i",
    ]
)
markup = st.recursive(
    words.map(lambda text: text.replace("<", "&lt;")),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", tags, st.lists(inner, max_size=4)
    ),
    max_leaves=30,
)
lines = st.lists(words, max_size=30).map("\n".join)


@pytest.mark.parametrize("form", ["txt", "md", "csv"])
@SETTINGS
@given(text=lines, encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_any_text(form: str, text: str, encoding: str) -> None:
    holds(TARGETS[form], text.encode(encoding))


@SETTINGS
@given(body=markup)
def test_any_page(body: str) -> None:
    holds(TARGETS["html"], f"<!DOCTYPE html><html><body>{body}</body></html>".encode())


runs = words.map(
    lambda text: "".join(c for c in text if c.isprintable()).replace("&", "＆").replace("<", "＜")
)
pieces = st.recursive(
    runs.map(p),
    lambda inner: st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3).map(
        lambda rows: tbl(*(tr(*(tc(cell) for cell in row)) for row in rows))
    ),
    max_leaves=12,
)


@SETTINGS
@given(body=st.lists(pieces, max_size=8))
def test_any_word_body(body: list[str]) -> None:
    from decompose.readers import read_bytes

    target = Target(list, lambda data: read_bytes(data, name="规划.docx", limits=LIMITS))
    holds(target, docx("".join(body)))


numbers = st.floats(-50, 900, allow_nan=False).map(lambda n: round(n, 1))
boxes = st.tuples(numbers, numbers, st.floats(0, 500), st.floats(0, 60)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)
printed = st.tuples(words.filter(str.strip), boxes)
sheets = st.tuples(
    st.lists(printed, max_size=25), st.lists(boxes, max_size=25), st.lists(boxes, max_size=2)
)


@SETTINGS
@given(found=st.lists(sheets, min_size=1, max_size=4))
@example(found=[([(sign, (0.0, 0.0, 0.0, 0.0)) for sign in "00011"], [], [])])
def test_any_pages(found: list[tuple[list, list, list]]) -> None:
    """Whatever stands on pages, every character is in a block or counted as left out."""
    pages = [
        Page(number, 595.0, 842.0, [Line(text, *box, number) for text, box in lines], rules, images)
        for number, (lines, rules, images) in enumerate(found, 1)
    ]
    try:
        doc = to_document(Pages(pages, [], True, Glyphs()), name="规划.pdf", limits=LIMITS)
    except ReadError:
        return
    wanted = Counter(sign for lines, _, _ in found for text, _ in lines for sign in text)
    told = [block.text for block in doc.blocks] + [unread.text for unread in doc.unread]
    got = Counter(sign for text in told for sign in text)
    # Blanks come and go where lines are joined; a hyphen at the end of a line may go.
    assert not {s for s in wanted - got if s.isprintable() and not s.isspace() and s != "-"}
