"""A workbook as a form: columns are found by their headers, rows are written below."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property

from lxml import etree

from decompose.errors import ReportError
from decompose.reports.characters import fit
from decompose.reports.forms.attributes import real, whole
from decompose.reports.forms.container import ASKED, Container
from decompose.reports.forms.hanging import displaced, grown_tables
from decompose.reports.forms.ranges import Growth, Range, cell_at
from decompose.reports.forms.references import Watch
from decompose.reports.forms.sheet import Header, Sheet, empty, put, tag
from decompose.reports.forms.texts import fill
from decompose.reports.forms.values import Row, fact_named, source_of
from decompose.reports.forms.words import COLUMNS
from decompose.reports.sheet_xml import MOST_UNITS, height_of

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_GROWING = frozenset(
    map(tag, ("dataValidation", "conditionalFormatting", "autoFilter", "protectedRange"))
)
_FORMULAS = ("f", "formula", "formula1", "formula2")
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")
_DEFAULT_WIDTH = 8.43
_DEFAULT_HEIGHT = 15.0
_SIZE = 10.0
"""Size of type, in points, for which heights are estimated."""
_OWN_NAMES = ("_xlnm.Print_Area", "_xlnm._FilterDatabase")


class WorkbookForm:
    """Fills a sheet of a workbook; every other part of the file stays byte by byte."""

    def __init__(self, data: bytes, name: str) -> None:
        self._file = Container(data, name=name, suffix=".xlsx")
        package = self._file.package
        self._book = package.related("").get("officeDocument", "xl/workbook.xml")
        self._items = list(self._shared())
        self._strings = ["".join(t.text or "" for t in _texts(item)) for item in self._items]
        self._part, self._index, self._header = self._find()
        self._file.check_unfilled(("xl/drawings/", "xl/charts/"), fact_named)

    def _shared(self) -> Iterator[etree._Element]:
        part = self._file.package.related(self._book).get("sharedStrings", "")
        if self._file.package.has(part):
            yield from self._file.package.xml(part).iter(tag("si"))

    def _sheets(self) -> Iterator[tuple[str, int]]:
        """Yield the visible sheets: part, and place among all."""
        package = self._file.package
        folder, file = posixpath.split(self._book)
        listing = package.xml(f"{folder}/_rels/{file}.rels")
        targets = {
            relation.get("Id"): posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target") or "")
            ).lstrip("/")
            for relation in listing
            if (relation.get("Type") or "").endswith("/worksheet")
        }
        for index, sheet in enumerate(package.xml(self._book).iter(tag("sheet"))):
            part = targets.get(sheet.get(_RELATION), "")
            if part and package.has(part) and sheet.get("state", "visible") == "visible":
                yield part, index

    @property
    def _name(self) -> str:
        sheets = self._file.package.xml(self._book).iter(tag("sheet"))
        return [sheet.get("name") or "" for sheet in sheets][self._index]

    def _find(self) -> tuple[str, int, Header]:
        best: tuple[str, int, Header] | None = None
        for part, index in self._sheets():
            header = Sheet(self._file.tree(part), self._strings).header()
            if header and (best is None or len(header.columns) > len(best[2].columns)):
                best = part, index, header
        if best is None:
            raise ReportError(
                "no visible sheet of the form has a header row with two known columns, one of them for the task",
                hint=f"name columns such as {', '.join(words[0] for words in COLUMNS.values())}",
                where=self._file.name,
            )
        return best

    def filled(self, rows: list[Row], facts: dict[str, str]) -> bytes:
        """Return the file with a row for every task below the header.

        Raises:
            ReportError: Something would be overwritten or displaced; the message names it.
        """
        sheet = Sheet(self._file.tree(self._part), self._strings)
        growth = self._room(sheet, len(rows))
        watch = Watch(self._name, growth)
        self._check(sheet, growth, watch)
        self._grow(sheet, growth)
        parts = self._stated(sheet, facts)
        sample = deepcopy(sheet.rows.get(growth.first))
        merged = [area for area in sheet.merged if area and area.top == area.bottom == growth.first]
        for number, row in enumerate(rows, growth.first):
            fresh = number not in sheet.rows
            self._write(sheet, sheet.row(number, sample), row)
            if fresh:
                for area in merged:
                    sheet.merge(area._replace(top=number, bottom=number))
        parts |= {self._part: sheet.root, **grown_tables(self._file, self._part, growth)}
        book = self._named(growth, watch)
        if book is not None:
            parts[self._book] = book
        return self._file.exchanged(parts)

    def _room(self, sheet: Sheet, count: int) -> Growth:
        """Return where the rows go: into the empty rows below the header, and then before what follows."""
        first = self._header.row + 1
        own = set(self._header.columns.values())
        serial = self._header.columns.get("serial")
        below = 0
        for number in sorted(at for at in sheet.rows if at >= first):
            if any(
                self._stands(sheet, cell, column == serial) for column, cell in sheet.cells(number)
            ):
                below = number
                break
        if below == first:
            raise ReportError(
                f"row {first}, right below the header, is not empty",
                hint="leave at least one empty row below the header, in the look of all",
                where=f"{self._file.name} {self._part}",
            )
        last = first + max(count, 1) - 1
        end = below - 1 if below else sheet.last
        for number in range(first, min(last, end) + 1):
            for column, cell in sheet.cells(number):
                if cell.find(tag("f")) is not None and (column in own or last > end):
                    raise self._file.refused(f"a formula stands where rows go ({cell.get('r')})")
        for area in filter(None, sheet.merged):
            if area.top < area.bottom and first <= area.top <= min(last, end):
                raise self._file.refused(f"rows are merged where rows go ({area})")
        moved = max(0, last - below + 1) if below else 0
        return Growth(first, last, below or sheet.last + last + 1, moved, last > end)

    def _stands(self, sheet: Sheet, cell: etree._Element, counts: bool) -> bool:
        """Tell whether a cell holds something that is not to be filled over; numbers of rows may."""
        if cell.find(tag("f")) is not None:
            return False
        text = sheet.text(cell).strip()
        return bool(text) and not (counts and text.isdecimal())

    def _check(self, sheet: Sheet, growth: Growth, watch: Watch) -> None:
        """Stop where the rows would displace what stands elsewhere, or what counts them miss some."""
        for what in displaced(self._file.package, self._part, growth):
            raise self._displaced(what, growth)
        for element in sheet.root.iter():
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name in _FORMULAS and self._disturbed(element, growth, watch):
                cell = element.getparent()
                at = cell.get("r") if cell is not None and cell.get("r") else name
                raise self._displaced(f"a formula ({at}: {(element.text or '')[:40]})", growth)
            if name == "sparklineGroup" and growth.moved:
                raise self._displaced(f"sparklines ({self._part})", growth)
        others = (part for part in self._file.parts() if part not in (self._part, self._book))
        for part, words in watch.elsewhere(self._file.package, others):
            raise self._displaced(f"what another part refers to ({part}: {words})", growth)

    def _disturbed(self, element: etree._Element, growth: Growth, watch: Watch) -> bool:
        cell = element.getparent()
        place = cell_at(cell.get("r") or "") if cell is not None else None
        moves = place is not None and growth.moved > 0 and place[1] >= growth.below
        shared = element.get("t") == "shared" and growth.added
        return moves or shared or watch.disturbed(element.text or "", inside=True)

    def _displaced(self, what: str, growth: Growth) -> ReportError:
        return ReportError(
            f"the form has too few empty rows, and more would displace or escape {what}",
            hint=f"give the form {growth.last - growth.first + 1} empty rows below its header",
            where=self._file.name,
        )

    def _grow(self, sheet: Sheet, growth: Growth) -> None:
        """Move what stands below the table, and let what holds for its first row hold for all."""
        if growth.moved:
            for number in sorted((at for at in sheet.rows if at >= growth.below), reverse=True):
                row = sheet.rows.pop(number)
                row.set("r", str(number + growth.moved))
                for cell in row.iter(tag("c")):
                    cell.set("r", growth.of(cell.get("r") or "", grows=False))
                sheet.rows[number + growth.moved] = row
        for element in sheet.root.iter():
            if not isinstance(element.tag, str) or element.tag in (tag("c"), tag("row")):
                continue
            grows = element.tag in _GROWING
            for name in ("ref", "sqref"):
                if element.get(name) and element.tag not in map(tag, ("selection", "pane")):
                    element.set(name, growth.of(element.get(name) or "", grows=grows))
            if etree.QName(element).localname == "sqref" and element.text:
                element.text = growth.of(element.text, grows=True)
            if element.tag == tag("brk") and whole(element, "id") >= growth.below - 1:
                row_break = etree.QName(element.getparent()).localname == "rowBreaks"
                if row_break:
                    element.set("id", str(whole(element, "id") + growth.moved))
        size = sheet.root.find(tag("dimension"))
        if size is not None:
            right = max((c for r in sheet.rows for c, _ in sheet.cells(r)), default=1)
            size.set("ref", str(Range(1, 1, right, max(sheet.last, growth.last))))
        sheet.merged = Sheet(sheet.root, self._strings).merged

    def _write(self, sheet: Sheet, row: etree._Element, values: Row) -> None:
        widths = sheet.widths()
        needed = 0.0
        for key, column in self._header.columns.items():
            value = values.get(source_of(key, self._header.columns))
            if isinstance(value, str):
                value = fit(value)
                if len(value.encode("utf-16-le")) > MOST_UNITS * 2:
                    raise ReportError(
                        f"the text of task {values.get('task_id')} is too long for a cell",
                        hint="divide the task in the plan",
                        where=self._file.name,
                    )
            cell = sheet.cell(row, column)
            put(cell, value)
            scale = self._wrapping.get(cell.get("s") or "0", 0.0) / _SIZE
            if scale:
                width = self._width(sheet, column, whole(row, "r"), widths) / scale
                needed = max(needed, scale * (height_of((value,), (width,)) or 0.0))
        if needed > real(row, "ht", _DEFAULT_HEIGHT):
            row.set("ht", f"{needed:g}")
            row.set("customHeight", "1")

    def _width(self, sheet: Sheet, column: int, row: int, widths: dict[int, float]) -> float:
        """Return the width of a cell, which may be merged with those beside it."""
        last = column
        for area in filter(None, sheet.merged):
            if (area.left, area.top) == (column, row):
                last = area.right
        return sum(widths.get(each, _DEFAULT_WIDTH) for each in range(column, last + 1))

    @cached_property
    def _wrapping(self) -> dict[str, float]:
        """Sizes of the type, by number of style, where a text runs on over several lines."""
        part = self._file.package.related(self._book).get("styles", "")
        if not self._file.package.has(part):
            return {}
        root = self._file.package.xml(part)
        fonts = [_size(font) for font in root.iterfind(f"{tag('fonts')}/{tag('font')}")]
        found: dict[str, float] = {}
        for number, style in enumerate(root.iterfind(f"{tag('cellXfs')}/{tag('xf')}")):
            alignment = style.find(tag("alignment"))
            font = whole(style, "fontId")
            if alignment is not None and alignment.get("wrapText") in ("1", "true"):
                found[str(number)] = fonts[font] if font < len(fonts) else _SIZE
        return found

    def _stated(self, own: Sheet, facts: dict[str, str]) -> dict[str, etree._Element]:
        """Fill the placeholders of all visible sheets; return the other sheets that had some."""
        self._state(own, facts)
        found = {}
        shared = any("{{" in text for text in self._strings)
        for part, index in self._sheets():
            if index != self._index and (shared or b"{{" in self._file.package.data(part)):
                sheet = Sheet(self._file.tree(part), self._strings)
                if self._state(sheet, facts):
                    found[part] = sheet.root
        return found

    def _state(self, sheet: Sheet, facts: dict[str, str]) -> bool:
        changed = False
        for number in list(sheet.rows):
            for _, cell in sheet.cells(number):
                text = sheet.text(cell) if cell.get("t") in ("s", "inlineStr") else ""
                if ASKED.search(text) and cell.find(tag("f")) is None:
                    fill(_texts(self._inline(cell)), lambda asked: self._fact(asked, facts))
                    changed = True
        for element in sheet.root.iterfind(f"{tag('headerFooter')}/*"):
            if ASKED.search(element.text or ""):
                element.text = ASKED.sub(
                    lambda asked: self._fact(asked[1], facts).replace("&", "&&"), element.text or ""
                )
                changed = True
        return changed

    def _inline(self, cell: etree._Element) -> etree._Element:
        """Return the text of a cell, with its runs, as its own: others may share it."""
        if cell.get("t") == "s":
            item = deepcopy(self._items[int(cell.findtext(tag("v")) or 0)])
            item.tag, item.tail = tag("is"), None
            empty(cell)
            cell.set("t", "inlineStr")
            cell.append(item)
        return cell

    def _fact(self, asked: str, facts: dict[str, str]) -> str:
        key = fact_named(asked)
        if key is None:
            raise ReportError(
                f"the form asks for {asked}, which there is not",
                hint=f"use one of {', '.join(facts)}",
                where=self._file.name,
            )
        return fit(facts[key])

    def _named(self, growth: Growth, watch: Watch) -> etree._Element | None:
        """Return the workbook's part where names move or grow, or formulas must be counted anew."""
        book = self._file.tree(self._book)
        changed = False
        for name in book.iter(tag("definedName")):
            area = name.text or ""
            if name.get("name") == "_xlnm.Print_Titles":
                continue
            moved = watch.named(area, own=name.get("name") in _OWN_NAMES)
            if moved is None:
                raise self._displaced(f"a name ({name.get('name')}: {area[:40]})", growth)
            if moved != area:
                name.text, changed = moved, True
        if self._has_formulas():
            calculation = book.find(tag("calcPr"))
            if calculation is None:
                calculation = _calculation(book)
            calculation.set("fullCalcOnLoad", "1")
            changed = True
        return book if changed else None

    def _has_formulas(self) -> bool:
        sheets = (part for part in self._file.parts() if "worksheets/" in part)
        return any(
            part.endswith(".xml") and b"<f" in self._file.package.data(part) for part in sheets
        )


def _calculation(book: etree._Element) -> etree._Element:
    """Put the settings of calculation where they stand: after sheets and names."""
    made = etree.Element(tag("calcPr"))
    for child in book:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in _BEFORE_CALCULATION:
            place = child
    place.addnext(made)
    return made


def _size(font: etree._Element) -> float:
    size = font.find(tag("sz"))
    return real(size, "val", _SIZE) if size is not None else _SIZE


def _texts(item: etree._Element) -> list[etree._Element]:
    """Return the texts that are read: the pronunciation above them is not."""
    return [
        text
        for text in item.iter(tag("t"))
        if (parent := text.getparent()) is None or parent.tag != tag("rPh")
    ]
