"""What an audit sees, and how it reports."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, cast

from decompose.knowledge import Knowledge
from decompose.match import match
from decompose.model.beside import NOTHING, Beside
from decompose.model.knowledge import Duty
from decompose.model.organization import Resolution
from decompose.model.plan import Attribution, Measure, Project, Section, SectionKind, Task
from decompose.model.result import (
    Assignment,
    Change,
    Decomposition,
    Evidence,
    EvidenceKind,
    Finding,
    Mention,
    MentionKind,
    Role,
    Severity,
)
from decompose.model.source import Span
from decompose.parser.grids import tables_of
from decompose.parser.tables import Table
from decompose.rules.competence import holder_at, validity
from decompose.rules.engine import setting_of
from decompose.rules.proposal import Setting
from decompose.rules.theme import named_in_each
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

NAMES_SUPERVISOR = CuedPattern(
    "业务相近|(?:明确|确定)(?:.{0,16}|[^，,。；;]{0,48})监管(?:部门|职责|责任)|提出[^，,。；;]{0,12}监管(?:部门|主体|单位)|[^未待]指定的[^，。；]{0,6}(?:部门|单位|机构)[^，。；]{0,4}监管",
    cue=("业务相近", "监管"),
)  # the supervisor is to be named
_HELPERS = regex(
    "[，；、]?[^，；。（）]*(?:配合|协助|参与)[^，；。（）]*", cue=("配合", "协助", "参与")
)  # 市财政局配合
_OWN_WORKBOOK = "sheet.derived"
LEADING = (Role.LEAD, Role.CO_LEAD)


class Passage(NamedTuple):
    """A block of the document that belongs to the text, with the section it stands in."""

    block: int
    text: str
    section: Section | None
    start: int = 0
    """Where the text begins in its block: a cell of a row drawn with strokes."""

    @property
    def kind(self) -> SectionKind | None:
        """What the section is about; None before the first one."""
        return self.section.kind if self.section else None

    def quote(self, start: int, end: int) -> Evidence:
        """Return some characters of the block as evidence."""
        span = Span(block=self.block, start=self.start + start, end=self.start + end)
        return Evidence(kind=EvidenceKind.TEXT, quote=self.text[start:end], span=span)

    def subject(self) -> dict[str, str]:
        """Return the section as the subject of a finding; the block where there is none."""
        return {"section": self.section.id} if self.section else {"block": str(self.block)}


class AuditCase:
    """A result with the indexes that audits share; made once, read by all."""

    def __init__(self, result: Decomposition, kb: Knowledge, beside: Beside = NOTHING) -> None:
        self.result = result
        self.kb = kb
        self.beside = beside
        self.denied: tuple[Any, ...] | None = None
        """Sentences that deny a link between several, once they have been asked for."""
        self.answers: dict[Callable[..., Any], dict[tuple[Any, ...], Any]] = {}
        """What functions have been asked about the case, and what they answered."""
        self._duties: dict[str, tuple[Duty, ...]] = {}
        self._resolved: dict[str, Resolution] = {}

    @cached_property
    def setting(self) -> Setting:
        """Place, level and date with the knowledge."""
        return setting_of(self.result.plan, self.kb, self.result.jurisdiction)

    @cached_property
    def of_own_workbook(self) -> bool:
        """Whether the plan was read from a workbook that decompose wrote: its words are not the plan's own text."""
        return any(problem.code == _OWN_WORKBOOK for problem in self.result.plan.problems)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables with a header, in reading order; none for a plan loaded from JSON."""
        return () if self.of_own_workbook else tables_of(self.result.plan.document)

    @cached_property
    def headed_objects(self) -> dict[str, dict[str, None]]:
        """Objects that the plan's title and the titles of its sections and tasks name, by title."""
        plan = self.result.plan
        titles = (plan.title, *(s.title for s in plan.sections), *(t.title for t in plan.tasks))
        return named_in_each(MentionKind.SECTOR, titles, self.kb)

    @cached_property
    def fields(self) -> frozenset[str]:
        """Sectors that have kinds in the pack."""
        return frozenset(s.parent for s in self.kb.sectors.values() if s.parent is not None)

    @cached_property
    def trade_names(self) -> tuple[tuple[str, str], ...]:
        """Topmost sectors with their names."""
        return tuple((k, s.name) for k, s in self.kb.sectors.items() if s.parent is None)

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.result.plan.tasks}

    @cached_property
    def projects(self) -> dict[str, Project]:
        """What is told of key projects, by the id of their task."""
        return {project.task: project for project in self.result.plan.projects}

    @cached_property
    def parents(self) -> frozenset[str]:
        """Ids of tasks that have subtasks."""
        return frozenset(t.parent for t in self.result.plan.tasks if t.parent is not None)

    @cached_property
    def heading_objects(self) -> dict[str, frozenset[str]]:
        """Objects that the headings of tasks with subtasks name, by the task's id."""
        found: dict[str, frozenset[str]] = {}
        for key in self.parents:
            task = self.tasks.get(key)
            titles = (m.id for m in task.measures if m.span == task.title_span) if task else ()
            found[key] = frozenset(s for owner in (key, *titles) for s in self.sectors_of(owner))
        return found

    @cached_property
    def below(self) -> dict[str, list[Task]]:
        """Subtasks by the id of the task they stand under."""
        grouped: dict[str, list[Task]] = defaultdict(list)
        for task in self.result.plan.tasks:
            if task.parent is not None:
                grouped[task.parent].append(task)
        return grouped

    @cached_property
    def by_task(self) -> dict[str, list[Assignment]]:
        """Assignments by task id, in order."""
        grouped: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.result.assignments:
            grouped[assignment.task].append(assignment)
        return grouped

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every matched word; found anew when the result was loaded from a file."""
        return self.result.mentions or match(self.result.plan, self.kb)

    @cached_property
    def task_of(self) -> dict[str, str]:
        """Task id by owner (a task's own id, or a measure's)."""
        owners = {task.id: task.id for task in self.result.plan.tasks}
        owners |= {m.id: task.id for task in self.result.plan.tasks for m in task.measures}
        return owners

    @cached_property
    def sectors(self) -> dict[str, list[Mention]]:
        """Mentions of each sector, in order of first mention."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.kind is MentionKind.SECTOR:
                found.setdefault(mention.id, []).append(mention)
        return found

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks of the document that are text, in order; none for a plan loaded from JSON."""
        doc = self.result.plan.document
        if doc is None or self.of_own_workbook:
            return ()
        debris = {
            p.span.block
            for p in self.result.plan.problems
            if p.span is not None
            and p.code.startswith("debris.")
            and p.span.start == 0
            and p.span.end >= len(doc.blocks[p.span.block].text.rstrip())
        }
        places = self._section_places
        found: list[Passage] = []
        at = 0
        for block in doc.blocks:
            while at < len(places) and places[at][0] <= block.index:
                at += 1
            if block.text.strip() and block.index not in debris:
                found.append(Passage(block.index, block.text, places[at - 1][1] if at else None))
        return tuple(found)

    @cached_property
    def _section_places(self) -> list[tuple[int, Section]]:
        """The block at which each section begins."""
        sections = self.result.plan.sections
        return sorted(
            ((s.span.block, s) for s in sections if s.span is not None), key=lambda pair: pair[0]
        )

    def section_at(self, block: int) -> dict[str, str]:
        """Return the section that holds a block as the subject of a finding."""
        after = bisect_right(self._section_places, block, key=itemgetter(0))
        return (
            {"section": self._section_places[after - 1][1].id} if after else {"block": str(block)}
        )

    def at(self, span: Span) -> tuple[Evidence, ...]:
        """Return the characters of a span as evidence, nothing where the document is not at hand."""
        doc = self.result.plan.document
        if doc is None:
            return ()
        return (Evidence(kind=EvidenceKind.TEXT, quote=doc.slice(span), span=span),)

    def words_at(self, span: Span) -> str:
        """Return the characters of a span; empty where the document is not at hand."""
        return "".join(evidence.quote for evidence in self.at(span))

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Measures by id."""
        return {m.id: m for task in self.result.plan.tasks for m in task.measures}

    def text_of(self, owner: str) -> tuple[str, int]:
        """Return the text of a measure, or of a task's title, and where it begins in its block."""
        measure = self.measures.get(owner)
        if measure is not None:
            return measure.text, measure.span.start
        task = self.tasks[owner]
        return task.title, task.title_span.start if task.title_span else task.span.start

    @cached_property
    def indicators(self) -> dict[str, str]:
        """Names of indicators by id."""
        return {i.id: i.name for i in self.result.plan.indicators}

    @cached_property
    def dividing(self) -> bool:
        """Whether the plan itself states who leads in more than a third of its tasks."""
        told = {task.id for task, _, _ in self.stated}
        return 3 * len(told) > len(self.result.plan.tasks)

    @cached_property
    def settling(self) -> tuple[str, ...]:
        """Texts of the measures that have some supervisor named."""
        return tuple(m.text for m in self.measures.values() if NAMES_SUPERVISOR.search(m.text))

    @cached_property
    def words_of(self) -> dict[str, list[Mention]]:
        """Mentions by owner (a measure, or a task for its title)."""
        grouped: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            grouped[mention.owner].append(mention)
        return grouped

    def sectors_of(self, owner: str) -> set[str]:
        """Return the objects that a measure, or a task's title, names."""
        return {m.id for m in self.words_of.get(owner, ()) if m.kind is MentionKind.SECTOR}

    def resolved(self, name: str) -> Resolution:
        """Return what a printed name means at the plan's level and date."""
        found = self._resolved.get(name)
        if found is None:
            at, year = self.setting.jurisdiction.level, self.setting.year
            found = self._resolved[name] = self.kb.resolve(name, level=at, year=year)
        return found

    def name(self, department: str) -> str:
        """Return the name a department bears here and then."""
        return holder_at(self.setting, department).name

    def lasting(self, name: str) -> str:
        """Return the name a department bears at the end of the plan's period: what a fix writes down."""
        department, level = self.resolved(name).department, self.setting.jurisdiction.level
        if department is None or level is None or not self.result.plan.period:
            return name
        last = min(self.result.plan.period[1], int((self.kb.info.as_of or "9999")[:4]))
        then = self.kb.name_of(department, level=level, year=last, word=self.setting.word)
        now = self.kb.name_of(
            department, level=level, year=self.setting.year, word=self.setting.word
        )
        return name if then == now else then

    def about(self, task: Task, measure: Measure | None = None) -> list[Mention]:
        """Return the words of a measure, or of a task's title and all its measures."""
        owners = [measure.id] if measure else [task.id, *(m.id for m in task.measures)]
        return [mention for owner in owners for mention in self.words_of.get(owner, ())]

    def duties(self, sector: str) -> tuple[Duty, ...]:
        """Return the duties in force on a sector, or on the nearest ancestor that has any."""
        found = self._duties.get(sector)
        if found is None:
            found = self._duties[sector] = self._in_force(sector)
        return found

    def _in_force(self, sector: str) -> tuple[Duty, ...]:
        for step in self.kb.sector_path(sector):
            held = self.kb.duties_of_sector.get(step, ())
            own = tuple(d for d in held if validity(d, self.setting))
            if own or self.kb.sectors[step].emerging:
                return own
        return ()

    @cached_property
    def side_holders(self) -> frozenset[str]:
        """The departments with a duty on what is one side of every trade."""
        sides = {a.sector for a in self.kb.aspects.values() if a.sector}
        return frozenset(d for s in sides for duty in self.duties(s) for d in duty.departments)

    def stated_for(self, owner: str) -> Attribution | None:
        """Return what is stated for a measure, or for its task."""
        measure = self.measures.get(owner)
        own = measure.attribution if measure is not None else None
        return own or self.tasks[self.task_of[owner]].attribution

    def attributions(self) -> Iterator[tuple[Task, Attribution]]:
        """Yield every stated attribution with its task."""
        for task, _, attribution in self.stated:
            yield task, attribution

    @cached_property
    def stated(self) -> tuple[tuple[Task, Measure | None, Attribution], ...]:
        """Every stated attribution with its task, and its measure when it is bound to one.

        What a sentence in a table says just as the cells beside it do is stated once.
        """
        return tuple(self._stated())

    def _stated(self) -> Iterator[tuple[Task, Measure | None, Attribution]]:
        for task in self.result.plan.tasks:
            if task.attribution is not None:
                yield task, None, task.attribution
            for measure in task.measures:
                own = measure.attribution
                if own is not None and not _says_the_same(own, task.attribution):
                    yield task, measure, own


