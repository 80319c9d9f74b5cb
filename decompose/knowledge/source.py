"""The files of one pack directory as checked entries that know where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from decompose.knowledge.strict_yaml import (
    Value,
    YamlFault,
    has_wide_colon,
    json_path,
    parse_yaml,
    read_text,
)
from decompose.model.base import Model
from decompose.model.field_words import TradeWord
from decompose.model.knowledge import (
    Aspect,
    Chain,
    Duty,
    Function,
    Law,
    Limit,
    Linkage,
    PackInfo,
    Precedent,
    ReservedPower,
    Sector,
    Stage,
    Vocabulary,
)
from decompose.model.organization import ChangeEvent, Department, GroupExpression, LocalBody
from decompose.model.wording import Wording

PACK_FILE = "pack.yaml"
MAX_FILES = 1000

LISTS: dict[str, type[Model]] = {
    "departments": Department,
    "groups": GroupExpression,
    "events": ChangeEvent,
    "sectors": Sector,
    "stages": Stage,
    "aspects": Aspect,
    "functions": Function,
    "duties": Duty,
    "laws": Law,
    "linkages": Linkage,
    "actors": Vocabulary,
    "precedents": Precedent,
    "chains": Chain,
    "bodies": LocalBody,
    "wordings": Wording,
    "reserved": ReservedPower,
    "limits": Limit,
    "trade_words": TradeWord,
}
"""Top key of a pack file, and the model of its entries."""

_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and the place it was read from, as shown after ``@`` in a fault."""

    entry: Any
    file: str
    parts: tuple[str | int, ...]
    pack: str = ""

    def at(self, *parts: str | int) -> str:
        """Return ``file $.path`` of a value inside the entry."""
        return f"{self.file} {json_path(self.parts + parts)}"


@dataclass(slots=True)
class PackSource:
    """What was read from one pack directory, and every fault met on the way."""

    root: Path
    prefix: str = ""
    info: Located | None = None
    lists: dict[str, list[Located]] = field(default_factory=lambda: {key: [] for key in LISTS})
    faults: list[str] = field(default_factory=list)
    digest: str = ""


def read_pack(root: Path, *, prefix: str = "") -> PackSource:
    """Read every YAML file of a pack directory and of its folders, in order of path.

    Args:
        root: The directory that holds ``pack.yaml``.
        prefix: Put before file names in faults, when several packs are read.
    """
    source = PackSource(root=root, prefix=prefix)
    digest = sha256()
    for path in _files(source):
        own = path.relative_to(root).as_posix()
        name = prefix + own
        try:
            text = read_text(path)
            digest.update(f"{own}\0{text}\0".encode())
            value, faults = parse_yaml(text)
        except YamlFault as fault:
            source.faults.append(f"{fault.message} @ {name} {fault.path}")
            continue
        source.faults.extend(f"{f.message} @ {name} {f.path}" for f in faults)
        _take_file(source, name, value, is_pack=path.name == PACK_FILE and path.parent == root)
    source.digest = digest.hexdigest()
    return source


def _files(source: PackSource) -> list[Path]:
    root = source.root
    names = [p for pattern in ("*", "*/*") for p in root.glob(pattern) if p.is_file()]
    for path in sorted(p for p in names if p.suffix == ".yml"):
        name = source.prefix + path.relative_to(root).as_posix()
        source.faults.append(f"pack files end in .yaml; rename this one @ {name} $")
    files = sorted(p for p in names if p.suffix == ".yaml")
    if len(files) > MAX_FILES:
        source.faults.append(f"{len(files)} files; expected at most {MAX_FILES} @ {root.name} $")
    return files[:MAX_FILES]


def _take_file(source: PackSource, name: str, value: Value, *, is_pack: bool) -> None:
    if not isinstance(value, dict):
        found = "a full-width colon “：”; write “: ”" if has_wide_colon(value) else _show(value)
        source.faults.append(f"expected a mapping at the top, found {found} @ {name} $")
    elif is_pack:
        entry = _validated(source, PackInfo, value, name, ())
        source.info = Located(entry, name, ()) if entry else source.info
    else:
        if len(value) != 1:
            keys = ", ".join(value) or "none"
            source.faults.append(f"expected exactly one top key, found {keys} @ {name} $")
        for key, entries in value.items():
            _take_list(source, name, key, entries)


def _take_list(source: PackSource, name: str, key: str, entries: Value) -> None:
    model = LISTS.get(key)
    if model is None:
        hint = did_you_mean(key, LISTS)
        source.faults.append(f'unknown top key "{key}"{hint} @ {name} $.{key}')
        return
    if not isinstance(entries, list):
        source.faults.append(f"expected a list, found {_show(entries)} @ {name} $.{key}")
        return
    for i, raw in enumerate(entries):
        entry = _validated(source, model, raw, name, (key, i))
        if entry is not None:
            source.lists[key].append(Located(entry, name, (key, i), str(source.root)))


def _validated(
    source: PackSource, model: type[Model], raw: Value, name: str, parts: tuple[str | int, ...]
) -> Model | None:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            steps = [s for s in detail["loc"] if s != "[key]"]
            place = json_path([*parts, *steps])
            source.faults.append(f"{_reworded(model, dict(detail))} @ {name} {place}")
    return None


def _reworded(model: type[Model], detail: dict[str, Any]) -> str:
    kind, loc, found = detail["type"], detail["loc"], _show(detail.get("input"))
    if kind == "missing":
        return f'"{loc[-1]}" is missing'
    if kind == "extra_forbidden":
        return f'unknown key "{loc[-1]}"{did_you_mean(str(loc[-1]), model.model_fields)}'
    if kind == "enum":
        return f"expected {detail['ctx']['expected']}, found {found}"
    if has_wide_colon(detail.get("input")):
        return f"{found} has a full-width colon; write “: ” after a key"
    return f"{_EXPECTED.get(kind, detail['msg'])}, found {found}"


_EXPECTED = {
    "string_type": "expected text",
    "tuple_type": "expected a list",
    "dict_type": "expected a mapping",
    "model_type": "expected a mapping",
    "int_parsing": "expected a whole number",
    "int_parsing_size": "expected a whole number of usual size",
    "int_type": "expected a whole number",
    "bool_parsing": "expected true or false",
    "bool_type": "expected true or false",
}


def _show(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f'"{value[:_QUOTED]}…"' if len(value) > _QUOTED else f'"{value}"'
    return {"list": "a list", "tuple": "a list", "dict": "a mapping"}.get(
        type(value).__name__, type(value).__name__
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean x?)`` when a known word is near, else nothing."""
    from rapidfuzz import process

    near = process.extractOne(word[:_QUOTED], list(known), score_cutoff=70)
    return f" (did you mean {near[0]}?)" if near else ""
