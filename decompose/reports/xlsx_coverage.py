"""The coverage as a workbook: the coloured map, the table of its cells, and the chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from decompose.labels.deliverables import Labels
from decompose.model.coverage import ChainState, Coverage, Status
from decompose.reports.coverage_pages import blind_spots
from decompose.reports.coverage_slides import broken
from decompose.reports.heatmap import grid, sides_by_use, worst
from decompose.reports.rows import Cell
from decompose.reports.sheet_xml import Rows, column_letter, height_of, pieces
from decompose.reports.xlsx_book import TITLE_LINE, Styles, entitle_pages, saved, set_up_page

_HEADER_ROW = 2
_JOIN = "、"
_NOTE_LINES = 40
_PIXELS = 7
"""Pixels of a character of a column's width."""
_OBJECT_WIDTH, _SIDE_WIDTH = 26.0, 9.0
_SCALE, _SIDES_A_PAGE = 80, 12
"""Of the map in print, in per cent: still legible; so many stages and aspects fit an A4 page across."""
_CELL_COLUMNS = (
    ("object", 24.0),
    ("stage", 12.0),
    ("aspect", 12.0),
    ("by_law", 12.0),
    ("by_lists", 12.0),
    ("by_plan", 12.0),
    ("together", 12.0),
    ("holders", 40.0),
    ("tasks_naming", 24.0),
)
_CHAIN_COLUMNS = (
    ("chains", 22.0),
    ("link", 20.0),
    ("together", 12.0),
    ("holders", 44.0),
    ("tasks_naming", 24.0),
)


def coverage_to_xlsx(
    found: Coverage, chains: Sequence[ChainState], names: Mapping[str, str], labels: Labels
) -> bytes:
    """Return the workbook's bytes.

    Args:
        found: The cells.
        chains: The chains, which stand on a sheet of their own.
        names: Names of stages and aspects by id.
        labels: The language.
    """
    book = Workbook()
    styles = Styles(book.worksheets[0])
    title = f"{found.title} {labels['coverage']}".strip()
    sheets = (
        (labels["blind_spots"], _spots(found, names, labels, styles), 1),
        (labels["coverage_map"], _map(found, names, labels, styles, title), 1),
        (labels["coverage"], _cells(found, names, labels, styles, title), 1),
        (labels["chains"], _links(chains, labels, styles, title), 2),
    )
    written = {}
    for number, (name, rows, frozen) in enumerate(sheets):
        sheet = book.create_sheet() if number else book.worksheets[0]
        sheet.title = name
        written[name] = rows
        _set_up(sheet, rows, frozen, labels)
        if name == labels["coverage_map"]:
            _print_wide(sheet, rows, title)
    return saved(book, written)


def _set_up(sheet: Worksheet, rows: Rows, frozen: int, labels: Labels) -> None:
    sheet.freeze_panes = f"{column_letter(frozen + 1)}{_HEADER_ROW + 1}"
    last = max(rows.last, _HEADER_ROW + 1)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{column_letter(len(rows.widths))}{last}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    set_up_page(sheet, labels["page"])


def _print_wide(sheet: Worksheet, rows: Rows, title: str) -> None:
    """Print a table too wide for a page on several, all with title and objects, equally full, still legible."""
    sides = len(rows.widths) - 1
    pages = -(-sides // _SIDES_A_PAGE)
    apart = max(1, -(-sides // max(1, pages)))
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale = _SCALE
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_title_cols = "A:A"
    entitle_pages(sheet, title)
    sheet.print_area = f"A{_HEADER_ROW}:{column_letter(sides + 1)}{max(rows.last, _HEADER_ROW)}"
    for last in range(1 + apart, sides + 1, apart):
        sheet.col_breaks.append(Break(id=last))


def _begun(heads: Sequence[str], widths: Sequence[float], styles: Styles, title: str) -> Rows:
    rows = Rows()
    rows.widths = widths
    rows.add((title,), (styles.number("title"),), TITLE_LINE, fixed=True)
    rows.add(heads, [styles.number("header")] * len(heads), height_of(heads, widths))
    return rows


def _spots(found: Coverage, names: Mapping[str, str], labels: Labels, styles: Styles) -> Rows:
    page = blind_spots(found, names, labels, most=None)
    widths = [width / _PIXELS for width in page.widths]
    rows = _begun(page.heads, widths, styles, page.title)
    for row in page.rows:
        marks = [field.status.value if field.status else "" for field in row]
        _add(rows, tuple(field.text for field in row), marks, styles, labels)
    for note in page.notes:  # as wide as the table: a longer line would make print smaller
        for line in broken(note, sum(page.widths), _NOTE_LINES):
            rows.add((line,), (styles.number("note"),))
    return rows


def _map(
    found: Coverage, names: Mapping[str, str], labels: Labels, styles: Styles, title: str
) -> Rows:
    objects = grid(found)
    stages = sides_by_use(objects)
    heads = [labels["object"], *(names.get(s, s) or labels["object_whole"] for s in stages)]
    rows = _begun(heads, [_OBJECT_WIDTH, *(_SIDE_WIDTH for _ in stages)], styles, title)
    for name, cells in objects:
        states = [worst(cells[stage]) if stage in cells else None for stage in stages]
        values: list[Cell] = [name, *(labels.short_status(s) if s else None for s in states)]
        looks = [styles.number("body", s.value if s else "", centred=True) for s in states]
        rows.add(values, [styles.number("body"), *looks], height_of(values, rows.widths))
    return rows


def _cells(
    found: Coverage, names: Mapping[str, str], labels: Labels, styles: Styles, title: str
) -> Rows:
    heads, widths = _columns(_CELL_COLUMNS, labels)
    rows = _begun(heads, widths, styles, title)
    for cell in found.cells:
        sides = (names.get(cell.stage, cell.stage), names.get(cell.aspect, cell.aspect))
        if not any(sides):
            sides = (labels["object_whole"], "")
        states = (cell.law, cell.lists, cell.plan, cell.together)
        said = [labels.status(s) for s in states]
        looks = [s.value for s in states]
        if cell.plan is Status.GAP:  # named without anybody: no gap of the law
            said[2], looks[2] = labels["plan_silent"], Status.UNKNOWN.value
        row = (
            cell.name,
            *sides,
            *said,
            _JOIN.join(cell.holders),
            _JOIN.join(cell.tasks),
        )
        _add(rows, row, ["", "", "", *looks, "", ""], styles, labels)
    return rows


def _links(chains: Sequence[ChainState], labels: Labels, styles: Styles, title: str) -> Rows:
    heads, widths = _columns(_CHAIN_COLUMNS, labels)
    rows = _begun(heads, widths, styles, title)
    english = labels.lang == "en"
    for chain in chains:
        for link in chain.links:
            row = (
                chain.name_en if english else chain.name,
                link.name_en if english else link.name,
                labels.status(link.status),
                _JOIN.join(link.holders),
                _JOIN.join(link.tasks),
            )
            _add(rows, row, ["", "", link.status.value, "", ""], styles, labels)
    return rows


def _columns(columns: Sequence[tuple[str, float]], labels: Labels) -> tuple[list[str], list[float]]:
    return [labels[key] for key, _ in columns], [width for _, width in columns]


def _add(
    rows: Rows, row: tuple[Cell, ...], marks: Sequence[str], styles: Styles, labels: Labels
) -> None:
    looks = [styles.number("body", mark, centred=bool(mark)) for mark in marks]
    for piece in pieces(row, labels["continued"]):
        rows.add(piece, looks, height_of(piece, rows.widths))
