"""Packs: a workbook to fill in and a list to sign for every department, with an index of all."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from decompose.errors import ReportError
from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.data_files import harmless
from decompose.reports.data_tables import Value
from decompose.reports.division import arrange
from decompose.reports.loads import LOADS, load_of
from decompose.reports.names import file_name
from decompose.reports.word.duties import duties_of
from decompose.reports.xlsx_pack import ids_in, pack_book, pack_tables

_SHOWN = 5
"""Assignments named in an error."""


def write_packs(
    result: Decomposition,
    folder: Path,
    labels: Labels,
    on_step: Callable[[str], None] | None = None,
    steps: int = 10,
) -> tuple[Path, ...]:
    """Write a workbook and a Word file for every department into a folder, and ``index.csv``.

    Together the packs hold every assignment exactly once; that is checked on what was written.

    Args:
        result: Who does what.
        folder: A folder that exists.
        labels: The language.
        on_step: Called with ``packs`` as the work goes on.
        steps: How often that is done at most.

    Returns:
        The files written, in order; the index is the last.

    Raises:
        ReportError: A file cannot be written, or the packs are not the division.
    """
    division = arrange(result)
    written: list[Path] = []
    held: Counter[str] = Counter()
    index: list[tuple[Value, ...]] = []
    every = max(1, -(-len(division.holders) // steps))
    for number, (holder, name) in enumerate(division.holders.items(), start=1):
        if on_step is not None and (number - 1) % every == 0:
            on_step("packs")
        stem = file_name(number, name, len(division.holders))
        tables = pack_tables(division, holder, labels)
        held.update(ids_in(tables))
        for suffix, data in (
            (".xlsx", pack_book(division, holder, labels, tables)),
            (".docx", duties_of(division, labels, [holder])),
        ):
            written.append(folder / f"{stem}{suffix}")
            replace_file(written[-1], data)
        index.append((number, name, *load_of(division, holder), f"{stem}.xlsx", f"{stem}.docx"))
    _check(held, result)
    written.append(folder / "index.csv")
    replace_file(written[-1], _index(index, labels))
    return tuple(written)


def _check(held: Counter[str], result: Decomposition) -> None:
    """Make sure that the packs together hold every assignment once, and nothing else."""
    wanted = Counter(own.id for own in result.assignments)
    if held != wanted:
        odd = sorted((held - wanted) | (wanted - held))
        raise ReportError(
            f"the packs do not hold exactly what the division holds: {', '.join(odd[:_SHOWN])}",
            hint="give every assignment an id of its own and a department; the result was changed by hand",
        )


def _index(rows: list[tuple[Value, ...]], labels: Labels) -> bytes:
    out = StringIO()
    sheet = csv.writer(out)
    keys = ("serial", "department", *LOADS, "workbook", "word_file")
    sheet.writerow(labels[key] for key in keys)
    sheet.writerows([harmless(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
