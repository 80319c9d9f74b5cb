"""Workbooks to be filled in and read back: locked but for some cells, each row with its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from decompose.reports.rows import Cell
from decompose.reports.sheet_xml import Rows, column_letter, height_of
from decompose.reports.xlsx_book import TITLE_LINE, Styles, saved, set_up_page

_ID = "_id"
_HEADER_ROW = 3
_SPARE = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a workbook asks: its columns, those to be filled in, and the one to choose in.

    Units:
        ``widths`` in characters of a Latin font.
    """

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    filled_in: frozenset[str]
    choice: str
    frozen: int
    """How many columns stay in sight."""


class _Hiding(Rows):
    """Rows whose last column is not shown."""

    def to_xml(self) -> bytes:
        last = len(self.widths)
        shown = f'<col min="{last}" max="{last}" '
        return super().to_xml().replace(shown.encode(), f'{shown}hidden="1" '.encode(), 1)


def reply_book(
    lines: Sequence[Sequence[Cell]],
    asked: Asked,
    *,
    title: str,
    note: str,
    labels: Mapping[str, str],
    choices: Sequence[str],
) -> bytes:
    """Return a workbook to be filled in.

    Args:
        lines: Cells in the order of the columns, then the id of the row.
        asked: Its columns.
        title: First line.
        note: How to fill it in.
        labels: Words of the columns, ``sheet``, ``page`` and ``choose``.
        choices: What can be chosen.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = labels["sheet"]
    rows = _Hiding()
    rows.widths = (*asked.widths, 12)
    styles = Styles(sheet)
    rows.add((title,), (styles.number("title"),), TITLE_LINE, fixed=True)
    rows.add((note,), (styles.number("note"),))
    head = [labels[key] for key in asked.columns]
    rows.add([*head, _ID], [styles.number("header")] * (len(asked.columns) + 1))
    body, fill = styles.number("body"), styles.number("body", "fill")
    looks = [*(fill if key in asked.filled_in else body for key in asked.columns), body]
    for line in lines:
        rows.add(line, looks, height_of(line, rows.widths))
    column = column_letter(asked.columns.index(asked.choice) + 1)
    _guard(sheet, column, rows.last, choices, labels["choose"])
    width = column_letter(len(asked.columns))
    sheet.freeze_panes = f"{column_letter(asked.frozen + 1)}{_HEADER_ROW + 1}"
    # Sorting moves what the filter covers: the ids have to go along.
    ids = column_letter(len(asked.columns) + 1)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{ids}{max(rows.last, _HEADER_ROW + 1)}"
    sheet.print_area = f"A1:{width}{rows.last}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    set_up_page(sheet, labels["page"])
    return saved(book, {sheet.title: rows})


def _guard(sheet: Worksheet, column: str, last: int, choices: Sequence[str], message: str) -> None:
    """Lock everything else, without a password, and offer what can be chosen."""
    offered = ",".join(choices)
    check = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
    check.error = check.prompt = message[:_SPARE]
    check.add(f"{column}{_HEADER_ROW + 1}:{column}{max(last, _HEADER_ROW + 1)}")
    sheet.add_data_validation(check)
    protection = sheet.protection
    protection.sheet = True
    for free in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(protection, free, False)
