"""Seal the folder of a run."""

from __future__ import annotations

import io
import platform
import zlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from os import PathLike
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from decompose.errors import DamagedDocument, ReadError
from decompose.files import replace_file
from decompose.knowledge import load_knowledge
from decompose.knowledge.compiled import BUILT_IN
from decompose.readers.loading import file_bytes
from decompose.record import RECORD, InputFile, Record, digest
from decompose.reports.archive import SteadyArchive
from decompose.reports.diagram_parts import FONT
from decompose.reports.names import file_name
from decompose.reports.render import drawn_by, font_drawn_with
from decompose.seal.values import (
    EARLIER,
    FORM,
    INPUT,
    KNOWLEDGE,
    MANIFEST,
    RESULT,
    SISTER,
    SUMS,
    SUPERIOR,
    Seal,
    SealedFile,
    block_size,
    shown,
)
from decompose.version import VERSION

_PACKAGES = (
    *("lxml", "openpyxl", "pydantic", "pygraphviz", "pypdfium2", "rapidfuzz", "ahocorasick_rs"),
    *("networkx", "graphviz"),
)
"""Packages whose version may show in a deliverable."""


def seal(
    folder: str | PathLike[str],
    target: str | PathLike[str],
    *,
    sources: Sequence[str | PathLike[str]] = (),
) -> str:
    """Seal the folder of a run.

    Args:
        folder: Where ``decompose run`` wrote.
        target: The archive to write.
        sources: The plan's files, where they no longer lie where they lay.

    Returns:
        The SHA-256 of the archive.

    Raises:
        ReadError: The folder holds no run, or a file of it is missing, moved or changed since.
    """
    root = Path(folder)
    record = _record(root)
    contents: dict[str, bytes] = {}
    given = {digest(data): data for data in (file_bytes(Path(source)) for source in sources)}
    inputs = tuple(_inputs(INPUT, record.inputs, root, given, contents))
    forms = tuple(_inputs(FORM, record.forms, root, given, contents))
    superiors = tuple(_inputs(SUPERIOR, record.superiors, root, given, contents))
    sisters = tuple(_inputs(SISTER, record.sisters, root, given, contents))
    earlier = tuple(_inputs(EARLIER, record.earlier, root, given, contents))
    packs = tuple(_packs(record, root, contents))
    results = tuple(_results(record, root, contents))
    sealed = Seal(
        versions=versions(),
        knowledge=record.knowledge,
        settings=record.settings,
        inputs=inputs,
        forms=forms,
        superiors=superiors,
        sisters=sisters,
        earlier=earlier,
        packs=packs,
        results=results,
    )
    data = archive_of({MANIFEST: (sealed.model_dump_json(indent=1) + "\n").encode(), **contents})
    replace_file(Path(target), data)
    return digest(data)


def sums_of(contents: Mapping[str, bytes]) -> bytes:
    """Return the list of the hashes of these files, as ``sha256sum`` reads it."""
    return "".join(f"{digest(data)}  {name}\n" for name, data in sorted(contents.items())).encode()


def archive_of(contents: dict[str, bytes]) -> bytes:
    """Return the archive with these files and the sums of them: always the same bytes."""
    buffer = io.BytesIO()
    with SteadyArchive(buffer, "w") as archive:
        for name, data in sorted({**contents, SUMS: sums_of(contents)}.items()):
            archive.writestr(name, data)
    return buffer.getvalue()


def versions() -> dict[str, str]:
    """Return the versions of this program and of all it writes with."""
    found = {"decompose": VERSION, "python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    drawing = {"drawing": drawn_by(), "font": font_drawn_with(FONT)}
    return {**found, "zlib": zlib.ZLIB_RUNTIME_VERSION, **drawing}


def left_out(folder: str | PathLike[str]) -> tuple[str, ...]:
    """Return the files in the folder of a run that are not part of the run."""
    root = Path(folder)
    own = {RECORD, *_record(root).files}
    every = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return tuple(sorted(name for name in every if name not in own))


def _record(root: Path) -> Record:
    path = root / RECORD
    try:
        record = Record.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ReadError(
            f"there is no record of a run ({RECORD}) here: no folder of a run, or its plan came by standard input",
            hint="make it with decompose run FILE -o OUT, and name OUT; with --each one of the folders in it",
            where=str(root),
        ) from error
    except ValidationError as error:
        raise DamagedDocument(
            "the file is no record of a run, or one of another version of decompose",
            hint="run decompose run again",
            where=str(path),
        ) from error
    if record.version != VERSION:
        raise ReadError(
            f"the run was made by decompose {record.version}, this is {VERSION}",
            hint="run decompose run again, or seal with the version that made it",
            where=str(root),
        )
    return record


def _inputs(
    folder: str,
    files: Sequence[InputFile],
    root: Path,
    given: dict[str, bytes],
    contents: dict[str, bytes],
) -> Iterable[SealedFile]:
    for number, source in enumerate(files, 1):
        data = given.get(source.sha256)
        if data is None:
            data = _original(source, root / source.path)
        name = PurePosixPath(source.name)
        stem = file_name(number, name.stem, len(files))
        entry = f"{folder}/{stem}{_plain(name.suffix)}"
        yield _sealed(entry, source.name, data, contents)


def _original(source: InputFile, path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"the plan {source.name} is no longer where it was read",
            hint="name it after the folder: decompose seal OUT FILE",
            where=str(path),
        ) from error
    if digest(data) != source.sha256:
        raise ReadError(
            f"the plan {source.name} was changed after the run",
            hint="run decompose run again, or name the file as it was: decompose seal OUT FILE",
            where=str(path),
        )
    return data


def _packs(
    record: Record, root: Path, contents: dict[str, bytes]
) -> Iterable[tuple[SealedFile, ...]]:
    roots = [root / pack for pack in record.packs]
    if load_knowledge(*roots).fingerprint != record.knowledge:
        raise ReadError(
            "the knowledge was changed after the run",
            hint="run decompose run again",
            where=", ".join(map(str, roots)) or str(BUILT_IN),
        )
    for number, pack in enumerate([BUILT_IN, *roots]):
        names = [path for pattern in ("*.yaml", "*/*.yaml") for path in pack.glob(pattern)]
        yield tuple(
            _sealed(f"{KNOWLEDGE}/{number:02}/{name}", name, path.read_bytes(), contents)
            for path in sorted(names)
            for name in [path.relative_to(pack).as_posix()]
        )


def _results(record: Record, root: Path, contents: dict[str, bytes]) -> Iterable[SealedFile]:
    for name, made in record.files.items():
        path = root / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ReadError(
                "a deliverable of the run is missing",
                hint="run decompose run again",
                where=str(path),
            ) from error
        if digest(data) != made:
            raise ReadError(
                "the file was changed after the run",
                hint="keep the changed file under another name and run decompose run again",
                where=str(path),
            )
        yield _sealed(f"{RESULT}/{name}", name, data, contents)


def _sealed(entry: str, name: str, data: bytes, contents: dict[str, bytes]) -> SealedFile:
    contents[entry] = data
    size = block_size(len(data))
    blocks = "".join(
        shown(digest(data[start : start + size])) for start in range(0, len(data), size)
    )
    return SealedFile(entry=entry, name=name, size=len(data), block=size, blocks=blocks)


def _plain(suffix: str) -> str:
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""
