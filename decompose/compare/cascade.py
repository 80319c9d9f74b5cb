"""What a plan hands down: who carries each task below, which licences stay above, each place's share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from decompose.audits.kept import licence_above, licences_in, speaks_of_licence
from decompose.compare.sharing import Terms, handed_targets
from decompose.compare.tables import words_of_task
from decompose.errors import ReportError
from decompose.knowledge import Knowledge
from decompose.labels.comparison import Words
from decompose.match import match
from decompose.match.superior_laws import LAW_MAKING, legislates
from decompose.model.cascade import Cascade, HandedRole, HandedTask, KeptTask, Place
from decompose.model.knowledge import Duty
from decompose.model.organization import Level
from decompose.model.plan import Measure, Task
from decompose.model.result import Assignment, Decomposition, EvidenceKind, MentionKind, Role
from decompose.reports.deadlines import printed_deadline

_NEVER = (Role.OVERSIGHT,)
_RANK = {role: number for number, role in enumerate(Role)}
_SEVERAL = 2
_ABOVE_ALL = (Level.TOWNSHIP, Level.ORGANIZATION)


def level_of_plan(result: Decomposition) -> Level:
    """Return the level of a plan that has places below it.

    Raises:
        ReportError: The level is not known, or there is none below it.
    """
    level = result.jurisdiction.level
    if level is None or level in _ABOVE_ALL:
        raise ReportError(
            "there is no level below that of the plan", hint="name its level with --level"
        )
    return level


def cascade(
    result: Decomposition, kb: Knowledge, *, places: Sequence[Place], terms: Terms
) -> Cascade:
    """Hand a plan down to places below it.

    Args:
        result: The division of the plan above.
        kb: Which bodies exist at which level, and which licences stay above.
        places: The places below; their names differ.
        terms: How counts are shared.

    Raises:
        ReportError: There is no level below the plan's, or counts cannot be shared so.
    """
    level_of_plan(result)
    highest = min((place.level for place in places), key=list(Level).index)
    tasks, kept = _Tasks(result, kb, highest).all()
    return Cascade(
        plan=result.plan.title,
        period=result.plan.period,
        places=tuple(places),
        tasks=tasks,
        kept=kept,
        targets=handed_targets(result.plan, places, terms),
    )


def _said_alone(task: Task, measure: Measure | None) -> str:
    """Return the words of a measure, or of a task that has no others beside it; else nothing."""
    if measure is not None:
        return measure.text
    return task.text or task.title if len(task.measures) < _SEVERAL else ""


def _kept(
    task: Task,
    measure: Measure | None,
    words: str,
    duty: str | None,
    reason: str,
    citations: tuple[str, ...],
) -> KeptTask:
    return KeptTask(
        task=task.id,
        measure=measure.id if measure else None,
        words=words or (measure.text if measure else words_of_task(task)),
        duty=duty,
        reason=reason,
        citations=citations,
    )


class _Tasks:
    """The tasks of a plan with their measures, those that are handed down and those that are not."""

    def __init__(self, result: Decomposition, kb: Knowledge, level: Level) -> None:
        self._result, self._kb, self._level = result, kb, level
        self._own: dict[tuple[str, str | None], list[Assignment]] = defaultdict(list)
        for own in result.assignments:
            self._own[own.task, own.measure].append(own)
        self._sectors: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for mention in match(result.plan, kb):
            if mention.kind is MentionKind.SECTOR:
                self._sectors[mention.owner].append((mention.id, mention.term))

    def all(self) -> tuple[tuple[HandedTask, ...], tuple[KeptTask, ...]]:
        """Return both lists, in reading order."""
        handed: list[HandedTask] = []
        kept: list[KeptTask] = []
        for task, measure in self._clauses():
            above, whole = self._licences(task, measure)
            for words, duty in above.items():
                citations = tuple(self._kb.cite(key).text for key in duty.citations)
                kept.append(_kept(task, measure, words, duty.id, duty.summary, citations))
            if whole:
                continue
            if self._is_law(task, measure):
                texts = tuple(self._kb.cite(key).text for key in LAW_MAKING)
                kept.append(_kept(task, measure, "", None, Words("zh")["law_making"], texts))
            elif roles := self._roles(task, measure):
                handed.append(
                    HandedTask(
                        task=task.id,
                        measure=measure.id if measure else None,
                        words=measure.text if measure else words_of_task(task),
                        deadline=printed_deadline(task, measure.id if measure else None) or None,
                        roles=roles,
                        licence=speaks_of_licence(measure.text if measure else task.text),
                    )
                )
        return tuple(handed), tuple(kept)

    def _clauses(self) -> Iterator[tuple[Task, Measure | None]]:
        """Yield what has holders of its own: tasks, and the measures of those that have several.

        The holders of an only measure count as those of its task.
        """
        for task in self._result.plan.tasks:
            several = len(task.measures) > 1
            whole = (task.id, None) in self._own
            if whole or (not several and any((task.id, m.id) in self._own for m in task.measures)):
                yield task, None
            for measure in task.measures if several else ():
                if (task.id, measure.id) in self._own:
                    yield task, measure

    def _licences(self, task: Task, measure: Measure | None) -> tuple[dict[str, Duty], bool]:
        """Return the licences kept above that a measure names, and whether it names no others.

        A task with other measures is about none. Of several in one clause each has words of its own,
        and each is looked up for the sectors that these name.
        """
        text = _said_alone(task, measure)
        if not speaks_of_licence(text):
            return {}, False
        owners = [measure.id] if measure else [task.id, *(m.id for m in task.measures)]
        named = dict.fromkeys(one for owner in owners for one in self._sectors[owner])
        each = licences_in(text)
        if len(each) < _SEVERAL:
            duty = licence_above(text, dict.fromkeys(s for s, _ in named), self._kb, self._level)
            return ({"": duty}, True) if duty else ({}, False)
        found: dict[str, Duty] = {}
        for words in each:
            sectors = dict.fromkeys(s for s, term in named if term in words)
            duty = licence_above(words, sectors, self._kb, self._level)
            if duty:
                found[words] = duty
        return found, len(found) == len(each)

    def _is_law(self, task: Task, measure: Measure | None) -> bool:
        """Tell whether a measure makes laws or standards, which the places below cannot do."""
        return legislates(_said_alone(task, measure), self._level)

    def _roles(self, task: Task, measure: Measure | None) -> tuple[HandedRole, ...]:
        own = list(self._own[task.id, measure.id if measure else None])
        if measure is None and len(task.measures) == 1:
            own += self._own[task.id, task.measures[0].id]
        strongest: dict[str, Assignment] = {}
        for one in sorted(own, key=lambda own: _RANK[own.role]):
            if one.role not in _NEVER and not self._licensed_above(one):
                strongest.setdefault(one.holder, one)
        return tuple(
            HandedRole(department=one.department, name=one.name, role=one.role)
            for one in own
            if strongest.get(one.holder) is one
        )

    def _licensed_above(self, own: Assignment) -> bool:
        """Tell whether a role is that of a licensor, and the law does not give it to the level below."""
        if own.role is not Role.LICENSING:
            return False
        duties = [
            self._kb.duties[e.duty]
            for e in own.evidence
            if e.kind is EvidenceKind.DUTY and e.duty in self._kb.duties
        ]
        return not any(self._level in duty.levels for duty in duties)
