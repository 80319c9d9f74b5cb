"""From the page's own coordinates to the page as it is displayed."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdf

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Frame:
    """From the page's own coordinates to points from the top left as displayed."""

    def __init__(self, page: Any) -> None:
        self.width = float(pdf.FPDF_GetPageWidthF(page))
        self.height = float(pdf.FPDF_GetPageHeightF(page))
        self.turn = int(pdf.FPDFPage_GetRotation(page))
        wide, high = max(int(self.width * 100), 1), max(int(self.height * 100), 1)
        x, y = ctypes.c_int(), ctypes.c_int()

        def shown(px: float, py: float) -> tuple[float, float]:
            pdf.FPDF_PageToDevice(page, 0, 0, wide, high, 0, px, py, x, y)
            return x.value / 100, y.value / 100

        (self.e, self.f), right, up = shown(0, 0), shown(1000, 0), shown(0, 1000)
        self.a, self.b = (right[0] - self.e) / 1000, (right[1] - self.f) / 1000
        self.c, self.d = (up[0] - self.e) / 1000, (up[1] - self.f) / 1000

    def turn_upright(self, turn: int) -> None:
        """Turn the frame so that text standing at so many quarter turns reads from left to right."""
        for _ in range((turn - self.turn) % 4):
            self.a, self.b = -self.b, self.a
            self.c, self.d = -self.d, self.c
            self.e, self.f = self.height - self.f, self.e
            self.width, self.height = self.height, self.width

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is displayed."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the displayed box as left, top, right, bottom."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
