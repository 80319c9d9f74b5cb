"""One form for width, quotes and blanks; spans map back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decompose.text.normalize import normalize

TEXTS = st.text(alphabet="一二安全 　ＡＢ12“”（）(),。—\u200b\ufeff\t", max_size=60)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("（２０２１年）", "(2021年)"),
        ("整 合安全生产", "整合安全生产"),
        ("采\u3000纳情 况", "采纳情况"),
        ("“十四五”", '"十四五"'),
        ("安全\u200b生产", "安全生产"),
        ("GB T 9704", "GB T 9704"),
        ("2020—2025年", "2020-2025年"),
        ("", ""),
    ],
)
def test_one_form(printed: str, plain: str) -> None:
    assert normalize(printed).text == plain


def test_span_of_a_torn_word_covers_the_blank() -> None:
    found = normalize("市 应急 局牵头")
    start = found.text.index("应急局")
    assert found.source(start, start + 3) == (2, 6)


@given(TEXTS)
def test_offsets_are_exact(text: str) -> None:
    found = normalize(text)
    for at, char in enumerate(found.text):
        assert normalize(text[found.offset(at)]).text in (char, "")
    places = [found.offset(at) for at in range(len(found.text))]
    assert places == sorted(set(places))


@given(TEXTS)
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once
