"""Decomposition → files. The suffix chooses the writer; writers are imported on first use."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from decompose.errors import ReportError
from decompose.reports.data_tables import TABLES

if TYPE_CHECKING:
    from decompose.knowledge import Knowledge
    from decompose.model.result import Decomposition

WRITERS = {
    ".xlsx": ("decompose.reports.xlsx", "write_xlsx"),
    ".json": ("decompose.reports.json", "write_json"),
    ".md": ("decompose.reports.markdown", "write_markdown"),
    ".html": ("decompose.reports.html", "write_html"),
    ".docx": ("decompose.reports.word.scheme", "write_scheme"),
    ".svg": ("decompose.reports.diagrams", "write_overview"),
    ".png": ("decompose.reports.diagrams", "write_overview"),
    ".pdf": ("decompose.reports.diagrams", "write_overview"),
    ".dot": ("decompose.reports.diagrams", "write_overview"),
    ".csv": ("decompose.reports.data_files", "write_csv"),
    ".jsonl": ("decompose.reports.data_files", "write_jsonl"),
    ".sqlite": ("decompose.reports.data_files", "write_sqlite"),
    ".parquet": ("decompose.reports.parquet", "write_parquet"),
    ".jsonld": ("decompose.reports.linked", "write_jsonld"),
    ".graphml": ("decompose.reports.graph_files", "write_graphml"),
    ".cyjs": ("decompose.reports.graph_files", "write_cytoscape"),
}

DOCUMENTS = {
    "duties.docx": ("decompose.reports.word.duties", "write_duties"),
    "findings.docx": ("decompose.reports.word.findings", "write_findings"),
    "disputes.docx": ("decompose.reports.word.disputes", "write_disputes"),
    "division.mermaid.md": ("decompose.reports.mermaid", "write_mermaid"),
    "raci.csv": ("decompose.reports.raci", "write_raci"),
    "notes.docx": ("decompose.reports.word.notes", "write_notes"),
}
"""Writers of the files whose suffix alone does not tell what stands in them."""

_NAMED_BY_KNOWLEDGE = ("decompose.reports.graph_files",)
_TAKE_ALONG = ("decompose.reports.xlsx", "decompose.reports.word.scheme")
"""Writers whose file holds the result itself too, whatever the language it is told in."""

DELIVERABLES = ("division.xlsx", "division.md", "division.json")
"""Files of every run."""

EXTRAS: dict[str, tuple[str, ...]] = {
    "html": ("division.html",),
    "data": (
        *("division.csv", "division.jsonl", "division.sqlite", "division.jsonld", "raci.csv"),
    ),
    "parquet": tuple(f"tables/{table}.parquet" for table in TABLES),
    "pdf": (),
    "graph": ("graph.graphml", "graph.cyjs", "overview.dot", "overview.pdf", "division.mermaid.md"),
    "docx": ("division.docx", "duties.docx", "findings.docx", "disputes.docx", "notes.docx"),
}
"""Formats that are made on request, and the files each adds to the deliverables."""


def extras(wished: Iterable[str]) -> tuple[str, ...]:
    """Return the files of formats named by a user, each of whose words may hold several.

    Raises:
        ReportError: There is no such format.
        MissingDependency: The format needs a package that is not installed.
    """
    words = formats(wished)
    for word in words:
        if word not in EXTRAS:
            raise ReportError(
                f"there is no further format {word}", hint=f"use one of {', '.join(EXTRAS)}"
            )
    if "parquet" in words and find_spec("pyarrow") is None:
        from decompose.reports.parquet import no_pyarrow

        raise no_pyarrow()
    return tuple(dict.fromkeys(name for word in words for name in EXTRAS[word]))


def formats(wished: Iterable[str]) -> list[str]:
    """Return the formats named by a user, each of whose words may hold several."""
    words = [word.strip().lower() for wish in wished for word in wish.split(",")]
    return list(filter(None, words))


def write(
    result: Decomposition,
    path: str | Path,
    *,
    lang: str = "zh",
    document: str | None = None,
    kb: Knowledge | None = None,
) -> None:
    """Write a result to a file; the suffix chooses the format.

    Args:
        result: Who does what, audited or not.
        path: Target; an existing file is replaced only when the new one is complete.
        lang: ``zh`` or ``en``.
        document: One of :data:`DOCUMENTS`, whatever the file is called.
        kb: What the result was made with, for the names of what is in graph files; the built-in pack
            when left out.

    Raises:
        ReportError: Unknown suffix or language, or the file cannot be written.
        MissingDependency: The format needs a package that is not installed.
    """
    from decompose.labels import LANGUAGES
    from decompose.labels.deliverables import Labels

    target = Path(path)
    known = "、".join(WRITERS)
    if target.suffix.lower() not in WRITERS:
        raise ReportError(
            f"no writer for {target.suffix or 'a name without suffix'}",
            hint=f"use one of {known}",
            where=str(target),
        )
    if lang not in LANGUAGES:
        raise ReportError(f"unknown language {lang}", hint=f"use one of {', '.join(LANGUAGES)}")
    held = result
    if lang == "en" and target.suffix.lower() != ".json":
        from decompose.reports.english import told

        # The JSON is the record: commands read it again, in any language.
        result = told(result, lang)
    module, name = DOCUMENTS.get(document or "") or WRITERS[target.suffix.lower()]
    named: dict[str, object] = {"kb": kb} if module in _NAMED_BY_KNOWLEDGE else {}
    named |= {"held": held} if module in _TAKE_ALONG else {}
    getattr(import_module(module), name)(result, target, Labels(lang), **named)
