"""A result arranged for reading: assignments by task and by holder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from decompose.labels.deliverables import Labels, is_low
from decompose.model.plan import Task
from decompose.model.result import (
    Assignment,
    Decomposition,
    Doubt,
    DoubtKind,
    EvidenceKind,
    Finding,
    Role,
)
from decompose.reports.chapters import Chapter, chapters_of
from decompose.text.contents import content_of
from decompose.text.patterns import regex
from decompose.text.quotations import nested

SHARED_ROLES = (Role.LEAD, Role.CO_LEAD)
HELPING_ROLES = (Role.SUPPORT, Role.PARTICIPANT)
_BEGINNING = 24
_CLAUSES, _PAUSE = regex("[，；,;。]"), "，"


@dataclass(frozen=True, slots=True)
class Division:
    """A result arranged for reading: assignments by task and by holder."""

    result: Decomposition
    by_task: dict[str, list[Assignment]] = field(default_factory=dict)
    by_holder: dict[str, list[Assignment]] = field(default_factory=dict)
    """What everybody must do: leads first, then by role, in task order."""
    holders: dict[str, str] = field(default_factory=dict)
    """Holder → name, in protocol order, unknown names last."""
    tasks: dict[str, Task] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Id of a task or measure → what is to be done; a task of parts only has none of its own."""

    by_subject: dict[str, list[Finding]] = field(default_factory=dict)
    """Id of a task, department … → the findings about it."""
    doubts: dict[str, list[Doubt]] = field(default_factory=dict)
    """Id of a task → its measures that must be verified."""
    chapters: tuple[Chapter, ...] = ()
    mains: frozenset[str] = frozenset()
    """Ids of the tasks that are a chapter of their own."""

    @property
    def uncertain(self) -> int:
        """How many tasks have no lead, or one that must be verified."""
        return sum(map(self.is_uncertain, self.tasks.values()))

    def is_uncertain(self, task: Task) -> bool:
        """Tell whether a task has no lead, or one that must be verified."""
        lead = lead_of(task, self.by_task.get(task.id, []))
        return not self.is_frame(task) if lead is None else is_low(lead.confidence)

    def is_frame(self, task: Task) -> bool:
        """Tell whether a task only holds others together: a heading with nothing to do of its own."""
        return not self.texts[task.id]


def arrange(result: Decomposition) -> Division:
    """Group a result's assignments once for all tables; inner quotation marks of its findings are single."""
    findings = tuple(map(_marked_within, result.findings))
    result = result.model_copy(update={"findings": findings})
    by_task: dict[str, list[Assignment]] = defaultdict(list)
    names: dict[str, str] = {}
    for assignment in result.assignments:
        by_task[assignment.task].append(assignment)
        names.setdefault(assignment.holder, assignment.name)
    known = [d for d in result.departments if d in names]
    holders = {d: result.departments[d] for d in known}
    holders |= {h: n for h, n in names.items() if h not in holders}
    plan = result.plan
    tasks = {task.id: task for task in plan.tasks}
    parents = {task.parent for task in plan.tasks}
    texts = {t.id: content_of(t) or ("" if t.id in parents else t.title) for t in plan.tasks}
    texts |= {m.id: m.text for task in plan.tasks for m in task.measures}
    subjects: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        for subject in dict.fromkeys(finding.subject.values()):
            subjects[subject].append(finding)
    doubts: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in result.doubts:
        doubts[doubt.task].append(doubt)
    chapters = chapters_of(plan)
    return Division(
        result,
        dict(by_task),
        _by_holder(result),
        holders,
        tasks,
        texts,
        dict(subjects),
        dict(doubts),
        chapters,
        frozenset(chapter.main.id for chapter in chapters if chapter.main is not None),
    )


def _marked_within(finding: Finding) -> Finding:
    """Return a finding that sets a quotation within a quotation as print does."""
    told = {key: getattr(finding, key) for key in ("message", "why", "fix")}
    mended = {key: nested(text) for key, text in told.items()}
    return finding if mended == told else finding.model_copy(update=mended)


def _by_holder(result: Decomposition) -> dict[str, list[Assignment]]:
    """Return the assignments of everybody, as ``result.tasks_of`` orders them, in one go."""
    rank = {role: number for number, role in enumerate(Role)}
    place = {task.id: number for number, task in enumerate(result.plan.tasks)}
    found: dict[str, list[Assignment]] = defaultdict(list)
    for own in sorted(result.assignments, key=lambda a: (rank[a.role], place[a.task], a.id)):
        found[own.holder].append(own)
    return dict(found)


