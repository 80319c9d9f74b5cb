"""Open a sealed pack, which anybody may have built: nothing in it chooses where it is unpacked."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

from decompose.errors import DamagedDocument
from decompose.readers import LIMITS, Limits
from decompose.readers.archives import METHODS, UNREADABLE, check_size, check_together, overlap
from decompose.readers.loading import file_bytes

_SHOWN = 80
_HINT = "take the pack from whoever sealed it, not this one"
_OTHER = "name a file that decompose seal wrote"


class Opened:
    """The files of a sealed pack.

    Args:
        path: The archive.
        limits: How large it may be.

    Raises:
        ReadError: It cannot be read.
        DamagedDocument: It is cut off, or built to mislead.
        LimitExceeded: It would unpack to more than the limits allow.
    """

    def __init__(self, path: Path, limits: Limits = LIMITS) -> None:
        self.path = path
        self.data = file_bytes(path, limits)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(self.data))
            entries = self._archive.infolist()
        except UNREADABLE as error:
            raise self.refused("the archive is broken or cut off") from error
        self._check(entries, limits)
        self.names = {entry.filename: entry for entry in entries}

    def read(self, name: str) -> bytes | None:
        """Return one file, or None when it cannot be unpacked."""
        try:
            return self._archive.read(self.names[name])
        except UNREADABLE:
            return None

    def refused(self, found: str) -> DamagedDocument:
        """Build the error for an archive that is not to be trusted."""
        return DamagedDocument(found, hint=_HINT, where=str(self.path))

    def stranger(self, missing: str) -> DamagedDocument:
        """Build the error for an archive that is something else."""
        return DamagedDocument(
            f"this is no sealed pack: there is no {missing} in it",
            hint=_OTHER,
            where=str(self.path),
        )

    def _check(self, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
        name = self.path.name
        check_together(entries, limits, name)
        if overlap(entries):
            raise self.refused("entries of the archive overlap: the file was built to mislead")
        seen: set[str] = set()
        for entry in entries:
            shown = repr(entry.filename[:_SHOWN])
            if leads_outside(entry.filename):
                raise self.refused(f"the archive names a path outside itself: {shown}")
            if entry.filename.casefold() in seen:
                raise self.refused(f"the archive holds the part {shown} twice")
            seen.add(entry.filename.casefold())
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise self.refused(f"the archive holds a link instead of a file: {shown}")
            if entry.flag_bits & 0x1:
                raise self.refused("the archive is protected by a password")
            if entry.compress_type not in METHODS:
                raise self.refused("the archive is packed in a way that decompose does not use")
            check_size(entry, limits, name)


def leads_outside(name: str) -> bool:
    """Tell whether a name in an archive could lead out of the folder it is unpacked into."""
    parts = name.removesuffix("/").split("/")
    odd = not name.isprintable() or ":" in name or "\\" in name
    return odd or any(part.strip(" .") == "" for part in parts)
