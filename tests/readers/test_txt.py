"""Text files: the encoding is found, said, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decompose.errors import DamagedDocument, LimitExceeded, ReadError
from decompose.readers import Limits, read_bytes, read_text

PLAN = "云州市“十四五”安全生产规划\n一、主要任务\n（一）强化道路交通安全。由市公安局牵头。\n"


def _codes(data: bytes) -> tuple[str | None, list[str]]:
    doc = read_bytes(data, name="规划.txt")
    assert [b.text for b in doc.blocks] == PLAN.splitlines()
    return doc.encoding, [problem.code for problem in doc.problems]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", ("utf-8", [])),
        ("utf-8-sig", ("utf-8", [])),
        ("gb18030", ("gb18030", ["encoding.detected"])),
        ("gbk", ("gb18030", ["encoding.detected"])),
        ("utf-16", ("utf-16", ["encoding.detected"])),
        ("utf-16-le", ("utf-16-le", ["encoding.detected"])),
        ("utf-16-be", ("utf-16-be", ["encoding.detected"])),
        ("utf-32", ("utf-32", ["encoding.detected"])),
    ],
)
def test_encoding_is_detected(encoding: str, found: tuple[str, list[str]]) -> None:
    assert _codes(PLAN.encode(encoding)) == found


def test_big5_is_doubtful() -> None:
    text = "安全生產規劃：加強道路交通管理，由公安機關負責。"
    doc = read_bytes(text.encode("big5"), name="a.txt")
    assert doc.blocks[0].text == text
    assert "encoding.doubtful" in [problem.code for problem in doc.problems]


def test_given_encoding_wins() -> None:
    data = "规划".encode("utf-16-le")
    assert read_bytes(data, name="a.txt", encoding="utf-16-le").blocks[0].text == "规划"


@pytest.mark.parametrize("encoding", ["utf-8", "utf_8", "klingon", "rot13", "ascii"])
def test_given_encoding_that_does_not_fit(encoding: str) -> None:
    with pytest.raises(ReadError):
        read_bytes(PLAN.encode("gb18030"), name="a.txt", encoding=encoding)


def test_foreign_encoding_is_refused() -> None:
    with pytest.raises(DamagedDocument, match="GB18030"):
        read_bytes("あいうえおかきくけこ".encode("shift_jis"), name="a.txt")


def test_broken_byte_is_marked_and_said() -> None:
    doc = read_bytes(PLAN.encode() * 5 + b"\xe5", name="a.txt")
    assert [problem.code for problem in doc.problems] == ["encoding.damaged"]
    assert doc.blocks[0].text == PLAN.splitlines()[0]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "　\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_files(data: bytes) -> None:
    with pytest.raises(DamagedDocument, match="empty"):
        read_bytes(data, name="a.txt")


@pytest.mark.parametrize("data", ["规划\0规划".encode(), bytes(range(32)) * 20, b"\x7fELF\2\1\1"])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedDocument):
        read_bytes(data, name="a.txt")


def test_stray_control_codes_become_blanks() -> None:
    doc = read_bytes((PLAN * 20 + "末\x07尾").encode(), name="a.txt")
    assert doc.blocks[-1].text == "末 尾"
    assert [problem.code for problem in doc.problems] == ["text.control"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\f", "\u2028", "\x85"])
def test_line_breaks(line_break: str) -> None:
    doc = read_text(f"甲{line_break}{line_break}乙")
    assert [b.text for b in doc.blocks] == ["甲", "", "乙"]


def test_too_much_text() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read_bytes(PLAN.encode(), name="a.txt", limits=Limits(text_file=10))
    assert caught.value.where == "limits.text_file"


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_one_error(data: bytes) -> None:
    try:
        doc = read_bytes(data, name="a.txt")
    except ReadError as error:
        told = bool(error.message and error.hint)
    else:
        told = any(block.text.strip() for block in doc.blocks)
    assert told


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_gb18030_text_is_never_lost_when_marked(text: str) -> None:
    doc = read_bytes(text.encode("gb18030"), name="a.txt", encoding="gb18030")
    assert doc.blocks[0].text == text
