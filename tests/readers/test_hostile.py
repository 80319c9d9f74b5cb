"""Hostile and broken files: one clear error each, in little time and memory."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from decompose.errors import (
    DamagedDocument,
    LimitExceeded,
    ReadError,
    UnsupportedFormat,
)
from decompose.readers import Limits, read, read_bytes
from tests.readers.docx_files import docx, p, pack, part, tbl, tc, tr

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "head", "error"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n", DamagedDocument),
        ("a.docx", b"\x89PNG\r\n\x1a\n", DamagedDocument),
        ("a.docx", b"\xff\xd8\xff\xe0", DamagedDocument),
        ("a.png", b"\x89PNG\r\n\x1a\n", UnsupportedFormat),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DamagedDocument),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DamagedDocument),
        ("a.json", b"{}", UnsupportedFormat),
        ("a.docx", b"plain words", DamagedDocument),
        ("a.docx", b"PK\x03\x04broken", DamagedDocument),
    ],
)
def test_other_content(name: str, head: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(head + b"x" * 100, name=name)
    assert "docx" in caught.value.message + caught.value.hint


def test_missing_file_folder_and_empty_file(tmp_path: Path) -> None:
    empty = tmp_path / "空.docx"
    empty.touch()
    for path, words in (
        (tmp_path / "无.docx", "no such file"),
        (tmp_path, "folder"),
        (empty, "0 b"),
    ):
        with pytest.raises(ReadError, match=words):
            read(path)


def test_truncated_document() -> None:
    data = docx(p("文字") * 500)
    for size in (10, 100, len(data) // 2, len(data) - 10):
        with pytest.raises(DamagedDocument):
            read_bytes(data[:size], name="a.docx")


def test_flipped_byte() -> None:
    data = bytearray(docx("".join(p(f"文字{n}") for n in range(300))))
    data[data.index(b"word/document.xml") + 60] ^= 0xFF
    with pytest.raises(DamagedDocument):
        read_bytes(bytes(data), name="a.docx")


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_doctype_is_refused(code: str) -> None:
    text = part("document", f"<w:body>{p('x')}</w:body>", LAUGHS).replace(
        '<?xml version="1.0"?>', ""
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", text.encode(code))
    with pytest.raises(DamagedDocument, match="DOCTYPE"):
        read_bytes(buffer.getvalue(), name="a.docx")


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    data = docx(p("一" * 30_000_000))
    with pytest.raises(LimitExceeded) as caught:
        read_bytes(data, name="a.docx")
    assert caught.value.where in {"limits.ratio", "limits.entry"}


def test_many_entries() -> None:
    with pytest.raises(LimitExceeded):
        read_bytes(
            pack({f"{n}.xml": "" for n in range(20)}), name="a.docx", limits=Limits(entries=9)
        )


def test_many_blocks() -> None:
    with pytest.raises(LimitExceeded):
        read_bytes(docx(p("一") * 30), name="a.docx", limits=Limits(blocks=20))


def _overlapping() -> bytes:
    """Let the directory name one body twice."""
    data = docx(p("文字"))
    end = data.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", data[end + 10 : end + 20])
    directory = data[start : start + size]
    twice = directory.replace(b"word/document.xml", b"word/document.xm2")
    tail = struct.pack("<HHIIH", count * 2, count * 2, size * 2, start, 0)
    return data[:start] + directory + twice + data[end : end + 8] + tail


def test_overlapping_entries() -> None:
    with pytest.raises(DamagedDocument, match="overlap"):
        read_bytes(_overlapping(), name="a.docx")


def test_encrypted_archive() -> None:
    data = bytearray(docx(p("文字")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DamagedDocument, match="password"):
        read_bytes(bytes(data), name="a.docx")


def test_deep_nesting_ends_in_an_error_or_a_document() -> None:
    inner = p("底")
    for _ in range(300):
        inner = tbl(tr(tc(inner, p())))
    with pytest.raises(LimitExceeded):
        read_bytes(docx(inner), name="a.docx")
    for _ in range(200):
        inner = f"<w:sdt><w:sdtContent>{p('底')}</w:sdtContent></w:sdt>"
    assert read_bytes(docx(inner), name="a.docx").blocks


def test_paths_that_leave_the_archive() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>'
    )
    with pytest.raises(UnsupportedFormat):
        read_bytes(pack({"_rels/.rels": relations, "a.txt": "x"}), name="a.docx")


def test_directory_that_points_before_the_archive() -> None:
    data = docx(p("文字"))
    end = data.rindex(b"PK\x05\x06")
    cut = data[: data.index(b"PK\x03\x04", 4)]
    with pytest.raises(DamagedDocument):
        read_bytes(cut + data[end - 200 :], name="a.docx")
