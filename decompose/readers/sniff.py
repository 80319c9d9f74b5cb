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

_MARKUP = re.compile(rb"\s*(?:<\?xml\b|<!doctype\s+html|<html\b)", re.IGNORECASE)
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")


def sniff(head: bytes) -> str:
    """Return the kind of content: a name of :data:`MAGIC`, webp, bmp, html, xml, binary or text.

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
    markup = _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf"))
    if markup:
        return "xml" if b"?" in markup.group() else "html"
    return "binary" if _is_binary(head) else "text"


def _is_binary(head: bytes) -> bool:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return False
    if len(_BINARY.findall(head)) > len(head) // 8:
        return not _has_wide_rhythm(head)
    return b"\0\0\0" in head


def _has_wide_rhythm(head: bytes) -> bool:
    """Tell whether zero bytes keep to one side of each pair, as ASCII does in UTF-16."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return even + odd > 0 and min(even, odd) == 0 and b"\0\0" not in head
