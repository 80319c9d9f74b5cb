"""Ranges of cells, such as B3:D8, and how they move and grow when rows are added."""

from __future__ import annotations

from typing import NamedTuple

from decompose.reports.sheet_xml import column_letter, column_number
from decompose.text.patterns import regex

_CELL = regex(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


class Range(NamedTuple):
    """A range of cells; all numbers count from 1."""

    left: int
    top: int
    right: int
    bottom: int

    def __str__(self) -> str:
        first, last = (f"{column_letter(c)}{r}" for c, r in (self[:2], self[2:]))
        return first if first == last else f"{first}:{last}"


def cell_at(place: str) -> tuple[int, int] | None:
    """Return (column, row) of a place such as C7, or None when it is none."""
    found = _CELL.fullmatch(place)
    return (column_number(found[1]), int(found[2])) if found else None


def range_of(text: str) -> Range | None:
    """Return the range that a text names, or None: whole columns and rows are none."""
    first, _, last = text.partition(":")
    start, end = cell_at(first), cell_at(last or first)
    return Range(*start, *end) if start and end else None


class Growth(NamedTuple):
    """Rows added to a sheet: the table begins in ``first``, ends now in ``last``.

    What stood from row ``below`` on has moved down by ``moved`` rows. Where ``added``, the form had
    fewer rows than the table has now.
    """

    first: int
    last: int
    below: int
    moved: int
    added: bool = False

    def of(self, text: str, *, grows: bool) -> str:
        """Return a list of ranges, parted by blanks, as it is after the growth.

        Args:
            text: The ranges.
            grows: Whether one that holds for the first row of the table holds for all its rows.
        """
        return " ".join(self._one(part, grows) for part in text.split())

    def _one(self, text: str, grows: bool) -> str:
        found = range_of(text)
        if found is None:
            return text
        left, top, right, bottom = found
        if top >= self.below:
            top, bottom = top + self.moved, bottom + self.moved
        elif bottom >= self.below:
            bottom += self.moved
        elif grows and top <= self.first <= bottom:
            bottom = max(bottom, self.last)
        changed = Range(left, top, right, bottom)
        return text if changed == found else str(changed)
