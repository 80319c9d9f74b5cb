"""The blind-spot map as a file: the suffix of the path chooses the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from decompose.errors import ReportError
from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.coverage import ChainState, Coverage
from decompose.reports.chain_slides import chain_pages
from decompose.reports.coverage_pages import pages
from decompose.reports.coverage_slides import page_dot, page_svg
from decompose.reports.coverage_web import coverage_html
from decompose.reports.render import draw


def write_coverage(
    found: Coverage,
    chains: Sequence[ChainState],
    names: Mapping[str, str],
    path: Path,
    labels: Labels,
) -> None:
    """Write the map as .svg, .png, .pdf or .html, or with its tables and the chains as .xlsx.

    Drawings are pages of a slide: the blind spots under the path itself, the map in numbered files.

    Args:
        found: The cells.
        chains: The chains; only the workbook shows them.
        names: Names of stages and aspects by id.
        path: Target.
        labels: The language.

    Raises:
        ReportError: Another suffix, or the file cannot be written.
        MissingDependency: PNG or PDF, and no Graphviz, or no Chinese font for PNG.
    """
    match path.suffix.lower():
        case ".svg":
            made = (page_svg(page, labels).encode() for page in pages(found, names, labels))
            _write_numbered(made, path)
        case ".html":
            replace_file(path, coverage_html(found, names, labels).encode())
        case ".xlsx":
            from decompose.reports.xlsx_coverage import coverage_to_xlsx

            replace_file(path, coverage_to_xlsx(found, chains, names, labels))
        case ".png" | ".pdf":
            drawn = (draw(page_dot(page, labels), path) for page in pages(found, names, labels))
            _write_numbered(drawn, path)
        case _:
            raise _no_writer(path, (".svg", ".png", ".pdf", ".html", ".xlsx"))


def _write_numbered(made: Iterable[bytes], path: Path) -> None:
    """Write the first page to the path itself, the others beside it with numbers."""
    for number, content in enumerate(made):
        target = path.with_name(f"{path.stem}-{number}{path.suffix}") if number else path
        replace_file(target, content)


def write_chains(chains: Sequence[ChainState], path: Path, labels: Labels) -> None:
    """Write the chains as .svg, .png or .pdf.

    Raises:
        ReportError: Another suffix, or the file cannot be written.
        MissingDependency: PNG or PDF, and no Graphviz, or no Chinese font for PNG.
    """
    match path.suffix.lower():
        case ".svg":
            _write_numbered((page.encode() for page in chain_pages(chains, labels)), path)
        case ".png" | ".pdf":
            from decompose.reports.diagram_tables import chains_dot

            replace_file(path, draw(chains_dot(chains, labels), path))
        case _:
            raise _no_writer(path, (".svg", ".png", ".pdf"))


def _no_writer(path: Path, forms: Iterable[str]) -> ReportError:
    return ReportError(
        f"no writer for {path.suffix or 'a name without suffix'}",
        hint=f"use one of {'、'.join(forms)}",
        where=str(path),
    )
