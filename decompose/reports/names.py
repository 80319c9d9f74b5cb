"""Names of generated files: legal on every system, short, unique, safe to read."""

from __future__ import annotations

_LONGEST = 120
"""Bytes of the readable part; with number and suffix a name keeps well below 255."""
_KEPT = "（）()·-"


def file_name(number: int, text: str, most: int) -> str:
    """Return a stem that starts with its number among ``most``, so that no two are the same.

    Only letters, digits, brackets and hyphens of the text are kept: none that a file system
    forbids, none that turns the direction of writing, no dot, no space at an end.
    """
    digits = max(2, len(str(most)))
    clean = "".join(sign if sign.isalnum() or sign in _KEPT else "_" for sign in text)
    clean = clean.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore")
    return f"{number:0{digits}d}-{clean or '_'}"
