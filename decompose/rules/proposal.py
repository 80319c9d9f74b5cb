"""What a rule sees, and what it may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, Protocol, cast

from decompose.knowledge import Knowledge
from decompose.knowledge.names import level_word
from decompose.model.knowledge import Duty, Function, Precedent
from decompose.model.organization import Jurisdiction
from decompose.model.plan import Attribution, Measure, Plan, Task
from decompose.model.result import Basis, Evidence, Mention, Role


class Topic(NamedTuple):
    """A sector or function that a clause is about.

    Units:
        ``weight`` is 1 for a plain mention in the measure, less for one in a heading.
    """

    id: str
    weight: float
    mention: Mention
    in_measure: bool


class Holder(NamedTuple):
    """Who holds a department's work at the setting's level and date.

    Units:
        ``factor`` lowers weight and confidence where the level has no such body.
    """

    department: str
    name: str
    factor: float
    note: str = ""


class ApplicableDuty(NamedTuple):
    """A duty that speaks for a sector on the setting's date.

    Units:
        ``factor`` is what the duty's role, grade and distance from the sector leave of a weight.
    """

    duty: Duty
    factor: float
    expired: bool
    designation: str = ""
    """What a local decision must settle before the sector has a regulator of its own."""


class Competence(NamedTuple):
    """A duty that speaks for a topic of a clause, and how well it fits."""

    duty: Duty
    topic: Topic
    weight: float
    fits: bool
    """The clause names a stage or aspect that the duty names too."""
    expired: bool
    designation: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when: the knowledge, the place and the date that decide which organs exist."""

    kb: Knowledge
    plan: Plan
    jurisdiction: Jurisdiction
    date: str
    """ISO date on which duties must be valid."""
    printed: dict[str, str] = field(default_factory=dict, compare=False)
    """Names that the plan itself uses, by department."""
    holders: dict[str, Holder] = field(default_factory=dict, compare=False)
    """Bodies already looked up, by department."""
    applicable: dict[str, tuple[ApplicableDuty, ...]] = field(default_factory=dict, compare=False)
    """Duties already looked up, by sector."""
    fits: dict[str, tuple[Competence, ...]] = field(default_factory=dict, compare=False)
    """Competences already weighed, by clause."""
    leading: dict[str, list[Competence]] = field(default_factory=dict, compare=False)
    """Those of them able to lead, by clause."""
    binding: dict[str, bool] = field(default_factory=dict, compare=False)
    """Whether a text already asked about is in force here, by citation."""
    reasons: dict[str, tuple[Evidence, ...]] = field(default_factory=dict, compare=False)
    """Evidence from the pack already worded, by duty or function and rule."""
    theme: list[str | None] = field(default_factory=list, compare=False)
    """The regulator of the object that the plan's title names, once looked up."""
    safety: list[bool] = field(default_factory=list, compare=False)
    """Whether the title makes all of the plan safety work, once asked."""

    @property
    def year(self) -> int:
        """The year whose organs and names apply."""
        return int(self.date[:4])

    @property
    def word(self) -> str:
        """The level word that departments here bear: 省, 市, 县, 区, 州, 旗."""
        return level_word(self.jurisdiction.place, self.jurisdiction.level)

    def binds(self, citation: str) -> bool:
        """Tell whether a cited text is in force here: national, or a local one of this place."""
        known = self.binding.get(citation)
        if known is None:
            law = self.kb.laws.get(citation.partition("#")[0])
            place = self.jurisdiction.place or ""
            known = law is not None and (law.place is None or place.startswith(law.place))
            self.binding[citation] = known
        return known


class Clause(NamedTuple):
    """One measure of a task with everything it mentions: the unit that rules judge."""

    task: Task
    measure: Measure
    setting: Setting
    sectors: tuple[Topic, ...] = ()
    functions: tuple[Topic, ...] = ()
    stages: frozenset[str] = frozenset()
    aspects: frozenset[str] = frozenset()
    apart: Mapping[str, frozenset[str]] = MappingProxyType({})
    """By sector the aspects that the sentence names beside what it says of the sector."""
    actors: tuple[Mention, ...] = ()
    attribution: Attribution | None = None
    inherited: Attribution | None = None


class Proposal(NamedTuple):
    """A department proposed for a role, with the reasons it rests on.

    Units:
        ``weight`` compares proposals of one clause; ``confidence`` lies between 0 and 1.
    """

    department: str | None
    name: str
    role: Role
    basis: Basis
    rule: str
    weight: float
    confidence: float
    topic: Topic | None = None
    duty: Duty | None = None
    function: Function | None = None
    attribution: Attribution | None = None
    precedent: Precedent | None = None
    note: str = ""
    open: bool = False
    """A local decision must name the holder, or the law behind it was superseded."""
    grouped: bool = False
    """One of a working group, or called whatever the object: never left out for being one too many."""

    @property
    def holder(self) -> str:
        """Key of the department or unknown name."""
        return self.department or self.name


class RuleFacts(NamedTuple):
    """What a rule is: its name, its code, the basis it gives and one sentence for readers.

    ``needs`` and ``gives`` name what a rule reads of, and adds to, the clause's proposals.
    """

    name: str
    code: str
    basis: Basis
    summary: str
    summary_en: str
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


class Rule(Protocol):
    """A rule: from a clause and the proposals so far to more proposals."""

    facts: RuleFacts
    __name__: str

    def __call__(self, clause: Clause, so_far: tuple[Proposal, ...], /) -> Iterable[Proposal]:
        """Return this rule's proposals for the clause."""


RuleFunction = Callable[[Clause, tuple[Proposal, ...]], Iterable[Proposal]]


def rule(facts: RuleFacts) -> Callable[[RuleFunction], Rule]:
    """Attach a rule's facts to its function, which is returned unchanged."""

    def attach(function: RuleFunction) -> Rule:
        function.facts = facts  # type: ignore[attr-defined]  # functions take attributes
        return cast(Rule, function)

    return attach
