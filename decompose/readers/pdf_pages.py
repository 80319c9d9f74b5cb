"""The pages of a PDF as values, read by a process of its own (:mod:`decompose.pdfium`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from decompose.errors import DamagedDocument, MissingDependency
from decompose.readers.child import lines_of
from decompose.readers.glyphs import Glyphs
from decompose.readers.limits import Limits

_TOUCHING = 0.5
_REPAIR = "open it in a PDF viewer and print it to a new PDF, or use the .docx it was made from"


@dataclass(slots=True, eq=False)
class Line:
    """A line of text, or a piece of one: between two wide gaps, or in one cell of a table.

    Units:
        Points from the top left corner of the page as displayed.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    page: int

    @property
    def height(self) -> float:
        """Size of the type."""
        return self.y1 - self.y0

    @property
    def width(self) -> float:
        """How far the line reaches."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Height of the middle of the line on the page."""
        return (self.y0 + self.y1) / 2


Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Page:
    """One page; ``number`` counts from 1."""

    number: int
    width: float = 0.0
    height: float = 0.0
    lines: list[Line] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    marks: int = 0
    """Raised marks of footnotes that were taken out of the text."""
    turned: list[str] = field(default_factory=list)
    """Lines that stand askew or crosswise and were not read: watermarks, stamps."""
    characters: int = 0
    strange: float = 0.0
    """Share of characters that the file gives no meaning to."""
    objects: int = 0
    broken: bool = False

    @property
    def pictured(self) -> float:
        """Share of the page that its largest picture covers."""
        area = max((_area(box) for box in self.images), default=0.0)
        return area / max(self.width * self.height, 1.0)


@dataclass(slots=True)
class Pages:
    """All pages, and what the file says beside them."""

    pages: list[Page]
    bookmarks: list[tuple[int, int, str]]
    """Depth, page from 1, title."""
    copying: bool
    """Whether the owner lets text be copied."""
    glyphs: Glyphs


def read_pages(data: bytes, *, name: str, limits: Limits) -> Pages:
    """Read all pages.

    Raises:
        DamagedDocument: The file is broken, locked or has no pages.
        LimitExceeded: It has too many pages, or takes too long.
        MissingDependency: The PDF library cannot be loaded.
    """
    numbers = map(str, (limits.memory, limits.seconds, limits.pages))
    lines = lines_of(["-m", "decompose.pdfium", *numbers], data, name=name, limits=limits)
    head = _head(next(lines, b""), name)
    count = int(head["pages"])
    limits.check("pages", count, file=name)
    if not count:
        raise DamagedDocument("the file holds no pages", hint=_REPAIR, where=name)
    glyphs = Glyphs()
    pages = list(_pages(lines, name, limits, glyphs))
    if len(pages) != count:
        raise DamagedDocument(
            f"the file breaks off after page {len(pages)}", hint=_REPAIR, where=name
        )
    marks = [(int(depth), int(page) + 1, str(title)) for depth, page, title in head["bookmarks"]]
    return Pages(pages, marks, bool(head["copy"]), glyphs)


def _head(line: bytes, name: str) -> dict[str, Any]:
    head = json.loads(line) if line else {"error": "format"}
    error = head.get("error")
    if error == "missing":
        raise MissingDependency(
            "PDF files need the package pypdfium2, which is not installed",
            hint="pip install pypdfium2, or save the document as .docx",
            where=name,
        )
    if error in {"password", "security"}:
        raise DamagedDocument(
            "the file is protected by a password",
            hint="open it with the password and print it to a new PDF, or use the .docx",
            where=name,
        )
    if error:
        raise DamagedDocument(
            "the PDF is damaged or cut off: its structure cannot be read", hint=_REPAIR, where=name
        )
    return dict(head)


def _pages(lines: Iterator[bytes], name: str, limits: Limits, glyphs: Glyphs) -> Iterator[Page]:
    total = pieces = 0
    for number, line in enumerate(lines, start=1):
        found = json.loads(line)
        if "end" in found:
            for _ in lines:  # the process must end by itself and say that all went well
                break
            return
        page = _page(number, found, glyphs)
        total += sum(len(piece.text) for piece in page.lines)
        pieces += len(page.lines)
        limits.check("text", total, file=name)
        limits.check("blocks", pieces // 4, file=name)
        yield page


def _page(number: int, found: dict[str, Any], glyphs: Glyphs) -> Page:
    if "broken" in found:
        return Page(number, broken=True)
    width, height = found["size"]
    lines = [
        Line(glyphs.clean(text), x0, y0, x1, y1, number) for text, x0, y0, x1, y1 in found["lines"]
    ]
    return Page(
        number,
        width,
        height,
        list(_mended([line for line in lines if line.text.strip()], found["rules"])),
        [(x0, y0, x1, y1) for x0, y0, x1, y1 in found["rules"]],
        [(x0, y0, x1, y1) for x0, y0, x1, y1 in found["images"]],
        found["marks"],
        [glyphs.clean(text) for text in found["turned"]],
        found["characters"],
        found["strange"],
        found["objects"],
    )


def _mended(lines: list[Line], rules: list[list[float]]) -> Iterator[Line]:
    """Join pieces of one line that follow each other without a gap or a rule between them."""
    open_one: Line | None = None
    for line in lines:
        if open_one is not None and _touches(open_one, line, rules):
            open_one.text += line.text
            open_one.x1 = line.x1
            open_one.y0, open_one.y1 = min(open_one.y0, line.y0), max(open_one.y1, line.y1)
            continue
        if open_one is not None:
            yield open_one
        open_one = line
    if open_one is not None:
        yield open_one


def _touches(one: Line, two: Line, rules: list[list[float]]) -> bool:
    high = max(one.height, two.height)
    if not -0.1 * high < two.x0 - one.x1 < _TOUCHING * high:
        return False
    if min(one.y1, two.y1) - max(one.y0, two.y0) < _TOUCHING * min(one.height, two.height):
        return False
    middle = (one.x1 + two.x0) / 2
    return not any(
        x1 - x0 < y1 - y0 and abs((x0 + x1) / 2 - middle) < high and y0 <= one.middle <= y1
        for x0, y0, x1, y1 in rules
    )


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)
