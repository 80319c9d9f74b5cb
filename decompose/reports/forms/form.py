"""A form of the user's: opened before the work begins, filled when the result is there."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Protocol

from decompose.errors import ReportError
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.readers.loading import file_bytes
from decompose.reports.division import arrange
from decompose.reports.english import told
from decompose.reports.forms.values import Row, facts, rows

_KINDS = (".xlsx", ".docx")


class Filler(Protocol):
    """What fills one kind of form."""

    def filled(self, rows: list[Row], facts: dict[str, str]) -> bytes:
        """Return the file with the rows and facts in it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be filled."""

    name: str
    data: bytes
    filler: Filler

    def fill(self, result: Decomposition, labels: Labels) -> bytes:
        """Return the form filled with a result.

        Raises:
            ReportError: Something in it would be lost or displaced.
        """
        division = arrange(told(result, labels.lang))
        return self.filler.filled(rows(division, labels), facts(division, labels))


def open_form(path: str | PathLike[str]) -> Form:
    """Open a form from a file.

    Raises:
        ReadError: It cannot be read, is damaged or built to mislead.
        ReportError: It carries macros, or asks for nothing that can be filled in.
    """
    source = Path(path)
    return form_of(file_bytes(source), source.name)


def form_of(data: bytes, name: str) -> Form:
    """Open a form from its bytes."""
    suffix = Path(name).suffix.lower()
    if suffix == ".xlsx":
        from decompose.reports.forms.workbook import WorkbookForm

        return Form(name, data, WorkbookForm(data, name))
    if suffix == ".docx":
        from decompose.reports.forms.letter import LetterForm

        return Form(name, data, LetterForm(data, name))
    raise ReportError(
        f"a form with the suffix {suffix or 'none'} is not filled",
        hint=f"save it as one of {', '.join(_KINDS)}, without macros",
        where=name,
    )
