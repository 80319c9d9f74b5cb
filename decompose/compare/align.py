"""How a plan answers the one above it: task by task, measure by measure, indicator by indicator."""

from __future__ import annotations

from collections import Counter

from decompose.compare.elsewhere import Elsewhere
from decompose.compare.owners import Owners
from decompose.compare.strength import later, softer
from decompose.knowledge import Knowledge
from decompose.match.answers import Answers, headless
from decompose.match.fields import field_list
from decompose.match.targets import aligned_indicators
from decompose.model.comparison import AlignedMeasure, AlignedTask, Alignment, Standing
from decompose.model.plan import Measure, Task
from decompose.model.result import Decomposition

_ORDER = tuple(Standing)
_OPEN = (Standing.DROPPED, Standing.NOT_APPLICABLE)


def align(superior: Decomposition, own: Decomposition, kb: Knowledge) -> Alignment:
    """Tell for each task of a superior plan what a plan does about it.

    A sister plan or a responsibility list may stand in the place of the superior one.
    """
    answers = Answers(superior, own, kb)
    judge = _Judge(superior, own, kb, answers)
    tasks = tuple(judge.task(task, measures) for task, measures in headless(superior.plan))
    answered = answers.used | {task.own for task in tasks}
    return Alignment(
        superior=superior.plan.title,
        plan=own.plan.title,
        tasks=tasks,
        without_parent=tuple(task.id for task, _ in headless(own.plan) if task.id not in answered),
        indicators=aligned_indicators(superior.plan, own.plan),
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

    def task(self, task: Task, measures: tuple[Measure, ...]) -> AlignedTask:
        """Judge one superior task by what it asks for."""
        judged = [self._measure(task, measure) for measure in measures]
        answered = [one for one in judged if one.own is not None]
        reasons: dict[Standing, str] = {}
        for one in judged:
            for standing, reason in zip(one.standings, one.reasons, strict=False):
                reasons.setdefault(standing, reason)
        texts = {m.id: m.text for m in measures}
        missing = tuple(texts[o.superior] for o in judged if o.standings[0] is Standing.DROPPED)
        if missing and answered:
            reasons[Standing.PARTLY] = f"{len(missing)}项措施没有对应内容"
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

    def _measure(self, task: Task, measure: Measure) -> AlignedMeasure:
        answer, likeness = self._answers.of(measure)
        reasons: dict[Standing, str] = {}
        if answer is None:
            reason = self._not_here(task, measure)
            standing = Standing.NOT_APPLICABLE if reason else Standing.DROPPED
            reasons[standing] = reason or "本规划没有对应内容"
        else:
            reasons = self._weaker(task, measure, answer)
        standings = tuple(s for s in _ORDER if s in reasons)
        return AlignedMeasure(
            superior=measure.id,
            own=answer and answer.id,
            likeness=round(likeness, 3) if answer else 0.0,
            standings=standings or (Standing.COVERED,),
            reasons=tuple(reasons[s] for s in standings),
        )

    def _not_here(self, task: Task, measure: Measure) -> str:
        """Return why a measure that nothing answers need not be answered; empty when it has to be."""
        absent = self._owners.absent(task.id, measure.id)
        if absent and not self._answers.speaks_of(measure):
            return f"本级没有相应机构：{'、'.join(absent)}"
        return self._elsewhere.of(measure)

    def _weaker(self, task: Task, measure: Measure, answer: Measure) -> dict[Standing, str]:
        home = self._tasks[self._answers.home[answer.id]]
        was, now = _due(task, measure), _due(home, answer)
        found = {
            Standing.WEAKENED: softer(measure, answer, home.measures),
            Standing.DELAYED: later(was, now, self._superior.plan.period, self._own.plan.period),
            Standing.RENAMED_OWNER: self._owners.changed(task.id, measure.id, home.id, answer.id),
        }
        return {standing: reason for standing, reason in found.items() if reason}


def _due(task: Task, measure: Measure) -> str | None:
    """Return when a measure is due: its own time, else one that is set for the whole task."""
    stated = task.attribution.deadline if task.attribution else None
    alone = not any(other.deadline for other in task.measures)
    return measure.deadline or stated or (task.deadline if alone else None)
