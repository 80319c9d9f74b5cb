"""What tells two texts apart however alike they are: another licence, another one of a series, money, a rule."""

from __future__ import annotations

from typing import NamedTuple

from decompose.text.patterns import regex

_OF_WORK = regex(
    "绩效|审计|(?:资金|经费)(?:保障|拨付|使用|管理|监管|评价)|督查考核|后评估"
    "|负责[^，。；]{0,16}(?:资金|经费)(?:$|[，。；])"
)
"""What is done about a work, its money or its success, is not the work."""
_RULES = regex(
    "(?:制定|制订|修订|编制|起草|出台|印发)[^，。；]{0,20}(?:标准|规范|办法|制度|清单|指南|预案|细则|规程|条例|规定)"
)
"""Making a rule is not the work that the rule is about."""
_LICENCE, _ASIDE = regex("[\u4e00-\u9fff]{2}(?=许可)"), regex("[（(][^（）()]*[）)]")
_MEMBER = regex(
    "第(?P<which>[0-9零一二三四五六七八九十百]+)(?![条款项方责时书季年章节编])|(?P<number>[0-9]+)[号＃#](?![文令])"
)
"""Which one of a series: 第3批, 12号楼; no articles of law."""


class Marks(NamedTuple):
    """What tells two texts apart however alike they are."""

    of_work: bool
    """It is about a work's money or success."""
    rules: bool
    """A rule is made."""
    licences: frozenset[str]
    members: frozenset[str]
    """Which ones of a series it names."""


NONE = Marks(False, False, frozenset(), frozenset())


def marks_of(text: str) -> Marks:
    """Return the marks of a text."""
    return Marks(
        _OF_WORK.search(text) is not None,
        _RULES.search(text) is not None,
        frozenset(_LICENCE.findall(_ASIDE.sub("", text)) if "许可" in text else ()),
        members_of(text),
    )


def members_of(text: str) -> frozenset[str]:
    """Return which ones of a series a text names, by their numbers."""
    return frozenset(found[found.lastgroup or 0] for found in _MEMBER.finditer(text))


def meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets have something in common, or one is empty."""
    return not one or not other or not one.isdisjoint(other)
