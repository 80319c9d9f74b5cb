"""Tables without a grid: one cell a line, cells parted by tabs, blanks or strokes; and their captions."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.model.source import Document
from decompose.parser.lexer import Line, LineKind
from decompose.parser.piped import as_piped, end_of_piped
from decompose.text.patterns import regex

_HEADER = regex(
    r"序\s*号|编\s*号|指\s*标(?:名称|内容|类别|体系)?|类\s*[别型]|项目(?:名称)?|工程名称|任务名称|重点任务|工作任务"
)  # first cell of a header row
_CAPTION = regex(
    r"(?:附?表|专栏)\s*[0-9一二三四五六七八九十]{0,3}(?:[-—.][0-9]{1,2})?(?:[\s:：.、]|$).{0,60}"
    r"|(?:[0-9]{1,2}\s*[:：]\s*)?[^。；]{2,50}(?:表|指标|情况|清单|一览)(?:[（(][^）)]{0,12}[）)])?"
)  # "表2 …", "2：…指标"
_MAX_CELL = 30
_MAX_HEADER = 12
_MIN_COLUMNS = 3
_LONGEST_HEADER = 100
_NO_HEADER = "。；，：:;,"
_BLANKS = regex(r"\s+")
_HAN = regex("[一-鿿]")


def mark_tables(lines: Sequence[Line], doc: Document) -> tuple[Line, ...]:
    """Return the lines with the cells of flattened tables and the captions marked as such.

    A flattened table starts at a header cell such as 序号 or 指标名称. With row numbers it ends when
    they stop; without, at the first line that is long, numbered or a full sentence.

    Shape:
        As many lines as given, in the same order; tables are numbered from 0 in reading order.
    """
    result = list(lines)
    number = -1
    i = 0
    while i < len(result):
        end = end_of_piped(result, i, doc)
        if end > i:
            number += 1
            result[i:end] = [as_piped(line, number, doc) for line in result[i:end]]
            _mark_caption(result, i - 1, number, doc)
            i = end
            continue
        end = _end_of_spaced(result, i, doc)
        spaced = end > i
        end = end if spaced else _end_of_table(result, i, doc)
        if end > i:
            number += 1
            for k in range(i, end):
                result[k] = _as_part(result[k], LineKind.CELL, number, doc)
                if spaced:
                    result[k] = result[k]._replace(text=_tabbed(result[k].text))
            _mark_caption(result, i - 1, number, doc)
        elif result[i].kind is LineKind.IMAGE:
            _mark_caption(result, i - 1, None, doc)
        i = max(end, i + 1)
    return tuple(result)


def _end_of_spaced(lines: list[Line], i: int, doc: Document) -> int:
    """Return the end of a table whose rows are lines of words parted by blanks; ``i`` for none."""
    first = lines[i]
    if len(first.text) > _LONGEST_HEADER or first.kind is not LineKind.TEXT or first.marker:
        return i
    if not _HEADER.match(first.text):
        return i
    header = first.text.split()
    short = all(len(word) <= _MAX_HEADER and word[-1] not in _NO_HEADER for word in header)
    if len(header) < _MIN_COLUMNS or not short or not _HEADER.fullmatch(header[0]):
        return i
    end = i + 1
    while end < len(lines) and lines[end].kind is LineKind.TEXT:
        row = _as_part(lines[end], LineKind.CELL, None, doc).text.split()
        if len(row) != len(header):
            break
        end += 1
    return end if end > i + 1 else i


def _tabbed(text: str) -> str:
    """Put a tab for every blank that parts two cells, keeping every character's place."""
    return _BLANKS.sub(lambda found: "\t" + " " * (len(found.group()) - 1), text)


def _end_of_table(lines: list[Line], i: int, doc: Document) -> int:
    """Return the index after the table that starts at ``i``, or ``i`` when none does."""
    line = lines[i]
    if line.kind is LineKind.CELL:
        end = i + 1
        while end < len(lines) and _same(line, lines[end], doc):
            end += 1
        return end
    if line.kind is not LineKind.TEXT or line.marker or not _HEADER.fullmatch(line.text):
        return i
    width = _header_width(lines, i)
    if width >= 2:
        return _end_of_rows(lines, i + width, width)
    return _end_of_cells(lines, i)


def _same(first: Line, other: Line, doc: Document) -> bool:
    """Whether a line is a cell of a table: the same of the same file, or both parted by tabs."""
    if other.kind is not LineKind.CELL or first.table != other.table:
        return False
    return doc.blocks[first.block].place.file == doc.blocks[other.block].place.file


def _header_width(lines: list[Line], i: int) -> int:
    """Return how many cells stand before the cell that says 1; 0 when there is none."""
    for width in range(1, _MAX_HEADER):
        if i + width >= len(lines) or not _is_cell(lines[i + width]):
            return 0
        if lines[i + width].text == "1":
            return width
    return 0


def _end_of_rows(lines: list[Line], i: int, width: int) -> int:
    expected = 1
    while i < len(lines) and lines[i].text == str(expected):
        expected += 1
        following = _next_row(lines, i, width, str(expected))
        if following is None:
            return _end_of_last_row(lines, i, width)
        i = following
    return i


def _next_row(lines: list[Line], i: int, width: int, number: str) -> int | None:
    """Return where the row ``number`` starts: a full width on, or near it when cells are missing."""
    steps: tuple[int, ...] = (width, *range(width - 1, 1, -1), *range(width + 1, width + 4))
    for step in steps:
        at = i + step
        named = step == width or any(map(_is_name, lines[at + 1 : at + 2]))
        if named and at < len(lines) and lines[at].text == number:
            return at
    return None


def _is_name(line: Line) -> bool:
    """Tell whether a line can follow the number of a row: a figure of the row before has none behind it."""
    return line.marker is None and _HAN.search(line.text) is not None


def _end_of_last_row(lines: list[Line], i: int, width: int) -> int:
    for k in range(i + 1, min(i + width, len(lines))):
        numbered = lines[k].marker is not None and bool(lines[k].text)  # a lone dash is a cell
        if numbered or lines[k].kind not in (LineKind.TEXT, LineKind.DEBRIS):
            return k
    return min(i + width, len(lines))


def _end_of_cells(lines: list[Line], i: int) -> int:
    """Return the end of a table without row numbers: at least four short cells in a row."""
    end = i + 1
    while end < len(lines) and _is_cell(lines[end]):
        end += 1
    return end if end - i >= 4 else i


def _is_cell(line: Line) -> bool:
    return (
        line.kind in (LineKind.TEXT, LineKind.DEBRIS)
        and line.marker is None
        and len(line.text) <= _MAX_CELL
        and line.text[-1:] not in "。；：:"
    )


def _mark_caption(lines: list[Line], i: int, number: int | None, doc: Document) -> None:
    if i < 0 or lines[i].kind is not LineKind.TEXT or lines[i].outline_level is not None:
        return
    line = lines[i]
    if len(line.text) <= 60 and line.marker is None and _CAPTION.fullmatch(line.text):
        lines[i] = _as_part(line, LineKind.CAPTION, number, doc)


def _as_part(line: Line, kind: LineKind, number: int | None, doc: Document) -> Line:
    start = line.start
    if line.marker is not None and not line.marker.automatic:
        start = line.marker.start
    text = doc.blocks[line.block].text[start : line.end]
    return line._replace(kind=kind, table=number, marker=None, start=start, text=text)