def _says_the_same(one: Attribution, other: Attribution | None) -> bool:
    return (
        other is not None
        and not one.open_list
        and set(one.lead) == set(other.lead)
        and set(one.support) <= set(other.support)
        and set(one.groups) <= set(other.groups)
    )


class AuditFacts(NamedTuple):
    """What an audit is: its name, code, default severity, and what to do about its findings."""

    name: str
    code: str
    severity: Severity
    why: str
    fix: str
    reads: bool = False
    """The audit reads the document itself, which a result loaded from JSON no longer has."""
    compares: bool = False
    """The audit compares with other documents, which are not always given."""
    assigned: bool = False
    """The audit asks who does what, which is known only after the plan is read."""
    on_request: bool = False
    """The audit tells what is in order: it runs only when selected by its own name or code."""


class Fault(NamedTuple):
    """What an audit found; the audit's facts make it a Finding."""

    subject: dict[str, str]
    message: str
    evidence: tuple[Evidence, ...]
    severity: Severity | None = None
    fix: str | None = None
    patch: tuple[Change, ...] = ()


def said(task: Task, measure: Measure | None) -> str:
    """Return what a statement of responsibility is about: its measure, or the whole task with its title.

    Who helps is none of it: 市财政局配合 says nothing of how the work is done.
    """
    if measure is not None:
        return measure.text
    stated = task.attribution.quote if task.attribution else ""
    title, text = task.title, task.text
    if _HELPERS.search(stated):
        unhelped = _HELPERS.sub("", stated)
        title, text = title.replace(stated, unhelped), text.replace(stated, unhelped)
    return f"{title}。{text}" if task.title and task.text else title or text


