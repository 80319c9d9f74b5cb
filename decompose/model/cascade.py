"""What a plan hands down to the places below: carriers of its tasks, shares of its targets."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from decompose.model.base import Model
from decompose.model.organization import Level
from decompose.model.result import Role


class Yardstick(Model):
    """By what a place's share of a count is measured; a missing value was not given.

    Units:
        ``base`` and ``floor`` in the unit of the indicator; ``weight`` is a bare number.
    """

    base: Decimal | None = None
    weight: Decimal | None = None
    floor: Decimal | None = None


class Place(Model):
    """A place below, and what it brings to the division of counts.

    ``own`` holds what counts for single indicators only, by the words with which the list names them.
    """

    name: str
    level: Level
    zone: bool = False
    """A functional zone: no level of government of its own."""
    common: Yardstick = Yardstick()
    own: dict[str, Yardstick] = {}


class Sharing(StrEnum):
    """How counts are shared: by what, and what a floor means."""

    BASE = "base"
    """In proportion to the places' bases."""
    WEIGHT = "weight"
    """In proportion to their weights."""
    RATE = "rate"
    """Every place changes at the same rate from its base; what lies outside them stays above."""
    FLOOR = "floor"
    """Everybody gets the floor, the rest goes by weight."""


class Standing(StrEnum):
    """Who carries a role below."""

    OWN = "own"
    """The department's counterpart."""
    STAND_IN = "stand-in"
    """Another body, because there is no counterpart."""
    GOVERNMENT = "government"
    """The government or the administration of the place, which has no departments of this kind."""
    ABOVE = "above"
    """The body above, which has none below it."""
    ITSELF = "itself"
    """The body above with its own stations: nobody else may do its work."""


class Carrier(Model):
    """Who carries a department's work at a place; ``liaison`` helps where it stays above, by a law."""

    name: str
    standing: Standing
    liaison: str = ""
    grounds: tuple[str, ...] = ()


class HandedRole(Model):
    """A department's role in a task or measure, to be carried below."""

    department: str | None
    name: str
    role: Role


class HandedTask(Model):
    """A task, or a measure of it, with the roles that are carried below."""

    task: str
    measure: str | None = None
    words: str
    deadline: str | None = None
    roles: tuple[HandedRole, ...]
    licence: bool = False
    """It is about granting a licence, and no duty says whether the level below may."""


class KeptTask(Model):
    """A task or measure that is not handed down: its licence, or the making of a law, stays above."""

    task: str
    measure: str | None = None
    words: str
    duty: str | None
    """The duty that keeps the licence above; None where it is the making of a law."""
    reason: str
    citations: tuple[str, ...] = ()


class Passing(StrEnum):
    """How an indicator is handed down."""

    RATE = "rate"
    """The same value for every place: it is a rate, a share, a level."""
    ZERO = "zero"
    """Nobody may have any."""
    SHARED = "shared"
    """A count shared out."""
    POOLED = "pooled"
    """A count too small to be shared: all places together."""
    UNSURE = "unsure"
    """Not known to be a count that can be added up; passed on whole, to be looked at."""
    OPEN = "open"
    """No value was read."""


class Share(Model):
    """A place's part of a count; None where it shares a pool with ``pooled``."""

    place: str
    yardstick: Yardstick
    value: Decimal | None = None
    pooled: tuple[str, ...] = ()


class HandedTarget(Model):
    """An indicator and what each place gets of it; ``shares`` is empty where all get the same.

    ``total`` is what was shared out: the target, or over several years the sum of it. ``above`` is
    what stays with the plan's own level.
    """

    indicator: str
    name: str
    unit: str | None = None
    target: Decimal | None = None
    target_year: int | None = None
    fall: bool = False
    """The target is a fall in per cent."""
    passing: Passing
    sharing: Sharing | None = None
    years: int = 1
    total: Decimal | None = None
    above: Decimal | None = None
    pool: Decimal | None = None
    shares: tuple[Share, ...] = ()


class Cascade(Model):
    """What a plan hands down to places."""

    schema_: str = Field(default="decompose.cascade/1", alias="schema")
    plan: str
    period: tuple[int, int] | None = None
    places: tuple[Place, ...]
    tasks: tuple[HandedTask, ...] = ()
    kept: tuple[KeptTask, ...] = ()
    targets: tuple[HandedTarget, ...] = ()

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}
