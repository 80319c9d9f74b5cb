"""Fingerprints of clauses: what a human decision is bound to, free of numbers and places."""

from __future__ import annotations

from hashlib import sha256

from decompose.model.plan import Indicator, Measure, Plan, Task
from decompose.model.result import Decomposition, Finding

_LENGTH = 16


def clause_of(task: Task, measure: Measure | None = None) -> str:
    """Return the fingerprint of a task or of one measure of it: of its words and nothing else."""
    return _mark(_words(task, measure))


def clauses_of(plan: Plan) -> dict[str, str]:
    """Return the words of every clause of a plan by fingerprint: tasks, measures, indicators."""
    whole = [(task, None) for task in plan.tasks]
    parts = [(task, measure) for task in plan.tasks for measure in task.measures]
    words = [_words(task, measure) for task, measure in (*whole, *parts)]
    words += [_of_indicator(indicator) for indicator in plan.indicators]
    return {_mark(one): one.replace("|", "\n", 1).strip() for one in words}


def cited(result: Decomposition, finding: Finding) -> dict[str, str]:
    """Return the clauses that a finding is about, by fingerprint; empty when it is about none."""
    tasks = {task.id: task for task in result.plan.tasks}
    parts = {m.id: (task, m) for task in result.plan.tasks for m in task.measures}
    indicators = {one.id: one for one in result.plan.indicators}
    found: list[str] = []
    for key, value in sorted(finding.subject.items()):
        if key in ("task", "other", "measure") and value in tasks:
            if not (key == "task" and finding.subject.get("measure") in parts):
                found.append(_words(tasks[value], None))
        elif key in ("measure", "other") and value in parts:
            found.append(_words(*parts[value]))
        elif key in ("indicator", "other") and value in indicators:
            found.append(_of_indicator(indicators[value]))
    return {_mark(one): one.replace("|", "\n", 1).strip() for one in found}


def _words(task: Task, measure: Measure | None) -> str:
    return f"{task.title}|{measure.text if measure else task.text}"


def _of_indicator(indicator: Indicator) -> str:
    facts = (indicator.unit, indicator.base, indicator.target_year, indicator.target)
    return f"{indicator.name}|{' '.join(str(fact) for fact in facts if fact is not None)}"


def _mark(words: str) -> str:
    return sha256("".join(words.split()).encode()).hexdigest()[:_LENGTH]
