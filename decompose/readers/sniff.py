"""What a file is, judged by its first bytes and never by its name."""

from __future__ import annotations

import re

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x7fELF", "program"),
)

IMAGES = frozenset({"png", "jpeg", "gif", "tiff", "webp", "bmp"})

_MARKUP = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*(?:(<\?xml\b)|(<!doctype\s+html|<html\b|<head\b|<body\b)"
    rb"|<(?:meta|title|link|style|script|div|table|center|p|h[1-6])\b[^<]{0,500}>)",
    re.IGNORECASE | re.DOTALL,
)
_LATE_PDF = re.compile(rb"[\r\n]%PDF-\d\.\d\s*[\r\n]")
"""PDFs may begin after some other bytes; viewers look for them in the first thousand."""
_PAGE = re.compile(rb"<html\b", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")


def sniff(head: bytes) -> str:
    """Return the kind of content: a name of :data:`MAGIC`, or one of a few others.

    The others are webp, bmp, html, xml, markup (tags, but no page around them), binary and text.

    Args:
        head: The first bytes of the file, a few thousand are enough.
    """
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0" and len(head) > 26:
        return "bmp"
    if _LATE_PDF.search(head[:1024]) and b" obj" in head:
        return "pdf"
    narrow = _narrowed(head)
    markup = _MARKUP.match(narrow)
    if markup:
        page = markup[2] or _PAGE.search(narrow)
        return "html" if page else "xml" if markup[1] else "markup"
    return "binary" if _is_binary(head) else "text"


def _narrowed(head: bytes) -> bytes:
    """Return the start of a text without its mark, in an encoding whose tags are ASCII."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_binary(head: bytes) -> bool:
    """Tell whether zeros stand in a row, as they do in no text but UTF-32."""
    return b"\0\0\0" in head and not head.startswith(_WIDE_MARKS)
