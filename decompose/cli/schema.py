"""``decompose schema``: the JSON Schemas of all objects, made from the models."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from decompose.cli.console import Console
from decompose.cli.options import Lang, LangOption
from decompose.consult.review import Review
from decompose.errors import ReportError
from decompose.evaluate import Score
from decompose.model.base import Model
from decompose.model.cascade import Cascade
from decompose.model.comparison import Alignment, Diff
from decompose.model.knowledge import Pack, PackInfo
from decompose.model.plan import Plan
from decompose.model.reform import Reforms, Replay
from decompose.model.result import Decomposition, Finding, Patches
from decompose.model.source import Document

SCHEMAS: dict[str, type[Model]] = {
    "document": Document,
    "plan": Plan,
    "result": Decomposition,
    "finding": Finding,
    "patches": Patches,
    "score": Score,
    "diff": Diff,
    "alignment": Alignment,
    "cascade": Cascade,
    "review": Review,
    "reform": Replay,
    "events": Reforms,
    "pack": PackInfo,
    "knowledge": Pack,
}
"""Name → model; ``pack`` is a pack's pack.yaml, ``knowledge`` every other file of it."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="schema")]


def schema(name: Name = None, lang: LangOption = Lang.ZH) -> None:
    """Print one schema, or the names of all."""
    console = Console(lang)
    if name is None:
        console.result("\n".join(SCHEMAS))
        return
    if name not in SCHEMAS:
        raise ReportError(f"there is no schema {name}", hint=f"use one of {', '.join(SCHEMAS)}")
    console.json(schema_text(name))


def schema_text(name: str) -> str:
    """Return one schema as JSON text, the same for every run."""
    written_by_users = name in {"pack", "knowledge", "events"}
    made = SCHEMAS[name].model_json_schema(
        by_alias=True, mode="validation" if written_by_users else "serialization"
    )
    if name == "knowledge":
        # A file of a pack names one list; what the pack is stands in pack.yaml.
        made["properties"].pop("info")
        made.pop("required", None)
    text = {"$schema": _DRAFT, "$id": f"decompose/{name}.json", **made}
    return json.dumps(text, ensure_ascii=False, indent=2) + "\n"


COMMANDS = (schema,)
