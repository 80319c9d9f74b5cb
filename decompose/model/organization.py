"""Departments and places: what organs exist, at which level, in which years, under which names."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from decompose.model.base import Model


class Level(StrEnum):
    """Levels of government; ``organization`` is a plan inside one body."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    ORGANIZATION = "organization"


class DepartmentKind(StrEnum):
    """What sort of actor an entry is; only some can lead a government task."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    PARTY = "party"
    COMMITTEE = "committee"
    MASS = "mass"
    JUDICIAL = "judicial"
    MILITARY = "military"
    TERRITORIAL = "territorial"
    ENTERPRISE = "enterprise"
    INSTITUTE = "institute"
    OFFICE = "office"


class FormerName(Model):
    """A name that ended.

    Units:
        ``since`` and ``until`` are years of the national decision; the name was valid in a year y
        with since <= y <= until (local offices often changed some months later, in until + 1).
    """

    names: tuple[str, ...]
    """Without place prefix, full form first."""
    levels: tuple[Level, ...]
    since: int | None = None
    until: int
    note: str = ""
    only_for: tuple[str, ...] = ()
    """Sectors, functions or duties this department took over from that name; empty: everything."""
    unit: bool = False
    """A unit of the department, whose name is understood but never stands for the department."""


class Department(Model):
    """An organ or other actor.

    ``names`` gives per level the full names without place prefix, the usual one first; a level that
    is missing there has no body of its own, unless ``substitute`` names who does its work.
    """

    id: str
    name: str
    """Generic Chinese name of the function, without level: 应急管理."""
    name_en: str
    kind: DepartmentKind = DepartmentKind.DEPARTMENT
    names: dict[Level, tuple[str, ...]] = {}
    short: dict[Level, tuple[str, ...]] = {}
    """Usual short forms without place prefix, the best for display first: 应急局."""
    aliases: tuple[str, ...] = ()
    """Level-free forms: function classes (应急管理部门), offices, second names."""
    ambiguous: tuple[str, ...] = ()
    """Aliases that another department may also bear; they resolve to candidates."""
    later: dict[int, tuple[str, ...]] = {}
    """Names that came with a duty taken over, by the year from which the department bears them."""
    former: tuple[FormerName, ...] = ()
    parent: str | None = None
    """The department this one is part of and rolls up to in lists (traffic-police → police)."""
    substitute: dict[Level, str] = {}
    vertical: bool = False
    outside_zones: bool = False
    """A functional zone (开发区) has no such body: that of the city or county around it acts there."""
    delegates: bool = True
    """Whether a town or zone may be entrusted with its work; nobody else may do that of the police."""
    contact: str | None = None
    """Whom the law has work with it in a place where it has no body of its own: proposed there as
    the contact, never as the holder of the power."""
    contact_by: tuple[str, ...] = ()
    """The articles that say so, as law#article."""
    since: int | None = None
    order: int = 1000
    """Protocol order in lists of departments."""
    note: str = ""


class LocalBody(Model):
    """A body that a place has formed or named by itself: 水务局 for 水利局, 综合执法局 for several.

    The first of ``departments`` bears its name at the level; the others have no body of their own
    there, and it does their work. A zone keeps its kind: its body is only one more name.
    """

    id: str
    name: str
    """Without place prefix: 水务局."""
    level: Level
    departments: tuple[str, ...] = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    authority: str = ""
    """The document that gives a zone the power to license or punish."""
    note: str = ""


class GroupExpression(Model):
    """A collective expression and what it stands for.

    ``diffuse``: it names nobody (有关部门), never a lead. ``members`` are department ids where the
    expression has fixed members; ``per_object``: the members depend on the task's sector.
    """

    id: str
    name: str
    patterns: tuple[str, ...]
    """Regular expressions that match the whole printed expression."""
    members: tuple[str, ...] = ()
    diffuse: bool = False
    per_object: bool = False
    territorial: bool = False
    actor: bool = True
    """False: not part of government (企业, 社会), cannot be assigned."""
    note: str = ""


class ChangeEvent(Model):
    """A dated institutional change.

    ``new`` and ``lost`` are departments of today: who carries the work since, and who gave it away;
    ``words`` speak of that work, a star in them stands for some more of the same clause; ``unless``
    speak of what stayed.
    """

    year: int
    old: str
    new: tuple[str, ...]
    lost: tuple[str, ...] = ()
    what: str
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class ResolutionKind(StrEnum):
    """How a printed name was resolved."""

    EXACT = "exact"
    SHORT = "short"
    ALIAS = "alias"
    MERGED = "merged"
    """A body merged of several departments; the first named is taken, all are candidates."""
    FORMER = "former"
    GROUP = "group"
    PLACE = "place"
    AMBIGUOUS = "ambiguous"
    SIMILAR = "similar"
    UNKNOWN = "unknown"
    NOT_A_DEPARTMENT = "not-a-department"


class Resolution(Model):
    """What a printed name means at a level and in a year; never a silent guess.

    ``department`` is an id or None; ``candidates`` are ids when several are possible or near.
    """

    text: str
    department: str | None = None
    candidates: tuple[str, ...] = ()
    kind: ResolutionKind
    level: Level | None = None
    group: str | None = None
    former: bool = False
    """The name had already ended in the year asked for."""
    note: str = ""


class Jurisdiction(Model):
    """The place whose organs carry out the plan, and the date that decides which organs exist."""

    place: str | None = None
    level: Level | None = None
    year: int | None = None
    date: str | None = None
