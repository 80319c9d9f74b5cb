"""How a plan answers the one above it: task by task, indicator by indicator."""

from __future__ import annotations

from collections import Counter

from decompose.compare.strength import later, softer
from decompose.knowledge import Knowledge
from decompose.match.answers import Answers
from decompose.match.fields import field_list
from decompose.match.targets import aligned_indicators
from decompose.model.comparison import AlignedTask, Alignment, Standing
from decompose.model.plan import Measure, Task
from decompose.model.result import Basis, Decomposition, Role

_LEADING = (Role.LEAD, Role.CO_LEAD)
_ORDER = tuple(Standing)


def align(superior: Decomposition, own: Decomposition, kb: Knowledge) -> Alignment:
    """Tell for each task of a superior plan what a plan does about it.

    A sister plan or a responsibility list may stand in the place of the superior one.
    """
    answers = Answers(superior, own, kb)
    judge = _Judge(superior, own, kb, answers)
    tasks = tuple(judge.task(task) for task in superior.plan.tasks if task.measures)
    answered = answers.used | {task.own for task in tasks}
    return Alignment(
        superior=superior.plan.title,
        plan=own.plan.title,
        tasks=tasks,
        without_parent=tuple(
            task.id for task in own.plan.tasks if task.measures and task.id not in answered
        ),
        indicators=aligned_indicators(superior.plan, own.plan),
        fields=field_list(superior.plan, own.plan, kb),
    )


class _Judge:
    def __init__(
        self, superior: Decomposition, own: Decomposition, kb: Knowledge, answers: Answers
    ) -> None:
        self._superior, self._own, self._kb, self._answers = superior, own, kb, answers

    def task(self, task: Task) -> AlignedTask:
        """Judge one superior task."""
        found = [(m, *self._answers.of(m)) for m in task.measures]
        pairs = [(m, answer, score) for m, answer, score in found if answer is not None]
        if not pairs:
            return self._without(task)
        homes = Counter(self._answers.home[answer.id] for _, answer, _ in pairs)
        home = min(homes, key=lambda id_: (-homes[id_], id_))
        reasons: dict[Standing, str] = {}
        for measure, answer, _ in pairs:
            for standing, reason in self._weaker(task, measure, home, answer):
                reasons.setdefault(standing, reason)
        owner = self._owner(task, self._own.plan.task(home))
        if owner:
            reasons[Standing.RENAMED_OWNER] = owner
        missing = tuple(m.text for m, answer, _ in found if answer is None)
        if missing:
            reasons[Standing.PARTLY] = f"{len(missing)}项措施没有对应内容"
        standings = tuple(s for s in _ORDER if s in reasons) or (Standing.COVERED,)
        return AlignedTask(
            superior=task.id,
            own=home,
            likeness=round(sum(score for *_, score in pairs) / len(found), 3),
            standings=standings,
            reasons=tuple(reasons[s] for s in standings if s in reasons),
            missing=missing,
        )

    def _without(self, task: Task) -> AlignedTask:
        leads = [a for a in self._superior.leads(task.id) if a.department]
        where = self._own.jurisdiction
        absent = [
            a.name
            for a in leads
            if not self._kb.exists(a.department or "", level=where.level, year=where.year)
        ]
        if leads and len(absent) == len(leads):
            reason = f"本级没有相应机构：{'、'.join(dict.fromkeys(absent))}"
            return AlignedTask(
                superior=task.id, standings=(Standing.NOT_APPLICABLE,), reasons=(reason,)
            )
        missing = tuple(m.text for m in task.measures)
        return AlignedTask(
            superior=task.id,
            standings=(Standing.DROPPED,),
            reasons=("本规划没有对应内容",),
            missing=missing,
        )

    def _weaker(
        self, task: Task, measure: Measure, home: str, answer: Measure
    ) -> list[tuple[Standing, str]]:
        found: list[tuple[Standing, str]] = []
        if reason := softer(measure, answer):
            found.append((Standing.WEAKENED, reason))
        own = self._own.plan.task(home)
        was = measure.deadline or task.deadline
        now = answer.deadline or own.deadline
        if reason := later(was, now, self._superior.plan.period, self._own.plan.period):
            found.append((Standing.DELAYED, reason))
        return found

    def _owner(self, task: Task, own: Task) -> str:
        """Return who leads instead, where both plans say who leads."""
        was, now = self._stated(self._superior, task), self._stated(self._own, own)
        where = self._own.jurisdiction
        here = [d for d in was if self._kb.exists(d, level=where.level, year=where.year)]
        if not here or not now or set(was) & set(now):
            return ""
        return f"上级由{'、'.join(was.values())}牵头，本级由{'、'.join(now.values())}牵头"

    @staticmethod
    def _stated(result: Decomposition, task: Task) -> dict[str, str]:
        return {
            a.department: a.name
            for a in result.assignments
            if a.task == task.id
            and a.role in _LEADING
            and a.basis is Basis.STATED
            and a.department is not None
        }
