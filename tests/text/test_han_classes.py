"""Classes of all Han characters compile as classes of letters: what they find stays the same."""

from __future__ import annotations

import re

import pytest

from decompose.text.patterns import regex

TEXT = "青河市2027年（A级）Wi-Fi_覆盖，率达95％；含①项。"


@pytest.mark.parametrize("han", [r"[\u4e00-\u9fff]", "[一-鿿]", "[一-龥]"])
@pytest.mark.parametrize("rest", ["+", "{2}", r"(?=\d)", "{1,3}?(?=，)"])
def test_they_find_what_the_range_finds(han: str, rest: str) -> None:
    plain = re.compile(f"[\u4e00-\u9fff]{rest}")
    text = TEXT.replace("①", "")
    assert [m.span() for m in regex(han + rest).finditer(text)] == [
        m.span() for m in plain.finditer(text)
    ]


def test_ranges_beside_others_and_ascii_patterns_stay() -> None:
    assert regex("[\u4e00-\u9fffA]+").findall(TEXT) == re.findall("[\u4e00-\u9fffA]+", TEXT)
    assert regex("[\u4e00-\u9fff]+", re.ASCII).findall("青河") == ["青河"]
