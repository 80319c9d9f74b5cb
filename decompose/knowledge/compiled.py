"""The built-in pack, checked once and kept as JSON beside its YAML: loading it costs a tenth.

The compiled file carries the hash of the YAML files it was made from; when they differ it is ignored
and the YAML is read. ``make pack`` writes it anew; a test fails while it is stale.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from decompose.model.base import Model
from decompose.model.knowledge import Pack

BUILT_IN = Path(__file__).parent / "packs" / "cn-work-safety"
_SUFFIX = ".compiled.json"


class CompiledPack(Model):
    """A checked pack with the hash of its sources."""

    sources: str
    fingerprint: str
    pack: Pack


def compiled_path(root: Path) -> Path:
    """Return where the compiled form of a pack directory stands."""
    return root.with_name(root.name + _SUFFIX)


def sources_hash(root: Path) -> str:
    """Return one hash over the names and bytes of a pack's YAML files."""
    total = sha256()
    for path in sorted(root.rglob("*.yaml")):
        total.update(f"{path.relative_to(root).as_posix()}\0".encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
        total.update(b"\0")
    return total.hexdigest()


def read_compiled(root: Path) -> CompiledPack | None:
    """Return the compiled form of a pack, or None when there is none or it is stale or damaged."""
    try:
        found = CompiledPack.model_validate_json(compiled_path(root).read_bytes())
    except (OSError, ValidationError):
        return None
    return found if found.sources == sources_hash(root) else None


def write_compiled(root: Path, pack: Pack, fingerprint: str) -> Path:
    """Write the compiled form of a checked pack and return its path."""
    compiled = CompiledPack(sources=sources_hash(root), fingerprint=fingerprint, pack=pack)
    path = compiled_path(root)
    text = compiled.model_dump_json(exclude_defaults=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path
