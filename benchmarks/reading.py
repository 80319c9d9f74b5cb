"""G7: reading a file against the barest use of the library that parses it, same file, same process.

docx  ``read_bytes`` against unzip + ``lxml.etree.fromstring`` + one walk that takes the text of every
      ``w:t`` and the style of every paragraph, for the document, its styles and its numbering
      (goal 2).

Run: ``python -m benchmarks.reading [rounds]``
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from statistics import median

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
    for size, copies in (("one plan", 1), ("12 plans", 12)):
        data = docx_file(copies)
        compare(
            f"docx {size} ({len(data) // 1024} KB)",
            2,
            lambda: read_bytes(data, name="a.docx"),  # noqa: B023  # called at once
            lambda: bare_docx(data),  # noqa: B023
        )


if __name__ == "__main__":
    main()
