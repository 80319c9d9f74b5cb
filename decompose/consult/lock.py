"""One writer at a time in the folder of a consultation, however many programs are at work."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from decompose.errors import ReportError

NAME = ".lock"
NEXT = ".next"
"""Held by the one who is next: who has just written stands behind it, and cannot push in front."""
PATIENCE = 30.0
_PAUSE = 0.02
_STEPS = 7  # of different lengths, so that those who wait do not keep step with each other


@contextmanager
def only_writer(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder for writing; the system frees it when the program ends, killed or not.

    Args:
        folder: Where the lock stands; it exists.
        patience: Seconds to wait for another program.

    Raises:
        ReportError: Another program writes all that time, or the folder cannot be locked.
    """
    end = time.monotonic() + patience
    with ExitStack() as held:
        with _held(folder / NEXT, end):
            held.enter_context(_held(folder / NAME, end))
        yield


@contextmanager
def _held(path: Path, end: float) -> Iterator[None]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        _wait(handle, path, end)
        try:
            yield
        finally:
            _free(handle)
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, end: float) -> None:
    step = os.getpid()
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
            step += 1
            time.sleep(_PAUSE * (step % _STEPS + 1) / _STEPS)
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


def _free(handle: int) -> None:
    """Give a lock back at once: Windows frees what is only closed when it finds the time."""
    if sys.platform == "win32":
        import msvcrt

        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)


def _cannot(path: Path, error: OSError) -> ReportError:
    return ReportError(
        f"cannot lock the folder: {error.strerror or error}",
        hint="check that the folder can be written to; keep it on a disk of this computer",
        where=str(path),
    )
