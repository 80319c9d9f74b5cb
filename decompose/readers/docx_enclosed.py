"""The division that a scheme of decompose encloses: a Word file keeps it in a part of its own."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from decompose.errors import ReadError
from decompose.model.source import Block, BlockKind, Document, Enclosed, EnclosedRow
from decompose.readers.enclosed import (
    SCHEME,
    Line,
    Marks,
    header_keys,
    read_marks,
    rows_of,
    unpacked,
)
from decompose.readers.package import Package

NAMESPACE = "urn:decompose:division:1"
DIVISION, MARKS = "division", "marks"
_KIND = "customXml"
_HEAD = 400
_NEEDED = frozenset({"serial", "title", "content", "lead"})


def enclosing(doc: Document, package: Package, part: str) -> Document:
    """Return a document with the division that its file takes along; as it is where there is none.

    Raises:
        LimitExceeded: What it takes along is larger than the limits allow.
    """
    for relation in package.relations(part):
        if relation.kind != _KIND or relation.external or not package.has(relation.target):
            continue
        root = _opened(package, relation.target)
        if root is None:
            continue
        texts = {
            name: unpacked(
                (root.findtext(f"{{{NAMESPACE}}}{name}") or "",), package.limits, file=package.name
            )
            for name in (DIVISION, MARKS)
        }
        marks = read_marks(texts[MARKS])
        rows = _rows(doc.blocks, marks)
        if texts[DIVISION] and marks and (rows or not any(marks.values())):
            return doc.model_copy(update={"enclosed": Enclosed(texts[DIVISION], tuple(rows))})
    return doc


def _opened(package: Package, part: str) -> etree._Element | None:
    """Return a part that is ours; what other programs keep in theirs is no matter, damaged or not."""
    try:
        if NAMESPACE.encode() not in package.data(part)[:_HEAD]:
            return None
        return package.xml(part)
    except ReadError:
        return None


def _rows(blocks: tuple[Block, ...], marks: Marks) -> list[EnclosedRow]:
    """Return the rows of the tables of tasks, whatever their number."""
    tables: dict[int, dict[int, dict[int, Block]]] = defaultdict(lambda: defaultdict(dict))
    for block in blocks:
        place = block.place
        if block.kind is BlockKind.CELL and place.table and place.row and place.column:
            tables[place.table][place.row][place.column] = block
    lines: list[Line] = []
    for table in tables.values():
        head, *below = sorted(table)
        keys = header_keys({column: block.text for column, block in table[head].items()})
        if not set(keys.values()) >= _NEEDED:
            continue
        for row in below:
            cells = table[row]
            own = {key: cells[column] for column, key in keys.items() if column in cells}
            texts = {key: own[key].text if key in own else "" for key in keys.values()}
            lines.append(Line(texts, {key: block.index for key, block in own.items()}))
    return rows_of(lines, SCHEME, marks)
