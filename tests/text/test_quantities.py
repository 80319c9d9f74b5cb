"""Numbers with units, bounds and ranges."""

from __future__ import annotations

import pytest

from decompose.text.quantities import Bound, number_in, quantities_in


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("下降30%以上", 30, "%", Bound.AT_LEAST),
        ("不低于75％", 75, "%", Bound.AT_LEAST),
        ("≥90%", 90, "%", Bound.AT_LEAST),
        ("控制在5起以内", 5, "起", Bound.AT_MOST),
        ("培训1.5万人", 15_000, "人", Bound.EXACT),
        ("培训150万人次", 1_500_000, "人次", Bound.EXACT),
        ("投资3.2亿元", 320_000_000, "元", Bound.EXACT),
        ("达到１００％", 100, "%", Bound.EXACT),
        ("1,204人", 1204, "人", Bound.EXACT),
        ("百分之十五", 15, "%", Bound.EXACT),
        ("百分之九十九点五以上", 99.5, "%", Bound.AT_LEAST),
        ("每处网点配置不少于4具灭火器", 4, "具", Bound.AT_LEAST),
        ("0.06", 0.06, None, Bound.EXACT),
    ],
)
def test_quantity(text: str, value: float, unit: str | None, bound: Bound) -> None:
    (found,) = quantities_in(text)
    assert (found.value, found.unit, found.bound) == (value, unit, bound)
    assert text[found.start : found.end].strip() == found.text


def test_range() -> None:
    (found,) = quantities_in("每县建设3—5支队伍")
    assert (found.value, found.high, found.unit) == (3, 5, "支")


@pytest.mark.parametrize("text", ["到2025年", "5G网络", "12月底前", "没有数字"])
def test_no_quantity(text: str) -> None:
    assert quantities_in(text) == ()


def test_number_in() -> None:
    assert number_in("0.08") == 0.08
    assert number_in("—") is None
    assert number_in("3～5") == 3
