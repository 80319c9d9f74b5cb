"""Who covers what: the cells of sector, stage, aspect and level, and the links of chains."""

from __future__ import annotations

from enum import StrEnum

from decompose.model.base import Model
from decompose.model.organization import Level


class Status(StrEnum):
    """How well a cell is covered. Only a regulator by name covers; best first."""

    COVERED = "covered"
    """One department regulates or licenses by name."""
    SPLIT = "split"
    """Several do, each at its own stage or on its own aspect: in order."""
    OVERLAP = "overlap"
    """Several do the same at the same stage."""
    WEAK = "weak"
    """Only those who steer the trade, support, or hold the territory."""
    DESIGNATION = "designation"
    """A local decision must name the regulator."""
    GAP = "gap"
    """Nobody by name; comprehensive supervision alone closes no gap."""
    UNKNOWN = "unknown"
    """The source says nothing about the object at all."""
    NOT_APPLICABLE = "not-applicable"
    """The duty is exercised at other levels only."""


class Cell(Model):
    """One sector at one stage under one aspect at one level, as each source covers it.

    ``stage`` and ``aspect`` are empty for the object as a whole.
    """

    sector: str
    name: str
    stage: str = ""
    aspect: str = ""
    level: Level | None = None
    law: Status
    """By the built-in pack."""
    lists: Status
    """By the user's own packs."""
    plan: Status
    """By the statements of the plan."""
    together: Status
    holders: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    """Tasks of the plan that name the cell."""


class Coverage(Model):
    """The cells of a plan, or of all knowledge, in the order of the pack."""

    schema_: str = "decompose.coverage/1"
    title: str = ""
    level: Level | None = None
    listed: bool = False
    """The document is itself a list of duties, not a plan: what it says stands under ``lists``."""
    cells: tuple[Cell, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many cells have each status, taken together."""
        return {s.value: sum(c.together is s for c in self.cells) for s in Status}


class LinkState(Model):
    """A link of a chain: who holds it by law, and where the plan names it."""

    name: str
    name_en: str
    status: Status
    holders: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    """Whom the plan itself has lead where it names the link, as printed."""


class ChainState(Model):
    """A chain with the state of every link, in the order of the object's life."""

    id: str
    name: str
    name_en: str
    mentioned: bool
    links: tuple[LinkState, ...]
