"""Names of departments as names of files: legal everywhere, short, and different from each other."""

from __future__ import annotations

import unicodedata

from decompose.text.patterns import regex

_BAD = regex(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_MOST_BYTES = 120
_EDGES = " .-~"  # what Windows drops at the end of a name, or programs take for an option or a lock
_RESERVED = regex(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\..*)?$")


def safe_names(names: dict[str, str]) -> dict[str, str]:
    """Return a file name without suffix for each key."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for key, name in names.items():
        clean = _BAD.sub("", unicodedata.normalize("NFC", name)).strip(_EDGES) or key
        if _RESERVED.match(clean):
            clean = f"_{clean}"
        while len(clean.encode()) > _MOST_BYTES:
            clean = clean[:-1].rstrip(_EDGES)
        unique, number = clean, 2
        while unique.casefold() in used:
            unique, number = f"{clean}~{number}", number + 1
        used.add(unique.casefold())
        found[key] = unique
    return found
