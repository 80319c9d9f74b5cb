"""Files appear whole or not at all: written beside the target, then moved into place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from decompose.errors import ReportError


def replace_file(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write bytes to a path so that a crash leaves the old file whole.

    Args:
        path: Target.
        data: What will stand there.
        durable: Whether it must be on the disk, safe from a power cut, when this returns.

    Raises:
        ReportError: The folder is missing, read-only or full, or the target is a folder.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _failed(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
        if durable:
            sync_folder(path.parent)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _failed(path, error) from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it where they do not exist.

    Raises:
        ReportError: A file stands there, or the folder above cannot be written to.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError(
            f"cannot make the folder: {error.strerror or error}",
            hint="check the path, the rights on the folder above and the free space",
            where=str(path),
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe from a power cut too, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failed(path: Path, error: OSError) -> ReportError:
    return ReportError(
        f"cannot write the file: {error.strerror or error}",
        hint="close the file if it is open elsewhere, check the folder and the free space",
        where=str(path),
    )
