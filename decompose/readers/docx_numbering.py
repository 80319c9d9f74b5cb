"""Automatic numbers of a Word document, computed as Word shows them.

Source:
    ECMA-376 part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from decompose.readers.docx_numberformats import FORMATS, number
from decompose.readers.docx_styles import VAL, Style, Styles, W, child_value, toggle, whole
from decompose.text.patterns import regex

LEVELS = 9
_PART = regex(r"%([1-9])")
_PRIVATE = regex("[\ue000-\uf8ff]")
_BULLET = "•"
_LONGEST = 100
_CUSTOM = regex(r"0*1(?=,|$)")
_NO_LIST = "0"
_SYMBOL_FONTS = ("Wingdings", "Webdings", "Symbol")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts and looks."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """An instance of a list: its levels, where they restart, and the counters it shares."""

    family: str
    levels: dict[int, ListLevel]
    overrides: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of one document, in reading order.

    Args:
        root: The root of ``word/numbering.xml``, or None when there are no lists.
        styles: The document's styles: lists may be defined in them.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._families: dict[str, etree._Element] = {}
        self._instances: dict[str, etree._Element] = {}
        for element in () if root is None else root:
            if element.tag == f"{W}abstractNum":
                self._families.setdefault(element.get(f"{W}abstractNumId") or "", element)
            elif element.tag == f"{W}num":
                self._instances.setdefault(element.get(f"{W}numId") or "", element)
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self.unknown_formats: list[str] = []

    def locate(self, own: etree._Element | None, style: Style) -> tuple[str, int] | None:
        """Return the list and level of a paragraph; None when plain.

        Args:
            own: The ``w:numPr`` of the paragraph itself, which wins over its style.
            style: The paragraph's style.
        """
        num_id = child_value(own, "numId") or style.num_id
        if num_id is None or num_id == _NO_LIST or self._list(num_id) is None:
            return None
        level = whole(child_value(own, "ilvl"))
        if level is None:
            level = self._style_level(num_id, style)
        return num_id, min(max(level, 0), LEVELS - 1)

    def _style_level(self, num_id: str, style: Style) -> int:
        """Return the level that the list ties to this style, else the style's own word."""
        found = self._list(num_id)
        for index, level in () if found is None else found.levels.items():
            if level.style is not None and level.style == style.id:
                return index
        return style.num_level or 0

    def advance(self, num_id: str, level: int) -> str | None:
        """Count one paragraph and return its number as shown, None when it shows nothing."""
        found = self._list(num_id)
        if found is None:
            return None
        counters = self._counters.setdefault(found.family, [None] * LEVELS)
        for above in range(level):
            if counters[above] is None:
                counters[above] = self._start(found, above)
        counters[level] = self._next(found, num_id, level, counters[level])
        for below in range(level + 1, LEVELS):
            restart = found.levels.get(below, ListLevel()).restart
            if restart is None or level < restart:
                counters[below] = None
        return self._show(found, level, counters)

    def _next(self, found: _List, num_id: str, level: int, now: int | None) -> int:
        if level in found.overrides and (num_id, level) not in self._restarted:
            self._restarted.add((num_id, level))
            return found.overrides[level]
        return self._start(found, level) if now is None else now + 1

    @staticmethod
    def _start(found: _List, level: int) -> int:
        return found.levels.get(level, ListLevel()).start

    def _show(self, found: _List, level: int, counters: list[int | None]) -> str | None:
        shape = found.levels.get(level, ListLevel())
        if shape.form == "bullet":
            sign = _PRIVATE.sub(_BULLET, shape.text).strip()
            return sign or None

        def part(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            form = found.levels.get(index, ListLevel()).form
            if form not in FORMATS and form not in self.unknown_formats:
                self.unknown_formats.append(form)
            value = counters[index]
            shown = self._start(found, index) if value is None else value
            return number(shown, "decimal" if shape.legal else form)

        return _PART.sub(part, shape.text).strip() or None

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._build(num_id)
        return self._lists[num_id]

    def _build(self, num_id: str) -> _List | None:
        instance = self._instances.get(num_id)
        key = child_value(instance, "abstractNumId")
        if instance is None or key is None or key not in self._families:
            return None
        key = self._follow(key)
        levels = _levels(self._families[key])
        overrides: dict[int, int] = {}
        for override in instance.iterfind(f"{W}lvlOverride"):
            index = whole(override.get(f"{W}ilvl")) or 0
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[index] = _level(own)
            start = whole(child_value(override, "startOverride"))
            if start is not None:
                overrides[index] = start
        return _List(key, levels, overrides)

    def _follow(self, key: str) -> str:
        """Return the list family that really holds the levels: it may be kept in a list style."""
        link = child_value(self._families[key], "numStyleLink")
        if link is None:
            return key
        for other, family in self._families.items():
            if child_value(family, "styleLink") == link and other != key:
                return other
        target = self._instances.get(self._styles.style(link).num_id or "")
        other_key = child_value(target, "abstractNumId")
        return other_key if other_key in self._families else key


def _levels(family: etree._Element) -> dict[int, ListLevel]:
    return {
        whole(level.get(f"{W}ilvl")) or 0: _level(level)
        for level in islice(family.iterfind(f"{W}lvl"), LEVELS)
    }


def _fonts(level: etree._Element) -> list[str]:
    fonts = level.find(f"{W}rPr/{W}rFonts")
    return [] if fonts is None else [str(name) for name in fonts.attrib.values()]


def _format(form: etree._Element | None) -> str:
    name = "decimal" if form is None else form.get(VAL) or "decimal"
    if form is None or name != "custom":
        return name
    pattern = _CUSTOM.match((form.get(f"{W}format") or "").replace(" ", ""))
    return name if pattern is None else f"decimalZero{len(pattern.group())}"


def _level(element: etree._Element) -> ListLevel:
    form = next(element.iter(f"{W}numFmt"), None)
    start = whole(child_value(element, "start"))
    picture = element.find(f"{W}lvlPicBulletId") is not None
    text = (child_value(element, "lvlText") or "")[:_LONGEST]
    if picture or any(name.startswith(_SYMBOL_FONTS) for name in _fonts(element)):
        text = _BULLET
    return ListLevel(
        start=1 if start is None else start,
        form="bullet" if picture else _format(form),
        text=text,
        restart=whole(child_value(element, "lvlRestart")),
        legal=bool(toggle(element, "isLgl")),
        style=child_value(element, "pStyle"),
    )
