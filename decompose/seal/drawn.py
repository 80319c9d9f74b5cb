"""Is a file that came out different only drawn by other means?"""

from __future__ import annotations

import re
from collections.abc import Collection

from decompose.text.patterns import regex

DRAWN_WITH = frozenset({"pygraphviz", "graphviz", "drawing", "font"})
"""What a drawing depends on, as the versions of a seal name it."""
_PICTURES = (".png", ".pdf")
_DRAWING = regex(r"<svg\b.*?</svg>", re.DOTALL)
_WORDS = regex(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)


def only_redrawn(name: str, sealed: bytes, made: bytes, changed: Collection[str]) -> bool:
    """Tell whether two files differ as drawings alone.

    A picture cannot be read, so its kind must do; of an SVG file and of a page everything but the
    lines must be the same: all words of the drawings, and all that stands around them.

    Args:
        name: The file.
        sealed: What was sealed.
        made: What came out again.
        changed: The programs whose version is another here.
    """
    if DRAWN_WITH.isdisjoint(changed):
        return False
    if name.endswith(_PICTURES):
        return True
    if not name.endswith((".svg", ".html")):
        return False
    return _plain(sealed) == _plain(made)


def _plain(data: bytes) -> str:
    """Return a file with its drawings reduced to their words."""
    text = data.decode("utf-8", "replace")
    return _DRAWING.sub(lambda drawing: "\n".join(sorted(_WORDS.findall(drawing[0]))), text)
