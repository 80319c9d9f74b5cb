"""Comparisons as files: the suffix chooses between workbook, page, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from decompose.compare.page import to_page
from decompose.errors import ReportError
from decompose.files import replace_file
from decompose.labels.comparison import Words
from decompose.model.base import Model
from decompose.reports.markdown import in_markdown, table_to_markdown
from decompose.reports.rows import Table

SUFFIXES = (".xlsx", ".html", ".md", ".json")


def write_comparison(
    value: Model,
    title: str,
    tables: Sequence[Table],
    path: Path,
    words: Words,
    *,
    chart: str = "",
) -> None:
    """Write a comparison to a file.

    Args:
        value: What was found, for JSON.
        title: Heading of the other formats.
        tables: What stands in them.
        path: Target; its suffix chooses the format.
        words: Language of the sheets.
        chart: A Mermaid chart that stands before the tables where the format can show one.

    Raises:
        ReportError: There is no such format, or the file cannot be written.
    """
    replace_file(path, _data(value, title, tables, path, words, chart))


def _data(
    value: Model, title: str, tables: Sequence[Table], path: Path, words: Words, chart: str
) -> bytes:
    suffix = path.suffix.lower()
    if suffix == ".json":
        return f"{value.model_dump_json(indent=2, by_alias=True)}\n".encode()
    if suffix == ".html":
        return to_page(title, tables, words.lang).encode()
    if suffix == ".md":
        parts = [f"# {in_markdown(title)}", *([f"```mermaid\n{chart}```"] if chart else [])]
        for table in tables:
            shown = table_to_markdown(table) or words["none"]
            parts += [f"## {in_markdown(table.title)}", shown]
        return ("\n\n".join(parts) + "\n").encode()
    if suffix == ".xlsx":
        from decompose.reports.xlsx_tables import tables_to_xlsx

        return tables_to_xlsx(tables, title=title, page=words["page"], continued=words["continued"])
    raise ReportError(
        f"no writer for {path.suffix or 'a name without suffix'}",
        hint=f"use one of {', '.join(SUFFIXES)}",
        where=str(path),
    )
