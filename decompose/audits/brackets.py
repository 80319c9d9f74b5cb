"""Pairs of brackets, quotation marks and title marks within a paragraph."""

from __future__ import annotations

from decompose.text.cues import CuedPattern

_CLASS = {
    **dict.fromkeys("(（", "round"),
    **dict.fromkeys(")）", "round"),
    **dict.fromkeys("〔〕", "shell"),
    **dict.fromkeys("《》", "title"),
    **dict.fromkeys("“”", "quote"),
    **dict.fromkeys("【】", "lens"),
}
_MARK = CuedPattern("[()（）〔〕《》“”【】]")
_OPENING = frozenset("(（〔《“【")
_ITEM = CuedPattern(
    r"(?:^|(?<=[\s，,。；;：:、]))(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）]", cue=")）"
)

_INTERVAL = CuedPattern(
    r"[\[［][-\d.%％\s]+[,，~～][+\d.%％∞\s]+[)）]|[(（][-\d.%％∞\s]+[,，~～][\d.%％\s]+[\]］]",
    cue="[]［］",
)
"""Half-open intervals: [5%，8%)."""


def unbalanced(text: str) -> list[int]:
    """Return the places of the marks without a partner, in order.

    Each kind of mark is paired by itself; a closing bracket of an item's number counts for nothing.
    """
    items = {found.end() - 1 for found in _ITEM.finditer(text)}
    items |= {at for found in _INTERVAL.finditer(text) for at in (found.start(), found.end() - 1)}
    open_at: dict[str, list[int]] = {}
    lone: list[int] = []
    for found in _MARK.finditer(text):
        at, char = found.start(), found.group()
        if at in items:
            continue
        kind = _CLASS[char]
        stack = open_at.setdefault(kind, [])
        if char in _OPENING:
            stack.append(at)
        elif stack:
            stack.pop()
        else:
            lone.append(at)
    return sorted([*lone, *(at for stack in open_at.values() for at in stack)])
