"""The bytes of a file that a user named, or what keeps it from being read."""

from __future__ import annotations

from pathlib import Path

from decompose.errors import ReadError
from decompose.readers.limits import LIMITS, Limits


def file_bytes(source: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a file that a user named.

    Raises:
        ReadError: It is missing, a folder, or may not be read.
        LimitExceeded: It is larger than the limits allow.
    """
    where = str(source)
    try:
        if source.is_dir():
            raise ReadError(
                "this is a folder, a single document was expected",
                hint="name a file in it",
                where=where,
            )
        limits.check("file", source.stat().st_size, file=source.name)
        return source.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(
            "there is no such file", hint="check the path and the file name", where=where
        ) from error
    except PermissionError as error:
        raise ReadError(
            "the file may not be read",
            hint="close it in other programs and check your access rights",
            where=where,
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError(
            f"the file cannot be read: {error}", hint="check the path", where=where
        ) from error
