"""How a document is called by others: its title without what only the draft bears."""

from __future__ import annotations

from decompose.text.dates import five_year_end
from decompose.text.patterns import regex

_VERSION = regex("[（(](?:征求意见|送审|讨论|报批|审议|修改|初|草)稿[）)]|[（(]草案[）)]")
_YEARS = regex(r"[（(](?:19|20)\d\d\s?年?\s?[-—–~～至]+\s?(?:19|20)\d\d\s?年?[）)]$")


def name_of(title: str) -> str:
    """Return a plan's title as letters quote it, without 征求意见稿, and without years that it names twice.

    Shape:
        ``云州市“十四五”规划（征求意见稿）（2021—2025年）`` → ``云州市“十四五”规划``;
        ``校园安全三年行动方案（2023—2025年）`` stays.
    """
    plain = _VERSION.sub("", title)
    return (_YEARS.sub("", plain) if five_year_end(plain) else plain) or title
