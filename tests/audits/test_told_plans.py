"""Figures planned and reached, as sentences of a review tell them."""

from __future__ import annotations

import pytest

from decompose.audits.told_plans import told_plans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规划提出新建消防站12座，实际建成9座。", [("新建消防站", "12座", "9座")]),
        ("全县消防站建成9座，规划提出新建消防站12座。", [("全县消防站", "12座", "9座")]),
        # Told twice in one sentence, it is one pair of figures.
        (
            "全县消防站建成9座，规划提出新建消防站12座，实际建成9座。",
            [("新建消防站", "12座", "9座")],
        ),
    ],
)
def test_each_pair_of_figures_is_told_once(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(told.name, told.target, told.actual) for told in told_plans(text)] == expected
