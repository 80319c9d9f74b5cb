"""Events on disk, one JSON object a line: what was acknowledged survives a crash at any byte."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from decompose.errors import DamagedDocument, ReportError
from decompose.files import sync_folder


class Journal:
    """A file of events that only grows.

    A line is acknowledged when :meth:`append` returns: then it is on the disk, whole. A line that a
    crash cut off has no end; it was never acknowledged, is not read, and is cut off by the next
    append.

    Args:
        path: The file; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[dict[str, Any]]:
        """Return every whole event, in order.

        Raises:
            DamagedDocument: A line before the end is no event: something else wrote to the file.
        """
        events = []
        for number, line in enumerate(self._bytes().split(b"\n")[:-1], start=1):
            try:
                event = json.loads(line)
            except ValueError as error:
                raise self._damaged(number) from error
            if not isinstance(event, dict):
                raise self._damaged(number)
            events.append(event)
        return events

    def append(self, event: dict[str, Any]) -> None:
        """Add an event and return when it is safely on the disk.

        Raises:
            ReportError: It cannot be written; the events before it are untouched.
        """
        line = json.dumps(event, ensure_ascii=False, sort_keys=True).encode() + b"\n"
        whole = self._bytes().rfind(b"\n") + 1
        try:
            fresh = not self.path.exists()
            with self.path.open("ab", buffering=0) as file:
                file.truncate(whole)
                _write(file.fileno(), line, whole)
            if fresh:
                sync_folder(self.path.parent)
        except OSError as error:
            raise ReportError(
                f"cannot write the file: {error.strerror or error}",
                hint="close the file if it is open elsewhere, check the folder and the free space",
                where=str(self.path),
            ) from error

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""

    def _damaged(self, number: int) -> DamagedDocument:
        return DamagedDocument(
            "a line of the journal is no event",
            hint="restore the file from a copy; only decompose writes to it",
            where=f"{self.path}:{number}",
        )


def _write(handle: int, line: bytes, whole: int) -> None:
    """Put a line on the disk, or leave the file as it was and raise."""
    try:
        left = memoryview(line)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    except OSError:
        # What is not acknowledged should not come to light later on.
        with contextlib.suppress(OSError):
            os.ftruncate(handle, whole)
        raise
