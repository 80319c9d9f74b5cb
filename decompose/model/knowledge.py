"""What a knowledge pack may say: sectors, stages, aspects, functions, duties, laws."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from decompose.model.base import Model
from decompose.model.field_words import FieldWords, TradeWord
from decompose.model.load import LoadWeights
from decompose.model.organization import (
    ChangeEvent,
    Department,
    GroupExpression,
    Level,
    LocalBody,
)
from decompose.model.wording import Wording


class SectorKind(StrEnum):
    """Why a word points to a regulator."""

    SECTOR = "sector"
    """An industry or field (道路运输)."""
    OBJECT = "object"
    """A thing or place that belongs to a sector (电梯, 加油站)."""
    RISK = "risk"
    """A risk that cuts across sectors (有限空间, 粉尘)."""
    TERRITORY = "territory"
    """A kind of area with its own body (化工园区)."""


class Vocabulary(Model):
    """Words that point to an entry.

    ``terms`` are literal phrases. ``not_in`` are longer phrases in which a term does not count:
    they match nothing and, being longer, win over the term (消防车 beside 消防).
    """

    id: str
    name: str
    name_en: str
    terms: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every phrase that points to the entry."""
        return self.terms


class Sector(Vocabulary):
    """A sector, object, risk or territory; a child inherits its parent's duties unless it has own."""

    parent: str | None = None
    kind: SectorKind = SectorKind.SECTOR
    emerging: bool = False
    """A new business that no national law assigns to anybody."""
    together: tuple[str, ...] = ()
    """Sectors that mean this one when they are named side by side (a port and its chemicals)."""
    threshold: str | None = None
    """From which size on a licence is needed, where the law binds it to a size."""
    policy: bool = False
    """A work that government plans and pushes (layout of industry), not a thing somebody inspects."""
    side: bool = False
    """What any trade's premises have and another regulator sees to there: dust disease, boilers, sewage."""
    within: bool = False
    """What any trade has or meets and answers for where it is named with it: stores, cold rooms, wiring, crowds."""


class Stage(Vocabulary):
    """A stage or activity in the life of an object (生产, 储存, 运输 …)."""


class Aspect(Vocabulary):
    """A side of an object that has its own regulator (质量, 消防, 治安 …)."""

    sector: str | None = None
    """The sector whose regulator answers for this side of any object that law gives to no other."""


class Grade(StrEnum):
    """How firmly a fact is known: A named in the article, B generally or by old name, C practice."""

    A = "A"
    B = "B"
    C = "C"


class DutyRole(StrEnum):
    """What a duty lets its holder do, as in the table of statutory facts."""

    COMPREHENSIVE = "comprehensive"
    SECTOR = "sector"
    INDUSTRY = "industry"
    LICENSING = "licensing"
    SUPPORT = "support"
    TERRITORIAL = "territorial"


class Strength(StrEnum):
    """How a function relates to a sector named beside it.

    strong: the function decides (accident investigation); normal: it decides unless a sector's
    regulator is named by law for the object; weak: it never leads when a sector is present.
    """

    STRONG = "strong"
    NORMAL = "normal"
    WEAK = "weak"


class Duty(Model):
    """A statutory fact: who does what to which object.

    ``departments`` in the order of the source, the first being the main one unless ``one_of``.
    ``citations`` are ``law#article``, or ``~source`` for what is not a law text: ``~3ding`` (the
    department's own provisions), ``~sc`` (committee division), ``~doc:…``, ``~art10`` (residual).
    """

    id: str
    summary: str
    """What is done, in Chinese, for readers: 危险化学品生产企业安全生产许可."""
    sectors: tuple[str, ...]
    stages: tuple[str, ...] = ()
    """Empty: all stages."""
    aspects: tuple[str, ...] = ()
    """Empty: production safety in general."""
    departments: tuple[str, ...]
    """Empty when nobody is named (a gap or an open designation)."""
    role: DutyRole
    citations: tuple[str, ...]
    grade: Grade
    main: bool = False
    """The duty that answers for the object when no stage or aspect is in question."""
    one_of: bool = False
    """The place has designated one of ``departments``; the first is the usual one."""
    designation: str | None = None
    """What a local decision must settle before this duty names anybody."""
    contested: bool = False
    """Marked ! in the source: split or conflict; see ``cases``."""
    overlap: bool = False
    """The departments act on the same stage and aspect in the same role: not a split, nobody convenes."""
    cases: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    """What a person must check before the entry is relied on, in Chinese; empty once checked."""
    levels: tuple[Level, ...] = ()
    """Levels at which the duty is exercised; empty: all."""
    since: str | None = Field(default=None, coerce_numbers_to_str=True)
    """First year or day of validity: 2018, or ISO 2019-04-23."""
    until: str | None = None
    """Last day of validity, ISO."""
    note: str = ""


