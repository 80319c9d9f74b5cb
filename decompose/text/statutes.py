"""Titles of laws in a sentence: their words are no act of anybody's."""

from __future__ import annotations

import re

from decompose.text.patterns import regex

_KIND = (
    "(?:条例|法|规定|办法|细则|规则|标准|规范|规程|准则|导则|目录|通知|意见|方案|决定|指南|纲要|规划"
    "|通告|公告|解释|要点)"
)
_LAW = regex(
    f"《[^《》]*?{_KIND}(?:[（(][^（）()《》]{{1,12}}[）)])?》"
    f"|行政(?:处罚|许可|强制)法|许可证?(?:管理)?(?:条例|实施办法|管理办法|管理规定)"
)
_FILL = "·"


def without_laws(text: str) -> str:
    """Return a text with the titles of laws and documents blanked, every other character where it was.

    A certificate between title marks (《安全生产许可证》) stays: it may be granted.
    """
    if "《" not in text and "法" not in text and "许可" not in text:
        return text
    return _LAW.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return _FILL * len(found.group())
