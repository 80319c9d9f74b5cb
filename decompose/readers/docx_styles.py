"""Paragraph and character styles of a Word document, with what they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lxml import etree

from decompose.text.patterns import regex

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL = 9
_DIGITS = 9
_DEEPEST = 50
_HEADING = regex(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def child_value(element: etree._Element | None, *path: str) -> str | None:
    """Return ``w:val`` of a nested child, or None."""
    for step in path:
        if element is None:
            return None
        element = element.find(W + step)
    return None if element is None else element.get(VAL)


def whole(text: str | None) -> int | None:
    """Return a whole number from the file, or None when it is none."""
    try:
        return None if text is None or len(text) > _DIGITS else int(text)
    except ValueError:
        return None


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether an on/off property is set; None when it is not spoken of."""
    if properties is None:
        return None
    found = properties.find(W + name)
    return None if found is None else is_on(found)


def is_on(element: etree._Element) -> bool:
    """Return the value of an on/off property that is there."""
    return (element.get(VAL) or "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph takes from its style and the styles below it."""

    id: str | None
    name: str | None
    outline: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    bold: bool = False
    hidden: bool = False


PLAIN = Style(None, None)


class Styles:
    """The styles of one document.

    Args:
        root: The root of ``word/styles.xml``, or None when the document has none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        for style in () if root is None else root.iterfind(f"{W}style"):
            key = style.get(f"{W}styleId") or ""
            self._styles.setdefault(key, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self._default = self._default or key
        self.style = cache(self._resolve)
        self.plain = self.style(self._default)

    def of_paragraph(self, key: str | None) -> Style:
        """Return the style that a paragraph names; the default style when there is none such."""
        if key in self._styles:
            return self.style(key)
        outline = _implied(key)
        return self.plain if outline is None else replace(self.plain, outline=outline)

    def _chain(self, key: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while key is not None and key in self._styles and key not in seen and len(seen) < _DEEPEST:
            seen.add(key)
            yield self._styles[key]
            key = child_value(self._styles[key], "basedOn")

    def _resolve(self, key: str | None) -> Style:
        """Merge a style with those it is based on; the nearest word counts."""
        outline = num_id = num_level = bold = hidden = None
        for style in self._chain(key):
            paragraph, run = style.find(f"{W}pPr"), style.find(f"{W}rPr")
            if outline is None:
                outline = whole(child_value(paragraph, "outlineLvl"))
            if num_id is None:
                num_id = child_value(paragraph, "numPr", "numId")
            if num_level is None:
                num_level = whole(child_value(paragraph, "numPr", "ilvl"))
            bold = toggle(run, "b") if bold is None else bold
            hidden = toggle(run, "vanish") if hidden is None else hidden
        name = child_value(self._styles[key], "name") if key in self._styles else None
        outline = _implied(name) if outline is None else outline
        return Style(key, name, heading_level(outline), num_id, num_level, bool(bold), bool(hidden))


def _implied(name: str | None) -> int | None:
    """Return the outline level that the name of a heading style implies: 标题 2 → 1."""
    found = _HEADING.fullmatch(name or "")
    return None if found is None else int(found.group(1)) - 1


def heading_level(outline: int | None) -> int | None:
    """Return an outline level 0-8; level 9 means body text."""
    return outline if outline is not None and 0 <= outline < _BODY_LEVEL else None
