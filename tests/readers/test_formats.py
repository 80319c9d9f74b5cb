"""Every format reaches its reader by content, and one small plan reads alike in all of them."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from decompose.readers import READERS, read_bytes

LINES = ("云州市安全生产规划", "一、主要任务", "（一）道路交通。整治公路隐患。")


def _html() -> bytes:
    body = "".join(f"<p>&nbsp;&nbsp;{line}</p>" for line in LINES)
    return f"<!DOCTYPE html><html><body><div id=zoom>{body}</div></body></html>".encode()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    for line in LINES:
        book.active.append([line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: "\n".join(LINES).encode("gb18030"),
    "md": lambda: "\n\n".join(LINES).encode(),
    "csv": lambda: "\r\n".join(LINES).encode("utf-8-sig"),
    "html": _html,
    "xlsx": _xlsx,
}


@pytest.mark.parametrize("form", MAKERS)
def test_lines(form: str) -> None:
    doc = read_bytes(MAKERS[form](), name=f"规划.{form}")
    assert doc.format == form
    assert tuple(block.text for block in doc.blocks) == LINES


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_content_decides(form: str) -> None:
    doc = read_bytes(MAKERS[form](), name="规划.docx")
    assert doc.format == form
    assert [problem.code for problem in doc.problems] == ["format.mismatch"]


def test_every_reader_has_suffixes_of_its_own() -> None:
    suffixes = [suffix for _, _, found in READERS.values() for suffix in found]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("code", ["\x1f", "&#31;", "&#x1;", "\x0b"])
def test_control_codes_of_a_page_become_blanks(code: str) -> None:
    page = f"<!DOCTYPE html><html><body><p>甲<script></script>{code}乙</p></body></html>"
    doc = read_bytes(page.encode(), name="规划.html")
    assert doc.blocks[0].text.split() in (["甲", "乙"], ["甲乙"])
    assert not any(ord(sign) < 32 for block in doc.blocks for sign in block.text)
