"""What every zip archive from outside must stand, whoever reads it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from itertools import pairwise

from decompose.readers.limits import Limits

UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError),
    *(NotImplementedError, RuntimeError),
)
"""What the standard library raises on damaged archives; an offset may even be negative."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that are unpacked."""
_HEADER = 30


def check_together(entries: Iterable[zipfile.ZipInfo], limits: Limits, name: str) -> None:
    """Check how many files an archive holds, and how large they are together.

    Raises:
        LimitExceeded: It is more than the limits allow.
    """
    held = list(entries)
    limits.check("entries", len(held), file=name)
    limits.check("unpacked", sum(entry.file_size for entry in held), file=name)


def check_size(entry: zipfile.ZipInfo, limits: Limits, name: str) -> None:
    """Check one file of an archive before it is unpacked.

    Raises:
        LimitExceeded: It is larger, or packed more densely, than the limits allow.
    """
    limits.check("entry", entry.file_size, file=name)
    if entry.file_size > limits.ratio_floor:
        limits.check("ratio", entry.file_size // max(1, entry.compress_size), file=name)


def overlap(entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Tell whether two files of an archive share bytes, as only an archive built to mislead has it."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return any(
        entry.header_offset + _HEADER + len(entry.filename) + entry.compress_size
        > following.header_offset
        for entry, following in pairwise(ordered)
    )
