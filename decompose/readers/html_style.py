"""What the attributes of a web page's elements say: hidden, bold, a picture worth a mention."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from lxml import etree

_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|[1-9]00)", re.IGNORECASE)
_WORD_PART = re.compile(
    r"mso-element\s*:\s*(comment-list|footnote-list|endnote-list|header|footer)"
)
_WORD_PARTS = {
    "comment-list": "批注",
    "footnote-list": "脚注",
    "endnote-list": "尾注",
    "header": "页眉",
    "footer": "页脚",
}
_FILE = re.compile(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|pptx?|zip|rar|7z)(?:$|[?#])", re.IGNORECASE)
_ICON = re.compile(r"(?:^|[/_-])(?:icon|ico|file|logo)|(?:icon|ico)\d*\.", re.IGNORECASE)
_ICON_SIZE = 48


def is_hidden(style: str) -> bool:
    """Tell whether a style hides its element."""
    return _UNSEEN.search(style) is not None


def weight(style: str, bold: bool) -> bool:
    """Tell whether text is bold under a style."""
    found = _BOLD.search(style)
    if found is None:
        return bold
    word = found[1].lower()
    return word.startswith("bold") or word in {"600", "700", "800", "900"}


def part_of_word_page(style: str) -> str | None:
    """Return what an element of a page saved by Word is beside the text: comments, notes."""
    if "mso-element" not in style:
        return None
    found = _WORD_PART.search(style)
    return _WORD_PARTS[found[1]] if found else None


def is_file(target: str) -> bool:
    """Tell whether a link leads to a document to download."""
    return _FILE.search(target) is not None


def picture_name(element: etree._Element) -> str | None:
    """Return the name or description of a picture; None for icons."""
    source = element.get("src") or ""
    for side in ("width", "height"):
        found = re.match(r"\s*(\d{1,6})", element.get(side) or "")
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
