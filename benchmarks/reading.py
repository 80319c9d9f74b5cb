"""G7: reading a file against the barest use of the library that parses it, same file, same process.

docx  ``read_bytes`` against unzip + ``lxml.etree.fromstring`` + one walk that takes the text of every
      ``w:t`` and the style of every paragraph, for the document, its styles and its numbering
      (goal 2).
html  ``read_bytes`` against ``lxml.html`` parsing the same bytes and one walk over its texts (goal 2).
pdf   ``read_bytes``, process of its own included, against pypdfium2 in this process, which loads every
      page and asks for its text (goal 1.3).
xlsx  ``read_bytes`` against openpyxl's read-only mode going over all values (no goal; at most 1).

Run: ``python -m benchmarks.reading [rounds]``
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from html import escape
from statistics import median

import lxml.html
from lxml import etree

from benchmarks.in_process import seconds
from benchmarks.plan import plan_path
from decompose.readers import read_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")


def docx_file(copies: int) -> bytes:
    """Return a Word file as Word writes it: the plan's lines in several runs each, and tables."""
    import docx  # python-docx only makes the sample

    document = docx.Document()
    lines = plan_path().read_text(encoding="utf-8", errors="replace").splitlines()
    for _ in range(copies):
        for line in filter(None, (line.strip() for line in lines)):
            paragraph = document.add_paragraph(style="Heading 2" if len(line) < 16 else "Normal")
            half = len(line) // 2
            paragraph.add_run(line[:10]).bold = True
            for piece in (line[10:half], line[half:]):
                paragraph.add_run(piece).font.name = "仿宋"
        table = document.add_table(20, 5)
        for number, cell in enumerate(table._cells):  # rows[i].cells is quadratic
            cell.text = f"第{number}格"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def bare_docx(data: bytes) -> int:
    """Walk the same parts once, taking texts and style names."""
    texts: list[str] = []
    archive = zipfile.ZipFile(io.BytesIO(data))
    for part in _PARTS:
        root = etree.fromstring(archive.read(part))
        for element in root.iter():
            tag = element.tag
            if tag == f"{W}t":
                texts.append(element.text or "")
            elif tag == f"{W}pStyle":
                texts.append(element.get(f"{W}val") or "")
    return len(texts)


def html_file(copies: int) -> bytes:
    """Return a page as the editors of government sites write it."""
    lines = plan_path().read_text(encoding="utf-8", errors="replace").splitlines()
    body = "".join(
        f'<p style="text-indent:2em"><span style="font-family:仿宋">{escape(line[:10])}</span>'
        f"<span>{escape(line[10:])}</span></p>\n"
        for _ in range(copies)
        for line in filter(None, (line.strip() for line in lines))
    )
    head = '<html><head><meta charset="utf-8"><title>规划</title></head><body><div id="zoom">'
    return f"{head}{body}</div></body></html>".encode()


def bare_html(data: bytes) -> int:
    """Parse the page and take every text once."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = lxml.html.document_fromstring(data, parser=parser)
    texts = [text for element in root.iter() for text in (element.text, element.tail) if text]
    return len(texts)


def pdf_file(copies: int) -> bytes:
    """Print the plan as official documents are printed."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "x", fontName="STSong-Light", fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK"
    )
    lines = plan_path().read_text(encoding="utf-8", errors="replace").splitlines()
    texts = [escape(line.strip()) for line in lines if line.strip()] * copies
    out = io.BytesIO()
    SimpleDocTemplate(out).build([Paragraph(text, style) for text in texts])
    return out.getvalue()


def bare_pdf(data: bytes) -> int:
    """Load every page and take its text."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def xlsx_file(rows: int) -> bytes:
    """Return a division table of so many rows."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("分工")
    sheet.append(["序号", "任务", "牵头单位", "配合单位", "完成时限"])
    for n in range(rows):
        sheet.append(
            [n, f"开展第{n}项整治行动，完善制度。", "市应急局", "市公安局、市住建局", "2026年底"]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bare_xlsx(data: bytes) -> int:
    """Go over all values."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))


FORMATS: tuple[tuple[str, float, Callable[[int], bytes], Callable[[bytes], int], int, int], ...] = (
    ("docx", 2, docx_file, bare_docx, 1, 12),
    ("html", 2, html_file, bare_html, 1, 12),
    ("pdf", 1.3, pdf_file, bare_pdf, 1, 12),
    ("xlsx", 1, xlsx_file, bare_xlsx, 200, 5_000),
)
"""Suffix, goal, what makes the file, the barest reading, small and large size."""


def compare(name: str, goal: float, read: Callable[[], object], bare: Callable[[], object]) -> None:
    """Print the ratio of one pair, after a warm round."""
    read(), bare()
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    pairs = [(seconds(read), seconds(bare)) for _ in range(rounds)]
    ratio = median(own / base for own, base in pairs)
    own = median(pair[0] for pair in pairs) * 1000
    print(f"G7 {name}: {ratio:.2f} (goal {goal}); reading {own:.1f} ms here")


def main() -> None:
    """Print a line a format and size."""
    for suffix, goal, make, bare, *sizes in FORMATS:
        for size in sizes:
            data = make(size)
            name = f"{suffix} × {size} ({len(data) // 1024} KB)"
            compare(name, goal, partial(read_bytes, data, name=f"a.{suffix}"), partial(bare, data))


if __name__ == "__main__":
    main()
