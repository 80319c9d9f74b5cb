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
    try:
        return result.model_dump_json(indent=1) + "\n"
    except ValueError:
        # Half a character, as a broken file name or argument brings in, is no UTF-8.
        value = json.dumps(result.model_dump(mode="json"), ensure_ascii=False, indent=1)
        return value.encode("utf-8", "replace").decode("utf-8") + "\n"


def write_json(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write a result as JSON; the language does not matter."""
    replace_file(path, to_json(result).encode("utf-8"))
