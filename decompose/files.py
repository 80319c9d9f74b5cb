"""Files appear whole or not at all: written beside the target, then moved into place."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from decompose.errors import ReportError

_SHARING_VIOLATION = 32  # of Windows
_LONGEST_PATH = 259  # of Windows, where long paths are not allowed


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
        raise cannot_write(path, error) from error
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
        raise cannot_write(path, error) from error


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


def cannot_write(path: Path, error: OSError) -> ReportError:
    """Say what kept a file from being written, as exactly as the system tells."""
    message, hint = _told(path, error)
    return ReportError(message, hint=hint, where=str(path))


def _told(path: Path, error: OSError) -> tuple[str, str]:
    held = getattr(error, "winerror", None) == _SHARING_VIOLATION
    if held or (isinstance(error, PermissionError) and _is_open(path)):
        return (
            "the file is open in another program",
            "close it there, then run the command again; the file is as it was",
        )
    if isinstance(error, PermissionError):
        return (
            "the file or its folder may not be written to",
            "close the file if it is open elsewhere, or choose another folder with -o",
        )
    if error.errno == errno.ENOSPC:
        return "the disk is full", "free some space and try again; the file is as it was"
    if error.errno == errno.ENAMETOOLONG or len(str(path.absolute())) > _LONGEST_PATH:
        return "the path is too long", "choose a folder with a shorter path"
    if isinstance(error, FileNotFoundError):
        return "the folder does not exist", "make it first, or check the path"
    if isinstance(error, IsADirectoryError):
        return "a folder of this name stands there", "choose another name"
    return (
        f"cannot write the file: {error.strerror or error}",
        "close the file if it is open elsewhere, check the folder and the free space",
    )


def _is_open(path: Path) -> bool:
    """Tell whether an office program has left the mark of an open file beside it."""
    marks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(path.with_name(mark).exists() for mark in marks)
