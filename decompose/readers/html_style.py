"""What the attributes of a web page's elements say: hidden, bold, a picture worth a mention."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from lxml import etree

from decompose.text.patterns import regex

_UNSEEN = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_BOLD = regex(r"font-weight\s*:\s*(bold|bolder|normal|lighter|[1-9]00)", re.IGNORECASE)
_WORD_PART = regex(r"mso-element\s*:\s*(comment-list|footnote-list|endnote-list|header|footer)")
_WORD_PARTS = {
    "comment-list": "批注",
    "footnote-list": "脚注",
    "endnote-list": "尾注",
    "header": "页眉",
    "footer": "页脚",
}
_FILE = regex(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|pptx?|zip|rar|7z)(?:$|[?#])", re.IGNORECASE)
_ICON = regex(r"(?:^|[/_-])(?:icon|ico|file|logo)|(?:icon|ico)\d*\.", re.IGNORECASE)
_ICON_SIZE = 48


HIDDEN = "隐藏部分"
_LEADING_NUMBER = regex(r"\s*(\d{1,6})")


@lru_cache(maxsize=4096)
def style_of(style: str) -> tuple[str | None, bool | None]:
    """Return why a style takes its element out of the text, and whether it makes it bold.

    Shape:
        Hidden, or a part of a page saved by Word beside the text (comments, notes); None for
        each that the style does not say.
    """
    kind = None
    if _UNSEEN.search(style):
        kind = HIDDEN
    elif "mso-element" in style and (part := _WORD_PART.search(style)):
        kind = _WORD_PARTS[part[1]]
    found = _BOLD.search(style)
    if found is None:
        return kind, None
    word = found[1].lower()
    return kind, word.startswith("bold") or word in {"600", "700", "800", "900"}


def is_file(target: str) -> bool:
    """Tell whether a link leads to a document to download."""
    return _FILE.search(target) is not None


def picture_name(element: etree._Element) -> str | None:
    """Return the name or description of a picture; None for icons."""
    source = element.get("src") or ""
    for side in ("width", "height"):
        found = _LEADING_NUMBER.match(element.get(side) or "")
        if found and int(found[1]) <= _ICON_SIZE:
            return None
    if _ICON.search(source[-80:]) and not source.startswith("data:"):
        return None
    return (element.get("alt") or element.get("title") or _file_name(source)).strip()


def _file_name(source: str) -> str:
    if source.startswith("data:"):
        return ""
    try:
        return posixpath.basename(unquote(urlsplit(source).path))
    except ValueError:
        return ""
