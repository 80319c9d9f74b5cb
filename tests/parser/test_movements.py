"""Figures of one movement are kept together, those of two apart."""

from __future__ import annotations

import pytest

from decompose.parser.movements import movements_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("死亡人数由2020年的40人降至2025年的34人，下降15%", [(40, 34, 15, None)]),
        ("死亡人数下降15%（2020年为40人，2025年不超过34人）", [(40, 34, 15, None)]),
        ("死亡率年均下降3%、累计下降15%", [(None, None, 15, 3)]),
        ("起数下降10%，死亡人数由40人降至30人", [(40, 30, None, None)]),
        (
            "由60起降到54起，下降10%，伤亡由10人降到8人，下降20%",
            [(60, 54, 10, None), (10, 8, 20, None)],
        ),
        ("救援队伍由5支增加到12支，其中专业队3支", [(5, 12, None, None)]),
        ("到2025年，新建救援站20个", []),
        ("由市应急管理局牵头，2025年底前完成", []),
    ],
)
def test_movements(text: str, expected: list[tuple[float | None, ...]]) -> None:
    found = [(m.base, m.target, m.change, m.annual) for m in movements_in(text)]
    assert [tuple(a and a.value for a in four) for four in found] == expected


def test_years_are_said_or_lie_between_the_two_or_are_the_periods() -> None:
    told = {
        "起数年均下降5%，三年累计下降14%": 3,
        "起数由2021年的50起降到2025年的40起": 4,
        "起数由50起降到40起": 5,
    }
    for text, years in told.items():
        (moved,) = movements_in(text)
        assert moved.span_years((2021, 2025)) == years
    assert moved.span_years(None) is None


def test_long_text_is_read_in_linear_time() -> None:
    assert not list(movements_in("由1" * 20_000))
    assert len(list(movements_in("甲由9起降到8起，下降5%；" * 2_000))) == 2_000
