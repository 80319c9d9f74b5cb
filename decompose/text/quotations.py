"""Quotation marks within quotation marks."""

from __future__ import annotations

_OPEN, _CLOSE = "“", "”"
_INNER = ("‘", "’")


def nested(text: str) -> str:
    """Return a text whose inner quotation marks are single, as GB/T 15834-2011 (4.8.3.3) asks.

    Shape:
        ``任务“建立“一栋一档””`` → ``任务“建立‘一栋一档’”``; a text whose marks do not pair stays as it is.
    """
    if text.find(_OPEN, text.find(_OPEN) + 1) < 0:
        return text
    depth = 0
    signs = list(text)
    for at, sign in enumerate(signs):
        if sign == _OPEN:
            depth += 1
            signs[at] = _INNER[0] if depth % 2 == 0 else _OPEN
        elif sign == _CLOSE:
            if depth == 0:
                return text
            signs[at] = _INNER[1] if depth % 2 == 0 else _CLOSE
            depth -= 1
    return text if depth else "".join(signs)
