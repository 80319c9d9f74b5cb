"""Placeholders in texts that may be divided into runs, each with a look of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from decompose.reports.characters import fit
from decompose.reports.forms.container import ASKED

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Value = Callable[[str], str]


def fill(texts: Sequence[etree._Element], value: Value) -> None:
    """Put values in the place of placeholders, which may be spread over several texts.

    A value takes the look of the text in which its placeholder begins.
    """
    whole = "".join(text.text or "" for text in texts)
    for asked in reversed(list(ASKED.finditer(whole))):
        begin, new = 0, fit(value(asked[1]))
        if new == asked[0]:
            continue
        for text in texts:
            own = text.text or ""
            start, end = asked.start() - begin, asked.end() - begin
            begin += len(own)
            if end <= 0 or start >= len(own):
                continue
            first = start >= 0
            text.text = own[: max(0, start)] + (new if first else "") + own[max(0, end) :]
            text.set(_SPACE, "preserve")
