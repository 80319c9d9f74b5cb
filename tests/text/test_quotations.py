"""Quotation marks within quotation marks are single."""

from __future__ import annotations

import pytest

from decompose.text.quotations import nested


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("任务“建立“一栋一档””没有牵头单位", "任务“建立‘一栋一档’”没有牵头单位"),
        ("“原文写“推行“双随机”检查”的”", "“原文写‘推行“双随机”检查’的”"),
        ("“一栋一档”和“一企一策”", "“一栋一档”和“一企一策”"),
        ("“一栋“一档”", "“一栋“一档”"),
        ("一档””“一栋“", "一档””“一栋“"),
        ("没有引号", "没有引号"),
    ],
)
def test_inner_marks(text: str, shown: str) -> None:
    assert nested(text) == shown
