"""One hostile file: how it is made, and what reading it must come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from decompose.errors import DamagedDocument, LimitExceeded, ReadError, UnsupportedFormat

DAMAGED, LIMIT, UNSUPPORTED = DamagedDocument, LimitExceeded, UnsupportedFormat


@dataclass(frozen=True)
class Case:
    """A hostile file.

    Args:
        row: Row of the threat table it belongs to.
        id: What is done to the reader.
        name: Name of the file.
        make: Makes its bytes.
        error: The error that is expected; None when the file is read.
        words: Words of the error's message or hint, or the code of the problem; empty when the
            file is read without one.
        where: What the error's ``where`` holds: the file's name, or the setting.
        any_end: Whether it may be read or refused as the reader sees fit: it only must end soon.
    """

    row: int
    id: str
    name: str
    make: Callable[[], bytes]
    error: type[ReadError] | None = None
    words: str = ""
    where: str = ""
    any_end: bool = False

    def __str__(self) -> str:
        return f"{self.row:02d}-{self.id}"


def refused(
    row: int,
    id_: str,
    make: Callable[[], bytes],
    words: str,
    *,
    name: str = "规划.docx",
    error: type[ReadError] = DAMAGED,
    where: str = "",
) -> Case:
    """Return a case that must end in an error."""
    return Case(row, id_, name, make, error, words, where or name)


def told(
    row: int, id_: str, make: Callable[[], bytes], code: str = "", *, name: str = "规划.docx"
) -> Case:
    """Return a case that is read, with a problem of this code; none when it is empty."""
    return Case(row, id_, name, make, None, code)
