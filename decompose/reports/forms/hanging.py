"""What hangs on a sheet by a part of its own: pictures, comments, tables. Does it stay when rows move?"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from decompose.errors import ReadError
from decompose.readers.package import Package, Relation
from decompose.reports.forms.attributes import whole
from decompose.reports.forms.container import Container
from decompose.reports.forms.ranges import Growth, Range, range_of
from decompose.reports.forms.sheet import tag

_COMMENTS = "comments or form controls"
_KINDS = {
    "drawing": "pictures, shapes or charts",
    "legacyDrawing": _COMMENTS,
    "vmlDrawing": _COMMENTS,
    "comments": "comments",
    "threadedComment": "comments",
    "table": "a table",
    "pivotTable": "a pivot table",
    "queryTable": "a query",
    "slicer": "slicers",
    "timeline": "timelines",
    "ctrlProp": "form controls",
}
_EVERYWHERE = 1 << 31
_TOP_IN_ANCHOR = 2
"""Where, among the numbers of an old drawing's anchor, the row is that it begins in."""


def displaced(package: Package, sheet: str, growth: Growth) -> Iterator[str]:
    """Yield what hangs on rows that move, or on a table that cannot take the rows in."""
    for relation in package.relations(sheet):
        if relation.external or relation.kind not in _KINDS:
            continue
        if relation.kind == "table":
            area, total = _table(package.xml(relation.target))
            lost = area is not None and (
                (growth.moved > 0 and area.bottom >= growth.below)
                or (total and area.top < growth.first <= area.bottom <= growth.last)
            )
        else:
            lost = growth.moved > 0 and _lowest(package, relation) >= growth.below
        if lost:
            yield f"{_KINDS[relation.kind]} ({relation.target})"


def grown_tables(file: Container, sheet: str, growth: Growth) -> dict[str, etree._Element]:
    """Return the tables that take the added rows in."""
    found: dict[str, etree._Element] = {}
    for relation in file.package.relations(sheet):
        if relation.external or relation.kind != "table" or not growth.added:
            continue
        root = file.tree(relation.target)
        area, _ = _table(root)
        if area is None or not area.top < growth.first <= area.bottom < growth.last:
            continue
        for element in (root, root.find(tag("autoFilter"))):
            if element is not None and element.get("ref"):
                element.set("ref", growth.of(element.get("ref") or "", grows=True))
        found[relation.target] = root
    return found


def _table(root: etree._Element) -> tuple[Range | None, bool]:
    return range_of(root.get("ref") or ""), whole(root, "totalsRowCount") > 0


def _lowest(package: Package, relation: Relation) -> int:
    """Return the lowest row that something hangs on; the last of all where it cannot be told."""
    rows = _ROWS.get(relation.kind)
    if rows is None:
        return _EVERYWHERE
    try:
        return max(rows(package.xml(relation.target)), default=0)
    except ReadError:  # the old drawings of Excel are not always well-formed
        return _EVERYWHERE


def _of_drawing(root: etree._Element) -> Iterator[int]:
    for element in root.iter("{*}from", "{*}to"):
        yield _number(element.findtext("{*}row")) + 1


def _of_comments(root: etree._Element) -> Iterator[int]:
    for element in root.iter("{*}comment", "{*}threadedComment"):
        area = range_of(element.get("ref") or "")
        yield area.bottom if area else _EVERYWHERE


def _of_old_drawing(root: etree._Element) -> Iterator[int]:
    for client in root.iter("{*}ClientData"):
        row = client.findtext("{*}Row")
        numbers = (client.findtext("{*}Anchor") or "").split(",")
        if row is None and len(numbers) > _TOP_IN_ANCHOR:
            row = numbers[_TOP_IN_ANCHOR]
        yield _number(row) + 1


def _number(text: str | None) -> int:
    words = (text or "").strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 8 else _EVERYWHERE


_ROWS = {
    "drawing": _of_drawing,
    "legacyDrawing": _of_old_drawing,
    "vmlDrawing": _of_old_drawing,
    "comments": _of_comments,
    "threadedComment": _of_comments,
}
