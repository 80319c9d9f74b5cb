"""The record of a run: from what, with which knowledge and settings, by which version, into what.

``run.json`` stands beside the deliverables. ``decompose seal`` reads it: what it does not name is not
part of the run.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from pydantic import Field

from decompose.model.base import Model
from decompose.readers.joining import distinct_names
from decompose.version import VERSION

RECORD = "run.json"


class Settings(Model):
    """What a run was told beside its files."""

    place: str | None = None
    level: str | None = None
    date: str | None = None
    lang: str = "zh"
    encoding: str | None = None
    revisions: str = "final"
    limits: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    png: bool = False
    also: tuple[str, ...] = ()
    packs: bool = False


class InputFile(Model):
    """A file that was read.

    ``name`` stands in the results; ``path`` says where it lay, seen from the folder of the results.
    """

    name: str
    path: str
    size: int
    sha256: str


class Record(Model):
    """One run."""

    schema_: str = Field(default="decompose.record/1", alias="schema")
    version: str
    """Version of decompose."""
    inputs: tuple[InputFile, ...]
    forms: tuple[InputFile, ...] = ()
    """Forms of the user's own that were filled."""
    superiors: tuple[InputFile, ...] = ()
    """Plans above this one that it was compared with."""
    sisters: tuple[InputFile, ...] = ()
    """Other documents of its place that it was compared with."""
    earlier: tuple[InputFile, ...] = ()
    """Drafts before it, and plans of the period before, that it was compared with."""
    packs: tuple[str, ...] = ()
    """Folders laid over the built-in knowledge, seen from the folder of the results."""
    knowledge: str = ""
    """All packs with version and fingerprint, as in the result."""
    settings: Settings
    files: dict[str, str] = {}
    """SHA-256 of every deliverable, by its name in the folder."""

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}

    def text(self) -> str:
        """Return the record as JSON."""
        return self.model_dump_json(indent=1) + "\n"


def record_of(  # noqa: PLR0913 - every kind of file a run reads
    plans: Sequence[str | os.PathLike[str]],
    out: Path,
    *,
    packs: Sequence[str | os.PathLike[str]] = (),
    forms: Sequence[str | os.PathLike[str]] = (),
    superiors: Sequence[str | os.PathLike[str]] = (),
    sisters: Sequence[str | os.PathLike[str]] = (),
    earlier: Sequence[str | os.PathLike[str]] = (),
    settings: Settings,
) -> Record:
    """Begin the record of a run whose deliverables go into ``out``."""
    paths = [Path(plan) for plan in plans]
    names = distinct_names(paths)
    return Record(
        version=VERSION,
        inputs=tuple(_file(path, name, out) for path, name in zip(paths, names, strict=True)),
        forms=tuple(_file(path, path.name, out) for path in map(Path, forms)),
        superiors=tuple(_file(path, path.name, out) for path in map(Path, superiors)),
        sisters=tuple(_file(path, path.name, out) for path in map(Path, sisters)),
        earlier=tuple(_file(path, path.name, out) for path in map(Path, earlier)),
        packs=tuple(_seen_from(out, Path(pack)) for pack in packs),
        settings=settings,
    )


def _file(path: Path, name: str, out: Path) -> InputFile:
    data = path.read_bytes()
    place = _seen_from(out, path)
    return InputFile(name=name, path=place, size=len(data), sha256=digest(data))


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return sha256(data).hexdigest()


def _seen_from(out: Path, path: Path) -> str:
    try:
        return Path(os.path.relpath(path, out)).as_posix()
    except ValueError:
        # Another drive: there is no way from here to there.
        return path.resolve().as_posix()
