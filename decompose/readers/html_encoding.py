"""The encoding of a web page: what its bytes are counts for more than what it declares."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from decompose.readers.encodings import MARKS, Decoded, decode

_HEAD = 4096
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")


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
            with suppress(UnicodeDecodeError):
                return Decoded(data.decode(declared), declared)
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
