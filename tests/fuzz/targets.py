"""What is fuzzed: for each reader its seeds, how bytes become a file, and what must hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import openpyxl

from decompose.errors import ReadError
from decompose.model.source import Document
from decompose.readers import Limits, read_bytes
from decompose.readers.glyphs import Glyphs
from decompose.readers.pdf import to_document
from decompose.readers.pdf_pages import Line, Page, Pages
from tests.readers.docx_files import docx, p, tbl, tc, tr
from tests.readers.pdf_files import PLAN, drawn, printed, table

LIMITS = Limits(
    file=2**22, text=2**21, unpacked=2**23, entry=2**22, blocks=20_000, seconds=20, memory=2**29
)
TEXT = "\n".join(PLAN)


@dataclass(frozen=True)
class Target:
    """One thing to fuzz: ``run`` reads some bytes and returns a document or raises ReadError."""

    seeds: Callable[[], list[bytes]]
    run: Callable[[bytes], Document]


def holds(target: Target, data: bytes) -> bool:
    """Run once; return whether a document came out. Whatever else is raised is a finding."""
    try:
        doc = target.run(data)
    except ReadError as error:
        if not (error.message and error.hint and error.where):
            raise AssertionError(f"an error without message, hint or place: {error!r}") from error
        return False
    doc.model_dump_json().encode("utf-8")
    if [block.index for block in doc.blocks] != list(range(len(doc.blocks))):
        raise AssertionError("blocks are not numbered in order")
    if sum(len(block.text) for block in doc.blocks) > LIMITS.text:
        raise AssertionError("more text than the limit allows")
    return True


def _file(suffix: str) -> Callable[[bytes], Document]:
    return lambda data: read_bytes(data, name=f"规划{suffix}", limits=LIMITS)


def _swapped(base: Callable[[], bytes], parts: tuple[str, ...]) -> Callable[[bytes], Document]:
    """Put the bytes in place of one part of an archive: the first byte says which."""

    def run(data: bytes) -> Document:
        chosen = parts[data[0] % len(parts)] if data else parts[0]
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(base())) as old,
            zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new,
        ):
            for name in old.namelist():
                new.writestr(name, data[1:] if name == chosen else old.read(name))
        return read_bytes(out.getvalue(), name="规划", limits=LIMITS)

    return run


def _parts(base: Callable[[], bytes], parts: tuple[str, ...]) -> Callable[[], list[bytes]]:
    def seeds() -> list[bytes]:
        with zipfile.ZipFile(io.BytesIO(base())) as archive:
            return [bytes([n]) + archive.read(name) for n, name in enumerate(parts)]

    return seeds


@cache
def _docx() -> bytes:
    body = "".join(p(line) for line in PLAN)
    numbered = p("总体要求", num=(1, 0)) + tbl(tr(tc("序号"), tc("任务")), tr(tc("1"), tc("甲")))
    return docx(body + numbered)


@cache
def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    for row in (
        ("任务分工表",),
        ("序号", "主要任务", "牵头单位"),
        (1, "整治隐患", "市应急局"),
        (2, "乙", ""),
    ):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_DOCX_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
_XLSX_PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml")
_HTML = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>规划</title></head><body><div class=nav>"
    "首页</div><div id=zoom>{}<table><tr><th>任务<th colspan=2>单位<tr><td rowspan=2>甲<td>乙"
    "</table></div></body></html>"
)


def _html() -> list[bytes]:
    page = _HTML.format("".join(f"<p>&nbsp;{line}</p>" for line in PLAN))
    return [page.encode(), page.encode("gb18030")]


def _pdfs() -> list[bytes]:
    return [printed([*PLAN, table([("任务", "单位"), ("甲", "市应急局")], (90, 90))]),
            drawn(lambda canvas: canvas.drawString(72, 700, "甲"), pageCompression=0)]  # fmt: skip


def _layout(data: bytes) -> Document:
    """Lay out pages whose pieces and rules are told by the bytes, eight a thing."""
    pages = [Page(1, 595.0, 842.0)]
    for at in range(0, len(data) - 7, 8):
        kind, x, y, wide, high, start, size, more = data[at : at + 8]
        x0, y0 = x * 2.5, y * 3.3
        if kind < 16:
            pages.append(Page(len(pages) + 1, 595.0, 842.0))
        elif kind < 128:
            text = TEXT[start * 2 :][: size + 1].replace("\n", "") or "□"
            box = (x0, y0, x0 + wide * 2, y0 + 8 + high / 12)
            pages[-1].lines.append(Line(text, *box, pages[-1].number))
        else:
            box = (x0, y0, x0 + wide * 2.0, y0 + more / 100)
            pages[-1].rules.append(box if kind & 1 else (x0, y0, x0 + 0.5, y0 + high * 3.0))
    found = Pages(pages, [(0, 1, "一、总体要求")], True, Glyphs())
    return to_document(found, name="规划.pdf", limits=LIMITS)


def _layouts() -> list[bytes]:
    flow = b"".join(bytes([20, 30, 20 + 8 * n, 200, 60, n * 3, 25, 0]) for n in range(20))
    across = b"".join(bytes([129, 30, 100 + 10 * n, 150, 0, 0, 0, 20]) for n in range(5))
    upright = b"".join(bytes([128, 30 + 30 * n, 100, 0, 44, 0, 0, 20]) for n in range(5))
    return [flow, flow + across + upright + bytes([1] * 8) + across + upright + flow]


TARGETS: dict[str, Target] = {
    "txt": Target(lambda: [TEXT.encode(c) for c in ("utf-8", "gb18030", "utf-16")], _file(".txt")),
    "md": Target(
        lambda: [f"# {TEXT}\n\n| 任务 | 单位 |\n|--|--|\n| 甲 | 乙 |".encode()], _file(".md")
    ),
    "csv": Target(lambda: ['序号,任务\r\n1,"甲，""乙"\r\n'.encode(), TEXT.encode()], _file(".csv")),
    "html": Target(_html, _file(".html")),
    "docx": Target(_parts(_docx, _DOCX_PARTS), _swapped(_docx, _DOCX_PARTS)),
    "docx-archive": Target(lambda: [_docx()], _file(".docx")),
    "xlsx": Target(_parts(_xlsx, _XLSX_PARTS), _swapped(_xlsx, _XLSX_PARTS)),
    "xlsx-archive": Target(lambda: [_xlsx()], _file(".xlsx")),
    "pdf": Target(_pdfs, _file(".pdf")),
    "pdf-layout": Target(_layouts, _layout),
}
"""``docx`` and ``xlsx`` change the XML in an archive that is whole, the others the file itself."""
