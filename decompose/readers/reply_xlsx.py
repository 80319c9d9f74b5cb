"""Replies of departments in workbooks: rows by their id, columns by their headings."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zipfile import BadZipFile

from decompose.errors import DamagedDocument, ReadError
from decompose.readers.limits import LIMITS, Limits
from decompose.readers.package import Package
from decompose.readers.sniff import sniff

ID = "_id"
_MOST_ROWS = 100_000
_WIDEST = 200
_LEAST_HEADINGS = 2
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a reply.

    ``values`` holds the texts of the columns that the sheet still has; ``id`` is empty when the
    column of ids is gone.
    """

    id: str
    values: dict[str, str]
    file: str
    sheet: str
    row: int
    columns: dict[str, str]

    def place(self, key: str = "") -> str:
        """Return where the row, or a cell of it, stands."""
        return f"{self.file}:{self.sheet}!{self.columns.get(key, '')}{self.row}"


def read_reply(
    data: bytes, name: str, headings: Mapping[str, str], *, limits: Limits = LIMITS
) -> list[Line]:
    """Read the rows of every sheet that has a row of known headings.

    Args:
        data: The file.
        name: Its name, for messages.
        headings: Which column a heading stands for.
        limits: Safety limits.

    Raises:
        ReadError: It is no workbook, or none of its sheets has the headings.
    """
    limits.check("file", len(data), file=name)
    if sniff(data[:64]) != "zip":
        raise _no_workbook(name, "it is no office file")
    Package(data, name=name, limits=limits).check_all()
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (OSError, BadZipFile, KeyError, ValueError, InvalidFileException) as error:
        raise _no_workbook(name, error) from error
    found: list[Line] = []
    seen = False
    for sheet in book.worksheets:
        # Without this a false dimension in the file hides cells, in silence.
        sheet.reset_dimensions()
        columns: dict[str, int] = {}
        cells = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_WIDEST, values_only=True)
        for number, row in enumerate(cells, start=1):
            texts = [plain_text(value) for value in row]
            heads = _headings(texts, headings)
            if heads:
                columns, seen = heads, True
            elif columns and any(texts):
                found.append(_line(texts, columns, (name, sheet.title, number)))
    book.close()
    if not seen:
        raise ReadError(
            "no sheet has the columns of the workbook that was sent",
            hint="fill in the workbook as it was sent",
            where=name,
        )
    return found


def _headings(texts: list[str], headings: Mapping[str, str]) -> dict[str, int]:
    """Return where the columns stand when a row holds their headings, else nothing."""
    found: dict[str, int] = {}
    for at, text in enumerate(texts):
        key = ID if text.lower() == ID else headings.get(text)
        if key and key not in found:
            found[key] = at
    known = len(found) - (ID in found)
    return found if known >= _LEAST_HEADINGS and known >= len([t for t in texts if t]) / 3 else {}


def _line(texts: list[str], columns: dict[str, int], place: tuple[str, str, int]) -> Line:
    from openpyxl.utils import get_column_letter

    values = {key: texts[at] if at < len(texts) else "" for key, at in columns.items()}
    letters = {key: get_column_letter(at + 1) for key, at in columns.items()}
    return Line(values.pop(ID, "").upper(), values, *place, letters)


def plain_text(value: object) -> str:
    """Return a cell as it was meant: escapes resolved, wide signs made narrow, no blanks around."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        value = value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_narrow, text)).strip()


def _narrow(sign: str) -> str:
    """Make a full-width letter or digit narrow; signs of Chinese writing stay."""
    wide = "０" <= sign <= "９" or "Ａ" <= sign <= "Ｚ" or "ａ" <= sign <= "ｚ" or sign == "＿"
    return unicodedata.normalize("NFKC", sign) if wide else sign


def _no_workbook(name: str, reason: object) -> DamagedDocument:
    return DamagedDocument(
        f"not a workbook: {reason}",
        hint="open it in Excel or WPS and save it again as .xlsx",
        where=name,
    )
