"""Rows written as XML: places, escapes, heights."""

from __future__ import annotations

from textwrap import wrap

import pytest

from decompose.reports.sheet_xml import Rows, column_letter, height_of, lines_of, pieces


def test_rows_and_columns() -> None:
    rows = Rows()
    rows.widths = (9, 3.6)
    rows.add(("a<b&", 3), (1, 2), 30.0, fixed=True)
    rows.skip()
    rows.add((None, " x "), (1, 2))
    assert rows.extent == "A1:B3"
    assert rows.to_xml().decode() == (
        '<cols><col min="1" max="1" width="9" customWidth="1"/>'
        '<col min="2" max="2" width="3.6" customWidth="1"/></cols>'
        '<sheetData><row r="1" ht="30" customHeight="1">'
        '<c r="A1" s="1" t="inlineStr"><is><t>a&lt;b&amp;</t></is></c>'
        '<c r="B1" s="2"><v>3</v></c></row>'
        '<row r="3"><c r="A3" s="1"/>'
        '<c r="B3" s="2" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c></row>'
        "</sheetData>"
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_text(value: float) -> None:
    rows = Rows()
    rows.add((value,), (0,))
    assert b"inlineStr" in rows.to_xml()


@pytest.mark.parametrize(
    ("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")]
)
def test_column_letters(number: int, name: str) -> None:
    assert column_letter(number) == name


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("T2.10", 9, 1), ("职责", 9, 1), ("职责分工明确", 9, 2), ("a\nb", 9, 2), ("", 9, 1)],
)
def test_lines(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_long_texts_get_a_spare_line() -> None:
    """Lines end before their room does where the next sign may not begin one."""
    assert height_of(("安" * 25 * 12,), (49,)) == 13 * 14 + 3
    assert height_of(("安" * 25 * 11,), (49,)) == 11 * 14 + 3


def test_words_are_not_broken_over_lines() -> None:
    """A text of words needs no more lines than are estimated, in a column of 60 and of 24."""
    text = "No department answers for the supervision of this object at the stage named here. " * 6
    for width in (24, 60):
        assert lines_of(text, width) >= len(wrap(text, int(width * 7 / 6.5)))


def test_an_estimated_row_is_refitted_when_somebody_writes_in_it() -> None:
    rows = Rows()
    rows.add(("安",), (1,), 31.0)
    assert b'<row r="1" ht="31">' in rows.to_xml()


def test_rows_are_little_taller_than_their_text() -> None:
    """A spreadsheet gives a column of 48 digits 25 characters of 10 points, and a line 12.75 points."""
    for count in (96, 240, 480):
        needed = -(-count // 25) * 12.75
        assert needed <= (height_of(("安" * count,), (48,)) or 0) <= needed * 1.25


def test_height_is_left_to_the_program_for_one_line() -> None:
    assert height_of(("T2.10", 4, None), (9, 5, 5)) is None
    assert height_of(("职责分工明确",), (9,)) == 31.0


def test_pieces_repeat_the_short_and_continue_the_long() -> None:
    found = pieces((1, "短", "长" * 40_000), "（续）")
    assert [row[:2] for row in found] == [(1, "短"), (1, "短")]
    assert str(found[1][2]).startswith("（续）长")
