"""The characters of a page, as pieces of lines with their boxes."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdf

from decompose.pdfium.frame import Box, Frame

_WIDE_GAP = 1.4
_RAISED_SIZE = 0.78
_SAMPLE = 24
_NARROW = 1.35
_TALL = 1.5
_BELOW = 0.12
"""Share of a sign's square that lies below its base line."""
_PRINTED_GAP = 0.7
_LABEL = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[编篇章节条]|(?:专栏|附?表|图|附件)\s*\d{0,3}"
)
"""What stands before the blank of a heading: a wide blank is often not drawn, only left out."""
_BREAK = re.compile("\r\n|[\r\n]")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f\u2014-\u2026"
_CHINESE = re.compile(f"[{_CJK}]")
# A note mark stands behind Chinese text; behind a Latin letter a raised digit is a unit (km²).
_MARK = re.compile(
    f"(?<=[{_CJK}])(?<![（(〔“])(?:\\[\\d{{1,3}}\\]|[\u2460-\u2473]|\\d{{1,3}}(?!\\d))"
)


class Text:
    """The characters of a page, as pieces of lines.

    Asking for the box of every character would take longer than reading the page; only the ends of
    lines, the characters beside blanks and those between upright rules are asked for.
    """

    def __init__(self, text: Any, frame: Frame) -> None:
        self.text = text
        self.frame = frame
        self.uprights: list[list[float]] = []
        self._rect = pdf.FS_RECTF()
        self._matrix = pdf.FS_MATRIX()
        self.count = pdf.FPDFText_CountChars(text)
        self.signs = self._read() if self.count > 0 else ""
        self.turn = self._turn()
        frame.turn_upright(self.turn)
        self._straight = frame.b == 0 and frame.c == 0
        self.marks = 0
        self.turned: list[str] = []
        self.backward = False
        """Whether the line looked at last goes back somewhere."""
        self.found: list[list[Any]] = []

    def pieces(self, uprights: list[list[float]]) -> dict[str, Any]:
        """Return lines as ``[text, left, top, right, bottom]`` and what was seen beside them.

        Args:
            uprights: The upright rules of the page.
        """
        self.uprights = uprights
        start = 0
        for ending in [*_BREAK.finditer(self.signs), None]:
            end = ending.start() if ending else len(self.signs)
            self._line(self.signs, start, end)
            start = ending.end() if ending else end
        return {
            "lines": self.found,
            "marks": self.marks,
            "turned": self.turned,
            "characters": self.count,
            "strange": self._strange(),
        }

    def _read(self) -> str:
        """Return one character for each of the library's."""
        count = self.count
        buffer = (ctypes.c_ushort * (count + 1))()
        pdf.FPDFText_GetText(self.text, 0, count, buffer)
        signs = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(signs) == count and "\0" not in signs:
            return signs
        codes = (pdf.FPDFText_GetUnicode(self.text, n) for n in range(count))
        return "".join(
            chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes
        )

    def _strange(self) -> float:
        """Return the share of characters, in a sample, that the file gives no meaning to."""
        places = [n for n, sign in enumerate(self.signs) if not sign.isspace()]
        sample = places[:: max(1, len(places) // _SAMPLE)][:_SAMPLE]
        if not sample:
            return 0.0
        bad = sum(pdf.FPDFText_HasUnicodeMapError(self.text, n) == 1 for n in sample)
        return float(bad / len(sample))

    def _turn(self) -> int:
        """Return by how many quarter turns most lines of the page stand."""
        places = [0, *(m.end() for m in _BREAK.finditer(self.signs))][:_SAMPLE]
        turns = [self._quarter(n) for n in places if n < self.count]
        turns = [turn for turn in turns if turn >= 0]
        return max(sorted(set(turns)), key=turns.count) if turns else self.frame.turn

    def _quarter(self, n: int) -> int:
        angle = float(pdf.FPDFText_GetCharAngle(self.text, n))
        quarters = -angle / (math.pi / 2)  # the library counts clockwise
        near = round(quarters)
        return near % 4 if abs(quarters - near) < 0.05 else -1

    def _box(self, n: int) -> Box:
        rect = self._rect
        pdf.FPDFText_GetLooseCharBox(self.text, n, rect)
        if rect.top - rect.bottom > _NARROW * (rect.right - rect.left):
            self._lower(n, rect)
        frame = self.frame
        if self._straight:
            return (
                frame.a * rect.left + frame.e,
                frame.d * rect.top + frame.f,
                frame.a * rect.right + frame.e,
                frame.d * rect.bottom + frame.f,
            )
        return frame.box(rect.left, rect.bottom, rect.right, rect.top)

    def _lower(self, n: int, rect: Any) -> None:
        """Give a box the height of its type where the font claims far more."""
        matrix = self._matrix
        pdf.FPDFText_GetMatrix(self.text, n, matrix)
        size = pdf.FPDFText_GetFontSize(self.text, n) * abs(matrix.d)
        if matrix.b or matrix.c or not 0 < _TALL * size < rect.top - rect.bottom:
            return
        x, y = ctypes.c_double(), ctypes.c_double()
        pdf.FPDFText_GetCharOrigin(self.text, n, x, y)
        rect.bottom, rect.top = y.value - _BELOW * size, y.value + (1 - _BELOW) * size

    def _line(self, signs: str, start: int, end: int) -> None:
        while start < end and signs[start].isspace():
            start += 1
        while end > start and signs[end - 1].isspace():
            end -= 1
        if start == end:
            return
        if self._quarter(start) != self.turn:
            self.turned.append(signs[start:end])
            return
        first, last = self._box(start), self._box(end - 1)
        if last[1] > first[3] or last[3] < first[1]:
            self._several(signs, start, end)
            return
        if self._crossed(first, last):
            self._cells(signs, start, end)
            return
        cuts = list(self._gaps(signs, start, end))
        if self.backward:
            # Signs of another font were drawn after the line: each piece has its own place.
            cuts = [(left - (signs[left - 1] == " "), right, True) for left, right, _ in cuts]
        at = start
        drop: set[int] = set()
        for left, right, wide in cuts:
            if wide:
                self._add(signs, at, left, drop)
                at, drop = right, set()
            else:
                drop.update(range(left, right))
        self._add(signs, at, end, drop, (first, last) if at == start else None)

    def _several(self, signs: str, start: int, end: int) -> None:
        """Part lines that the library did not part."""
        at, before = start, self._box(start)
        for n in range(start + 1, end):
            box = self._box(n)
            if signs[n].isspace() or box[3] <= box[1]:
                continue
            if box[1] > before[3] or box[3] < before[1]:
                self._line(signs, at, n)
                at = n
            before = box
        if at > start:
            self._line(signs, at, end)
        else:
            self._add(signs, start, end, set())

    def _crossed(self, first: Box, last: Box) -> bool:
        """Tell whether an upright rule runs beside the line: then it may cross several cells."""
        top, bottom = first[1], first[3]
        middle = (top + bottom) / 2
        left, right = min(first[0], last[0]), max(first[2], last[2])
        return any(
            y0 <= middle <= y1 and left < (x0 + x1) / 2 < right for x0, y0, x1, y1 in self.uprights
        )

    def _cells(self, signs: str, start: int, end: int) -> None:
        """Cut a line where it crosses an upright rule."""
        boxes = [self._box(n) for n in range(start, end)]
        middle = (boxes[0][1] + boxes[0][3]) / 2
        walls = sorted(
            (x0 + x1) / 2 for x0, y0, x1, y1 in self.uprights if y0 - 1 <= middle <= y1 + 1
        )
        at, room = start, None
        for n, box in enumerate(boxes, start):
            if signs[n].isspace():
                continue
            here = sum(wall < (box[0] + box[2]) / 2 for wall in walls)
            if room is not None and here != room:
                self._between(signs, at, n)
                at = n
            room = here
        self._between(signs, at, end)

    def _between(self, signs: str, start: int, end: int) -> None:
        while end > start and signs[end - 1].isspace():
            end -= 1
        drop = {n for left, right, _ in self._gaps(signs, start, end) for n in range(left, right)}
        self._add(signs, start, end, drop)

    def _gaps(self, signs: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the blanks that the library made up: where a new piece begins, or beside Chinese."""
        self.backward = False
        at = signs.find(" ", start, end)
        while at != -1:
            right = at
            while signs[right] == " ":
                right += 1
            if pdf.FPDFText_IsGenerated(self.text, at) == 1:
                before, after = self._box(at - 1), self._box(right)
                high = max(before[3] - before[1], after[3] - after[1])
                self.backward |= after[2] <= before[0]
                if after[0] - before[2] > _WIDE_GAP * high:
                    yield at, right, True
                elif _CHINESE.match(signs[at - 1]) or _CHINESE.match(signs[right]):
                    labelled = _LABEL.fullmatch(signs, start, at)
                    printed = labelled and after[0] - before[2] > _PRINTED_GAP * high
                    yield at + bool(printed), right, False
            at = signs.find(" ", right, end)

    def _add(
        self,
        signs: str,
        start: int,
        end: int,
        drop: set[int],
        ends: tuple[Box, Box] | None = None,
    ) -> None:
        first, last = ends or (self._box(start), self._box(end - 1))
        tall = first if first[3] - first[1] >= last[3] - last[1] else last
        text = signs[start:end]
        for mark in _MARK.finditer(text):
            if self._raised(start + mark.start(), start + mark.end() - 1, tall):
                drop.update(range(start + mark.start(), start + mark.end()))
                self.marks += 1
        if drop:
            text = "".join(s for n, s in enumerate(text, start) if n not in drop)
        left, right = min(first[0], last[0]), max(first[2], last[2])
        box = (left, tall[1], right, tall[3])
        self.found.append([text, *(round(side, 1) for side in box)])

    def _raised(self, first: int, last: int, line: Box) -> bool:
        """Tell whether characters are smaller than the one before them, and stand higher."""
        size = pdf.FPDFText_GetFontSize(self.text, first - 1)
        if pdf.FPDFText_GetFontSize(self.text, last) > _RAISED_SIZE * size:
            return False
        return self._box(last)[3] < line[3] - 0.1 * (line[3] - line[1])
