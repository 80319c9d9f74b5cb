"""What differs between two plans, and how a plan stands to the one above it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from decompose.model.base import Model

Value = str | float | int | bool | None


class Pair(Model):
    """A task of the old plan and its counterpart in the new one; one of them None when it has none."""

    old: str | None = None
    new: str | None = None


class Rewording(Pair):
    """Counterparts whose words differ.

    Units:
        ``likeness`` from 0 to 1.
    """

    likeness: float


class Regrouping(Model):
    """One task that became several, or several that became one."""

    old: tuple[str, ...]
    new: tuple[str, ...]


class LeadChange(Pair):
    """Counterparts led by others; ids of departments, or names no pack knows."""

    old_lead: tuple[str, ...]
    new_lead: tuple[str, ...]


class SupportChange(Pair):
    """Counterparts supported by others."""

    old_support: tuple[str, ...]
    new_support: tuple[str, ...]


class DeadlineChange(Pair):
    """Counterparts due at another time, as printed."""

    old_deadline: str | None
    new_deadline: str | None


class IndicatorChange(Model):
    """A field of an indicator that differs; field ``added`` or ``removed`` for a whole indicator."""

    name: str
    field: str
    old: Value = None
    new: Value = None
    unit: str | None = None
    """In what a base or a target is counted."""


class RoleChange(Pair):
    """A department's role in a task that both plans have."""

    old_role: str
    new_role: str


class DepartmentDiff(Model):
    """What changes for one department: tasks it wins and loses, roles and times that change."""

    name: str
    new: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    role_changed: tuple[RoleChange, ...] = ()
    deadline_changed: tuple[DeadlineChange, ...] = ()


class FieldList(Model):
    """The fields that two plans name: of both, of the old one only, of the new one only."""

    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


class Diff(Model):
    """What differs between two plans; ids are those of their tasks.

    ``moved`` tells where the same text stands now and is no difference in content.
    """

    schema_: str = Field(default="decompose.diff/1", alias="schema")
    moved: tuple[Pair, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    split: tuple[Regrouping, ...] = ()
    merged: tuple[Regrouping, ...] = ()
    removed: tuple[Pair, ...] = ()
    added: tuple[Pair, ...] = ()
    lead_changed: tuple[LeadChange, ...] = ()
    support_changed: tuple[SupportChange, ...] = ()
    deadline_moved: tuple[DeadlineChange, ...] = ()
    indicator_changed: tuple[IndicatorChange, ...] = ()
    by_department: dict[str, DepartmentDiff] = {}
    fields: FieldList = FieldList()

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}

    @property
    def empty(self) -> bool:
        """Whether nothing but numbers and places differs."""
        values: dict[str, Any] = self.model_dump(exclude={"schema_", "moved", "fields"})
        return not any(values.values()) and not (self.fields.gone or self.fields.come)


class Standing(StrEnum):
    """How a lower plan answers a task of the plan above it, the gravest first."""

    DROPPED = "dropped"
    WEAKENED = "weakened"
    DELAYED = "delayed"
    RENAMED_OWNER = "renamed-owner"
    PARTLY = "partly"
    NOT_APPLICABLE = "not-applicable"
    COVERED = "covered"


class Ground(Model):
    """Why something stands as it does: the kind of ground, its facts, and the sentence in Chinese."""

    key: str
    facts: tuple[str, ...] = ()
    text: str


class AlignedMeasure(Model):
    """A measure of a superior task and what answers it; ``superior`` and ``own`` are measure ids.

    ``common`` are the words that both texts say; ``superior_due`` and ``own_due`` when they are due,
    as printed; one reason for each standing but ``covered``, in their order.
    """

    superior: str
    own: str | None = None
    likeness: float = 0.0
    standings: tuple[Standing, ...]
    reasons: tuple[Ground, ...] = ()
    common: tuple[str, ...] = ()
    superior_due: str | None = None
    own_due: str | None = None


class AlignedTask(Model):
    """A task of the superior plan and what answers it.

    ``standings`` are all that hold, the gravest first; ``reasons`` one sentence for each but
    ``covered``; ``missing`` the measures that nothing answers.
    """

    superior: str
    own: str | None = None
    likeness: float = 0.0
    standings: tuple[Standing, ...]
    reasons: tuple[Ground, ...] = ()
    missing: tuple[str, ...] = ()
    measures: tuple[AlignedMeasure, ...] = ()

    @property
    def standing(self) -> Standing:
        """The gravest."""
        return self.standings[0]


class Tightness(StrEnum):
    """How a plan's indicator stands to the superior's.

    ``in-task``: it stands in a task of the superior plan, and is judged with the task.
    """

    MISSING = "missing"
    LOOSER = "looser"
    DIFFERENT = "different"
    EQUAL = "equal"
    TIGHTER = "tighter"
    IN_TASK = "in-task"


class AlignedIndicator(Model):
    """An indicator of the superior plan and the one that answers it, each with its id and target."""

    superior: str
    name: str
    own: str | None = None
    own_name: str | None = None
    tightness: Tightness
    superior_target: Value = None
    own_target: Value = None
    reason: Ground | None = None


class Alignment(Model):
    """A superior plan's tasks and indicators, each with what a plan does about it."""

    schema_: str = Field(default="decompose.alignment/1", alias="schema")
    superior: str
    plan: str
    tasks: tuple[AlignedTask, ...] = ()
    without_parent: tuple[str, ...] = ()
    """Tasks of the plan that answer none of the superior's."""
    indicators: tuple[AlignedIndicator, ...] = ()
    fields: FieldList = FieldList()

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}
