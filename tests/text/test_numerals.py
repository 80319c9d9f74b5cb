"""Chinese numerals: both ways, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decompose.text.numerals import han_numeral, numeral_value


@given(st.integers(0, 99_999_999))
def test_round_trip(value: int) -> None:
    assert numeral_value(han_numeral(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十三", 13),
        ("二十", 20),
        ("二十一", 21),
        ("一百", 100),
        ("一百零二", 102),
        ("一百一十", 110),
        ("两千", 2000),
        ("三万五千", 35_000),
        ("二〇三五", 2035),
        ("廿五", 25),
        ("１２", 12),
        ("007", 7),
        ("〇", 0),
    ],
)
def test_values(text: str, value: int) -> None:
    assert numeral_value(text) == value


@pytest.mark.parametrize("text", ["", "安全", "十三五", "三百五十X", "1.5", "-3", "一二十"])
def test_what_is_no_numeral(text: str) -> None:
    assert numeral_value(text) is None


@given(st.text(max_size=8))
def test_never_fails(text: str) -> None:
    value = numeral_value(text)
    assert value is None or value >= 0
