"""Where two files begin to differ."""

from __future__ import annotations

import io
import zipfile

from decompose.errors import LimitExceeded
from decompose.readers.archives import UNREADABLE, check_size, check_together
from decompose.readers.limits import LIMITS
from decompose.record import digest
from decompose.seal.values import SealedFile, Spot, shown

_ZIP = b"PK\x03\x04"


def first_difference(old: bytes, new: bytes) -> Spot:
    """Return where two different files begin to differ: in an office file the part too."""
    if old.startswith(_ZIP) and new.startswith(_ZIP):
        inside = _in_archive(old, new)
        if inside is not None:
            return inside
    return _in_bytes(old, new)


def altered_block(file: SealedFile, data: bytes) -> Spot | None:
    """Return the first stretch of a file that is not what was sealed; None when none is found."""
    for number, start in enumerate(range(0, max(file.size, len(data)), file.block)):
        sealed = file.blocks[number * 8 : number * 8 + 8]
        part = data[start : start + file.block]
        if not part or shown(digest(part)) != sealed:
            return Spot(byte=start, until=min(start + file.block, max(len(data), file.size)) - 1)
    return None


def _in_bytes(old: bytes, new: bytes, part: str = "") -> Spot:
    at = first_byte(old, new)
    try:
        old.decode("utf-8")
    except UnicodeDecodeError:
        return Spot(byte=at, part=part)
    before = old[:at].decode("utf-8", "ignore")
    line = before.count("\n") + 1
    return Spot(byte=at, part=part, line=line, column=len(before) - before.rfind("\n"))


def first_byte(old: bytes, new: bytes) -> int:
    """Return the offset of the first byte that differs; halving keeps it fast for large files."""
    low, high = 0, min(len(old), len(new))
    if old[:high] == new[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _in_archive(old: bytes, new: bytes) -> Spot | None:
    try:
        with zipfile.ZipFile(io.BytesIO(old)) as one, zipfile.ZipFile(io.BytesIO(new)) as other:
            for archive in (one, other):
                check_together(archive.infolist(), LIMITS, "")
                for entry in archive.infolist():
                    check_size(entry, LIMITS, "")
            for name in dict.fromkeys([*one.namelist(), *other.namelist()]):
                if name not in one.namelist() or name not in other.namelist():
                    return Spot(byte=0, part=name)
                was, now = one.read(name), other.read(name)
                if was != now:
                    return _in_bytes(was, now, name)
    except (*UNREADABLE, LimitExceeded):
        return None
    return None