def held(own: list[Assignment], roles: tuple[Role, ...]) -> list[Assignment]:
    """Return one assignment for everybody who holds one of the roles, in the order of the roles.

    Parts count only where nobody leads the whole: then the plan divides the task itself. Who is shown
    to lead is not shown to help too.
    """
    of_roles = [a for role in roles for a in own if a.role is role]
    found: dict[str, Assignment] = {}
    if Role.LEAD not in roles:
        leads = {a.name for a in held(own, SHARED_ROLES)}
        of_roles = [a for a in of_roles if a.name not in leads]
    for assignment in of_roles:
        if assignment.measure is None:
            found.setdefault(assignment.name, assignment)
    if not any(a.role in SHARED_ROLES and a.measure is None for a in own):
        for assignment in of_roles:
            found.setdefault(assignment.name, assignment)
    return list(found.values())


def holders_of(own: list[Assignment], roles: tuple[Role, ...], labels: Labels) -> str:
    """Return who holds one of the roles: for the whole task, together, or, each marked so, a part of it."""
    found = held(own, roles)
    names = labels.joined(
        labels.aside(a.name, labels["part_of"]) if a.measure else a.name for a in found
    )
    return labels.aside(names, labels.role(Role.CO_LEAD)) if shared(found) else names


def leads_of(task: Task, division: Division, labels: Labels) -> str:
    """Return who leads a task; where nobody does, that it is open or that its tasks have leads."""
    nobody = labels["see_parts" if division.is_frame(task) else "no_lead"]
    return holders_of(division.by_task.get(task.id, []), SHARED_ROLES, labels) or nobody


def others_of(task: Task, own: list[Assignment], labels: Labels, *, marked: bool = True) -> str:
    """Return who else has a part in the whole task, each with the role; and whom it names as a group.

    ``marked``: say of a group that it is one.
    """
    main = (*SHARED_ROLES, *HELPING_ROLES)
    rest = (a for a in own if a.measure is None and a.role not in main)
    named = [labels.aside(a.name, labels.role(a.role)) for a in rest]
    groups = collective(task, own)
    named += [labels.aside(each, labels["collective"]) if marked else each for each in groups]
    return labels.joined(named)


def collective(task: Task, own: list[Assignment]) -> list[str]:
    """Return the groups that the plan makes responsible (各村, 有关部门) and that are no unit of the division."""
    known = {a.name for a in own}
    stated = (task.attribution, *(m.attribution for m in task.measures))
    groups = dict.fromkeys(group for each in stated if each for group in each.groups)
    return [group for group in groups if group not in known]


def shared(found: list[Assignment]) -> bool:
    """Tell whether several answer for a whole task together, so that the first named is no lead."""
    return len(found) > 1 and all(a.role is Role.CO_LEAD and a.measure is None for a in found)


def lead_of(task: Task, own: list[Assignment]) -> Assignment | None:
    """Return the assignment that answers for the task as a whole, or None.

    Where only the parts have leads, it is the least certain of these.
    """
    whole = [a for a in own if a.measure is None]
    for role in SHARED_ROLES:
        found = [a for a in whole if a.role is role]
        if found:
            return max(found, key=lambda a: a.confidence)
    parts = (a for a in own if a.role in SHARED_ROLES)
    return min(parts, key=lambda a: a.confidence, default=None)


def told_doubts(task: Task, division: Division, labels: Labels) -> list[str]:
    """Return the measures of a task that must be verified, each with why."""
    return [
        labels.told(
            begin(division.texts[doubt.measure]),
            labels.several(labels[key].format(*values) for key, values in why_of(doubt)),
        )
        for doubt in division.doubts.get(task.id, ())
    ]


def begin(text: str) -> str:
    """Return the beginning of a measure, enough to find it."""
    return text if len(text) <= _BEGINNING else f"{text[: _BEGINNING - 1]}…"


def words_of(own: Assignment, text: str) -> str:
    """Return the parts of a measure that an assignment rests on, or its beginning.

    Shape:
        ``改造农村公路，整治农用车违法载人`` and “农用车” → ``整治农用车违法载人``.
    """
    quotes = [e.quote for e in own.evidence if e.kind is EvidenceKind.TEXT and e.quote]
    clauses = [part.strip() for part in _CLAUSES.split(text)]
    held = [part for part in clauses if any(quote in part for quote in quotes)]
    return begin(_PAUSE.join(held) if held and len(text) > _BEGINNING else text)


def why_of(doubt: Doubt) -> list[tuple[str, tuple[str, ...]]]:
    """Return the labels that say why a measure must be verified, each with what fills its gaps."""
    known = {DoubtKind.HEADING: "only_heading", DoubtKind.SILENT: "names_nothing"}
    said: list[tuple[str, tuple[str, ...]]] = []
    if doubt.kind in known:
        said.append((known[doubt.kind], ()))
    if doubt.name:
        said.append(("comes_close", (doubt.name,)))
    return said
