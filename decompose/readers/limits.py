"""Safety limits of the readers: every document is taken to be hostile."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from decompose.errors import LimitExceeded, ReadError
from decompose.text.patterns import regex

_SETTING = regex(r"\s*(\w+)\s*=\s*(\d{1,15})\s*([KMG]?)\s*", re.IGNORECASE)
_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes in before it stops with :class:`LimitExceeded`.

    Units:
        Sizes are bytes, ``text`` is characters, ``ratio`` is unpacked size by packed size;
        ``depth`` and ``elements`` are those of a web page, ``rows``, ``columns`` and ``cells``
        those of one sheet.
    """

    file: int = 256 * 2**20
    text_file: int = 64 * 2**20
    entries: int = 10_000
    entry: int = 96 * 2**20
    unpacked: int = 1024 * 2**20
    ratio: int = 200
    ratio_floor: int = 8 * 2**20
    """Below this unpacked size the ratio is not looked at: plain tables pack very well."""
    blocks: int = 400_000
    text: int = 30_000_000
    pages: int = 20_000
    seconds: int = 120
    """How long a parser in a process of its own (PDF, old formats) may take."""
    memory: int = 2048 * 2**20
    """How much memory such a parser may take, where the system can limit it."""
    span: int = 1_000
    page: int = 32 * 2**20
    tags: int = 4_000_000
    """Tags of one XML part: each takes memory, however small it is written."""
    depth: int = 200
    elements: int = 500_000
    rows: int = 100_000
    columns: int = 256
    cells: int = 1_000_000
    area: int = 2_000_000
    """Rows by columns that the cells of all tables reach over, merged ones in full."""

    def check(self, setting: str, found: int, *, file: str) -> None:
        """Raise LimitExceeded when ``found`` is above the named setting."""
        allowed = int(getattr(self, setting))
        if found > allowed:
            raise LimitExceeded(
                f"{file} reaches a safety limit: {setting} is {found}, at most {allowed} is read",
                hint="split the document, or raise this limit (--limit NAME=NUMBER) if you trust where it comes from",
                where=f"limits.{setting}",
            )


LIMITS = Limits()


def limits_of(settings: Iterable[str], base: Limits = LIMITS) -> Limits:
    """Return limits with some of them set by words.

    Args:
        settings: ``pages=30000``, ``memory=4G``; K, M and G are powers of 1024.
        base: The limits that hold for the others.

    Raises:
        ReadError: A setting is not of this form, or names no limit.
    """
    known = [field.name for field in fields(Limits)]
    changed: dict[str, int] = {}
    for setting in settings:
        found = _SETTING.fullmatch(setting)
        if found is None or found[1] not in known:
            raise ReadError(
                f"{setting!r} sets no limit",
                hint=f"write NAME=NUMBER, with one of {', '.join(known)}",
                where="limits",
            )
        changed[found[1]] = int(found[2]) * _UNITS[found[3].upper()]
    return replace(base, **changed)
