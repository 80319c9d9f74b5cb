"""HTML as values: every text is escaped on its way in, so that no plan can bring markup along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from decompose.reports.characters import fit
from decompose.text.patterns import regex

_VOID = frozenset({"meta", "input"})
_ENDED_BY_NEXT = frozenset({"dd", "dt", "li", "option", "p", "tbody", "td", "th", "thead", "tr"})
"""Elements that HTML ends by itself where the next begins or their parent ends; no text follows them."""
_MARKUP = regex("[&<>]")
_BARE = regex(r"[\w.#:-]+", re.ASCII)
"""A value that needs no quotes."""


class Html(str):
    """Markup that is safe to stand in a page."""

    __slots__ = ()


Part = str | int | float | None
"""What an element may hold: markup as it is, anything else as escaped text; None is nothing."""


def element(name: str, /, *content: Part, **attributes: Part) -> Html:
    """Return an element.

    Args:
        name: Name of the tag.
        content: Markup or text.
        attributes: ``class_`` stands for class and ``data_x`` for data-x; None leaves one out.
    """
    head = f"<{name}{''.join(map(_attribute, attributes.items()))}>"
    if name in _VOID:
        return Html(head)
    end = "" if name in _ENDED_BY_NEXT else f"</{name}>"
    return Html(f"{head}{together(content)}{end}")


def together(content: Iterable[Part]) -> Html:
    """Join markup and text."""
    return Html("".join(map(_part, content)))


def _part(value: Part) -> str:
    if isinstance(value, Html):
        return value
    if value is None:
        return ""
    text = fit(str(value))
    return escape(text, quote=False) if _MARKUP.search(text) else text


def _attribute(pair: tuple[str, Part]) -> str:
    key, value = pair
    if value is None:
        return ""
    name = key.rstrip("_").replace("_", "-")
    text = str(value)
    return f" {name}={text}" if _BARE.fullmatch(text) else f' {name}="{escape(fit(text))}"'
