"""A plan as parsed: sections, tasks, measures, projects, safeguards, indicators.

The parser knows no departments: names stand here exactly as printed.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from pydantic import Field, SkipValidation

from decompose.model.base import Model
from decompose.model.organization import Level
from decompose.model.source import Document, Problem, Span


class SectionKind(StrEnum):
    """What a section is about; only tasks, projects and safeguards carry work to divide."""

    STATUS = "status"
    PROBLEMS = "problems"
    SITUATION = "situation"
    GUIDANCE = "guidance"
    PRINCIPLES = "principles"
    GOALS = "goals"
    TASKS = "tasks"
    PROJECTS = "projects"
    SAFEGUARDS = "safeguards"
    PROCESS = "process"
    ANNEX = "annex"
    OTHER = "other"


class TaskKind(StrEnum):
    """Main task, key project, or safeguard measure."""

    TASK = "task"
    PROJECT = "project"
    SAFEGUARD = "safeguard"


class IndicatorKind(StrEnum):
    """How an indicator's target is to be read."""

    ABSOLUTE = "absolute"
    RATE = "rate"
    CUMULATIVE_FALL = "cumulative-fall"
    CEILING = "ceiling"
    COVERAGE = "coverage"
    UNKNOWN = "unknown"


class Section(Model):
    """A heading and what it is about. ``parent`` is a section id or None."""

    id: str
    number: str
    title: str
    kind: SectionKind
    parent: str | None = None
    span: Span | None = None


class Attribution(Model):
    """Who is responsible, as printed.

    ``joint``: several units without a lead stand in ``lead``, each responsible for its own part.
    ``groups`` holds collective expressions (有关部门), never in ``lead`` or ``support``.
    ``pairs`` keeps several lead/support pairs of one phrase apart, in order.
    ``undecidable``: the words name units but not their roles.
    """

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    joint: bool = False
    deadline: str | None = None
    undecidable: bool = False
    participants: tuple[str, ...] = ()
    open_list: bool = False
    """The list ended in 等: others may be meant."""
    subject: str | None = None
    """What this phrase is about when one sentence divides several subjects."""
    quote: str = ""
    """The phrase as printed: the characters of ``span``."""
    span: Span


class Measure(Model):
    """A unit of action that one department could lead; a part of a task's text."""

    id: str
    text: str
    span: Span
    attribution: Attribution | None = None
    deadline: str | None = None
    frequency: str | None = None


class Task(Model):
    """A task, key project or safeguard.

    ``title`` is the heading or run-in heading without number and final stop, ``text`` the body.
    ``parent`` is a task id or None; ``section`` the id of the section it stands in. ``span`` covers
    the heading (or the whole item where heading and body share a block); ``body`` the body's pieces,
    one span a block: joined by newlines they give ``text``.
    """

    id: str
    kind: TaskKind
    number: str
    title: str
    text: str
    parent: str | None
    section: str
    span: Span
    title_span: Span | None = None
    """Exactly the characters of ``title``; None when the title is made up of several pieces."""
    body: tuple[Span, ...] = ()
    measures: tuple[Measure, ...] = ()
    attribution: Attribution | None = None
    deadline: str | None = None


class Project(Model):
    """Facts of a key project beside its task: items, money, site, time, as printed."""

    task: str
    items: tuple[str, ...] = ()
    funds: str | None = None
    site: str | None = None
    period: str | None = None


class Indicator(Model):
    """A target. Values are numbers as printed; a missing value is None, never zero.

    Units:
        ``unit`` is the printed unit (%, 人, 起); for a cumulative fall the target is the fall in %.
    """

    id: str
    name: str
    unit: str | None = None
    base_year: int | None = None
    base: float | None = None
    target_year: int | None = None
    target: float | None = None
    target_text: str | None = None
    actual_year: int | None = None
    actual: float | None = None
    kind: IndicatorKind = IndicatorKind.UNKNOWN
    binding: bool | None = None
    scope: str | None = None
    owner: str | None = None
    """The unit that a column of owners names, or that a fix lets answer for it."""
    table: str | None = None
    """Caption of the table it comes from, or what announces a list of several figures each; None for running text."""
    span: Span


class Plan(Model):
    """A plan: flat lists in reading order, linked by ids; every span slices back to the document."""

    schema_: str = Field(default="decompose.plan/1", alias="schema")
    title: str
    place: str | None = None
    level: Level | None = None
    period: tuple[int, int] | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    """ISO date of issue, or the part of it that is known (2016, 2016-12)."""
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    projects: tuple[Project, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    problems: tuple[Problem, ...] = ()
    document: SkipValidation[Document | None] = Field(default=None, exclude=True, repr=False)
    """What was read; never written, so a plan loaded from JSON has none."""

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}

    @property
    def name(self) -> str:
        """What to call the plan: by its title, or else by its file, without the suffix."""
        return self.title or (PurePath(self.document.name).stem if self.document else "")

    def task(self, task_id: str) -> Task:
        """Return the task with this id; KeyError when there is none."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise KeyError(task_id)
