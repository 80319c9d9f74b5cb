"""Safety limits of the readers: every document is taken to be hostile."""

from __future__ import annotations

from dataclasses import dataclass

from decompose.errors import LimitExceeded


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
                hint="split the document, or raise this limit if you trust where it comes from",
                where=f"limits.{setting}",
            )


LIMITS = Limits()
