"""Footnotes at the foot of a page."""

from __future__ import annotations

from decompose.readers.pdf_pages import Line, Page
from decompose.text.patterns import regex

_SMALLER = 0.9
_SHORT_RULE = 0.6
_MARK = regex(r"(?:[\u2460-\u2473]|\[\d{1,3}\]|\d{1,3}(?!\d|[.．]\d|年|月|%)|注\s*\d*[:：]|\*)")


def footnotes(page: Page) -> list[Line]:
    """Take the footnotes off a page: small lines under a short rule, the first with a mark."""
    rules = [
        (x0, y0, x1, y1)
        for x0, y0, x1, y1 in page.rules
        if y1 - y0 < 3 and y0 > 0.4 * page.height and x1 - x0 < _SHORT_RULE * page.width
    ]
    if not rules or not page.lines:
        return []
    for _, y0, _, _ in sorted(rules, key=lambda rule: -rule[1]):
        below = sorted((line for line in page.lines if line.y0 > y0 - 1), key=lambda line: line.y0)
        above = [line for line in page.lines if line.y0 <= y0 - 1]
        if not below or not above or not _MARK.match(below[0].text):
            continue
        usual = sorted(line.height for line in above)[len(above) // 2]
        if all(line.height < _SMALLER * usual for line in below):
            page.lines = [line for line in page.lines if line.y0 <= y0 - 1]
            return below
    return []
