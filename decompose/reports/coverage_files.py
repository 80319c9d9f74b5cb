"""The blind-spot map as a file: the suffix of the path chooses the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from decompose.errors import ReportError
from decompose.labels.deliverables import Labels
from decompose.model.coverage import ChainState, Coverage
from decompose.reports.files import replace_file
from decompose.reports.heatmap import chains_svg, coverage_html, coverage_svg
from decompose.reports.render import draw


def write_coverage(
    found: Coverage,
    chains: Sequence[ChainState],
    names: Mapping[str, str],
    path: Path,
    labels: Labels,
) -> None:
    """Write the map as .svg, .png, .pdf or .html, or with its tables and the chains as .xlsx.

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
            content = coverage_svg(found, names, labels).encode()
        case ".html":
            content = coverage_html(found, names, labels).encode()
        case ".xlsx":
            from decompose.reports.xlsx_coverage import coverage_to_xlsx

            content = coverage_to_xlsx(found, chains, names, labels)
        case ".png" | ".pdf":
            from decompose.reports.diagram_tables import coverage_dot

            content = draw(coverage_dot(found, names, labels), path)
        case _:
            raise _no_writer(path, (".svg", ".png", ".pdf", ".html", ".xlsx"))
    replace_file(path, content)


def write_chains(chains: Sequence[ChainState], path: Path, labels: Labels) -> None:
    """Write the chains as .svg, .png or .pdf.

    Raises:
        ReportError: Another suffix, or the file cannot be written.
        MissingDependency: PNG or PDF, and no Graphviz, or no Chinese font for PNG.
    """
    match path.suffix.lower():
        case ".svg":
            content = chains_svg(chains, labels).encode()
        case ".png" | ".pdf":
            from decompose.reports.diagram_tables import chains_dot

            content = draw(chains_dot(chains, labels), path)
        case _:
            raise _no_writer(path, (".svg", ".png", ".pdf"))
    replace_file(path, content)


def _no_writer(path: Path, forms: Iterable[str]) -> ReportError:
    return ReportError(
        f"no writer for {path.suffix or 'a name without suffix'}",
        hint=f"use one of {'、'.join(forms)}",
        where=str(path),
    )
