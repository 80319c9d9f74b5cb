"""Files appear whole or not at all: written beside the target, then moved into place."""

from __future__ import annotations

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
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _failed(path, error) from error


def _failed(path: Path, error: OSError) -> ReportError:
    return ReportError(
        f"cannot write the file: {error.strerror or error}",
        hint="close the file if it is open elsewhere, check the folder and the free space",
        where=str(path),
    )
