"""Items inside one paragraph: 一是…二是…, ①…②…, 民航：…铁路：…, and counted lists."""

from __future__ import annotations

import re
from typing import NamedTuple

from decompose.model.source import Marker, MarkerFamily
from decompose.parser.lexer import Line
from decompose.text.markers import marker_at
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex

_SEMICOLON = regex(r"[；;]")
_LISTING_MARK = regex(r"、(?![^（(]*[）)])")


class Item(NamedTuple):
    """An item of a paragraph; offsets count in the paragraph's text, ``start`` after the number."""

    begin: int
    start: int
    end: int
    marker: Marker | None


_SECOND = regex(
    r"二是|二要|其二|其次|第二[是要，,、]|②|⑵|[（(]\s?[2２二]\s?[）)]|2\s?[.．、](?!\d)"
)  # the second item of a list, in any style
_PLACE = regex(r"(?:^|(?<=[。；;：:，,！）)]))\s*(?=[一二三四五六七八九十首其再最第①-⑳⑴-⒇（(0-9])")
_NAMES_UNITS = regex(r"牵头|负责|责任|配合|分工|落实")  # whose an item is
_SAYS_NOTHING = " \t　，,。；;：:、"
_STRICT = (MarkerFamily.ARABIC, MarkerFamily.ARABIC_PAREN, MarkerFamily.HAN_PAREN)
_INLINE = (MarkerFamily.ORDINAL, MarkerFamily.CIRCLED, *_STRICT)
_LABEL = regex(r"(?:^|(?<=。))\s*(?P<label>[^。：:，,；;、《》“”（）()\s]{2,10})[：:](?=.)")
_FACT_LABEL = regex(
    r"(?:单位|部门|时间|时限|期限|周期|年限|地点|选址|投资|资金|经费|估算|概算|来源|规模|主体|成果)$"
)  # labels of a project's facts, not of items
_COUNT = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十两]{1,3})"
_COUNTED = regex(
    rf"{_COUNT}\s*(?:条|个方面|方面|项|个|类|大|点)[^。：:；]{{0,16}}[：:](?P<list>[^。]+)。?"
)  # five safeguards: A、B、C
_FIELDS = regex(
    rf"(?:从|在|对|围绕|针对|聚焦|涵盖|包括)(?P<list>[^。；：:]{{1,600}}?)等{_COUNT}?个?(?:重点)?"
    r"(?:行业领域|行业|领域|方面|环节|角度|部分|区域|场所)"
)  # in A、B and C, thirteen fields in all


def cut_items(line: Line) -> tuple[Line, ...]:
    """Cut a numbered line where its list goes on inside it: 一是…。二是…。三是….

    Shape:
        The line itself when nothing follows; else one line an item, in order.
    """
    marker = line.marker
    if marker is None or marker.family not in _INLINE or marker.automatic:
        return (line,)
    if _SECOND.search(line.text) is None and marker.value == 1:
        return (line,)
    items = _continue(line.text, marker.family, marker.value + 1)
    if not items:
        return (line,)
    lines = [_line_part(line, 0, items[0].begin, marker)]
    lines += [_line_part(line, item.start, item.end, item.marker) for item in items]
    return tuple(lines)


def ordinal_items(text: str) -> tuple[Item, ...]:
    """Return the items of the first numbered list inside a paragraph, from its first number on.

    Shape:
        At least two items with numbers 1, 2, 3 … of one style, or none.
    """
    if _SECOND.search(text) is None:
        return ()
    for place in _PLACE.finditer(text):
        marker = marker_at(text, place.end())
        if marker is None or marker.value != 1 or not _fits(text, place.start(), marker):
            continue
        following = _continue(text, marker.family, 2, start=marker.end)
        if following:
            first = Item(place.start(), marker.end, following[0].begin, marker)
            return (first, *following)
    return ()


def label_items(text: str) -> tuple[Item, ...]:
    """Return the parts of a paragraph that short labels introduce (民航：…。铁路：…。).

    Shape:
        At least three items, or none; ``start`` stands at the label.
    """
    if text.count("：") + text.count(":") < 3:
        return ()
    found = list(_LABEL.finditer(text))
    if len(found) < 3 or any(_FACT_LABEL.search(label["label"]) for label in found):
        return ()
    ends = [label.start() for label in found[1:]] + [len(text)]
    return tuple(
        Item(label.start(), label.start("label"), end, None)
        for label, end in zip(found, ends, strict=True)
    )


