"""Titles that a cover prints on several lines."""

from __future__ import annotations

import pytest

from decompose.parser import parse_text

_REST = "一、主要任务\n（一）整治隐患。开展检查。"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "云州市“十五五”应急\n管理体系建设规划\n二〇二六年三月",
            "云州市“十五五”应急管理体系建设规划",
        ),
        ("青河县\n“十五五”消防\n事业发展规划", "青河县“十五五”消防事业发展规划"),
        (
            "青河县安全生产三年行动方案\n（2026—2028年）",
            "青河县安全生产三年行动方案（2026—2028年）",
        ),
        ("青河县安全生产三年行动\n实施方案（试行）", "青河县安全生产三年行动实施方案（试行）"),
        ("云州市应急管理局\n“十五五”安全生产规划", "“十五五”安全生产规划"),
        ("云州市政务公开\n“十五五”安全生产规划", "“十五五”安全生产规划"),
        ("附件\n青河县安全生产规划", "青河县安全生产规划"),
        ("云州市2026年3月\n安全生产规划", "安全生产规划"),
    ],
)
def test_title(lines: str, title: str) -> None:
    assert parse_text(f"{lines}\n{_REST}").title == title
