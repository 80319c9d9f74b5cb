"""Zip archives with the same bytes for the same content."""

from __future__ import annotations

import zipfile
from typing import Any

_FIXED = (1980, 1, 1, 0, 0, 0)
_LEVEL = 5


class SteadyArchive(zipfile.ZipFile):
    """A zip archive for writing whose entries carry a fixed time."""

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, data: Any, *_: Any) -> None:
        """Add an entry; its time, attributes and compression are always the same."""
        name = zinfo_or_arcname
        entry = zipfile.ZipInfo(name if isinstance(name, str) else name.filename, _FIXED)
        entry.external_attr = 0o644 << 16
        super().writestr(entry, data, zipfile.ZIP_DEFLATED, _LEVEL)
