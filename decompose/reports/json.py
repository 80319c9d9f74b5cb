"""The result as JSON, by the public schema."""

from __future__ import annotations

from pathlib import Path

from decompose.model.result import Decomposition
from decompose.reports.files import replace_file
from decompose.reports.labels import Labels


def to_json(result: Decomposition) -> str:
    """Return a result as JSON text (schema ``decompose.result/1``), indented, UTF-8 unescaped."""
    return result.model_dump_json(indent=1, exclude={"mentions"}) + "\n"


def write_json(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write a result as JSON; the language does not matter."""
    replace_file(path, to_json(result).encode("utf-8", "surrogatepass"))