class FormerHolder(Model):
    """Who held a function before a reform.

    Units:
        ``until`` is the last day, ISO.
    """

    until: str
    lead: tuple[str, ...]
    support: tuple[str, ...] = ()


class Function(Vocabulary):
    """A business function (funds, publicity, training …) and who holds it.

    ``everyday`` are short words (students, harvest) that point here too, but not in a work-safety
    plan, where they only name those concerned.
    ``field`` groups functions: work-safety, emergency, general, or another field (education …).
    ``lead`` is ordered: the first department existing at the level leads, the rest support.
    """

    everyday: tuple[str, ...] = ()
    field: str = "general"
    lead: tuple[str, ...]
    support: tuple[str, ...] = ()
    elsewhere: str | None = None
    """The function that the same words mean where neither they nor the plan are about ``field``."""
    former: tuple[FormerHolder, ...] = ()
    """Earlier holders, oldest first."""
    strength: Strength = Strength.NORMAL
    citations: tuple[str, ...]
    grade: Grade = Grade.C
    group: bool = False
    """A working group of many departments acts together: none of ``support`` is left out."""
    since: int | None = None
    until: str | None = None
    note: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every phrase that points to the function."""
        return (*self.terms, *self.everyday)


class Law(Model):
    """A law text that duties cite; ``id`` is the stem of its citation key."""

    id: str
    title: str
    short: str
    edition: str
    """ISO date of adoption or last amendment."""
    articles: int | None = None
    place: str | None = None
    """The province or city whose local regulation it is; elsewhere it serves as a reference only."""
    superseded: str | None = None
    """Date from which a later law applies, and which."""
    numbers: tuple[str, ...] = ()
    """Document numbers of editions that the one of ``superseded`` replaced, where all bear the same title."""


class Linkage(Model):
    """A standing mechanism or custom that makes one department support another."""

    id: str
    sectors: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    lead: str
    support: tuple[str, ...]
    citations: tuple[str, ...]
    note: str = ""


class Precedent(Model):
    """A task of a past division, with the units it names, as printed."""

    id: str
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...] = ()
    document: str
    """Title of the division."""
    number: str = ""
    """Which task of the division it was, as readers say: 第3项."""
    year: int | None = None
    place: str | None = None
    level: Level | None = None


class ChainLink(Model):
    """A link of a chain: what is done there, and the duties that hold it."""

    name: str
    name_en: str
    duties: tuple[str, ...] = ()
    """Duties that answer for the link; empty when no law gives it to anybody."""
    departments: tuple[str, ...] = ()
    """Those of the duties' departments that answer for this link; all of them when empty."""
    unassigned: bool = False
    """Whether no law gives the link as a whole to anybody: those named hold parts of it."""
    terms: tuple[str, ...]
    """Words by which a plan names the link."""
    not_in: tuple[str, ...] = ()
    """Longer words in which they mean something else: 生产 in 安全生产, 运输 in 交通运输局."""


class Chain(Model):
    """The life of an object from beginning to end: where one link is nobody's, the rest is in vain."""

    id: str
    name: str
    name_en: str
    sectors: tuple[str, ...]
    """Objects whose mention calls for the chain."""
    links: tuple[ChainLink, ...]
    citations: tuple[str, ...] = ()
    note: str = ""


