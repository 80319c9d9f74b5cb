"""The body of a Word file as markup: paragraphs, tables, sections; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from decompose.reports.characters import fit
from decompose.reports.rows import Cell
from decompose.text.patterns import regex

PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 8844, 12756
"""Width of the type area in twentieths of a point."""

_FOOTERS, _BESIDE = (
    f'<w:footerReference w:type="default" r:id="rId{first}"/>'
    f'<w:footerReference w:type="even" r:id="rId{first + 1}"/>'
    for first in (10, 12)
)
_PAGE = (
    f"<w:sectPr>{_FOOTERS}"
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
    'w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/><w:cols w:space="425"/>'
    '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)
_ACROSS = (
    f"<w:sectPr>{_BESIDE}"
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="2098" '
    'w:bottom="1474" w:left="1984" w:header="851" w:footer="794" w:gutter="0"/>'
    '<w:cols w:space="425"/><w:docGrid w:linePitch="579"/></w:sectPr>'
)
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_CENTRE = '<w:vAlign w:val="center"/>'
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"{}/></w:r>'
_CONTENTS = r' TOC \o "1-{}" \h \z \u '
_CHARACTER, _MARGINS = 210, 220
"""Width of a character of a table, and what a cell keeps free at its sides."""
_LATIN, _LONGEST_WORD = 135, 14
"""Width of a Latin letter of a table, and the length from which a word may be broken."""
_SHORT_HEAD = 4 * _CHARACTER
"""Width up to which a header stands on one line."""
_LATIN_WORD = regex(r"[A-Za-z0-9.%]+")
_TALLEST = 12
"""Lines up to which a row stays whole: a taller one would leave half a page empty before it."""


@dataclass(frozen=True, slots=True)
class Wide:
    """A column of a table.

    Units:
        ``share`` of the table's width, as a proportion of the sum of all.
    """

    label: str
    share: float
    centred: bool = False


class Body:
    """Collects what stands in a document, from top to bottom."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._headings: list[tuple[int, str, str]] = []
        self._contents: tuple[int, int] | None = None

    def add(self, style: str, text: str = "") -> None:
        """Add a paragraph in one of the styles."""
        self._parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>')

    def heading(self, level: int, text: str, style: str | None = None) -> None:
        """Add a heading that the navigation and the table of contents show."""
        number = len(self._headings) + 1
        mark = f"_Toc{number:06d}"
        self._headings.append((level, text, mark))
        self._parts.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style or f"Heading{level}"}"/></w:pPr>'
            f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{_run(text)}'
            f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        )

    def contents(self, title: str, *, depth: int = 2) -> None:
        """Let a table of contents of some levels stand here, over all headings of the document."""
        self.add("TOCHeading", title)
        self._contents = (len(self._parts), depth)
        self._parts.append("")

    def table(
        self,
        columns: Sequence[Wide],
        rows: Iterable[Sequence[Cell]],
        *,
        across: bool = True,
    ) -> None:
        """Add a table whose header is repeated on every page; all but tall rows stay whole."""
        room = LANDSCAPE_WIDTH if across else PORTRAIT_WIDTH
        whole = sum(column.share for column in columns)
        cells = [list(row) for row in rows]
        shares = [int(room * column.share / whole) for column in columns]
        widths = _fitted(shares, [[c.label for c in columns], *cells])
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = "".join(_cell(w, "TableHead", c.label) for w, c in zip(widths, columns, strict=True))
        styles = ["TableCentre" if column.centred else "TableText" for column in columns]
        lines = [_row(widths, styles, row) for row in cells]
        self._parts.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Division"/><w:tblW w:w="{sum(widths)}" '
            'w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" '
            'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(lines)}"
            "</w:tbl>"
        )
        self.add("TableEnd")

    def page(self, *, across: bool = False) -> None:
        """End a section: what was added since the last one stands on pages of this shape."""
        self._parts.append(
            f'<w:p><w:pPr><w:pStyle w:val="TableEnd"/>{_ACROSS if across else _PAGE}</w:pPr></w:p>'
        )

    def to_xml(self, *, across: bool = False) -> str:
        """Return the element ``w:body``; the last section has the shape named."""
        parts = list(self._parts)
        if self._contents is not None:
            place, depth = self._contents
            parts[place] = _contents(self._headings, depth)
        return f"<w:body>{''.join(parts)}{_ACROSS if across else _PAGE}</w:body>"


def _contents(headings: list[tuple[int, str, str]], depth: int) -> str:
    """Return the field of the contents, filled with links so that it can be read as it is.

    The numbers of pages are left to the program that lays the pages out: it renews the field.
    """
    begin = _FIELD.format("begin", ' w:dirty="true"')
    begin += f'<w:r><w:instrText xml:space="preserve">{_CONTENTS.format(depth)}</w:instrText></w:r>'
    begin += _FIELD.format("separate", "")
    lines = [
        f'<w:hyperlink w:anchor="{mark}" w:history="1">{_run(text)}</w:hyperlink>'
        for level, text, mark in headings
        if level <= depth
    ] or [""]
    styles = [f"TOC{level}" for level, _, _ in headings if level <= depth] or ["TOC1"]
    lines[0] = begin + lines[0]
    lines[-1] += _FIELD.format("end", "")
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{line}</w:p>'
        for style, line in zip(styles, lines, strict=True)
    )


def _fitted(shares: list[int], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return widths in which no Latin word and no short header is broken; the widest column gives them."""
    words = [
        max((len(w) for v in column for w in _LATIN_WORD.findall(str(v or ""))), default=0)
        for column in zip(*rows, strict=True)
    ]
    heads = [len(str(label or "")) * _CHARACTER for label in rows[0]]
    needs = [
        max(min(length, _LONGEST_WORD) * _LATIN, head * (head <= _SHORT_HEAD)) + _MARGINS
        for length, head in zip(words, heads, strict=True)
    ]
    widths = [max(share, need) for share, need in zip(shares, needs, strict=True)]
    at = widths.index(max(widths))
    excess = sum(widths) - sum(shares)
    widths[at] = max(widths[at] - excess, needs[at])
    return widths


def _row(widths: Sequence[int], styles: Sequence[str], row: Sequence[Cell]) -> str:
    """Return a row: one that may go on overleaf has its texts at the top, where they begin together."""
    whole = _is_whole(widths, row)
    place = _CENTRE if whole else ""
    inside = "".join(_cell(*each, place) for each in zip(widths, styles, row, strict=True))
    return f"<w:tr>{_WHOLE if whole else ''}{inside}</w:tr>"


def _is_whole(widths: Sequence[int], row: Sequence[Cell]) -> bool:
    """Tell whether a row is to stay on one page: it is not too tall for that."""
    lines = max(
        len(str(value or "")) * _CHARACTER // max(_CHARACTER, width - _MARGINS) + 1
        for value, width in zip(row, widths, strict=True)
    )
    return lines <= _TALLEST


def _cell(width: int, style: str, value: Cell, place: str = _CENTRE) -> str:
    text = "" if value is None else str(value)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{place}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p></w:tc>'
    )


def _run(text: str) -> str:
    if not text:
        return ""
    lines = escape(fit(text), quote=False).replace("\t", " ").split("\n")
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{inside}</w:r>"
