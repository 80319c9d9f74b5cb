"""The rules and pictures of a page."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdf

from decompose.pdfium.frame import Box, Frame

_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400
_THIN = 3.0
_LONG = 8.0
_DEPTH = 3


class Shapes:
    """Rules (thin straight lines) and pictures of a page."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.rules: list[list[float]] = []
        self.images: list[list[float]] = []
        self.count = 0

    def gather(self, holder: Any, matrix: Any, depth: int) -> None:
        """Look through the objects of the page, or of a form on it."""
        form = depth > 0
        count = (pdf.FPDFFormObj_CountObjects if form else pdf.FPDFPage_CountObjects)(holder)
        get = pdf.FPDFFormObj_GetObject if form else pdf.FPDFPage_GetObject
        kind_of = pdf.FPDFPageObj_GetType
        for n in range(count):
            self.count += 1
            if self.count > _MOST_OBJECTS:
                return
            item = get(holder, n)
            kind = kind_of(item)
            if kind == pdf.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind == pdf.FPDF_PAGEOBJ_IMAGE:
                box = self._bounds(item, matrix)
                self.images.append([round(side, 1) for side in box])
            elif kind == pdf.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                own = pdf.FS_MATRIX()
                pdf.FPDFPageObj_GetMatrix(item, own)
                self.gather(item, _times(own, matrix), depth + 1)

    def uprights(self) -> list[list[float]]:
        """Return the vertical rules."""
        return [rule for rule in self.rules if rule[3] - rule[1] > rule[2] - rule[0]]

    def _bounds(self, item: Any, matrix: Any) -> Box:
        sides = [ctypes.c_float() for _ in range(4)]
        pdf.FPDFPageObj_GetBounds(item, *sides)
        left, bottom, right, top = (side.value for side in sides)
        if matrix is None:
            return self.frame.box(left, bottom, right, top)
        corners = [_moved(x, y, matrix) for x, y in ((left, bottom), (right, top))]
        return self.frame.box(*corners[0], *corners[1])

    def _path(self, item: Any, matrix: Any) -> None:
        x0, y0, x1, y1 = self._bounds(item, matrix)
        if min(x1 - x0, y1 - y0) <= _THIN:
            self._rule(x0, y0, x1, y1)
            return
        count = pdf.FPDFPath_CountSegments(item)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdf.FPDFPath_GetDrawMode(item, fill, stroke)
        if stroke.value and 2 <= count <= _MOST_SEGMENTS:
            self._segments(item, matrix, count)

    def _segments(self, item: Any, matrix: Any, count: int) -> None:
        own = pdf.FS_MATRIX()
        pdf.FPDFPageObj_GetMatrix(item, own)
        whole = _times(own, matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        for n in range(count):
            segment = pdf.FPDFPath_GetPathSegment(item, n)
            pdf.FPDFPathSegment_GetPoint(segment, x, y)
            here = self.frame.point(*_moved(x.value, y.value, whole))
            if pdf.FPDFPathSegment_GetType(segment) == pdf.FPDF_SEGMENT_MOVETO:
                start = here
            elif pdf.FPDFPathSegment_GetType(segment) == pdf.FPDF_SEGMENT_LINETO:
                self._edge(last, here)
            if pdf.FPDFPathSegment_GetClose(segment):
                self._edge(here, start)
            last = here

    def _edge(self, one: tuple[float, float], two: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = one, two
        if min(abs(x1 - x0), abs(y1 - y0)) <= 0.5:
            self._rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if max(x1 - x0, y1 - y0) >= _LONG:
            self.rules.append([round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)])


def _times(one: Any, two: Any) -> Any:
    """Return the matrix that applies ``one``, then ``two``."""
    if two is None:
        return one
    return pdf.FS_MATRIX(
        one.a * two.a + one.b * two.c,
        one.a * two.b + one.b * two.d,
        one.c * two.a + one.d * two.c,
        one.c * two.b + one.d * two.d,
        one.e * two.a + one.f * two.c + two.e,
        one.e * two.b + one.f * two.d + two.f,
    )


def _moved(x: float, y: float, matrix: Any) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
