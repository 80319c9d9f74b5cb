"""How much each department carries, weighted; how unevenly it is shared; who carries nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from decompose.model.base import Model

Weight = Annotated[float, Field(ge=0, le=100)]


class LoadWeights(Model):
    """What one item counts for, in whole tasks led. No law weighs tasks: a convention of the pack.

    An item counts the weight of the role times the weight of its kind; of a task of several measures
    whoever holds some only counts that part.
    """

    lead: Weight = 1.0
    co_lead: Weight = 0.7
    support: Weight = 0.3
    other: Weight = 0.1
    """Any other role: guidance, licensing, territory, oversight, comprehensive supervision."""
    task: Weight = 1.0
    project: Weight = 1.5
    safeguard: Weight = 1.0
    indicator: Weight = 0.5
    """A target in the text of a task, for whoever leads that task."""
    note: str = ""
    """Who settled the weights, and why so."""


class DepartmentLoad(Model):
    """What one department carries; every task counts once, in the role that weighs most.

    Units:
        ``weight`` in whole tasks led; ``share`` of the weight of all, 0 to 1.
    """

    department: str
    name: str
    leads: int = 0
    co_leads: int = 0
    parts: int = 0
    """Tasks of which it leads some measures only."""
    supports: int = 0
    others: int = 0
    projects: int = 0
    """Key projects among those it leads."""
    indicators: int = 0
    """Targets in the tasks it leads."""
    weight: float = 0.0
    share: float = 0.0


class Idle(StrEnum):
    """Who could have been given a task: the strongest reason first."""

    LISTED = "listed"
    """The user's own lists know it."""
    NAMED = "named"
    """The plan names it."""
    EXISTS = "exists"
    """It exists at this level by the built-in knowledge."""


class IdleDepartment(Model):
    """A department to which the plan gives nothing."""

    department: str
    name: str
    known: Idle


class Spread(StrEnum):
    """How evenly the load is shared, told by the Herfindahl index."""

    FEW = "few"
    """Too few departments to tell."""
    EVEN = "even"
    MODERATE = "moderate"
    CONCENTRATED = "concentrated"


class Load(Model):
    """The load of a plan: everybody's, the heaviest first, and how it is spread.

    Units:
        ``herfindahl``: sum of the squared shares, 1 / n when n departments carry the same, 1 when one
        carries all. ``gini``: 0 when all carry the same. ``equal`` is 1 / herfindahl: as many
        departments, carrying the same each, would be as concentrated. Shares are 0 to 1.
    """

    weights: LoadWeights
    departments: tuple[DepartmentLoad, ...] = ()
    tasks: int = 0
    """Tasks with something to do of their own."""
    total: float = 0.0
    herfindahl: float = 0.0
    gini: float = 0.0
    equal: float = 0.0
    top: float = 0.0
    """Share of the heaviest department."""
    top_three: float = 0.0
    spread: Spread = Spread.FEW
    idle: tuple[IdleDepartment, ...] = ()
