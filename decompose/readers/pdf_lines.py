"""Where a line of print ends because it is full, and where because something ends."""

from __future__ import annotations

import re

from decompose.readers.pdf_pages import Line
from decompose.text.patterns import regex

MARKER = regex(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|\d{1,2}(?:[.．]\d{1,2}){0,3}(?:[、.．\s]|(?![年月日号时分秒个项家条起人名万亿])[\u4e00-\u9fff])|[\u2460-\u2473]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条部]|专栏\s*[\d一二三四五六七八九十]|表\s*\d|[•●■◆▪—]"
)
"""What begins an item."""
WEAK_MARKER = re.compile(r"\d{1,2}[\u4e00-\u9fff]")
"""A bare number before a word: begins an item or only counts something."""
LABEL = regex(r"(?:牵头|责任|配合|参加|参与|实施|主办|协办|完成)(?:单位|部门|时限)?[:：]")
"""What begins a field: 牵头单位：, in a cell on a line of its own."""
ENDING = regex("[。！？；：!?;:…][”’）)》】]?$|[。！？!?][）)]?$")
_OPENING = frozenset("“‘（《〈「『【〔[(")
CLOSING = frozenset("，。、；：！？”’）》〉」』】〕…%％,.;:!?)]")
_STICKY = CLOSING | frozenset("“”‘’")
"""What no line begins with."""
_HOLDING = _OPENING | frozenset("“”‘’")
"""What no line ends with."""
_RUN = regex(r"[0-9A-Za-z.,%\-/]+")
_LONGEST_RUN = 12
_NARROW = 0.55
_PERCENT = 0.35
"""How much wider than a digit the sign of per cent is."""


def first_unit(text: str, size: float) -> float:
    """Return the width of what a line break could not part from the start of a text."""
    signs = text.lstrip()
    if not signs:
        return 0.0
    at = 0
    width = 0.0
    while at < len(signs) and signs[at] in _OPENING:
        width, at = width + size, at + 1
    run = _RUN.match(signs, at)
    if run:
        shown = run[0][:_LONGEST_RUN]
        width += size * (_NARROW * len(shown) + _PERCENT * shown.count("%"))
        at = run.end()
    else:
        width, at = width + size, at + 1
    # Many programs part a line neither before a quotation mark nor behind it.
    while at < len(signs) and (signs[at] in _STICKY or signs[at - 1] in _HOLDING):
        width, at = width + size, at + 1
    return width


def join(before: str, after: str) -> str:
    """Join two parts of a sentence that stood on two lines."""
    if not before or not after:
        return before + after
    if before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower() and after[0].isascii():
        return before[:-1] + after
    latin = before[-1].isascii() and after[0].isascii()
    if latin and before[-1].isalpha() and after[0].isalpha():
        return f"{before} {after}"
    return before + after


def fills(line: Line, following: str, right: float, slack: float = 0.3) -> bool:
    """Tell whether what follows would not have fitted on the line; ``slack`` is in characters."""
    size = line.height
    return line.x1 + first_unit(following, size) > right - slack * size