def counted_items(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a list that says its own length (5条措施：A、B、C、D、E).

    Shape:
        Exactly as many spans as the text says, or none.
    """
    for found in _COUNTED.finditer(text):
        parts = list_parts(text, found.start("list"), found.end("list"))
        if len(parts) == numeral_value(found["n"]):
            return parts
    return ()


def field_items(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the fields in 从A、B和C等三个领域…, when their number is right or not said.

    Shape:
        At least three spans, or none.
    """
    for found in _FIELDS.finditer(text):
        parts = list_parts(text, found.start("list"), found.end("list"))
        said = numeral_value(found["n"]) if found["n"] else None
        if len(parts) >= 3 and said in (None, len(parts)):
            return parts
    return ()


def list_parts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Divide an enumeration: at ； when there is one, else at 、 and at the last 和."""
    if _SEMICOLON.search(text[start:end]):
        return _split(text, start, end, _SEMICOLON)
    parts = _split(text, start, end, _LISTING_MARK)
    if len(parts) >= 2:
        head, (last_start, last_end) = parts[:-1], parts[-1]
        at = text.rfind("和", last_start + 1, last_end - 1)
        if at > 0:
            return (*head, (last_start, at), (at + 1, last_end))
    return parts


def _split(
    text: str, start: int, end: int, separator: re.Pattern[str]
) -> tuple[tuple[int, int], ...]:
    parts = []
    for found in (*separator.finditer(text, start, end), None):
        stop = found.start() if found else end
        while start < stop and text[start].isspace():
            start += 1
        tail = stop
        while tail > start and (text[tail - 1].isspace() or text[tail - 1] in "，,。"):
            tail -= 1
        if tail > start:
            parts.append((start, tail))
        start = found.end() if found else end
    return tuple(parts)


def holds_before(text: str, marker: Marker) -> bool:
    """Tell whether running words hold the item before this one: …。四是…。 before a paragraph 五是…."""
    return marker.family in _INLINE and bool(_continue(text, marker.family, marker.value - 1))


def _continue(text: str, family: MarkerFamily, value: int, *, start: int = 0) -> list[Item]:
    """Return the items of a list that go on with ``value`` behind ``start``."""
    found: list[tuple[int, Marker]] = []
    for place in _PLACE.finditer(text, start):
        if place.start() == 0 and place.end() == 0:
            continue
        marker = marker_at(text, place.end())
        if marker is None or marker.family is not family or not _fits(text, place.start(), marker):
            continue
        if not text[marker.end :].strip(_SAYS_NOTHING):
            break
        if marker.value == value or (family is MarkerFamily.ORDINAL and marker.text[:2] == "最后"):
            found.append((place.start(), marker))
            value += 1
    if not found:
        return []
    ends = [begin for begin, _ in found[1:]] + [len(text)]
    return [
        Item(begin, marker.end, end, marker)
        for (begin, marker), end in zip(found, ends, strict=True)
    ]


def _fits(text: str, at: int, marker: Marker) -> bool:
    """Whether the number stands where an item may begin: figures only after a stop.

    Behind a bracket an item begins when the bracket says whose the item before it is.
    """
    if marker.family not in _INLINE:
        return False
    if at and text[at - 1] in "）)":
        return (
            _NAMES_UNITS.search(text, max(text.rfind("（", 0, at), text.rfind("(", 0, at)), at)
            is not None
        )
    return marker.family not in _STRICT or at == 0 or text[at - 1] not in "，,"


def _line_part(line: Line, start: int, end: int, marker: Marker | None) -> Line:
    text = line.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,"):
        end -= 1
    if marker is not None and marker is not line.marker:
        shift = line.start
        marker = marker.model_copy(
            update={"start": marker.start + shift, "end": marker.end + shift}
        )
    return line._replace(
        text=text[start:end],
        start=line.start + start,
        end=line.start + end,
        marker=marker,
        bold_prefix=0 if start else line.bold_prefix,
    )
