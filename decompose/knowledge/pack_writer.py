"""Entries → the YAML files of a pack, written so that a person can read and mend them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from decompose.errors import KnowledgeError
from decompose.model.base import Model
from decompose.model.knowledge import PackInfo

_HEADS = {
    "duties": '# Each entry is to be reviewed: see "review"; delete that line when it is right.',
    "departments": "# Bodies that the list names and the pack below does not know.",
    "precedents": "# Who led what in past divisions, as printed.",
}


def write_pack(folder: Path, info: PackInfo, lists: dict[str, Sequence[Model]]) -> list[Path]:
    """Write a new pack; nothing that exists is overwritten.

    Args:
        folder: Where the pack will stand; it must be new or empty.
        info: The facts about the pack.
        lists: Entries by top key; empty lists are left out.

    Raises:
        KnowledgeError: The folder is in use or cannot be written.
    """
    hint = "name a new folder"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise KnowledgeError("the folder is not empty", hint=hint, where=str(folder))
        paths = [folder / "pack.yaml"]
        _write(paths[0], _mapping(info))
        for key, entries in lists.items():
            if entries:
                head = _HEADS.get(key, "")
                body = "".join(_item(entry) for entry in entries)
                paths.append(folder / f"{key}.yaml")
                _write(paths[-1], f"{head}\n{key}:\n{body}")
    except OSError as error:
        raise KnowledgeError(
            f"the pack cannot be written: {error.strerror or error}", hint=hint, where=str(folder)
        ) from error
    return paths


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _mapping(entry: Model) -> str:
    return "".join(f"{key}: {_value(value)}\n" for key, value in _fields(entry).items())


def _item(entry: Model) -> str:
    lines = [f"{key}: {_value(value)}" for key, value in _fields(entry).items()]
    return "  - " + "\n    ".join(lines) + "\n"


def _fields(entry: Model) -> dict[str, Any]:
    """Return what an entry says beyond the defaults, in the order of its model."""
    required = {name for name, f in type(entry).model_fields.items() if f.is_required()}
    said = entry.model_dump(mode="json", exclude_defaults=True)
    whole = entry.model_dump(mode="json", include=required) | said
    return {name: whole[name] for name in type(entry).model_fields if name in whole}


def _value(value: Any) -> str:
    """Return a value as YAML that reads the same in any parser: JSON, which YAML contains."""
    return json.dumps(value, ensure_ascii=False)
