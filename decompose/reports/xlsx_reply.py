"""The workbook that a department fills in: locked but for the reply cells, each row with its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from decompose.labels.consultation import REPLY_COLUMNS
from decompose.reports.rows import Cell
from decompose.reports.sheet_xml import Rows, column_letter, height_of
from decompose.reports.xlsx_book import Styles, saved, set_up_page

_WIDTHS = (5, 8, 18, 46, 10, 12, 36, 12, 30, 30)
_FILLED_IN = ("position", "proposal", "reason")
_ID = "_id"
_HEADER_ROW = 3
_SPARE = 200


class _Hiding(Rows):
    """Rows whose last column is not shown."""

    def to_xml(self) -> bytes:
        last = len(self.widths)
        shown = f'<col min="{last}" max="{last}" '
        return super().to_xml().replace(shown.encode(), f'{shown}hidden="1" '.encode(), 1)


def reply_book(
    lines: Sequence[Sequence[Cell]],
    *,
    title: str,
    note: str,
    labels: Mapping[str, str],
    choices: Sequence[str],
) -> bytes:
    """Return the workbook of one department.

    Args:
        lines: Cells in the order of ``REPLY_COLUMNS``, then the id of the row.
        title: First line.
        note: How to fill it in.
        labels: Words of the columns, ``sheet`` and ``page``.
        choices: What can be chosen as opinion.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = labels["sheet"]
    rows = _Hiding()
    rows.widths = (*_WIDTHS, 12)
    styles = Styles(sheet)
    rows.add((title,), (styles.number("title"),))
    rows.add((note,), (styles.number("note"),))
    head = [labels[key] for key in REPLY_COLUMNS]
    rows.add([*head, _ID], [styles.number("header")] * (len(REPLY_COLUMNS) + 1))
    body, fill = styles.number("body"), _unlocked(sheet)
    looks = [*(fill if key in _FILLED_IN else body for key in REPLY_COLUMNS), body]
    for line in lines:
        rows.add(line, looks, height_of(line, rows.widths))
    _guard(sheet, rows.last, choices, labels["choose"])
    width = column_letter(len(REPLY_COLUMNS))
    sheet.freeze_panes = f"D{_HEADER_ROW + 1}"
    # Sorting moves what the filter covers: the ids have to go along.
    ids = column_letter(len(REPLY_COLUMNS) + 1)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{ids}{max(rows.last, _HEADER_ROW + 1)}"
    sheet.print_area = f"A1:{width}{rows.last}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    set_up_page(sheet, labels["page"])
    return saved(book, {sheet.title: rows})


def _unlocked(sheet: Worksheet) -> int:
    """Return the style of a cell to be filled in."""
    cell = SheetCell(sheet, row=1, column=1)
    cell.protection = Protection(locked=False)
    cell.fill = PatternFill("solid", fgColor="FFFBE6")
    cell.number_format = "@"
    return cell.style_id


def _guard(sheet: Worksheet, last: int, choices: Sequence[str], message: str) -> None:
    """Lock everything else, without a password, and offer the opinions to choose from."""
    column = column_letter(REPLY_COLUMNS.index("position") + 1)
    offered = ",".join(choices)
    check = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
    check.error = check.prompt = message[:_SPARE]
    check.add(f"{column}{_HEADER_ROW + 1}:{column}{max(last, _HEADER_ROW + 1)}")
    sheet.add_data_validation(check)
    protection = sheet.protection
    protection.sheet = True
    for free in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(protection, free, False)
