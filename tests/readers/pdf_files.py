"""PDF files made by the tests: printed plans, and broken or hostile ones."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

OnPage = Callable[[Canvas, Any], None]

LONG = (
    "深入贯彻落实安全发展理念，压实企业主体责任，完善安全生产责任制，到2025年建成覆盖全市100%危险化学品"
    "企业的监测预警系统，推动A级企业标准化建设，重大隐患整改率达到98.5%以上。"
)
PLAN = (
    "云州市“十四五”应急管理体系和能力建设规划（2021—2025年）",
    "一、总体要求",
    "（一）指导思想。" + LONG,
    "（二）规划目标。" + LONG * 2,
    "二、主要任务",
    "（一）健全责任体系。",
    *(
        f"{n}.加强第{n}个重点行业治理。{LONG * (1 + n % 3)}（牵头单位：市应急局；配合单位：市公安局、"
        "市住房城乡建设局、市交通运输局）"
        for n in range(1, 10)
    ),
    "（二）提升监管能力",
    *(f"{n}.开展第{n}项行动。{LONG}由市应急局会同市公安局负责。" for n in range(1, 8)),
    "三、保障措施",
    "（一）加强组织领导。" + LONG,
)


def style(size: float = 16, **facts: Any) -> ParagraphStyle:
    """Return the style of official documents: type of 16 points, two characters of indent."""
    facts = {"leading": size * 1.75, "wordWrap": "CJK", "firstLineIndent": 2 * size} | facts
    return ParagraphStyle("x", fontName=FONT, fontSize=size, **facts)


BODY = style()
TITLE = style(22, firstLineIndent=0, alignment=1)
CELL = style(12, firstLineIndent=0)


def printed(
    lines: Sequence[str | Flowable],
    *,
    on_page: OnPage | None = None,
    body: Any = BODY,
    **facts: Any,
) -> bytes:
    """Print a plan: the first line as its title, the rest as running text."""
    out = io.BytesIO()
    flow = [
        line if isinstance(line, Flowable) else Paragraph(line, body if n else TITLE)
        for n, line in enumerate(lines)
    ]
    hook = on_page or page_number
    facts = {"pagesize": A4, "invariant": 1} | facts
    SimpleDocTemplate(out, **facts).build(flow, onFirstPage=hook, onLaterPages=hook)
    return out.getvalue()


def page_number(canvas: Canvas, doc: Any) -> None:
    """Draw the page number as official documents do."""
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(A4[0] / 2, 40, f"— {canvas.getPageNumber()} —")


def in_columns(lines: Sequence[str], *, size: float = 10.5) -> bytes:
    """Print in two columns, as gazettes do, under a title of full width."""
    out = io.BytesIO()
    doc = BaseDocTemplate(out, pagesize=A4, invariant=1)
    left, width = 60, (A4[0] - 120 - 24) / 2
    frames = [
        Frame(left, 60, width, 680, 0, 0, 0, 0),
        Frame(left + width + 24, 60, width, 680, 0, 0, 0, 0),
    ]

    def head(canvas: Canvas, doc: Any) -> None:
        canvas.setFont(FONT, 18)
        if canvas.getPageNumber() == 1:
            canvas.drawCentredString(A4[0] / 2, 770, lines[0])

    doc.addPageTemplates([PageTemplate(frames=frames, onPage=head)])
    doc.build([Paragraph(line, style(size)) for line in lines[1:]])
    return out.getvalue()


def table(
    rows: Sequence[Sequence[str]], widths: Sequence[float], *extra: Any, **facts: Any
) -> Table:
    """Return a ruled table whose cells wrap."""
    cells = [[Paragraph(text, CELL) for text in row] for row in rows]
    rules = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *extra])
    return Table(cells, colWidths=list(widths), style=rules, repeatRows=1, **facts)


def drawn(draw: Callable[[Canvas], None], **facts: Any) -> bytes:
    """Return what is drawn on a canvas, one page or several."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **facts)
    canvas.setFont(FONT, 16)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def raw(*objects: bytes, root: int = 1, version: bytes = b"1.7") -> bytes:
    """Build a PDF of the given objects, numbered from 1, with a right cross-reference table."""
    out = bytearray(b"%PDF-" + version + b"\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        start,
    )
    return bytes(out)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"


def bomb() -> bytes:
    """Return a page of a few kilobytes whose content unpacks to 4 GiB."""
    packer = zlib.compressobj(9)
    begin = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * (1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    twice = zlib.compress(begin + block * 256 + packer.flush(), 9)
    filters = b"[/FlateDecode/FlateDecode]"
    content = b"<</Length %d/Filter %s>>stream\n" % (len(twice), filters) + twice + b"\nendstream"
    return raw(CATALOG, PAGES, PAGE, content)
