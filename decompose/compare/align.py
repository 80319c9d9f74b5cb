"""How a plan answers the one above it: task by task, measure by measure, indicator by indicator."""

from __future__ import annotations

from collections import Counter

from decompose.compare.elsewhere import Elsewhere, done_above
from decompose.compare.owners import Owners
from decompose.compare.portions import left_out
from decompose.compare.strength import begins_later, later, later_in_part, softer
from decompose.knowledge import Knowledge
from decompose.labels.grounds import ground
from decompose.match.answers import SURE, Answers, headless
from decompose.match.fields import field_list
from decompose.match.overlap import shared_words
from decompose.match.targets import aligned_indicators
from decompose.model.comparison import (
    AlignedIndicator,
    AlignedMeasure,
    AlignedTask,
    Alignment,
    Ground,
    Standing,
    Tightness,
)
from decompose.model.plan import Measure, Task
from decompose.model.result import Decomposition
from decompose.model.source import Span

_ORDER = tuple(Standing)


def align(superior: Decomposition, own: Decomposition, kb: Knowledge) -> Alignment:
    """Tell for each task of a superior plan what a plan does about it.

    A sister plan or a responsibility list may stand in the place of the superior one.
    """
    answers = Answers(superior, own, kb, done_above(superior, own))
    judge = _Judge(superior, own, kb, answers)
    tasks = tuple(judge.task(task, measures) for task, measures in headless(superior.plan))
    indicators = aligned_indicators(superior.plan, own.plan)
    answers.follow_headings(superior.plan)
    answers.follow_duties()
    answered = answers.used | {task.own for task in tasks}
    return Alignment(
        superior=superior.plan.name,
        plan=own.plan.name,
        tasks=tasks,
        without_parent=tuple(task.id for task, _ in headless(own.plan) if task.id not in answered),
        indicators=tuple(judge.indicator(one) for one in indicators),
        fields=field_list(superior.plan, own.plan, kb),
    )


class _Judge:
    def __init__(
        self, superior: Decomposition, own: Decomposition, kb: Knowledge, answers: Answers
    ) -> None:
        self._superior, self._own, self._answers = superior, own, answers
        self._owners = Owners(superior, own, kb, answers.topics)
        self._elsewhere = Elsewhere(superior, own, kb, answers.topics)
        self._tasks = {task.id: task for task in own.plan.tasks}
        self._spans = {i.id: i.span for i in superior.plan.indicators}
        self._asked = [(t, m) for t in superior.plan.tasks for m in t.measures]
        self._answer: dict[str, Measure] = {}

    def task(self, task: Task, measures: tuple[Measure, ...]) -> AlignedTask:
        """Judge one superior task by what it asks for."""
        judged = [self._measure(task, measure) for measure in measures]
        answered = [one for one in judged if one.own is not None]
        reasons: dict[Standing, Ground] = {}
        for one in judged:
            for standing, reason in zip(one.standings, one.reasons, strict=False):
                reasons.setdefault(standing, reason)
        texts = {m.id: m.text for m in measures}
        missing = tuple(texts[o.superior] for o in judged if o.standings[0] is Standing.DROPPED)
        if missing and answered:
            reasons[Standing.PARTLY] = ground("measures-open", len(missing))
            del reasons[Standing.DROPPED]
        elif missing:
            reasons.pop(Standing.NOT_APPLICABLE, None)
        standings = tuple(s for s in _ORDER if s in reasons) or (Standing.COVERED,)
        homes = Counter(self._answers.home[one.own] for one in answered if one.own)
        return AlignedTask(
            superior=task.id,
            own=min(homes, key=lambda id_: (-homes[id_], id_)) if homes else None,
            likeness=round(sum(one.likeness for one in answered) / len(judged), 3),
            standings=standings,
            reasons=tuple(reasons[s] for s in standings if s in reasons),
            missing=missing,
            measures=tuple(judged),
        )

    def indicator(self, one: AlignedIndicator) -> AlignedIndicator:
        """Return an indicator, judged with its measure where it stands in one that is answered."""
        span = self._spans[one.superior]
        homes = [(t, m) for t, m in self._asked if _inside(span, m.span)]
        if one.tightness is not Tightness.MISSING or not homes:
            return one
        task, measure = homes[0]
        answer = self._answer.get(measure.id)
        if answer is None:
            return one.model_copy(update={"reason": ground("task-open", task.id)})
        reason = ground("in-task", self._answers.home[answer.id], answer.text)
        return one.model_copy(update={"tightness": Tightness.IN_TASK, "reason": reason})

    def _measure(self, task: Task, measure: Measure) -> AlignedMeasure:
        answer, likeness = self._answers.of(measure)
        if likeness < SURE and self._elsewhere.itself(measure):
            answer = None
        if answer is None:
            reasons = self._unanswered(task, measure)
        else:
            self._answer[measure.id] = answer
            copied = self._elsewhere.law_copied(answer)
            reasons = self._weaker(task, measure, answer)
            reasons = {Standing.NOT_APPLICABLE: copied} if copied else reasons
        standings = tuple(s for s in _ORDER if s in reasons)
        return AlignedMeasure(
            superior=measure.id,
            own=answer and answer.id,
            likeness=round(likeness, 3) if answer else 0.0,
            standings=standings or (Standing.COVERED,),
            reasons=tuple(reasons[s] for s in standings),
            common=shared_words(measure.text, answer.text) if answer else (),
            superior_due=due(task, measure),
            own_due=due(self._home(answer), answer) if answer else None,
        )

    def _home(self, answer: Measure) -> Task:
        return self._tasks[self._answers.home[answer.id]]

    def _unanswered(self, task: Task, measure: Measure) -> dict[Standing, Ground]:
        """Tell why a measure that nothing answers need not be answered, or that it is dropped."""
        absent = self._owners.absent(task.id, measure.id)
        if absent and not self._answers.speaks_of(measure):
            return {Standing.NOT_APPLICABLE: ground("no-body", "、".join(absent))}
        if reason := self._elsewhere.of(measure):
            return {Standing.NOT_APPLICABLE: reason}
        near = self._answers.nearest(measure)
        if near is None:
            return {Standing.DROPPED: ground("none-answers")}
        return {Standing.DROPPED: ground("none-nearest", self._answers.home[near.id], near.text)}

    def _weaker(self, task: Task, measure: Measure, answer: Measure) -> dict[Standing, Ground]:
        home = self._home(answer)
        was, now = due(task, measure), due(home, answer)
        measure = self._elsewhere.asked_here(measure)
        found = {
            Standing.WEAKENED: softer(measure, answer, home.measures),
            Standing.DELAYED: later(was, now, self._superior.plan.period, self._own.plan.period)
            or later_in_part(measure, answer)
            or begins_later(measure.text, answer.text),
            Standing.RENAMED_OWNER: self._owners.changed(task.id, measure, home.id, answer.id),
            Standing.PARTLY: self._left_out(measure, answer),
        }
        return {standing: reason for standing, reason in found.items() if reason}

    def _left_out(self, measure: Measure, answer: Measure) -> Ground | None:
        part = left_out(measure.text, answer.text, self._answers.beside(measure, answer))
        return part if part and not any(map(self._elsewhere.lacks, part.facts)) else None


def due(task: Task, measure: Measure) -> str | None:
    """Return when a measure is due: its own time, else one that is set for the whole task."""
    stated = task.attribution.deadline if task.attribution else None
    alone = not any(other.deadline for other in task.measures)
    return measure.deadline or stated or (task.deadline if alone else None)


def _inside(part: Span, whole: Span) -> bool:
    return part.block == whole.block and whole.start <= part.start and part.end <= whole.end
