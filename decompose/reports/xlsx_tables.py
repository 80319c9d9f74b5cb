"""A workbook of plain tables: one sheet a table, frozen, filtered and set up for printing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from decompose.reports.rows import Table
from decompose.reports.sheet_xml import Rows, column_letter, height_of, lines_of, pieces
from decompose.reports.xlsx_book import SIZE, TITLE_LINE, TITLE_SIZE, Styles, saved, set_up_page

_HEADER_ROW = 2


def tables_to_xlsx(
    tables: Sequence[Table],
    *,
    title: str | Callable[[Table], str],
    page: str,
    continued: str = "",
) -> bytes:
    """Return a workbook; the sheets bear the titles of the tables, which are short and unique.

    Args:
        tables: What stands on the sheets.
        title: First line of every sheet, or what tells it for a table.
        page: Footer of the printed page.
        continued: Put before the rest of a text that one cell cannot hold.
    """
    book = Workbook()
    sheets = [book.worksheets[0], *(book.create_sheet() for _ in tables[1:])]
    styles = Styles(sheets[0])
    written: dict[str, Rows] = {}
    for sheet, table in zip(sheets, tables, strict=True):
        sheet.title = table.title
        rows = written[table.title] = Rows()
        rows.widths = widths = [column.width for column in table.columns]
        _entitle(sheet, rows, title if isinstance(title, str) else title(table), styles)
        head = styles.number("header")
        labels = [column.label for column in table.columns]
        rows.add(labels, [head] * len(widths), height_of(labels, widths))
        looks = [
            styles.number("body", "fill" if column.fill else "", centred=column.centred)
            for column in table.columns
        ]
        for row in table.rows:
            for piece in pieces(row, continued):
                rows.add(piece, looks, height_of(piece, widths))
        last = max(rows.last, _HEADER_ROW + 1)
        sheet.freeze_panes = f"{column_letter(table.frozen + 1)}{_HEADER_ROW + 1}"
        sheet.auto_filter.ref = f"A{_HEADER_ROW}:{column_letter(len(widths))}{last}"
        sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
        set_up_page(sheet, page)
    return saved(book, written)


def _entitle(sheet: Worksheet, rows: Rows, title: str, styles: Styles) -> None:
    """Write the title across the table, in several lines where one would be cut off in print."""
    across = sum(rows.widths) * SIZE / TITLE_SIZE
    lines = lines_of(title, across)
    if lines == 1 or len(rows.widths) == 1:
        rows.add((title,), (styles.number("title"),), TITLE_LINE, fixed=True)
        return
    padding = (None,) * (len(rows.widths) - 1)
    look = [styles.number("banner")] * len(rows.widths)
    rows.add((title, *padding), look, lines * TITLE_LINE, fixed=True)
    sheet.merged_cells.add(f"A1:{column_letter(len(rows.widths))}1")
