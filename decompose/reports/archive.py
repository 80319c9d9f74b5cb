"""Office files with the same bytes for the same content."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_FIXED = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_FIXED_STAMP = rb"\g<1>2000-01-01T00:00:00Z\g<2>"
_CORE = "docProps/core.xml"


def repack(data: bytes) -> bytes:
    """Return an Office file with fixed times, so that equal content gives equal bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == _CORE:
                part = _STAMP.sub(_FIXED_STAMP, part)
            entry = zipfile.ZipInfo(name, date_time=_FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, part, compresslevel=6)
    return out.getvalue()
