"""Containers built to exhaust, mislead or leave the archive (rows 1 and 8 of the threat table)."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Iterator

from tests.hostile.case import LIMIT, UNSUPPORTED, Case, refused, told
from tests.readers.docx_files import docx, p, part

_TEXT = p("一、加强安全生产监管。") * 40
_CENTRAL, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"


def plan() -> bytes:
    """Return a sound file."""
    return docx(_TEXT)


def _with(entries: dict[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a sound file with more entries."""
    buffer = io.BytesIO(plan())
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _patched(
    mark: bytes, offset: int, value: bytes, *, name: bytes = b"word/document.xml"
) -> bytes:
    """Return a sound file with bytes changed in the header of one entry."""
    data = bytearray(plan())
    at = data.index(mark)
    header = 46 if mark == _CENTRAL else 30
    while data[at + header : at + header + len(name)] != name:
        at = data.index(mark, at + 1)
    data[at + offset : at + offset + len(value)] = value
    return bytes(data)


def _both(offset: int, value: bytes) -> bytes:
    """Return a sound file with the same field changed in both headers of its main part."""
    data = bytearray(_patched(_CENTRAL, offset + 2, value))
    at = data.index(_LOCAL)
    while data[at + 30 : at + 47] != b"word/document.xml":
        at = data.index(_LOCAL, at + 1)
    data[at + offset : at + offset + len(value)] = value
    return bytes(data)


def bomb(size: int) -> bytes:
    """Return a file whose main part unpacks to a great size."""
    return docx(f"<w:p><w:r><w:t>{'一' * (size // 3)}</w:t></w:r></w:p>")


def shared_body(count: int) -> bytes:
    """Return a file in which many entries share one body."""
    data = plan()
    end = data.rindex(_END)
    number, size, start = struct.unpack("<HII", data[end + 10 : end + 20])
    directory = data[start : start + size]
    many = b"".join(
        directory.replace(b"word/document.xml", b"word/d%07d.xml" % n) for n in range(count)
    )
    total = number * (count + 1)
    tail = struct.pack("<HHIIH", total, total, size + len(many), start, 0)
    return data[:start] + directory + many + data[end : end + 8] + tail


def _names(name: str) -> bytes:
    return _with({name: "x"})


def _entries(count: int) -> bytes:
    return _with({f"word/media/{n}.png": "" for n in range(count)}, method=zipfile.ZIP_STORED)


def _link() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def _empty() -> bytes:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    return buffer.getvalue()


def cut(part_of_fifty: int) -> bytes:
    """Return a sound file cut off after so many fiftieths."""
    data = plan()
    return data[: len(data) * part_of_fifty // 50]


def cases() -> Iterator[Case]:
    """Yield the cases."""
    for size, setting in ((9 * 2**20, "ratio"), (97 * 2**20, "entry")):
        yield refused(
            1, f"bomb-{setting}", lambda size=size: bomb(size), "limit", error=LIMIT,
            where=f"limits.{setting}",
        )  # fmt: skip
    huge = struct.pack("<I", 0x7FFFFFFF)
    yield refused(
        1, "claims-two-gigabytes", lambda: _patched(_CENTRAL, 24, huge), "limit", error=LIMIT,
        where="limits.unpacked",
    )  # fmt: skip
    yield refused(
        1, "entries", lambda: _entries(10_001), "limit", error=LIMIT, where="limits.entries"
    )
    yield refused(1, "one-body-many-names", lambda: shared_body(1_000), "overlap")
    yield refused(1, "one-body-two-names", lambda: shared_body(1), "overlap")
    yield refused(1, "same-part-twice", lambda: _names("word/document.xml"), "twice")
    yield refused(1, "same-part-other-case", lambda: _names("Word/Document.XML"), "twice")
    yield refused(1, "same-part-other-slash", lambda: _names("word\\document.xml"), "twice")
    for number, name in enumerate(
        ("../../etc/passwd", "/etc/passwd", "..\\..\\boot.ini", "C:\\boot.ini", "word/../../x")
    ):
        yield refused(1, f"path-outside-{number}", lambda name=name: _names(name), "outside itself")
    yield refused(5, "encrypted-entry", lambda: _patched(_CENTRAL, 8, b"\1\0"), "password")
    yield refused(8, "method-unknown", lambda: _both(8, struct.pack("<H", 99)), "packed")
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield refused(
            1, f"method-{method}", lambda method=method: _with({"a.xml": "x"}, method=method),
            "packed",
        )  # fmt: skip
    yield refused(8, "size-too-small", lambda: _both(22, struct.pack("<I", 99)), "unpacked")
    yield told(8, "size-too-large", lambda: _both(22, struct.pack("<I", 99_999)))
    yield refused(8, "checksum", lambda: _both(14, b"\1\2\3\4"), "unpacked")
    yield refused(8, "other-name-inside", lambda: _patched(_LOCAL, 30, b"x"), "unpacked")
    yield told(8, "sound", plan)
    yield refused(8, "link-as-part", _link, "well-formed")
    yield refused(8, "archive-empty", _empty, "zip archive", error=UNSUPPORTED)
    yield refused(8, "directory-lost", lambda: plan()[:-30], "broken or cut off")
    yield told(8, "bytes-after", lambda: plan() + b"\0" * 100)
    for step in range(1, 50):
        yield refused(8, f"cut-{step:02d}", lambda step=step: cut(step), "")
    yield told(1, "archive-in-archive", lambda: _with({"word/embeddings/a.docx": plan()}))
    yield refused(8, "no-body", lambda: _with_main(part("document", "")), "no body")
    yield refused(8, "blank", lambda: docx(p(" ")), "empty")


def _with_main(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("word/document.xml", text)
    return buffer.getvalue()