class Audit(Protocol):
    """An audit: from a case to the faults it finds."""

    facts: AuditFacts
    __name__: str

    def __call__(self, case: AuditCase, /) -> Iterable[Fault]:
        """Return the faults of the case, in reading order."""


AuditFunction = Callable[[AuditCase], Iterable[Fault]]


def audit_facts(facts: AuditFacts) -> Callable[[AuditFunction], Audit]:
    """Attach an audit's facts to its function, which is returned unchanged."""

    def attach(function: AuditFunction) -> Audit:
        function.facts = facts  # type: ignore[attr-defined]  # functions take attributes
        return cast(Audit, function)

    return attach


def finding(audit: Audit, fault: Fault) -> Finding:
    """Return the finding that an audit's fault amounts to."""
    facts = audit.facts
    rule = Evidence(kind=EvidenceKind.RULE, quote=facts.why, citation=facts.name)
    return Finding(
        name=facts.name,
        code=facts.code,
        severity=fault.severity or facts.severity,
        subject=fault.subject,
        message=fault.message,
        why=facts.why,
        fix=fault.fix or facts.fix,
        evidence=(*fault.evidence, rule),
        patch=fault.patch,
    )


def words(task: Task) -> Evidence:
    """Return a task's heading as evidence."""
    if task.title_span is not None:
        return Evidence(kind=EvidenceKind.TEXT, quote=task.title, span=task.title_span)
    first = task.measures[0] if task.measures else None
    quote, span = (first.text, first.span) if first else (task.title, None)
    return Evidence(kind=EvidenceKind.TEXT, quote=quote, span=span)


def printed(attribution: Attribution) -> Evidence:
    """Return an attribution's printed words as evidence."""
    return Evidence(kind=EvidenceKind.TEXT, quote=attribution.quote, span=attribution.span)


def mentioned(mention: Mention) -> Evidence:
    """Return a matched word as evidence."""
    return Evidence(kind=EvidenceKind.TEXT, quote=mention.term, span=mention.span)


def duty_evidence(duty: Duty, kb: Knowledge) -> tuple[Evidence, ...]:
    """Return a duty and the law it rests on as evidence."""
    laws = tuple(
        Evidence(kind=EvidenceKind.LAW, quote=kb.cite(key).text, citation=key)
        for key in duty.citations
    )
    return (Evidence(kind=EvidenceKind.DUTY, quote=duty.summary, duty=duty.id), *laws)
