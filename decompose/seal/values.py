"""What stands in a sealed pack, and what a look at one finds."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from decompose.model.base import Model
from decompose.record import Settings

MANIFEST, SUMS = "seal.json", "SHA256SUMS"
INPUT, FORM, KNOWLEDGE, RESULT = "input", "form", "knowledge", "result"
SUPERIOR, SISTER, EARLIER = "superior", "sister", "earlier"
BLOCK = 4096
_MOST_BLOCKS = 4096
_SHOWN = 8


class SealedFile(Model):
    """A file of the pack: where it stands in it, and what it is called in the run.

    Units:
        ``blocks`` holds the first 8 hex digits of the SHA-256 of every ``block`` bytes.
    """

    entry: str
    name: str
    size: int
    block: int
    blocks: str


class Seal(Model):
    """The description of a sealed pack (``seal.json``)."""

    schema_: str = Field(default="decompose.seal/1", alias="schema")
    versions: dict[str, str]
    knowledge: str
    settings: Settings
    inputs: tuple[SealedFile, ...]
    forms: tuple[SealedFile, ...] = ()
    superiors: tuple[SealedFile, ...] = ()
    sisters: tuple[SealedFile, ...] = ()
    earlier: tuple[SealedFile, ...] = ()
    packs: tuple[tuple[SealedFile, ...], ...]
    """The built-in pack first, then those laid over it, in order."""
    results: tuple[SealedFile, ...]

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}

    def entries(self) -> dict[str, SealedFile]:
        """Return every file, by where it stands."""
        every = [*self.origin(), *self.results]
        return {file.entry: file for file in every}

    def origin(self) -> list[SealedFile]:
        """Return every file that the results came from."""
        told = (*self.inputs, *self.forms, *self.superiors, *self.sisters, *self.earlier)
        return [*told, *(file for pack in self.packs for file in pack)]


class Fault(StrEnum):
    """What may be wrong with a sealed pack."""

    ALTERED = "altered"
    """A file is not what was sealed."""
    DAMAGED = "damaged"
    """A file cannot be unpacked."""
    MISSING = "missing"
    """A file was sealed and is not there."""
    ADDED = "added"
    """A file is there and was not sealed."""
    REPACKED = "repacked"
    """All files are what was sealed, the archive around them is not."""
    DIFFERENT = "different"
    """Running again gives other bytes."""
    REDRAWN = "redrawn"
    """Running again gives another drawing, by another Graphviz or font; the words that can be read are the same."""
    NOT_MADE = "not-made"
    """Running again does not give the file."""
    ALSO_MADE = "also-made"
    """Running again gives a file that was not sealed."""


class Spot(Model):
    """Where two files begin to differ.

    Units:
        ``byte`` counts from 0, ``line`` and ``column`` from 1; ``part`` is the part of an office file.
    """

    byte: int
    until: int | None = None
    """The last byte of the stretch in which the difference lies, where it is not known better."""
    part: str = ""
    line: int | None = None
    column: int | None = None


class Difference(Model):
    """One fault of one file."""

    fault: Fault
    file: str
    spot: Spot | None = None


class Verification(Model):
    """What a look at a sealed pack found."""

    schema_: str = Field(default="decompose.verification/1", alias="schema")
    pack: str
    sha256: str
    sealed_by: str
    """Version of decompose that sealed it."""
    looked_at_by: str
    """Version of decompose that looked."""
    versions: dict[str, tuple[str, str]] = {}
    """Versions of other programs that differ: sealed, here."""
    files: int
    sound: int
    rerun: bool
    """Whether the plan was decomposed again: not when what it came from is no longer whole."""
    same: int = 0
    """Deliverables that came out again byte by byte."""
    differences: tuple[Difference, ...] = ()

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}


def block_size(size: int) -> int:
    """Return how many bytes of a file of this size share a hash."""
    return max(BLOCK, -(-size // _MOST_BLOCKS))


def shown(digest: str) -> str:
    """Return the part of a hash that tells blocks apart."""
    return digest[:_SHOWN]
