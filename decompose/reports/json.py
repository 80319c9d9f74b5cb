"""The result as JSON, by the public schema."""

from __future__ import annotations

import json
from pathlib import Path

from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition

NOT_WRITTEN = {
    "Decomposition.mentions": "matched words: found again from the plan and the packs, and many",
    "Plan.document": "the document as read: it is the user's own file",
}
"""The only fields of a result that its JSON leaves out, and why."""


def to_json(result: Decomposition) -> str:
    """Return a result as JSON text (schema ``decompose.result/1``), indented, UTF-8 unescaped."""
    return f"{_told(result, indent=1)}\n"


def to_compact_json(result: Decomposition) -> str:
    """Return a result as JSON text that is as short as can be: what is as by default is left out."""
    return _told(result, indent=None, exclude_defaults=True)


def _told(result: Decomposition, *, indent: int | None, exclude_defaults: bool = False) -> str:
    try:
        return result.model_dump_json(indent=indent, exclude_defaults=exclude_defaults)
    except ValueError:
        # Half a character, as a broken file name or argument brings in, is no UTF-8.
        values = result.model_dump(mode="json", exclude_defaults=exclude_defaults)
        value = json.dumps(values, ensure_ascii=False, indent=indent)
        return value.encode("utf-8", "replace").decode("utf-8")


def write_json(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write a result as JSON; the language does not matter."""
    replace_file(path, to_json(result).encode("utf-8"))
