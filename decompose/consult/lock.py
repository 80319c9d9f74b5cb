"""One writer at a time in the folder of a consultation, however many programs are at work."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from decompose.errors import ReportError

NAME = ".lock"
PATIENCE = 30.0
_PAUSE = 0.02


@contextmanager
def only_writer(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder for writing; the system frees it when the program ends, killed or not.

    Args:
        folder: Where the lock stands; it exists.
        patience: Seconds to wait for another program.

    Raises:
        ReportError: Another program writes all that time, or the folder cannot be locked.
    """
    path = folder / NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        _wait(handle, path, patience)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            _take(handle)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() >= end:
                raise ReportError(
                    "another program is writing in this folder",
                    hint="wait until it is done, then run the command again",
                    where=str(path.parent),
                ) from error
            time.sleep(_PAUSE)
        except OSError as error:
            raise _cannot(path, error) from error
        else:
            return


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _cannot(path: Path, error: OSError) -> ReportError:
    return ReportError(
        f"cannot lock the folder: {error.strerror or error}",
        hint="check that the folder can be written to; keep it on a disk of this computer",
        where=str(path),
    )
