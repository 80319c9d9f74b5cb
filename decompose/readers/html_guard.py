"""A web page before it is parsed: its encoding found, its nesting bounded.

The HTML parser stops at a certain depth and drops the rest of the page in silence; so the tags are
counted first.
"""

from __future__ import annotations

import codecs
import re

from decompose.readers.encodings import MARKS, Decoded, decode
from decompose.readers.limits import Limits

_HEAD = 4096
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:-]*))")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed"})
"""Elements whose content is no markup."""

_NOT_COUNTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr "  # have no content
    "p li dt dd td th tr thead tbody tfoot option optgroup colgroup html head body".split()
)  # and those that the next of their kind ends


def decode_page(data: bytes, *, name: str, encoding: str | None) -> Decoded:
    """Decode a page: by the given encoding, its mark, as UTF-8, as it declares, or by a guess.

    A page that was saved by a browser is often UTF-8 by now and still declares what it was.

    Raises:
        ReadError: The given encoding is unknown or does not fit.
        DamagedDocument: No encoding gives readable text.
    """
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    if encoding is None and not marked and not _is_utf8(data):
        declared = _declared(data[:_HEAD])
        if declared:
            try:
                return Decoded(data.decode(declared), declared)
            except UnicodeDecodeError:
                pass
    return decode(data, name=name, encoding=encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(head: bytes) -> str | None:
    """Return the East Asian encoding that a page declares; others are not worth belief."""
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name in {"gb2312", "gbk", "gb18030", "hz"}:
        return "gb18030"
    return "big5hkscs" if name in {"big5", "big5hkscs", "cp950"} else None


def check_nesting(text: str, *, name: str, limits: Limits) -> None:
    """Check how many elements a page has and how deep they nest.

    Raises:
        LimitExceeded: Too many, or too deep.
    """
    open_tags: list[str] = []
    count = deepest = at = 0
    lowered: str | None = None
    while found := _TAG.search(text, at):
        at = found.end()
        tag = (found[2] or "").lower()
        if not tag:
            at = _after(text, "-->", at)
        elif found[1]:
            _close(open_tags, tag)
        else:
            count += 1
            if tag in _RAW:
                lowered = text.lower() if lowered is None else lowered
                at = _after(lowered if len(lowered) == len(text) else text, f"</{tag}", at)
            elif tag not in _NOT_COUNTED:
                open_tags.append(tag)
                deepest = max(deepest, len(open_tags))
                limits.check("depth", deepest, file=name)
            limits.check("elements", count, file=name)


def _after(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return len(text) if end < 0 else end + len(mark)


def _close(open_tags: list[str], tag: str) -> None:
    """Close an element with all that was left open in it; a stray end tag closes nothing."""
    for i in range(len(open_tags) - 1, -1, -1):
        if open_tags[i] == tag:
            del open_tags[i:]
            return