class Works(Model):
    """Who helps with what anybody builds or does in villages, whatever it is about."""

    builds: tuple[str, ...] = ()
    """Departments for what is built, renewed or bought: the first pays, the next approves."""
    sites: tuple[str, ...] = ()
    """Departments for what needs a site."""
    villages: tuple[str, ...] = ()
    """Bodies on whose ground work in villages and neighbourhoods is done."""


class PackInfo(Model):
    """What a pack is."""

    id: str
    title: str
    language: str = "zh"
    version: str
    comprehensive: str | None = None
    """The comprehensive supervisor; never counts as a sector's lead."""
    default_level: Level | None = None
    as_of: str | None = None
    """ISO date of the state of law the pack describes; stands in for a plan without a date."""
    description: str = ""
    severities: dict[str, Literal["error", "warning", "info", "off"]] = {}
    """How much findings matter here, by the audit's name, code or family; off: it does not run."""
    complete: bool = False
    """The duties of the pack are a whole list: an object it leaves out is a gap of the list."""
    works: Works = Works()
    companions: tuple[tuple[str, ...], ...] = ()
    """Families of sectors that plans put under one heading although different departments answer for them."""
    carried: dict[str, tuple[str, ...]] = {}
    """What any trade has or uses, and what below it is a trade of its own (chemicals: filling stations)."""
    acts: dict[str, tuple[str, ...]] = {}
    """Kinds of acts with the verbs for them: two tasks that say 抽查 and 核验 of one thing do the same."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Words for one thing: 养老机构, 敬老院."""
    set_aside: tuple[str, ...] = ()
    """Words by which a text says that something is none of its work: 暂不纳入."""
    duty_lists: tuple[str, ...] = ()
    """Words of the titles of documents that are lists of duties: 责任清单."""
    words: FieldWords = FieldWords()
    """Words of the field by which audits read a text."""
    load: LoadWeights = LoadWeights()
    """What a role and a kind of item count for in the load of departments."""


class Citation(Model):
    """A reference split into its parts; ``text`` is how a reader sees it."""

    key: str
    law: str | None
    article: str | None
    text: str


class ReservedPower(Model):
    """A power that law gives to a level of government and to none below it: a licence, an inquiry."""

    id: str
    name: str
    level: Level
    """The lowest level that has it."""
    words: tuple[str, ...]
    """Words that name it; a star stands for some more of the same clause."""
    unless: tuple[str, ...] = ()
    """Words of what is another power, which a lower level may have."""
    citations: tuple[str, ...]
    summary: str
    """What the law says, for the reader."""


class Limit(Model):
    """A requirement that law makes of some things of a kind and not of all: a licence from some size on."""

    id: str
    name: str
    words: tuple[str, ...]
    """Words that name the requirement; a star stands for some more of the same clause."""
    objects: tuple[str, ...] = ()
    """Words of which the sentence names one; none: whatever it is about."""
    those: tuple[str, ...] = ()
    """Words of those whom the law means, or of the limit."""
    unqualified: bool = False
    """Asked of the objects without a word of a limit, it is asked of all."""
    asked_of: str
    """Whom the law means, for the reader."""
    citations: tuple[str, ...]


class Pack(Model):
    """Everything a knowledge pack says, as loaded and checked."""

    info: PackInfo
    departments: tuple[Department, ...] = ()
    groups: tuple[GroupExpression, ...] = ()
    events: tuple[ChangeEvent, ...] = ()
    sectors: tuple[Sector, ...] = ()
    stages: tuple[Stage, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    functions: tuple[Function, ...] = ()
    duties: tuple[Duty, ...] = ()
    laws: tuple[Law, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    actors: tuple[Vocabulary, ...] = ()
    """Words for those acted upon or acting outside government (企业, 保险机构)."""
    chains: tuple[Chain, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    bodies: tuple[LocalBody, ...] = ()
    wordings: tuple[Wording, ...] = ()
    reserved: tuple[ReservedPower, ...] = ()
    limits: tuple[Limit, ...] = ()
    trade_words: tuple[TradeWord, ...] = ()
