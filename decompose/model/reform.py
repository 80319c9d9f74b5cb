"""Reforms of organs, and what a division becomes when they are replayed on it."""

from __future__ import annotations

from datetime import date as calendar_day
from enum import StrEnum

from pydantic import Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from decompose.model.base import Model
from decompose.model.result import Role


class ReformKind(StrEnum):
    """What a reform does."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    TRANSFER = "transfer"
    DISSOLVE = "dissolve"
    """The body ends and the document names no heir."""


class Scope(Model):
    """Which work a body takes over.

    ``tasks`` names tasks or measures by id; ``sectors`` and ``functions`` are ids of the knowledge;
    ``words`` stand in the text; ``inherits`` names forerunners whose former work it takes back;
    ``rest`` is all that no other successor takes, where the document says so.
    """

    tasks: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    inherits: tuple[str, ...] = ()
    rest: bool = False


class Heir(Scope):
    """A body that comes out of a split, with what it takes over."""

    name: str


class ReformEvent(Model):
    """One dated step of a reform, as its document orders it.

    Units:
        ``date`` is an ISO day, month or year, from which on it holds.
    """

    kind: ReformKind
    date: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    old: tuple[str, ...] = Field(min_length=1)
    """The bodies that give: one, or for a merger all of them."""
    new: tuple[Heir, ...] = ()
    """The bodies that take: one, for a split all, for a dissolution none."""
    scope: Scope = Scope()
    """What is transferred."""
    document: str = ""

    @field_validator("date")
    @classmethod
    def _day_of_the_calendar(cls, value: str) -> str:
        calendar_day.fromisoformat(f"{value}-01-01"[: len("2024-01-01")])
        return value

    @model_validator(mode="after")
    def _fits_its_kind(self) -> ReformEvent:
        most_old = 1 if self.kind is not ReformKind.MERGE else len(self.old)
        wanted = {ReformKind.DISSOLVE: 0, ReformKind.SPLIT: max(2, len(self.new))}
        takes = wanted.get(self.kind, 1)
        if len(self.old) > most_old or len(self.new) != takes:
            raise ValueError(f"a {self.kind.value} has one body that gives and {takes} that take")
        if self.kind is ReformKind.MERGE and len(self.old) < 2:
            raise ValueError("a merge has several bodies that give")
        if self.kind is ReformKind.TRANSFER and self.scope == Scope():
            raise ValueError("a transfer says which work it moves: scope")
        return self


class Reforms(Model):
    """The events of a file; ``where`` tells for each the row at which it begins."""

    events: tuple[ReformEvent, ...]
    where: SkipJsonSchema[tuple[str, ...]] = ()


class Cause(StrEnum):
    """Why no heir can be told."""

    DISSOLVED = "dissolved"
    """The body ended and no heir is named: the body."""
    SPLIT_NONE = "split-none"
    """No body that came out of the split takes this work: the body that was split."""
    SPLIT_PART = "split-part"
    """Only a part of the work is given to a body: the body that was split, the one that takes."""
    SPLIT_SEVERAL = "split-several"
    """Several take it: the body that was split, those that take."""
    TRANSFER_PART = "transfer-part"
    """Only a part of the work is transferred: the body that takes, the part."""


class IdleCause(StrEnum):
    """Why an event moved nothing."""

    ABSENT = "absent"
    """Its bodies have no work in the division: the bodies."""
    SCOPE = "scope"
    """They have work, but none that falls under what is transferred: the bodies."""
    ALREADY = "already"
    """The division calls the body as it is called afterwards: the body, the names."""
    ENDED = "ended"
    """The body had ended by an earlier event: the body, the event."""
    EARLY = "early"
    """It came before the plan, which was written for what it left: the year of the plan."""


class Idle(Model):
    """An event that moved nothing; ``event`` is its position."""

    event: int
    cause: IdleCause
    facts: tuple[str, ...] = ()


class Inheritance(Model):
    """One role of a division before and after the reforms.

    ``after`` is None where no heir can be told from the events; ``possible`` then names those among
    which it must be decided, and ``cause`` with its ``facts`` says why.
    """

    assignment: str
    task: str
    measure: str | None = None
    role: Role
    before: str
    after: str | None
    trail: tuple[str, ...] = ()
    """Every body that held it on the way, the first one first."""
    events: tuple[int, ...] = ()
    """Which events moved it, as positions."""
    possible: tuple[str, ...] = ()
    cause: Cause | None = None
    facts: tuple[str, ...] = ()
    joined: str | None = None
    """The stronger role of the same body in the same work that this one went up in."""


class Flow(Model):
    """How much of one body's work another has afterwards; ``after`` is None where it is open."""

    before: str
    after: str | None
    roles: int
    leads: int


class Replay(Model):
    """A division before and after reforms."""

    schema_: str = Field(default="decompose.reform/1", alias="schema")
    plan: str
    year: int | None = None
    """The year of the plan, where it is known."""
    date: str
    events: tuple[ReformEvent, ...]
    """Those that hold at the date, in their order."""
    later: tuple[ReformEvent, ...] = ()
    """Those that come after it and were not applied."""
    idle: tuple[Idle, ...] = ()
    """Events that moved nothing, with the reason."""
    lines: tuple[Inheritance, ...] = ()
    flows: tuple[Flow, ...] = ()

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}

    @property
    def open(self) -> tuple[Inheritance, ...]:
        """What is left without an heir."""
        return tuple(line for line in self.lines if line.after is None)
