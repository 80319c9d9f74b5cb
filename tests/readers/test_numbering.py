"""Automatic numbers as Word shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decompose.readers import read_bytes
from decompose.readers.docx_numberformats import FORMATS, counting, number
from decompose.text.numerals import numeral_value
from tests.readers.docx_files import docx, family, instance, level, p

GOV = family(
    0,
    level(0, "%1、", "chineseCountingThousand"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3.", "decimal"),
    level(3, "%1.%3.%4", "upperLetter", extra="<w:isLgl/>"),
)


def _numbers(numbering: str, *items: tuple[int, int], styles: str = "") -> list[str | None]:
    body = "".join(p("文", num=item) for item in items)
    doc = read_bytes(docx(body, numbering=numbering, styles=styles), name="a.docx")
    return [block.automatic_number for block in doc.blocks]


def test_levels_count_and_restart() -> None:
    found = _numbers(
        GOV + instance(1, 0), (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 3)
    )
    assert found == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1.", "2.1.1"]


def test_skipped_higher_level_shows_its_start() -> None:
    text = family(0, level(0, "%1"), level(1, "%1.%2"))
    assert _numbers(text + instance(1, 0), (1, 1), (1, 0)) == ["1.1", "2"]


def test_level_that_never_restarts() -> None:
    after = '<w:lvlRestart w:val="0"/>'
    text = family(0, level(0, "%1、"), level(1, "%2.", extra=after))
    assert _numbers(text + instance(1, 0), (1, 0), (1, 1), (1, 0), (1, 1)) == [
        "1、",
        "1.",
        "2、",
        "2.",
    ]


def test_lists_of_one_family_count_on_until_an_override_restarts() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = instance(1, 0) + instance(2, 0) + instance(3, 0, override)
    text = family(0, level(0, "%1."))
    assert _numbers(text + lists, (1, 0), (1, 0), (2, 0), (3, 0), (3, 0)) == [
        "1.",
        "2.",
        "3.",
        "1.",
        "2.",
    ]


def test_override_of_the_whole_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1项", start=5)}</w:lvlOverride>'
    assert _numbers(family(0, level(0, "%1.")) + instance(1, 0, override), (1, 0)) == ["第5项"]


def test_bullets() -> None:
    text = family(0, level(0, "\uf0b7", "bullet"), level(1, "——", "bullet"))
    assert _numbers(text + instance(1, 0), (1, 0), (1, 1)) == ["•", "——"]


def test_number_zero_removes_the_list_of_the_style() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="h1"/></w:style>'
    )
    text = family(
        0,
        level(0, "%1、", extra='<w:pStyle w:val="h1"/>'),
        level(1, "（%2）", extra='<w:pStyle w:val="h2"/>'),
    )
    body = p("章", style="h1") + p("节", style="h2") + p("无", style="h1", num=(0, 0))
    doc = read_bytes(docx(body, numbering=text + instance(1, 0), styles=style), name="a.docx")
    assert [(b.automatic_number, b.list_level) for b in doc.blocks] == [
        ("1、", 0),
        ("（1）", 1),
        (None, None),
    ]


def test_list_kept_in_a_numbering_style() -> None:
    style = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
        '<w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    text = family(0, extra='<w:numStyleLink w:val="L"/>')
    text += family(1, level(0, "（%1）"), extra='<w:styleLink w:val="L"/>')
    lists = instance(1, 0) + instance(9, 1)
    assert _numbers(text + lists, (1, 0), (1, 0), styles=style) == ["（1）", "（2）"]


def test_unknown_list_is_no_list() -> None:
    assert _numbers(GOV + instance(1, 0), (7, 0)) == [None]


def test_unknown_format_counts_in_digits_and_is_said() -> None:
    text = family(0, level(0, "%1.", "klingon")) + instance(1, 0)
    doc = read_bytes(docx(p("文", num=(1, 0)), numbering=text), name="a.docx")
    assert doc.blocks[0].automatic_number == "1."
    assert [x.code for x in doc.problems] == ["number.format"]


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("ideographTraditional", 2, "乙"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 99, "99"),
    ],
)
def test_formats(form: str, value: int, text: str) -> None:
    assert number(value, form) == text


@given(st.integers(1, 9999))
def test_counting_reads_back(value: int) -> None:
    assert numeral_value(counting(value)) == value


@given(st.sampled_from(sorted(FORMATS)), st.integers(-5, 100_000))
def test_no_format_fails(form: str, value: int) -> None:
    assert isinstance(number(value, form), str)
