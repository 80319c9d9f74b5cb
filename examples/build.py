"""Builds quickstart/plan.docx from quickstart/plan.txt: the same plan from a word processor.

A script for developers (python-docx is a development dependency): ``python examples/build.py``.
Headings carry styles and automatic numbers, the items of every second section automatic numbers
too, the others printed ones; the flattened indicator table becomes a table. The bytes hold no time
stamp.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

HERE = Path(__file__).parent
SOURCE = HERE / "quickstart" / "plan.txt"
TARGET = HERE / "quickstart" / "plan.docx"

_CHAPTER = re.compile(r"[一二三四五六七八九十]+、")  # 一、
_SECTION = re.compile(r"（[一二三四五六七八九十]+）")  # （一）
_ITEM = re.compile(r"\d+\.")  # 1.
_RUN_IN = re.compile(r"[^。（：]{2,20}。")  # a heading that runs into its paragraph
_NOTICE = re.compile(r".+的通知")  # 关于印发……的通知
_CAPTION = re.compile(r"表\d+ ")  # 表1
_LIST = 90
_STAMP = datetime(2021, 10, 20, tzinfo=UTC)
_ZIP_STAMP = (1980, 1, 1, 0, 0, 0)

_LEVELS = (
    ("chineseCountingThousand", "%1、", "Heading1"),
    ("chineseCountingThousand", "（%2）", "Heading2"),
    ("decimal", "%3.", None),
)


def build(text: str) -> bytes:
    """Return the .docx of a plan given as text, one paragraph a line."""
    document = Document()
    _add_numbering(document)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rest = iter(lines)
    numbered = False
    for number, line in enumerate(rest):
        numbered = _automatic(line, numbered)
        if _CAPTION.match(line):
            document.add_paragraph(line, style="Caption")
            _add_table(document, list(rest))
        else:
            _add_line(document, line, first=number < 1, numbered=numbered)
    return _packed(document)


def _automatic(line: str, before: bool) -> bool:
    """Tell whether the items that follow get automatic numbers: every second section's do."""
    if _SECTION.match(line):
        return line.startswith("（二）")
    return False if _CHAPTER.match(line) else before


def _add_line(document: DocxDocument, line: str, *, first: bool, numbered: bool) -> None:
    if _CHAPTER.match(line):
        document.add_heading(_CHAPTER.sub("", line, count=1), level=1)
    elif _SECTION.match(line):
        document.add_heading(_SECTION.sub("", line, count=1), level=2)
    elif _ITEM.match(line):
        _add_item(document, line, numbered=numbered)
    elif first or re.fullmatch(r".+规划", line):
        style = "Subtitle" if _NOTICE.fullmatch(line) else "Title"
        document.add_paragraph(line, style=style).alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        document.add_paragraph(line)


def _add_item(document: DocxDocument, line: str, *, numbered: bool) -> None:
    """Add ``1.道路交通。……``: number, run-in heading in bold and text, each a run of its own."""
    match = _ITEM.match(line)
    number = match.group() if match else ""
    body = line[len(number) :]
    paragraph = document.add_paragraph()
    if numbered:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="2"/><w:numId w:val="{_LIST}"/></w:numPr>'
            )
        )
    else:
        paragraph.add_run(number).bold = True
    heading = _RUN_IN.match(body)
    end = heading.end() if heading else 0
    if heading:
        paragraph.add_run(body[:end]).bold = True
    paragraph.add_run(body[end:])


def _add_table(document: DocxDocument, cells: list[str]) -> None:
    """Add the flattened table; its first serial number ends the header and so tells the width."""
    width = cells.index("1")
    rows = [cells[i : i + width] for i in range(0, len(cells), width)]
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _add_numbering(document: DocxDocument) -> None:
    """Add the list of the headings and hang the heading styles on it."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text, style) in enumerate(_LEVELS)
    )
    family = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    first = root.find(qn("w:num"))
    if first is None:
        root.append(family)
    else:
        first.addprevious(family)
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'
        )
    )
    for level, name in enumerate(("Heading 1", "Heading 2")):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
                f'<w:numId w:val="{_LIST}"/></w:numPr>'
            )
        )


def _packed(document: DocxDocument) -> bytes:
    """Return the file with fixed dates inside and outside."""
    facts = document.core_properties
    facts.title, facts.author, facts.comments = "云州市“十四五”安全生产规划", "", ""
    facts.created = facts.modified = _STAMP
    buffer, fixed = BytesIO(), BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(fixed, "w") as new:
        for name, data in _members(old):
            info = zipfile.ZipInfo(name, _ZIP_STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return fixed.getvalue()


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield the parts in the archive's order, without the template's picture."""
    for name in archive.namelist():
        if name != "docProps/thumbnail.jpeg":
            yield name, archive.read(name)


def main() -> int:
    """Write the file."""
    TARGET.write_bytes(build(SOURCE.read_text(encoding="utf-8")))
    sys.stdout.write(f"{TARGET}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
