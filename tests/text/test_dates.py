"""Chinese dates and the years of deadlines."""

from __future__ import annotations

import pytest

from decompose.text.dates import five_year_end, is_checkable, iso_date, year_of, years_in


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年9月1日", "2021-09-01"),
        ("二〇二一年九月一日", "2021-09-01"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("二零二一年十月二十日", "2021-10-20"),
        ("２０２１年９月１日", "2021-09-01"),
        ("2016年12月", "2016-12"),
        ("2016年", "2016"),
        ("2021-09-01", "2021-09-01"),
        ("2021.9.1印发", "2021-09-01"),
        ("云应急〔2020〕65号", None),
        ("三十五条措施", None),
    ],
)
def test_iso_date(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("deadline", "year"),
    [
        ("2018年3月底前", 2018),
        ("到2025年", 2025),
        ("2021—2023年", 2023),
        ("“十四五”期间", 2025),
        ("十三五末", 2020),
        ("规划期内", 2025),
        ("6月底前", None),
        ("持续推进", None),
        (None, None),
    ],
)
def test_year_of(deadline: str | None, year: int | None) -> None:
    assert year_of(deadline, (2021, 2025)) == year


def test_years_and_five_year_plans() -> None:
    assert years_in("在2018年、2020年开展评估") == (2018, 2020)
    assert five_year_end("“十五五”时期") == 2030
    assert five_year_end("五年") is None


@pytest.mark.parametrize(
    "text",
    [
        "2018年",
        "6月底前",
        "每半年",
        "年内",
        "“十四五”期间",
        "三个月内",
        "by 2027",
        "2027",
        "2026—2028",
    ],
)
def test_checkable(text: str) -> None:
    assert is_checkable(text)


@pytest.mark.parametrize(
    "text", ["持续推进", "长期坚持", "适时", "限期", "", None, "12027", "soon"]
)
def test_not_checkable(text: str | None) -> None:
    assert not is_checkable(text)
