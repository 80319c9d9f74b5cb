"""Who does what, on which ground, and what is wrong with the plan."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from pydantic import Field, SkipValidation

from decompose.model.base import Model
from decompose.model.load import Load
from decompose.model.organization import Jurisdiction
from decompose.model.plan import Plan
from decompose.model.source import Problem, Span


class Role(StrEnum):
    """Edge kinds between a department and a task."""

    LEAD = "lead"
    CO_LEAD = "co_lead"
    SUPPORT = "support"
    PARTICIPANT = "participant"
    GUIDANCE = "guidance"
    COMPREHENSIVE = "comprehensive"
    LICENSING = "licensing"
    TERRITORIAL = "territorial"
    OVERSIGHT = "oversight"


class Basis(StrEnum):
    """On what ground an assignment stands; bases are never mixed. Strongest first."""

    STATED = "stated"
    STATUTORY = "statutory"
    PRINCIPLE = "principle"
    PRECEDENT = "precedent"
    NEAREST = "nearest"


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    TEXT = "text"
    DUTY = "duty"
    LAW = "law"
    PRECEDENT = "precedent"
    RULE = "rule"


class Evidence(Model):
    """One reason. ``quote`` is what a reader sees; ``span`` slices back to it for kind text.

    ``document`` names what it was compared with when the words stand there and not in the plan; the
    span is then a place of that document.
    """

    kind: EvidenceKind
    quote: str
    span: Span | None = None
    duty: str | None = None
    citation: str | None = None
    document: str | None = None


_LINKS = {
    EvidenceKind.TEXT: "原文",
    EvidenceKind.DUTY: "职责",
    EvidenceKind.LAW: "依据",
    EvidenceKind.PRECEDENT: "以往分工",
    EvidenceKind.RULE: "规则",
}


class MentionKind(StrEnum):
    """What a matched word points to."""

    SECTOR = "sector"
    STAGE = "stage"
    ASPECT = "aspect"
    FUNCTION = "function"
    ACTOR = "actor"
    DEPARTMENT = "department"
    GROUP = "group"


class Mention(NamedTuple):
    """A matched word: entry ``id`` of ``kind``, matched as ``term``.

    ``owner`` is the id of the measure whose text holds the word, or of the task whose title does.
    A plain tuple, because a plan has thousands and none is ever written.

    Units:
        ``block``, ``start`` and ``end`` as in Span.
    """

    owner: str
    kind: MentionKind
    id: str
    term: str
    block: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(block=self.block, start=self.start, end=self.end)


class Assignment(Model):
    """A department's role in a task or in one measure of it.

    ``department`` is a department id, or None for a printed name that no pack knows; ``name`` is
    the organ's name at the plan's place, level and date.
    """

    id: str
    task: str
    measure: str | None = None
    department: str | None
    name: str
    role: Role
    basis: Basis
    rule: str
    confidence: float
    evidence: tuple[Evidence, ...]
    reason: str = ""
    """One sentence for readers, in Chinese."""

    @property
    def holder(self) -> str:
        """Key by which assignments are grouped: the department id, or the unknown name."""
        return self.department or self.name


class Rejected(Model):
    """A proposal that lost, and to what."""

    task: str
    measure: str | None = None
    department: str
    name: str
    role: Role
    basis: Basis
    rule: str
    confidence: float
    reason: str
    evidence: tuple[Evidence, ...] = ()


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ChangeKind(StrEnum):
    """What a change does to a division."""

    LEAD = "lead"
    """``value`` leads; whoever led before supports."""
    SUPPORT = "support"
    """``value`` supports too."""
    CLOSE = "close"
    """The collective expression ``old``, or the open end of the list, goes."""
    RENAME = "rename"
    """The printed unit ``old`` is called ``value``."""
    DEADLINE = "deadline"
    """It is due by ``value``."""
    APPEND = "append"
    """The task has one more measure: ``value``."""
    DROP = "drop"
    """The measure goes; without one the task, which has no subtasks."""
    TARGET = "target"
    """The indicator ``old`` has the target ``value``."""
    OWNER = "owner"
    """The unit ``value`` answers for the indicator ``old``."""
    TEXT = "text"
    """In the document the words ``old`` at ``span`` read ``value``; all else is read anew."""


class Change(Model):
    """One step of a fix: what is done to a task, a measure of it, an indicator, or to the text itself."""

    kind: ChangeKind
    task: str = ""
    measure: str | None = None
    value: str = ""
    old: str = ""
    span: Span | None = None


class Finding(Model):
    """A fact about the plan that somebody should look at.

    ``subject`` names what it is about: ``{"task": id}``, ``{"department": slug}``,
    ``{"sector": id, "stage": id}``, ``{"indicator": id}``; a pair names both (``other``).
    """

    name: str
    code: str
    severity: Severity
    subject: dict[str, str]
    message: str
    why: str
    fix: str
    evidence: tuple[Evidence, ...] = ()
    patch: tuple[Change, ...] = ()
    """The smallest change that removes it; empty where only people can decide or write it."""
    fingerprint: str = ""
    """Stays the same when tasks are renumbered; what a baseline remembers."""


class Patch(Model):
    """The fix of one finding."""

    fingerprint: str
    name: str
    code: str
    message: str
    changes: tuple[Change, ...]


class DoubtKind(StrEnum):
    """Why a measure is less sure to be its task's lead's than the task as a whole."""

    HEADING = "heading"
    RIVAL = "rival"
    SILENT = "silent"


class Doubt(Model):
    """A measure that must be verified although its task has a lead: the words of the measure do not carry it.

    ``heading``: only the heading names an object; ``rival``: somebody else is nearly as heavy;
    ``silent``: neither the measure nor a heading names anything. ``department`` and ``name`` tell who
    else comes into question, where anybody does.
    """

    task: str
    measure: str
    kind: DoubtKind
    department: str | None = None
    name: str = ""


class Patches(Model):
    """Fixes, as a person chooses and edits them before they are applied."""

    schema_: str = Field(default="decompose.patches/1", alias="schema")
    source: str = ""
    patches: tuple[Patch, ...] = ()

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}


class Explanation(Model):
    """Why, or why not: one sentence, then the chain of reasons."""

    sentence: str
    chain: tuple[str, ...] = ()
    assignments: tuple[str, ...] = ()


class Decomposition(Model):
    """A plan with who does what, and, after an audit, its findings."""

    schema_: str = Field(default="decompose.result/1", alias="schema")
    plan: Plan
    jurisdiction: Jurisdiction
    source: str = ""
    """Name of the document."""
    knowledge: str = ""
    """Packs used, with versions."""
    departments: dict[str, str] = {}
    """Names of all departments concerned, by id, at the plan's place, level and date."""
    mentions: SkipValidation[tuple[Mention, ...]] = Field(default=(), exclude=True)
    assignments: tuple[Assignment, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()
    load: Load | None = None
    """What everybody carries; None before an audit."""
    problems: tuple[Problem, ...] = ()
    audited: str = ""
    """Mark of the division that the findings were found in by all audits; empty when only some ran."""

    model_config = {**Model.model_config, "populate_by_name": True, "serialize_by_alias": True}

    def tasks_of(self, department: str) -> tuple[Assignment, ...]:
        """Return what one department must do: leads first, then the other roles, in task order."""
        rank = {role: i for i, role in enumerate(Role)}
        place = {task.id: i for i, task in enumerate(self.plan.tasks)}
        own = [a for a in self.assignments if a.holder == department]
        return tuple(sorted(own, key=lambda a: (rank[a.role], place[a.task], a.id)))

    def leads(self, task_id: str) -> tuple[Assignment, ...]:
        """Return the leads of a task: of the whole task first, then of its measures, by confidence."""
        found = [a for a in self.assignments if a.task == task_id and a.role is Role.LEAD]
        return tuple(sorted(found, key=lambda a: (a.measure is not None, -a.confidence, a.id)))

    def why(self, task_id: str, department: str) -> Explanation:
        """Explain why a department has its roles in a task; why not, when it has none.

        From what the result holds; ``decompose.explain`` judges the task again and says more.
        """
        own = [a for a in self.assignments if a.task == task_id and a.holder == department]
        if not own:
            return self.why_not(task_id, department)
        chain = [f"{_LINKS[e.kind]}：{e.quote}" for a in own for e in a.evidence]
        chain += [f"落选：{r.name}，{r.reason}" for r in self.rejected if r.task == task_id]
        return Explanation(
            sentence=own[0].reason,
            chain=tuple(dict.fromkeys(chain)),
            assignments=tuple(a.id for a in own),
        )

    def why_not(self, task_id: str, department: str) -> Explanation:
        """Explain why a department does not lead a task: the stronger claimant or what is missing."""
        name = self.departments.get(department, department)
        leads = self.leads(task_id)
        chain = tuple(f"{a.name}: {a.reason}" for a in leads)
        if any(a.holder == department for a in leads):
            return Explanation(sentence=f"{name}就是牵头单位。", chain=chain)
        lost = [r for r in self.rejected if r.task == task_id and r.department == department]
        if lost:
            return Explanation(sentence=f"{name}未牵头：{lost[0].reason}。", chain=chain)
        others = [a for a in self.assignments if a.task == task_id and a.holder == department]
        if others:
            sentence = f"{name}在本任务中的角色不是牵头：{others[0].reason}"
            return Explanation(sentence=sentence, chain=chain)
        sentence = f"本任务的文字中没有指向{name}职责的词语，没有规则提出由其牵头。"
        return Explanation(sentence=sentence, chain=chain)
