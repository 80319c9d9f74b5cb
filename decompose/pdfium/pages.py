"""A document, page by page, as values for JSON."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdf

from decompose.pdfium.frame import Frame
from decompose.pdfium.shapes import Shapes
from decompose.pdfium.text import Text

ERRORS = {3: "format", 4: "password", 5: "security"}
"""Codes of the library → words of the head."""
_COPY = 0x10


def contents(data: bytes, most: int) -> Iterator[dict[str, Any]]:
    """Yield the head of a document, its pages, ``most`` of them, and an end."""
    pdf.FPDF_InitLibrary()
    document = pdf.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        yield {"error": ERRORS.get(int(pdf.FPDF_GetLastError()), "format")}
        return
    count = pdf.FPDF_GetPageCount(document)
    head = {"pages": count, "copy": bool(pdf.FPDF_GetDocPermissions(document) & _COPY)}
    yield {**head, "bookmarks": list(_bookmarks(document))}
    for number in range(min(count, most)):
        yield _page(document, number)
    yield {"end": True}


def _bookmarks(document: Any) -> Iterator[list[Any]]:
    """Yield ``[depth, page from 0, title]``; loops and depth are bounded."""
    stack = [(pdf.FPDFBookmark_GetFirstChild(document, None), 0)]
    for _ in range(20_000):
        if not stack:
            return
        mark, depth = stack.pop()
        if not mark:
            continue
        stack.append((pdf.FPDFBookmark_GetNextSibling(document, mark), depth))
        if depth < 9:
            stack.append((pdf.FPDFBookmark_GetFirstChild(document, mark), depth + 1))
        size = pdf.FPDFBookmark_GetTitle(mark, None, 0)
        buffer = ctypes.create_string_buffer(min(size, 2_000))
        pdf.FPDFBookmark_GetTitle(mark, buffer, len(buffer))
        target = pdf.FPDFBookmark_GetDest(document, mark)
        page = pdf.FPDFDest_GetDestPageIndex(document, target) if target else -1
        title = buffer.raw.decode("utf-16-le", "replace").partition("\0")[0].strip()
        if title:
            yield [depth, page, title]


def _page(document: Any, number: int) -> dict[str, Any]:
    page = pdf.FPDF_LoadPage(document, number)
    if not page:
        return {"broken": True}
    try:
        frame = Frame(page)
        text = pdf.FPDFText_LoadPage(page)
        if not text:
            return {"broken": True}
        try:
            shapes = Shapes(frame)
            lines = Text(text, frame)
            shapes.gather(page, None, 0)
            found = lines.pieces(shapes.uprights())
        finally:
            pdf.FPDFText_ClosePage(text)
        return {
            "size": [round(frame.width, 1), round(frame.height, 1)],
            **found,
            "rules": shapes.rules,
            "images": shapes.images,
            "objects": shapes.count,
        }
    finally:
        pdf.FPDF_ClosePage(page)
