"""How a document is called by others: its title without what only the draft bears."""

from __future__ import annotations

from itertools import pairwise, product

from decompose.text.dates import five_year_end
from decompose.text.patterns import regex

_VERSION = regex("[（(](?:征求意见|送审|讨论|报批|审议|修改|初|草)稿[）)]|[（(]草案[）)]")
_YEARS = regex(r"[（(](?:19|20)\d\d\s?年?\s?[-—–~～至]+\s?(?:19|20)\d\d\s?年?[）)]$")

_DIVIDED = r"(?:分工|分解)(?:方案|清单|台账|意见|表)?$"
_DIVISION = regex(
    rf"(?<=[^任务职责目标])(?:(?:任务|职责|责任|目标)*{_DIVIDED}|(?:任务|职责|责任)+清单$)"
)
_DIVIDES = regex(_DIVIDED)
_OF_TASKS = ("重点", "主要")
_LINE = 40
"""Half characters of 22 points on a line of a title."""
_GOOD, _FAIR, _BAD = 0, 4, 10


def name_of(title: str) -> str:
    """Return a plan's title as letters quote it, without 征求意见稿, and without years that it names twice.

    Shape:
        ``云州市“十四五”规划（征求意见稿）（2021—2025年）`` → ``云州市“十四五”规划``;
        ``校园安全三年行动方案（2023—2025年）`` stays.
    """
    plain = _VERSION.sub("", title)
    return (_YEARS.sub("", plain) if five_year_end(plain) else plain) or title


def divides(title: str) -> bool:
    """Tell whether something is a division by its name: 重点任务分工方案, 任务分解表."""
    return _DIVIDES.search(name_of(title)) is not None


def stem_of(title: str) -> str:
    """Return the name before which 任务分工方案 or 责任清单 is put: without such a word of its own.

    Shape:
        ``关于加强消防工作的意见`` → ``《关于加强消防工作的意见》``: a sentence is quoted.
    """
    stem = _DIVISION.sub("", name_of(title))
    return f"《{stem}》" if stem.startswith("关于") else stem


def noun_of(title: str) -> str:
    """Return the name before or behind which other words are put: 重点 alone is no name.

    Shape:
        ``青柳区重点任务分工表`` → ``青柳区重点任务``, where :func:`stem_of` leaves ``青柳区重点``.
    """
    stem = stem_of(title)
    return f"{stem}任务" if stem.endswith(_OF_TASKS) else stem


def in_lines(title: str, place: str | None) -> str:
    """Return a title in as few lines as it needs, none of which ends within a word or a quotation.

    Lines end behind the place, before and behind quotation marks, behind a year, at 、 and before 和.
    A title that has no such places is left to the program that lays it out.
    """
    least = -(-_width(title) // _LINE)
    if least <= 1:
        return title
    ends = {**_ends(title, place), len(title): 0}
    cuts = _cuts(title, ends, least) or _cuts(title, ends, least + 1) or (len(title),)
    return "\n".join(title[a:b] for a, b in pairwise((0, *cuts)))


def _cuts(title: str, ends: dict[int, int], lines: int) -> tuple[int, ...]:
    """Return where so many lines end, as even as the places allow; nothing where it cannot be."""
    mean = _width(title) // lines
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for _ in range(lines):
        found: dict[int, tuple[int, tuple[int, ...]]] = {}
        for (start, (before, cuts)), (end, cost) in product(best.items(), ends.items()):
            width = _width(title[start:end])
            if start < end and width <= _LINE:
                made = (before + cost + abs(width - mean), (*cuts, end))
                found[end] = min(made, found.get(end, made))
        best = found
    return best.get(len(title), (0, ()))[1]


def _ends(title: str, place: str | None) -> dict[int, int]:
    """Return where a line may end, each with how little one likes it."""
    ends: dict[int, int] = {}
    for at in range(2, len(title) - 1):
        last, first = title[at - 1], title[at]
        if first in "“《（(" or last in "”》）)":
            ends[at] = _GOOD if first not in "（(，、和及与" else _BAD
        elif last == "年" or last in "、，：":
            ends[at] = _FAIR
        elif first in "和及与暨":
            ends[at] = _BAD
    if place and place in title:
        ends[title.index(place) + len(place)] = _GOOD
    depth = -1 if title[0] == "《" and title[-1] == "》" else 0
    for at, sign in enumerate(title):
        if depth > 0:
            ends.pop(at, None)
        depth += (sign in "“《（(") - (sign in "”》）)")
    return ends


def _width(text: str) -> int:
    """Return the width of a text in halves of a Chinese character."""
    return sum(1 if sign.isascii() else 2 for sign in text)
